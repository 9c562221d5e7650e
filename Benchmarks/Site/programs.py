"""The programs under test: how each gets its site, is run, and is asked for its version."""

import glob
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))


@dataclass(frozen=True)
class Program:
    name: str
    """The folder of the site in this one; None for a program that needs none."""
    site: str | None
    """Where the articles belong in the site, and the spelling of their front matter."""
    articles: str
    style: str
    """The arguments, run in the site's folder, and what they write, which is removed before a run."""
    command: list[str]
    outputs: list[str]
    version: list[str]

    def prepare(self, corpus: dict[str, str], folder: str) -> None:
        """Makes the site: a copy of its templates, and links to the articles."""
        if self.site:
            shutil.copytree(os.path.join(HERE, self.site), folder)
        articles = os.path.join(folder, self.articles)
        os.makedirs(articles)
        for name in os.listdir(corpus[self.style]):
            os.link(os.path.join(corpus[self.style], name), os.path.join(articles, name))

    def clean(self, folder: str) -> None:
        for output in self.outputs:
            shutil.rmtree(os.path.join(folder, output), ignore_errors=True)

    def told_version(self) -> str:
        if not self.version:
            return ""
        told = subprocess.run(self.version, capture_output=True, text=True, check=True).stdout
        return told.strip().splitlines()[-1]


def sitegen() -> Program:
    program = os.environ.get("SITEGEN", os.path.join(ROOT, ".build/release/sitegen"))
    return Program(
        name="sitegen", site="sitegen", articles="Content/news", style="yaml",
        command=[program, "build"], outputs=["Public", ".sitegen"],
        version=[program, "--version"])


def hugo() -> Program:
    # The package's own `hugo` is a script that starts this binary.
    found = glob.glob(os.path.join(sys.prefix, "lib/python3*/site-packages/hugo/binaries/hugo*"))
    return Program(
        name="Hugo", site="hugo", articles="content/news", style="yaml",
        command=[found[0], "--quiet"], outputs=["public", "resources"],
        version=[found[0], "version"])


def pelican() -> Program:
    program = os.path.join(sys.prefix, "bin/pelican")
    return Program(
        name="Pelican", site="pelican", articles="content/news", style="pelican",
        command=[program, "--quiet", "--settings", "pelicanconf.py"],
        outputs=["output", "__pycache__"], version=[program, "--version"])


def jekyll() -> Program:
    return Program(
        name="Jekyll", site="jekyll", articles="_posts", style="yaml",
        command=["jekyll", "build", "--quiet"], outputs=["_site", ".jekyll-cache"],
        version=["jekyll", "--version"])


def floor(folder: str) -> Program:
    """Compiles the floor and gives it."""
    program = os.path.join(folder, "floor")
    source = os.path.join(HERE, "floor.c")
    subprocess.run(
        ["cc", "-O2", "-o", program, source, "-lcmark", "-lpthread"], check=True)
    return Program(
        name="floor", site=None, articles="articles", style="yaml",
        command=[program, "articles", "output"], outputs=["output"], version=[])
