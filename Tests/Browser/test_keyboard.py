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
    """From the home page by Tab, over whatever pages that leads to; Enter follows where it is."""
    tab = open_tab(DESK, reduced_motion="reduce")
    mount = site.mounts[0]
    unseen = {address(page, mount) for page in site.whole_pages if page.kind != "not-found"}
    home = address(next(page for page in site.pages if page.path == ""), mount)
    unseen.discard(home)
    ahead = [home]
    while unseen:
        assert ahead, sorted(unseen)
        tab.goto(ahead.pop(0))
        found = [urldefrag(step["href"])[0] for step in steps(tab)]
        new = [url for url in dict.fromkeys(found) if url in unseen]
        unseen.difference_update(new)
        ahead += new
        if new:
            # The focus begins anew, and Enter leads to the first of them.
            next(step for step in steps(tab) if urldefrag(step["href"])[0] == new[0])
            tab.keyboard.press("Enter")
            tab.wait_for_url(new[0] + "**")
