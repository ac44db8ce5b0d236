"""Colours of charts follow the theme."""

from __future__ import annotations

import pytest

from ilms_desktop.report.chart.palette import paper
from ilms_desktop.ui.style import tokens
from ilms_desktop.ui.style.charts import palette
from ilms_desktop.ui.style.tokens import Theme, ratio

#: least contrast of a graphical object with its ground by WCAG 2
GRAPHICAL = 3.0


def test_light_is_paper() -> None:
    """What is seen is what is saved."""
    assert palette(tokens.load(Theme.LIGHT)) == paper()


@pytest.mark.parametrize("theme", Theme)
def test_every_series_stands_out_from_the_ground(theme: Theme) -> None:
    """In every theme, and the words by more."""
    colours = palette(tokens.load(theme))
    assert min(ratio(ink, colours.ground) for ink in colours.series) >= GRAPHICAL
    assert min(ratio(ink, colours.ground) for ink in (colours.text, colours.text2)) >= 4.5
    for percent in (0, 1, 30, 60, 80, 100):
        fill, ink = colours.heat_of(percent)
        assert ratio(fill, ink) >= 4.5


@pytest.mark.parametrize("theme", [Theme.CONTRAST_LIGHT, Theme.CONTRAST_DARK])
def test_lines_of_the_axis_stand_back_in_high_contrast(theme: Theme) -> None:
    """Otherwise they would hide the lines of the chart."""
    colours = palette(tokens.load(theme))
    assert colours.line not in colours.series
