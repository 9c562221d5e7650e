"""What the browser tests share: the sites, their servers, and one browser for everything."""

import os
import shutil
from itertools import product
from typing import NamedTuple

import playwright.sync_api
import pytest

from server import Server
from sites import Page, policies, samples, sites, themed_sites

SMALLEST, PHONE, DESK = 320, 360, 1280
VIEWS = list(product((PHONE, DESK), ("light", "dark")))


class View(NamedTuple):
    """A page as somebody sees it."""

    page: Page
    width: int
    theme: str

    def __str__(self):
        return f"{self.page}-{self.width}-{self.theme}"


class Loading:
    """Loads a page to its end and notes what it asks for and complains of."""

    def __init__(self, tab, url: str):
        self.tab = tab
        self.messages: list[str] = []
        self.statuses: dict[str, int] = {}
        tab.on("console", lambda message: self.messages.append(message.text))
        tab.on("pageerror", lambda error: self.messages.append(str(error)))
        tab.on("response", lambda answer: self.statuses.update({answer.url: answer.status}))
        self.response = tab.goto(url)
        # Some pictures are loaded only when somebody comes there.
        tab.evaluate(
            """() => Promise.all([...document.querySelectorAll('[loading=lazy]')].map(picture => {
              picture.scrollIntoView();
              return picture.decode();
            }))"""
        )


# What a test can ask for by the name of a parameter.
CHOICES = {
    "site": sites,
    "themed_site": themed_sites,
    "page": lambda: [page for site in sites() for page in site.pages],
    "whole_page": lambda: [page for site in sites() for page in site.whole_pages],
    "themed_page": lambda: [page for site in themed_sites() for page in site.whole_pages],
    "sample": samples,
    "themed_sample": lambda: [page for page in samples() if page.site.has_theme],
    "view": lambda: [View(page, *view) for page in samples() for view in VIEWS],
}


def pytest_generate_tests(metafunc):
    for name in CHOICES.keys() & set(metafunc.fixturenames):
        metafunc.parametrize(name, CHOICES[name](), ids=str, scope="session")


def pytest_collection_modifyitems(items):
    """Tests of one page run in one process, one after another: they share what it has loaded."""
    for item in items:
        parameters = getattr(item, "callspec", None) and item.callspec.params or {}
        subject = next((parameters[name] for name in CHOICES if name in parameters), item.path.stem)
        subject = subject.page if isinstance(subject, View) else subject
        item.add_marker(pytest.mark.xdist_group(str(subject)))


@pytest.fixture(scope="session")
def origins():
    """Where each site is served, by its name."""
    servers = {site.name: Server(site.folder, site.mounts, policies()) for site in sites()}
    yield {name: server.origin for name, server in servers.items()}
    for server in servers.values():
        server.close()


@pytest.fixture(scope="session")
def address(origins):
    """Gives the URL of a page, below one of the paths where its site is served."""
    return lambda page, mount=None: origins[page.site.name] + (mount or page.mounts[0]) + page.path


@pytest.fixture(scope="session")
def browser():
    program = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with playwright.sync_api.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def context(browser):
    """Gives one browser context for each set of options, kept for the whole run."""
    kept = {}

    def context(width=DESK, theme="light", **options):
        key = (width, theme, *sorted(options.items()))
        if key not in kept:
            viewport = {"width": width, "height": 800}
            kept[key] = browser.new_context(viewport=viewport, color_scheme=theme, **options)
        return kept[key]

    return context


@pytest.fixture
def open_tab(context):
    """Opens a tab in a context of some options; it is closed after the test."""
    opened = []

    def open_tab(*arguments, **options):
        opened.append(context(*arguments, **options).new_page())
        return opened[-1]

    yield open_tab
    for tab in opened:
        tab.close()


@pytest.fixture(scope="session")
def tab(context, address, view):
    """A tab with a view's page, the same for all tests that only look at it."""
    tab = context(view.width, view.theme).new_page()
    tab.goto(address(view.page))
    yield tab
    tab.close()


@pytest.fixture(scope="session")
def loaded(context, address, whole_page):
    """A tab with a page, and what happened while it was loaded on the smallest phone."""
    tab = context(SMALLEST).new_page()
    loading = Loading(tab, address(whole_page))
    yield loading
    tab.close()
