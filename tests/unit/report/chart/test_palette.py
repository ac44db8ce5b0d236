"""Colours of paper, and steps of the map."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ilms_desktop.report.chart.palette import HEAT_STEPS, paper


def test_paper_has_the_colours_of_the_light_window() -> None:
    """One table of colours for screen and paper."""
    assert paper().ground == "#FFFFFF"
    assert len(set(paper().series)) == 6


def test_the_strongest_step_is_for_all_alone() -> None:
    """99 per cent is not done."""
    found = [paper().heat_of(percent)[0] for percent in (0, *HEAT_STEPS)]
    assert found == list(paper().heat)
    assert paper().heat_of(99)[0] != paper().heat_of(100)[0]
    assert paper().heat_of(100)[1] == paper().ground


def test_a_scale_of_another_length_is_refused() -> None:
    """A chart would run out of colours where nobody looks."""
    with pytest.raises(ValueError, match="heat"):
        replace(paper(), heat=("heat",))
