"""Words are found in all their forms, and nothing is loaded before somebody looks for them."""

import filecmp
from pathlib import Path

import pytest

from conftest import DESK, PHONE
from server import POLICY, Server
from sites import REPOSITORY, SUBPATH, build, policies, sites

# A question, in another form or spelling than the page has it, and a page that is to be found.
QUESTIONS = [
    ("public", "search/", "трофеев", "trophies/"),
    ("public", "search/", "складывается счет", "news/sorok-dva-trofeya/"),
    ("public", "search/", "стрессом", "quotes/stress/"),
    ("public", "en/search/", "trophy", "en/trophies/"),
    ("showcase", "search/", "подоконниками", "news/vsyo-srazu/"),
    ("showcase", "search/", "ежики", "news/vsyo-srazu/"),
    ("showcase", "search/", "ёжики", "news/vsyo-srazu/"),
    ("showcase", "en/search/", "benches", "en/quotes/bench/"),
]
SITES = {site.name: site for site in sites()}


def asked(tab) -> list[str]:
    """The addresses that a tab asks for from now on."""
    urls: list[str] = []
    tab.on("request", lambda request: urls.append(request.url))
    return urls


@pytest.mark.parametrize("mount", ["/", SUBPATH])
@pytest.mark.parametrize("name, path, question, target", QUESTIONS)
def test_words_are_found_in_other_forms(open_tab, origins, name, path, question, target, mount):
    root = origins[name] + mount
    tab = open_tab(PHONE)
    complaints: list[str] = []
    tab.on("console", lambda message: complaints.append(message.text))
    urls = asked(tab)
    tab.goto(root + path, wait_until="networkidle")
    assert [url for url in urls if "pagefind" in url] == []
    tab.get_by_role("searchbox").fill(question)
    found = tab.locator(f"#search-results a[href*='{mount}{target}']")
    found.first.wait_for()
    assert tab.get_by_role("status").inner_text()
    # What is found is in the language of the page.
    links = tab.locator("#search-results a").evaluate_all("links => links.map(link => link.href)")
    assert all(link.startswith(root) for link in links)
    assert {link.startswith(root + "en/") for link in links} == {path.startswith("en/")}
    assert all(url.startswith(root) for url in urls) and complaints == []
    found.first.click()
    assert tab.locator("h1").count() == 1 and tab.url.startswith(root + target)


def test_a_question_can_be_shared_and_gone_back_to(open_tab, origins):
    tab = open_tab(DESK)
    tab.goto(origins["public"] + "/search/?q=Бавария")
    tab.locator("#search-results a").first.wait_for()
    assert tab.get_by_role("searchbox").input_value() == "Бавария"
    tab.get_by_role("searchbox").fill("Челси")
    tab.get_by_role("button").click()
    tab.locator("#search-results a[href*='chelsea']").first.wait_for()
    assert "q=" in tab.url
    tab.get_by_role("searchbox").fill("ыыыыыъъъ")
    tab.locator("#search-results a").first.wait_for(state="detached")
    assert tab.get_by_role("status").inner_text()


def browses(tab) -> bool:
    """Whether the sections of the site are there to go through instead."""
    return tab.locator("main .search-sections a:visible").count() >= 4


def test_without_scripts_the_page_says_how_to_browse(open_tab, origins):
    tab = open_tab(PHONE, java_script_enabled=False)
    tab.goto(origins["public"] + "/search/?q=Бавария")
    assert "JavaScript" in tab.locator("main").inner_text() and browses(tab)


def test_under_the_bare_policy_the_page_says_how_to_browse(open_tab):
    """Where WebAssembly is allowed nowhere, not even to the worker's own file."""
    site = SITES["public"]
    server = Server(site.folder, ["/"], {"*": POLICY})
    try:
        tab = open_tab(PHONE)
        tab.goto(server.origin + "/search/?q=Бавария")
        failed = tab.locator("form").get_attribute("data-failed")
        tab.get_by_role("status").get_by_text(failed).wait_for()
        assert tab.locator("#search-results a").count() == 0 and browses(tab)
    finally:
        server.close()


def test_the_host_lets_only_the_worker_of_search_compile():
    """As hosting.content-security-policy has it: the pages themselves have the bare policy."""
    assert policies() == {
        "/*": POLICY,
        "/pagefind/pagefind-worker.js": POLICY + "; script-src 'self' 'wasm-unsafe-eval'",
    }


def files(folder: Path) -> list[str]:
    return sorted(str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file())


def test_a_second_build_writes_the_same_bytes():
    """Index and pictures too; and the manifest owns all of them."""
    first = SITES["showcase"].folder
    second = build(
        "again", REPOSITORY / "Tests/Browser/Showcase/Content", REPOSITORY / "Templates")
    assert any(name.startswith("pagefind/fragment/") for name in files(first))
    assert files(first) == files(second)
    assert filecmp.cmpfiles(first, second, files(first), shallow=False)[1:] == ([], [])
    owned = (first / ".sitegen-manifest").read_text()
    assert [name for name in files(first) if name[0] != "." and name not in owned] == []
