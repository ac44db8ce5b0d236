"""The colours: complete, well-formed, and legible on what they stand on."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

import pytest

from ilms_desktop.ui.style import tokens
from ilms_desktop.ui.style.tokens import Few, Theme
from tests.gui.style.test_system import WINDOWS

if TYPE_CHECKING:
    from ilms_desktop.ui.style.tokens import Tokens

#: grounds on which any text may stand, and fills that say something
GROUNDS = ("window", "base", "raised", "band", "computed", "hover", "tint", "tint2")
FILLS = ("yellow_fill", "red_fill", "green_fill")
#: text -> grounds on which people read it; WCAG 2 asks for 4.5 : 1
READ_ON = {
    "text": (*GROUNDS, *FILLS, "pressed"),
    "text2": (*GROUNDS, *FILLS, "pressed"),
    "muted": (*GROUNDS, "yellow_fill", "red_fill"),
    "accent": (*GROUNDS, "yellow_fill", "red_fill"),
    "on_accent": ("accent", "accent_hover", "accent_press"),
    "red": (*GROUNDS, "red_fill"),
    "yellow": ("window", "base", "raised", "band", "tint2", "yellow_fill"),
    "note": ("window", "base", "raised", "band", "tint2", "yellow_fill"),
    "purple": ("window", "base", "raised"),
    "green": ("window", "base", "raised", "band", "green_fill"),
    "on_tip": ("tip",),
}
#: edges and shapes; WCAG 2 asks for 3 : 1
SEEN_ON = {
    "edge": ("base", "window", "band", "hover"),
    "edge_empty": ("base",),
    "disabled": ("base", "window", "band"),
    "focus": ("window", "base", "band", "yellow_fill", "tint2"),
    "ring_reported": ("window", "base", "tint2"),
    "ring_missing": ("window", "base", "band", "tint2"),
    "ring_none": ("window", "base", "tint2"),
}


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def pairs(table: dict[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    """Every colour with every ground."""
    return [pair for front, grounds in table.items() for pair in product((front,), grounds)]


def too_weak(theme: Tokens, table: dict[str, tuple[str, ...]], least: float) -> dict[str, float]:
    """Pairs whose contrast, to one decimal, is below `least`."""
    found = {f"{one} on {other}": contrast(getattr(theme, one), getattr(theme, other)) for one, other in pairs(table)}
    return {pair: ratio for pair, ratio in found.items() if round(ratio, 1) < least}


def test_text_can_be_read_where_it_stands(theme: Tokens) -> None:
    """Old screens and tired eyes need 4.5 : 1."""
    assert too_weak(theme, READ_ON, 4.5) == {}
    ratios = [contrast(getattr(theme, one), getattr(theme, other)) for one, other in pairs(READ_ON)]
    # why: ours hold without rounding; palettes of systems are what they are
    assert min(ratios) >= 4.5


def test_edges_and_shapes_can_be_seen(theme: Tokens) -> None:
    """An input without a visible edge is not found."""
    assert too_weak(theme, SEEN_ON, 3) == {}


@pytest.mark.parametrize("name", ["contrast_light", "contrast_dark", *WINDOWS])
def test_high_contrast_is_that(name: str) -> None:
    """Ours and those that come with Windows: text and marks 4.5 : 1 and edges 3 : 1, most of them far more."""
    made = tokens.in_contrast(Few(*WINDOWS[name])) if name in WINDOWS else tokens.load(Theme(name))
    assert made.is_contrast
    assert too_weak(made, READ_ON, 4.5) == {}
    assert too_weak(made, SEEN_ON, 3) == {}
    assert too_weak(made, {"hatch": ("base",), "line": ("base",), "line2": ("window",)}, 4.5) == {}
    assert all(contrast(*made.heat_of(percent)) >= 4.5 for percent in (0, 50, 75, 100))


def test_in_high_contrast_fills_are_off_and_shapes_stay(contrasted: Tokens) -> None:
    """Nothing is told by a tint; lines are as strong as text."""
    grounds = ("window", "computed", "yellow_fill", "red_fill", "green_fill", "tint", "tint2", "band", "hover")
    assert {getattr(contrasted, name) for name in grounds} == {contrasted.base}
    signs = ("line", "line2", "edge", "edge_empty", "hatch", "red", "yellow", "note", "purple", "green", "muted")
    assert {getattr(contrasted, name) for name in signs} == {contrasted.text}
    assert contrasted.ring_track != contrasted.ring_reported


def test_the_contrast_of_the_program_agrees_with_that_of_the_tests() -> None:
    """It decides whether a system's palette can be used."""
    for one, other in (("#FFFFFF", "#000000"), ("#767676", "#FFFFFF"), ("#1D5A96", "#FFF3C4")):
        assert tokens.ratio(one, other) == tokens.ratio(other, one) == pytest.approx(contrast(one, other))


def test_lines_of_a_chart_stand_out_from_the_paper(theme: Tokens) -> None:
    """Six series at most, each to be seen by itself."""
    assert len(theme.charts) == 6
    assert min(contrast(colour, theme.base) for colour in theme.charts) >= 3.2


def test_a_field_of_the_heat_map_is_legible(theme: Tokens) -> None:
    """The figure always stands in the field, on any of its six fills."""
    ends = {0: 0, 1: 1, 24: 1, 25: 2, 49: 2, 50: 3, 74: 3, 75: 4, 99: 4, 100: 5}
    assert {percent: theme.heat.index(theme.heat_of(percent)[0]) for percent in ends} == ends
    assert all(contrast(*theme.heat_of(percent)) >= 4.5 for percent in ends)


def test_differences_have_a_middle_and_two_sides(theme: Tokens) -> None:
    """Below and above are told apart; nothing changed is pale."""
    assert len(theme.differences) == 7
    assert luminance(theme.differences[3]) == max(luminance(each) for each in theme.differences)


def test_both_themes_have_the_same_names_and_other_colours() -> None:
    """A colour forgotten in the dark column would shine."""
    light, dark = tokens.load(Theme.LIGHT), tokens.load(Theme.DARK)
    assert light.colours().keys() == dark.colours().keys()
    assert luminance(light.base) > 0.9
    assert luminance(dark.base) < 0.1


@pytest.mark.parametrize("value", ["red", "#12345", "#abcdef", ""])
def test_what_is_no_colour_is_refused(value: str) -> None:
    """Qt would paint it black and say nothing."""
    with pytest.raises(ValueError, match="accent"):
        replace(tokens.load(Theme.LIGHT), accent=value)
