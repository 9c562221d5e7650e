"""What a messenger shows of a link: words and a picture of the right size."""

import struct

from test_feeds import published

# 1.91 to 1, as Open Graph's readers cut pictures.
CARD = (1200, 630)


def meta(page, name) -> str:
    found = page.tree.xpath("//meta[@property = $name or @name = $name]/@content", name=name)
    assert len(found) == 1 and found[0].strip(), (name, found)
    return found[0]


def size(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    return struct.unpack(">II", png[16:24])


def test_every_page_has_its_words(themed_page):
    if themed_page.kind == "not-found":
        return
    assert meta(themed_page, "og:url") == themed_page.tree.xpath("//link[@rel='canonical']/@href")[0]
    for name in ("og:title", "og:type", "og:site_name", "og:locale", "og:description"):
        assert meta(themed_page, name)
    if themed_page.kind == "article":
        assert meta(themed_page, "article:published_time") <= "9"
        assert meta(themed_page, "og:type") == "article"


def test_every_page_has_its_picture(themed_page):
    """Sites that ask for them have one for themselves and one for each article and each quote."""
    site = themed_page.site
    if themed_page.kind == "not-found" or not site.settings.get("sharing"):
        return
    file = published(site, meta(themed_page, "og:image"))
    said = (meta(themed_page, "og:image:width"), meta(themed_page, "og:image:height"))
    assert meta(themed_page, "og:image:type") == "image/png"
    assert size(file.read_bytes()) == tuple(map(int, said)) and file.stat().st_size < 300_000
    assert len(meta(themed_page, "og:image:alt")) > 10
    assert meta(themed_page, "twitter:card") == "summary_large_image"
    own = site.folder / "images" in file.parents
    assert own or size(file.read_bytes()) == CARD
    if themed_page.kind in ("article", "quote", "home") and not own:
        assert file.parent == themed_page.file.parent
