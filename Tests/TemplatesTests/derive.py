"""Derives the corpus's expectations from Jinja2 itself.

    python derive.py            fails if a stored expectation is not what Jinja2 does
    python derive.py --write    stores what Jinja2 does

A case of the corpus is a template, with other templates that it uses, and one outcome:

    --- expected   the text that it renders to, without the line break before the next case
    --- fails      Jinja2 fails, and so must the engine
    --- refused    Jinja2 renders it, but the language leaves it out; the engine's error code
"""

import copy
import json
import pathlib
import sys
import warnings

import jinja2

corpus = pathlib.Path(__file__).parent / "Corpus"
data = json.loads((corpus / "data.json").read_text("utf-8"))


def read(path):
    """The cases of a file: name, parts by header, in order."""
    cases = []
    lines = None
    for line in path.read_bytes().decode().removesuffix("\n").split("\n"):
        if line.startswith("=== "):
            lines = []
            cases.append((line[4:], {"template main": lines}))
        elif line.startswith("--- "):
            lines = cases[-1][1].setdefault(line[4:], [])
        else:
            lines.append(line)
    return [(name, {k: "\n".join(v) for k, v in parts.items()}) for name, parts in cases]


def write(path, cases):
    out = []
    for name, parts in cases:
        out.append("=== " + name)
        for header, text in parts.items():
            if header != "template main":
                out.append("--- " + header)
            if header != "fails":
                out.append(text)
    path.write_bytes(("\n".join(out) + "\n").encode())


def outcome(parts):
    """What Jinja2 makes of a case: the text, or None if it fails."""
    templates = {k[9:]: v for k, v in parts.items() if k.startswith("template ")}
    environment = jinja2.Environment(
        loader=jinja2.DictLoader(templates),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        keep_trailing_newline=True,
    )
    try:
        return environment.get_template("main").render(copy.deepcopy(data))
    except Exception:
        return None


def main():
    warnings.simplefilter("ignore")
    wrong = []
    count = 0
    for path in sorted(corpus.glob("*.txt")):
        cases = read(path)
        for name, parts in cases:
            count += 1
            text = outcome(parts)
            stored = parts.get("expected")
            if text == stored and ("refused" in parts) == (text is not None and stored is None):
                continue
            if "refused" in parts and text is not None:
                continue
            wrong.append(f"{path.name}: {name}: Jinja2 gives {text!r}, stored is {stored!r}")
            for header in ("expected", "fails", "refused"):
                parts.pop(header, None)
            parts.update({"fails": ""} if text is None else {"expected": text})
        if "--write" in sys.argv:
            write(path, cases)
    if "--write" not in sys.argv:
        print("\n".join(wrong))
    print(f"{count - len(wrong)} passed, {len(wrong)} failed")
    sys.exit(1 if wrong and "--write" not in sys.argv else 0)


main()
