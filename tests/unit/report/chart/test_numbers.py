"""Round axes and figures as people write them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilms_desktop.number_text import ENGLISH, LARGEST, style_for
from ilms_desktop.report.chart.numbers import MOST_STEPS, NumberForm, ticks


@given(st.integers(0, LARGEST))
def test_an_axis_begins_at_zero_is_even_and_holds_the_highest(highest: int) -> None:
    """A bar that leaves its axis lies."""
    lines = ticks(highest)
    steps = {after - before for before, after in pairwise(lines)}
    assert lines[0] == 0
    assert len(steps) == 1
    assert lines[-1] >= highest
    assert 2 <= len(lines) <= MOST_STEPS + 1
    assert str(steps.pop()).rstrip("0") in {"1", "2", "5"}


@pytest.mark.parametrize(("highest", "last"), [(0, 1), (104_981, 120_000), (60_000, 60_000), (60_001, 80_000)])
def test_axes_of_the_example_are_round(highest: int, last: int) -> None:
    """As somebody would draw them by hand."""
    assert ticks(highest)[-1] == last


def test_figures_follow_the_style() -> None:
    """Decimals as typed, signs and digits of the language; years have no sign between their digits."""
    french = NumberForm(stored=3, style=style_for("fr"), percent="1 %")
    assert french.figure(1_234_500, 1) == "1\u202f234,5"
    assert french.share(1, 3) == "33,3 %"
    assert NumberForm(0, ENGLISH).figure(1234, 3) == "1,234"
    arabic = NumberForm(0, style_for("ar-u-nu-arab", native_digits=True))
    assert arabic.count(2023) == "٢٠٢٣"


def test_an_axis_has_the_decimals_of_its_step() -> None:
    """0, 0.5, 1.0 and not 0, 1, 1."""
    form = NumberForm(3, ENGLISH)
    assert [form.tick(line, 500) for line in (0, 500, 1000)] == ["0.0", "0.5", "1.0"]
    assert form.tick(20_000, 20_000) == "20"


@given(st.integers(0, 10**9), st.integers(1, 10**9))
def test_a_share_is_nothing_only_where_the_part_is(part: int, whole: int) -> None:
    """A small country is smaller than 0.1 %, not 0 %."""
    text = NumberForm(3, ENGLISH, "1%").share(part, whole)
    assert (text == "0.0%") == (part == 0)
