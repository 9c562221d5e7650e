"""The checks themselves: each finds what it is there for on a page that is wrong on purpose."""

import pytest

from test_accessibility import violations
from test_keyboard import steps
from test_layout import LINES, MOVING, TOO_WIDE
from test_structured_data import faults
from test_validity import complaints

WRONG = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Wrong</title><style>
a { color: #999; outline: none } p { animation: turn 1s; width: 2000px; margin: 0 }
</style></head><body><h1>One</h1><h3>Three</h3><img src="data:," width="10" height="10">
<article class="article"><div class="prose"><p>LINES</p></div></article>
<a href="#x">pale words</a><center>old</center></body></html>""".replace("LINES", "word " * 400)


@pytest.fixture
def wrong(open_tab):
    tab = open_tab(320)
    tab.set_content(WRONG)
    return tab


def test_axe_is_awake(wrong):
    rules = {violation.partition(":")[0] for violation in violations(wrong)}
    assert rules >= {"image-alt", "color-contrast", "heading-order", "landmark-one-main"}


def test_nu_is_awake(tmp_path):
    (tmp_path / "wrong.html").write_text(WRONG)
    (tmp_path / "wrong.css").write_text("a { colour: red }")
    (tmp_path / "wrong.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"><rect r="x"/></svg>')
    found = complaints(*tmp_path.iterdir())
    for word in ("center", "wrong.css", "wrong.svg"):
        assert any(word in complaint for complaint in found), word


def test_layout_is_measured(wrong):
    assert any("<p>" in element for element in wrong.evaluate(TOO_WIDE))
    assert any("<p>" in element for element in wrong.evaluate(MOVING))
    assert max(wrong.evaluate(LINES)) > 75


def test_focus_is_seen_or_missed(wrong):
    assert [step["isMarked"] for step in steps(wrong)] == [False]


def test_vocabulary_is_known():
    person = {"@type": "Person", "name": "x", "award": "y", "worksFor": {"@type": "SportsTeam"}}
    assert faults(person, {}) == []
    assert faults(person | {"colour": "red"}, {}) == ["no property colour"]
    assert len(faults(person | {"headline": "x"}, {})) == 1
    assert len(faults(person | {"birthDate": "tenth of June"}, {})) == 1
    assert len(faults(person | {"worksFor": {"@type": "Event"}}, {})) == 1
    assert faults({"@type": "Coach"}, {}) == ["no type Coach"]
