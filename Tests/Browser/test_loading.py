"""Pages need nothing but their own site: no other host, no script, no exception from the policy."""

import re
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from conftest import PHONE, Loading
from server import POLICY


def test_nothing_is_inline(page):
    assert page.tree.xpath("//style | //@style") == []
    assert page.tree.xpath("//@*[starts-with(name(), 'on')]") == []
    assert page.tree.xpath("//script[not(@src)][not(@type = 'application/ld+json')]") == []
    assert page.tree.xpath("//@href[starts-with(., 'javascript:')]") == []


def test_pages_load_without_complaint(loaded, address, open_tab, whole_page):
    """Below each path: all answers are the site's own and good, and the console is silent."""
    for mount in whole_page.mounts:
        url = address(whole_page, mount)
        loading = loaded if url == loaded.response.url else Loading(open_tab(), url)
        assert loading.messages == []
        assert {url: status for url, status in loading.statuses.items() if status != 200} == {}
        own = url.removesuffix(whole_page.path)
        assert [url for url in loading.statuses if not url.startswith(own)] == []
        assert loading.response.header_value("content-security-policy") == POLICY


def test_links_lead_somewhere(whole_page):
    """Every address within the site is a file, and what its anchor names is there."""
    for mount in whole_page.mounts:
        page_url = "http://here" + mount + whole_page.path
        for link in whole_page.tree.xpath("/html/body//@href | /html/body//@src"):
            url = urlsplit(urljoin(page_url, link))
            if url.netloc != "here":
                continue
            assert url.path.startswith(mount), link
            file = whole_page.site.folder / unquote(url.path.removeprefix(mount))
            file = file / "index.html" if url.path.endswith("/") else file
            assert file.is_file(), link
            assert not url.fragment or unquote(url.fragment) in anchors(file), link


@cache
def anchors(file: Path) -> set[str]:
    return set(re.findall(r'\bid="([^"]*)"', file.read_text()))


def test_address_of_nothing_answers_404(open_tab, origins, site):
    tab = open_tab(PHONE)
    home = origins[site.name] + site.base
    assert tab.goto(home + "no/such/page/").status == 404
    tab.locator("main a").first.click()
    assert tab.url == home


def test_redirects_lead_on(open_tab, address, page):
    if page.kind != "redirect":
        return
    for mount in page.mounts:
        tab = open_tab(PHONE)
        tab.goto(address(page, mount))
        tab.wait_for_url(lambda url: url != address(page, mount))
        assert tab.locator("h1").count() == 1


def test_pages_need_no_script(open_tab, address, sample):
    """With scripts switched off a page shows the same, but for what it says about that."""
    texts = []
    for scripts in (True, False):
        tab = open_tab(java_script_enabled=scripts)
        tab.goto(address(sample))
        tab.locator("noscript").evaluate_all("notes => notes.forEach(note => note.remove())")
        texts.append(tab.locator("body").inner_text())
    assert texts[0] == texts[1] and len(texts[0]) > 100
