"""The preview in a browser, while files of its site change."""

import re
import shutil
import subprocess
from types import SimpleNamespace

import pytest

from conftest import DESK
from sites import PROGRAM, REPOSITORY

ARTICLE = "Content/news/2025-04-24-milan-i-roma-interesuyutsya-ancelotti.md"
PATH = "/news/milan-i-roma-interesuyutsya-ancelotti/"
PROBLEMS = "sitegen-problems [role=alertdialog]"
MARK = "sitegen-mark"


@pytest.fixture
def preview(tmp_path):
    """A running preview of a copy of the site, with the words of its terminal."""
    for name in ("Content", "Templates"):
        shutil.copytree(REPOSITORY / name, tmp_path / name)
    process = subprocess.Popen(
        [PROGRAM, "serve", "--port", "0"], cwd=tmp_path, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    for line in process.stdout:
        if found := re.search(r"http://[\d.]+:\d+", line):
            break
    yield SimpleNamespace(origin=found[0], folder=tmp_path, process=process)
    process.kill()
    process.communicate()


def edit(preview, name, change):
    file = preview.folder / name
    file.write_text(change(file.read_text()))


def count_loads(tab):
    """Counts from now on how often the page is loaded."""
    loads = []
    tab.on("load", lambda _: loads.append(1))
    return loads


def open_page(tab, preview, path):
    with tab.expect_response(lambda answer: "/.sitegen/events" in answer.url):
        tab.goto(preview.origin + path)


def test_a_save_reloads_the_page_where_it_was(preview, open_tab):
    tab = open_tab(DESK)
    open_page(tab, preview, PATH)
    tab.evaluate("scrollTo({top: 700, behavior: 'instant'})")
    assert tab.evaluate("scrollY") == 700
    with tab.expect_event("load"):
        edit(preview, ARTICLE, lambda text: text + "\nСовсем новый абзац.\n")
    tab.get_by_text("Совсем новый абзац.").wait_for(state="attached")
    tab.wait_for_function("scrollY === 700")


def test_another_page_is_left_alone(preview, open_tab):
    tab = open_tab(DESK)
    open_page(tab, preview, "/career/")
    loads = count_loads(tab)
    edit(preview, ARTICLE, lambda text: text + "\nСовсем новый абзац.\n")
    tab.wait_for_timeout(1500)
    assert loads == []


def test_a_style_sheet_is_swapped_without_a_reload(preview, open_tab):
    tab = open_tab(DESK)
    open_page(tab, preview, PATH)
    tab.evaluate("scrollTo({top: 500, behavior: 'instant'})")
    loads = count_loads(tab)
    for width in ("11px", "13px"):
        edit(preview, "Templates/assets/site.css",
             lambda text: text + f"\nbody {{ border-left: {width} solid red }}\n")
        tab.wait_for_function(
            "width => getComputedStyle(document.body).borderLeftWidth === width", arg=width)
    tab.wait_for_function("document.querySelectorAll('link[rel=stylesheet]').length === 1")
    assert loads == [] and tab.evaluate("scrollY") == 500


def test_problems_lie_over_the_page_until_they_are_mended(preview, open_tab):
    tab = open_tab(DESK)
    open_page(tab, preview, PATH)
    loads = count_loads(tab)
    original = (preview.folder / ARTICLE).read_text()
    edit(preview, ARTICLE, lambda text: text + "\n[<img src=x onerror=alert(1)>](/nowhere/)\n")
    problems = tab.locator(PROBLEMS)
    problems.wait_for()
    told = subprocess.run(
        [PROGRAM, "check"], cwd=preview.folder, text=True, capture_output=True).stderr
    texts = problems.locator("pre").all_text_contents()
    assert texts and told.startswith("\n".join(texts) + "\n")
    assert "/nowhere/" in texts[0] and problems.locator("img").count() == 0
    # The page is still there, below, and so is the overlay for whoever comes now.
    assert loads == []
    tab.keyboard.press("Escape")
    problems.wait_for(state="detached")
    tab.reload()
    problems.wait_for()
    (preview.folder / ARTICLE).write_text(original)
    problems.wait_for(state="detached")
    assert tab.locator("h1").inner_text()


def test_a_page_that_cannot_be_rendered_comes_back(preview, open_tab):
    tab = open_tab(DESK)
    template = (preview.folder / "Templates/article.html").read_text()
    edit(preview, "Templates/article.html", lambda text: "{% oops %}" + text)
    open_page(tab, preview, PATH)
    tab.locator(PROBLEMS).wait_for()
    (preview.folder / "Templates/article.html").write_text(template)
    tab.locator(PROBLEMS).wait_for(state="detached")
    tab.locator("h1").wait_for()


def test_a_new_page_takes_the_place_of_none(preview, open_tab):
    tab = open_tab(DESK)
    open_page(tab, preview, "/news/novaya/")
    assert "404" in tab.locator("main").inner_text()
    file = preview.folder / "Content/news/2025-05-27-novaya.md"
    file.write_text("---\ntitle: Новая статья\ndate: 2025-05-27\n---\nТекст.\n")
    tab.get_by_role("heading", name="Новая статья").wait_for()
    file.unlink()
    tab.locator(".not-found").wait_for()


def test_what_a_build_withholds_is_marked(preview, open_tab):
    folder = preview.folder / "Content/news"
    for name, more in (("chernovik", "date: 2025-05-27\ndraft: true"), ("potom", "date: 2999-01-02")):
        (folder / f"{name}.md").write_text(f"---\ntitle: {name}\n{more}\n---\nТекст.\n")
    tab = open_tab(DESK)
    open_page(tab, preview, "/news/chernovik/")
    tab.locator(MARK).get_by_text("Draft").wait_for()
    open_page(tab, preview, "/news/potom/")
    tab.locator(MARK).get_by_text("Scheduled for 2999-01-02").first.wait_for()
    open_page(tab, preview, "/news/")
    tab.locator("a[href*=chernovik]").locator(MARK).get_by_text("Draft").first.wait_for()
    # Once it is published, nothing is marked.
    edit(preview, "Content/news/chernovik.md", lambda text: text.replace("draft: true\n", ""))
    tab.locator("a[href*=chernovik]").locator(MARK).first.wait_for(state="detached")


def test_the_page_of_search_says_that_a_build_makes_its_index(preview, open_tab):
    tab = open_tab(DESK)
    open_page(tab, preview, "/search/")
    tab.locator(MARK).get_by_text("Search works on the built site").wait_for()
    open_page(tab, preview, PATH)
    assert tab.locator(MARK).count() == 0


def test_many_tabs_do_not_wait_for_each_other(preview, open_tab):
    tabs = [open_tab(DESK) for _ in range(4)]
    for tab in tabs:
        open_page(tab, preview, PATH)
    edit(preview, ARTICLE, lambda text: text + "\nСовсем новый абзац.\n")
    for tab in tabs:
        tab.get_by_text("Совсем новый абзац.").wait_for(state="attached")
