"""The whole site, by keyboard alone."""

from urllib.parse import urldefrag

from conftest import DESK, PHONE

FOCUSABLE = "a[href]:not([tabindex='-1']), button, input:enabled, select, summary, [tabindex='0']"

FOCUS = """() => {
  const focused = document.activeElement;
  const style = getComputedStyle(focused);
  const box = focused.getBoundingClientRect();
  return {
    isPage: focused === document.body,
    isMarked: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    isSeen: box.top < innerHeight && box.bottom > 0 && box.left < innerWidth && box.right > 0,
    href: focused.href ?? '',
    html: focused.outerHTML,
  };
}"""


def steps(tab):
    """Presses Tab until the focus has been everywhere; yields where it is."""
    for _ in range(2000):
        tab.keyboard.press("Tab")
        focus = tab.evaluate(FOCUS)
        if focus["isPage"]:
            return
        yield focus
    raise AssertionError("the focus never leaves the page")


def test_focus_goes_over_the_page_in_order_and_is_seen(open_tab, address, sample):
    tab = open_tab(PHONE, reduced_motion="reduce")
    tab.goto(address(sample))
    expected = tab.locator(FOCUSABLE).evaluate_all(
        "elements => elements.filter(e => e.checkVisibility()).map(e => e.outerHTML)"
    )
    reached = list(steps(tab))
    assert [step["html"] for step in reached] == expected
    assert [s["html"] for s in reached if not (s["isMarked"] and s["isSeen"])] == []
    # The first of all skips to the content.
    tab.keyboard.press("Tab")
    assert tab.locator(".skip-link:focus").bounding_box()["y"] >= 0
    tab.keyboard.press("Enter")
    assert tab.locator("main:focus").count() == 1


def test_keyboard_reaches_every_page(open_tab, address, site):
    """From the home page by Tab and Enter, and back as the browser does it."""
    tab = open_tab(DESK, reduced_motion="reduce")
    mount = site.mounts[0]
    unvisited = {address(p, mount) for p in site.whole_pages if p.kind != "not-found"}

    def visit():
        here = urldefrag(tab.url)[0]
        unvisited.discard(here)
        while unvisited:
            for step in steps(tab):
                if urldefrag(step["href"])[0] in unvisited:
                    break
            else:
                return
            tab.keyboard.press("Enter")
            tab.wait_for_url(step["href"])
            visit()
            tab.go_back()
            assert urldefrag(tab.url)[0] == here

    tab.goto(address(next(page for page in site.pages if page.path == ""), mount))
    visit()
    assert sorted(unvisited) == []
