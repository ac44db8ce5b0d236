"""Hatching stays inside its box."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilms_desktop.report.chart.marks import Box, hatching


@given(st.floats(1, 500), st.floats(1, 60))
def test_hatching_stays_inside(width: float, height: float) -> None:
    """It is no second bar."""
    for stroke in hatching(Box((10, 20), width, height), ink="#000000"):
        for x, y in stroke.places:
            assert 10 - 1e-6 <= x <= 10 + width + 1e-6
            assert 20 - 1e-6 <= y <= 20 + height + 1e-6


def test_hatching_slants_everywhere_alike() -> None:
    """45 degrees, also in the corners."""
    for stroke in hatching(Box((0, 0), 100, 20), ink="#000000"):
        (left, low), (right, high) = stroke.places
        assert right - left == pytest.approx(low - high)
