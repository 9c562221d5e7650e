"""The pages fit their screens, their readers and the paper."""

import re

from conftest import DESK, SMALLEST
from sites import REPOSITORY, sites

PICTURES = REPOSITORY / "Tests/Browser/Screenshots"

# What sticks out of the screen, but for what can be scrolled to within its own box.
TOO_WIDE = """() => {
  const width = document.documentElement.clientWidth;
  const scrolls = element => element && (
    ['auto', 'scroll'].includes(getComputedStyle(element).overflowX)
    || scrolls(element.parentElement));
  return [...document.body.querySelectorAll('*')]
    .filter(element => element.checkVisibility() && !scrolls(element.parentElement))
    .filter(element => element.getBoundingClientRect().right > width + 0.5)
    .map(element => element.outerHTML);
}"""

# How many characters are on each line of the text, but for the last ones of paragraphs.
LINES = """() => [...document.querySelectorAll('.article .prose > p')].flatMap(paragraph => {
  const lines = [];
  const texts = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  const character = document.createRange();
  let bottom = -Infinity;
  for (let text; (text = texts.nextNode());) {
    for (let at = 0; at < text.length; at++) {
      character.setStart(text, at);
      character.setEnd(text, at + 1);
      const box = character.getClientRects()[0];
      if (!box || !box.width) continue;
      if ((box.top + box.bottom) / 2 > bottom) {
        lines.push(0);
        bottom = box.bottom;
      }
      lines[lines.length - 1]++;
    }
  }
  return lines.slice(0, -1);
})"""

MOVING = """() => [...document.querySelectorAll('*')].filter(element => {
  const style = getComputedStyle(element);
  return style.scrollBehavior === 'smooth' || style.animationName !== 'none'
    || style.transitionDuration.split(',').some(time => parseFloat(time) > 0);
}).map(element => element.outerHTML)"""


def test_nothing_is_wider_than_the_screen(loaded):
    for width in (DESK, 768, SMALLEST):
        loaded.tab.set_viewport_size({"width": width, "height": 800})
        assert loaded.tab.evaluate("document.scrollingElement.scrollWidth") == width
        assert loaded.tab.evaluate(TOO_WIDE) == []


def test_lines_of_articles_are_easy_to_follow(tab, view):
    lines = sorted(tab.evaluate(LINES))
    if len(lines) >= 3 and view.width == DESK:
        assert 45 <= lines[len(lines) // 2] and lines[-1] <= 75, lines


def test_nothing_moves_for_those_who_asked(tab):
    tab.emulate_media(reduced_motion="reduce")
    assert tab.evaluate(MOVING) == []
    tab.emulate_media(reduced_motion="null")


def test_paper_shows_the_text_in_black_and_no_menus(tab):
    tab.emulate_media(media="print")
    assert tab.locator("nav:visible").count() == 0
    colours = "e => [getComputedStyle(e).color, getComputedStyle(e).backgroundColor]"
    ink, _ = tab.locator("main").evaluate(colours)
    _, paper = tab.locator("html").evaluate(colours)
    assert (ink, paper) == ("rgb(0, 0, 0)", "rgb(255, 255, 255)")
    tab.emulate_media(media="null")


def test_no_rule_of_the_style_is_dead():
    style = (REPOSITORY / "Templates/assets/site.css").read_text()
    rules = re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL)
    selectors = " ".join(re.findall(r"([^{}]+)\{", rules))
    lists = [page.tree.xpath("//@class") for site in sites() for page in site.pages]
    used = {name for classes in lists for names in classes for name in names.split()}
    assert set(re.findall(r"\.([a-z][a-z-]*)", selectors)) - used == set()


def test_pages_are_kept_as_pictures(tab, view):
    """For people to look at: no change of the look fails here."""
    folder, kind = PICTURES / view.page.site.name, view.page.kind
    picture = tab.screenshot(path=folder / f"{kind}-{view.width}-{view.theme}.png", full_page=True)
    assert picture.startswith(b"\x89PNG")
    if (view.width, view.theme) == (DESK, "light"):
        assert tab.pdf(path=folder / f"{kind}.pdf", format="A4").startswith(b"%PDF")
