"""The sites that the tests look at, and their pages."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from urllib.parse import urlsplit

import lxml.html
import yaml

from server import Policies

REPOSITORY = Path(__file__).resolve().parents[2]
SUBPATH = "/a/b/"
PROGRAM = os.environ.get("SITEGEN", REPOSITORY / ".build/release/sitegen")

# What a page is, told by its address; the first that fits.
KINDS = [
    ("not-found", r"404\.html"),
    ("home", r""),
    ("trophies", r"trophies/"),
    ("career", r"career/"),
    ("team", r"teams/[^/]+/"),
    ("quotes", r"quotes/"),
    ("quote", r"quotes/[^/]+/"),
    ("news", r"news/(page/\d+/)?"),
    ("year", r"news/\d{4}/(page/\d+/)?"),
    ("tag", r"news/tags/[^/]+/(page/\d+/)?"),
    ("article", r"news/[^/]+/"),
    ("search", r"search/"),
    ("page", r"[^/]+/"),
]


@dataclass(frozen=True)
class Page:
    """A page by its path below the site's root, such as `en/news/`."""

    site: "Site"
    path: str

    def __repr__(self):
        return f"{self.site}:/{self.path}"

    @cached_property
    def html(self) -> bytes:
        return self.file.read_bytes()

    @property
    def file(self) -> Path:
        file = self.site.folder / self.path
        return file / "index.html" if file.is_dir() else file

    @cached_property
    def tree(self) -> lxml.html.HtmlElement:
        return lxml.html.document_fromstring(self.html.decode())

    @cached_property
    def language(self) -> str:
        return self.tree.get("lang")

    @cached_property
    def kind(self) -> str:
        if self.tree.xpath('//meta[@http-equiv="refresh"]'):
            return "redirect"
        path = self.path.removeprefix(self.language + "/")
        return next((kind for kind, rule in KINDS if re.fullmatch(rule, path)), "page")

    @property
    def mounts(self) -> list[str]:
        """Where the page must work; the page of a 404 has links from the root of its own address."""
        return [self.site.base] if self.kind == "not-found" else self.site.mounts


@dataclass(frozen=True)
class Site:
    name: str
    folder: Path
    content: Path
    # Whether the pages look as Templates/ has it, the theme that is proven here in full.
    has_theme: bool = True

    def __repr__(self):
        return self.name

    @cached_property
    def settings(self) -> dict:
        return yaml.safe_load((self.content / "site.yaml").read_text())

    @property
    def base(self) -> str:
        """The path of the site's own address."""
        return urlsplit(self.settings["url"]).path.rstrip("/") + "/"

    @property
    def mounts(self) -> list[str]:
        return sorted({"/", SUBPATH, self.base})

    @cached_property
    def pages(self) -> list[Page]:
        files = sorted(self.folder.rglob("*.html"))
        paths = [file.relative_to(self.folder).as_posix() for file in files]
        return [Page(self, re.sub(r"(^|/)index\.html$", r"\1", path)) for path in paths]

    @cached_property
    def whole_pages(self) -> list[Page]:
        """All but the redirects, which are no more than a link."""
        return [page for page in self.pages if page.kind != "redirect"]


@cache
def sites() -> list[Site]:
    """The published site; one that uses all that sitegen has; a sparse one, in another sport; the
    guide, which has a theme of its own."""
    return [
        Site("public", REPOSITORY / "Public", REPOSITORY / "Content"),
        _built("showcase", REPOSITORY / "Tests/Browser/Showcase/Content"),
        _built("handball", REPOSITORY / "Tests/Fixtures/handball/Content"),
        _built("guide", REPOSITORY / "Documentation/guide/Content", has_theme=False),
    ]


@cache
def themed_sites() -> list[Site]:
    return [site for site in sites() if site.has_theme]


@cache
def policies() -> Policies:
    """What the showcase asks of its host: a site whose file for Netlify says it."""
    rules, pattern = {}, ""
    for line in (sites()[1].folder / "_headers").read_text().splitlines():
        name, _, value = line.strip().partition(": ")
        if not line.startswith(" "):
            pattern = line
        elif name == "Content-Security-Policy":
            rules[pattern] = value
    return rules


@cache
def samples() -> list[Page]:
    """Of each kind of page the one with the most in it, of the sites that have all kinds."""
    fullest: dict[tuple[str, str], Page] = {}
    for site in sites():
        if site.name == "handball":
            continue
        for page in sorted(site.whole_pages, key=lambda page: len(page.html)):
            fullest[site.name, page.kind] = page
    return list(fullest.values())


_temporary = tempfile.TemporaryDirectory(prefix="sitegen-browser-")


def _built(name: str, content: Path, has_theme: bool = True) -> Site:
    templates = REPOSITORY / "Templates" if has_theme else content.parent / "Templates"
    folder = build(name, content, templates)
    return Site(name, folder, content, has_theme)


def build(name: str, content: Path, templates: Path) -> Path:
    """Builds a site anew, with the programs that are installed for the tests."""
    folder = Path(_temporary.name) / name
    shutil.copytree(content, folder / "Content")
    shutil.copytree(templates, folder / "Templates")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    command = [PROGRAM, "build", "--strict", "--quiet", "--site", folder]
    subprocess.run(command, check=True, env=os.environ | {"PATH": path})
    return folder / "Public"
