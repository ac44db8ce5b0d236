"""Indicators in words: short in the strip, whole for readers; what is odd or missing is said in words."""

from __future__ import annotations

from typing import Any

from ilms_desktop import number_text
from ilms_desktop.model.key import Criterion
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.indicator_lines import IndicatorLine, indicator_lines
from ilms_desktop.validation import Indicator
from ilms_desktop.validation.rates import Part
from tests.gui.conftest import c4

STYLE = number_text.style_for("en")


def indicator(**changes: Any) -> Indicator:
    """Women's share of everybody."""
    usual: dict[str, Any] = {
        "id": "women",
        "name": "Women's share",
        "group": "",
        "table": None,
        "criterion": Criterion.NONE,
        "part": Part("", "", ""),
        "depth": 0,
        "value": 481,
        "before": 470,
        "low": 100,
        "high": 905,
        "is_plausible": True,
        "cells": (c4("F", "KOR", 2017),),
    }
    return Indicator(**usual | changes)


def line(**changes: Any) -> IndicatorLine:
    """Its line."""
    (found,) = indicator_lines([indicator(**changes)], 2017, STYLE)
    return found


def test_a_usual_share_says_what_is_usual() -> None:
    """With what it was the year before."""
    found = line()
    assert (found.name, bare(found.value), bare(found.before), found.remark) == ("Women", "48.1 %", "2016: 47.0 %", "")
    assert bare(found.detail) == "2016: 47.0 % · usual 10 % to 90.5 %"
    assert bare(found.told).startswith("Women's share: 48.1 %. 2016: 47.0 %. usual 10 % to 90.5 %.")
    assert (found.is_odd, found.is_whole) == (False, True)


def test_what_is_outside_says_so_in_words() -> None:
    """Not by colour alone."""
    found = line(value=950, before=None, is_plausible=False)
    assert found.is_odd
    assert bare(found.remark) == "outside the range: usual 10 % to 90.5 %"
    assert found.before == ""
    assert found.remark in found.told


def test_what_cannot_be_computed_says_what_is_missing() -> None:
    """Whoever reads it knows which figure to type."""
    found = line(value=None, before=None, group="Foreign-born", depth=1, missing=(("A9", "Female"), ("A4", "")))
    assert bare(found.detail) == "not computed: A9 has no figure for Female, A4 has no figure"
    assert found.value == "–"
    assert "Women's share, Foreign-born: –" in found.told


def test_everybody_comes_first_then_group_by_group() -> None:
    """Single ages and finer divisions are left to the rules."""
    found = [
        indicator(id="women", group="Foreign-born", depth=1),
        indicator(id="women"),
        indicator(id="participation", group="Male", depth=1),
        indicator(id="participation", group="Foreign-born", depth=1),
        indicator(id="participation", group="Foreign-born, Male", depth=2),
        indicator(id="participation", part=Part("", "", "15–24"), group="15–24", depth=1),
        indicator(id="employment"),
    ]
    lines = indicator_lines(found, 2017, STYLE)
    assert [(each.group, each.name) for each in lines] == [
        ("", "Employed"),
        ("", "Women"),
        ("Foreign-born", "Participation"),
        ("Foreign-born", "Women"),
        ("Male", "Participation"),
    ]
