"""axe-core finds nothing, and what it can't judge is as it should be."""

import re
from itertools import pairwise

from axe_playwright_python.sync_playwright import Axe

from sites import samples

AXE = Axe()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

# Letters that no text in a language has.
FOREIGN_LETTERS = {"en": "[а-яё]", "ru": "[a-z]"}


def violations(tab) -> list[str]:
    options = {"runOnly": RULES, "resultTypes": ["violations"]}
    return [
        f"{rule['id']}: {node['html']} {node['failureSummary']}"
        for rule in AXE.run(tab, options=options).response["violations"]
        for node in rule["nodes"]
    ]


def test_axe_finds_nothing_on_any_kind_of_page(tab):
    assert violations(tab) == []


def test_axe_finds_nothing_on_any_other_page(loaded, whole_page):
    if whole_page not in samples():
        assert violations(loaded.tab) == []


def test_axe_finds_nothing_on_redirects(open_tab, page):
    if page.kind == "redirect":
        tab = open_tab()
        # It would lead on before axe has seen it.
        tab.set_content(page.html.decode().replace('http-equiv="refresh"', 'name="refresh"'))
        assert violations(tab) == []


def test_headings_tell_the_structure(whole_page):
    headings = whole_page.tree.xpath("//h1 | //h2 | //h3 | //h4 | //h5 | //h6")
    levels = [int(heading.tag[1]) for heading in headings]
    assert levels.count(1) == 1, levels
    assert all(next <= level + 1 for level, next in pairwise(levels)), levels


def test_landmarks_frame_the_content(whole_page):
    for landmark in ("header", "main", "footer"):
        assert len(whole_page.tree.xpath(f"/html/body/{landmark}")) == 1, landmark
    names = [nav.get("aria-label") for nav in whole_page.tree.xpath("//nav")]
    assert all(names) and len(set(names)) == len(names), names


def test_tables_have_captions_and_scopes(whole_page):
    for table in whole_page.tree.xpath("//table"):
        # Markdown has no captions: the text around a table of its own introduces it.
        is_of_the_text = table.xpath("parent::*[@class = 'table-scroll']")
        assert is_of_the_text or table.xpath("string(caption)").strip(), table.attrib
        assert {head.get("scope") for head in table.xpath(".//th")} <= {"col", "row"}
    # What may have to be scrolled can be, by keyboard.
    for region in whole_page.tree.xpath("//*[@class='table-scroll']"):
        assert region.get("tabindex") == "0", region.attrib


def test_every_chart_has_its_name_and_its_table(whole_page):
    for chart in whole_page.tree.xpath("//svg[contains(@class, 'chart')]"):
        assert chart.get("role") == "img" and chart.xpath("string(title)").strip()
        assert chart.xpath("ancestor::figure[1]//table/tbody/tr")


def test_foreign_words_say_so(themed_page):
    """No three words in a row are of letters that the language of their element has not.

    Sources keep the spelling of their names, which need no mark (WCAG 3.1.2).
    """
    letters = FOREIGN_LETTERS[themed_page.language]
    phrase = rf"(?i)\b{letters}{{2,}}(?:[\s,]+{letters}{{2,}}){{2,}}"
    texts = themed_page.tree.xpath(
        "/html/body//text()[ancestor::*[@lang][1]/@lang = /html/@lang]"
        "[not(ancestor::script or ancestor::code or ancestor::cite)]"
        "[not(ancestor::a[starts-with(@href, 'http')])]"
    )
    assert [text.strip() for text in texts if re.search(phrase, text)] == []


def test_links_to_other_languages_are_in_them(whole_page):
    links = whole_page.tree.xpath("//a[@hreflang]")
    assert [link.get("href") for link in links if link.get("lang") != link.get("hreflang")] == []


def test_targets_are_24_pixels(tab):
    """Not only where WCAG 2.2 asks for it: whatever is no link within a sentence."""
    small = tab.evaluate(
        """() => [...document.querySelectorAll('a, button, input, select, summary')]
          .filter(target => target.checkVisibility() && !target.matches('.skip-link, :disabled'))
          .filter(target => getComputedStyle(target).display !== 'inline')
          .map(target => [target, target.getBoundingClientRect()])
          .filter(([, box]) => box.width < 24 || box.height < 24)
          .map(([target, box]) => `${target.outerHTML} is ${box.width} by ${box.height}`)"""
    )
    assert small == []
