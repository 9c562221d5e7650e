"""Feeds and sitemaps, by a feed parser and by the grammars of their specifications."""

import json
import re
from pathlib import Path
from urllib.parse import urlsplit

import feedparser
import lxml.html
from lxml import etree

from conftest import DESK, PHONE

GRAMMARS = Path(__file__).parent / "schemas"
ATOM = etree.RelaxNG(etree.parse(GRAMMARS / "atom.rng"))
SITEMAP = etree.XMLSchema(etree.parse(GRAMMARS / "sitemap.xsd"))
NAMESPACES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def feeds(site, name) -> list[Path]:
    found = sorted(site.folder.rglob(name))
    assert found
    return found


def published(site, url) -> Path:
    """The file behind an absolute URL of the site."""
    assert url.startswith(site.settings["url"]), url
    path = urlsplit(url).path.removeprefix(site.base)
    file = site.folder / path
    return file / "index.html" if file.is_dir() else file


def is_absolute(html: str) -> bool:
    links = lxml.html.fragments_fromstring(f"<div>{html}</div>")[0].xpath("//@href | //@src")
    return all(re.match(r"[a-z]+:", link) for link in links)


def test_atom_is_valid_and_whole(site):
    for file in feeds(site, "feed.xml"):
        text = file.read_bytes()
        assert ATOM.validate(etree.fromstring(text)), (file, ATOM.error_log)
        feed = feedparser.parse(text)
        assert not feed.bozo and feed.version == "atom10", file
        assert published(site, feed.feed.id) == file
        assert len({entry.id for entry in feed.entries}) == len(feed.entries) > 0
        for entry in feed.entries:
            assert published(site, entry.link).is_file(), entry.link
            assert entry.updated_parsed >= entry.published_parsed
            assert entry.content[0].value and is_absolute(entry.content[0].value)


def test_json_feed_is_valid_and_says_the_same(site):
    for file in feeds(site, "feed.json"):
        feed = json.loads(file.read_bytes())
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert published(site, feed["feed_url"]) == file and feed["title"]
        atom = feedparser.parse(file.with_suffix(".xml").read_bytes())
        assert [item["id"] for item in feed["items"]] == [entry.id for entry in atom.entries]
        for item, entry in zip(feed["items"], atom.entries):
            assert is_absolute(item["content_html"])
            assert item["url"] == entry.link and item["date_published"] == entry.published


def test_pages_offer_feeds_that_exist(themed_page):
    offers = themed_page.tree.xpath("//link[@rel='alternate'][@title]")
    if themed_page.kind != "not-found":
        types = {offer.get("type") for offer in offers}
        assert types == {"application/atom+xml", "application/feed+json"}
    for offer in offers:
        assert (themed_page.file.parent / offer.get("href")).is_file(), offer.get("href")


def test_feed_can_be_read_in_a_browser(open_tab, origins, themed_site):
    for theme, width in (("light", PHONE), ("dark", DESK)):
        tab = open_tab(width, theme)
        tab.goto(origins[themed_site.name] + themed_site.base + "feed.xml")
        assert tab.evaluate("getComputedStyle(document.documentElement).display") == "block"
        assert tab.evaluate("document.documentElement.scrollWidth") <= width
        shown = tab.evaluate(
            """() => [...document.querySelectorAll('entry')].every(entry =>
              entry.querySelector('a').getBoundingClientRect().height > 0)"""
        )
        assert shown


def test_sitemap_is_valid_and_names_every_page(site):
    sitemap = etree.parse(site.folder / "sitemap.xml")
    assert SITEMAP.validate(sitemap), SITEMAP.error_log
    locations = sitemap.xpath("//s:loc/text()", namespaces=NAMESPACES)
    listed = sorted(published(site, location) for location in locations)
    # The first page of a list stands for those after it.
    pages = [
        page.file
        for page in site.whole_pages
        if page.kind != "not-found" and "/page/" not in page.path
    ]
    assert listed == sorted(pages)
    for link in sitemap.xpath("//@href"):
        assert published(site, link).is_file()
    assert f"Sitemap: {site.settings['url'].rstrip('/')}/sitemap.xml" in (
        site.folder / "robots.txt"
    ).read_text()
