"""Renders the article page with Jinja2; prints its bytes and the microseconds it takes.

It is given the page's data and the page that another engine has rendered, which must be the same
bytes.
"""

import json
import pathlib
import sys
import time

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

here = pathlib.Path(__file__).parent


class Day(dict):
    def __str__(self):
        return self["iso"]


def read(pairs):
    mapping = dict(pairs)
    if "iso" in mapping:
        return Day(mapping)
    if isinstance(mapping.get("body"), str):
        mapping["body"] = Markup(mapping["body"])
    return mapping


data = json.loads(pathlib.Path(sys.argv[1]).read_text("utf-8"), object_pairs_hook=read)
words = data.pop("words")


def link(x):
    return x["link"] if isinstance(x, dict) else x


def asset(name):
    return "/assets/" + name


def date(day, style="words"):
    return day[style]


def t(key, **values):
    text = words.get(key, key)
    for name, value in values.items():
        text = text.replace("{" + name + "}", value)
    return text


environment = Environment(
    loader=FileSystemLoader(here.parent.parent / "Templates"),
    autoescape=True,
    undefined=StrictUndefined,
    keep_trailing_newline=True,
    auto_reload=False,
)
environment.globals.update({name: data.pop(name) for name in ("site", "coach", "build")})
environment.globals.update(link=link, asset=asset, date=date, t=t)
template = environment.get_template("article.html")

page = template.render(**data)
if page != pathlib.Path(sys.argv[2]).read_text("utf-8"):
    sys.exit("the engines render different pages")

best = float("inf")
for _ in range(9):
    start = time.perf_counter()
    for _ in range(1000):
        template.render(**data)
    best = min(best, (time.perf_counter() - start) / 1000 * 1e6)
print(len(page.encode()), best)
