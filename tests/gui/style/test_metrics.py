"""Sizes at a zoom."""

from __future__ import annotations

import pytest

from ilms_desktop.ui.style.metrics import GRID_ROW, TYPE, Density, Role, px


@pytest.mark.parametrize(
    ("size", "zoom", "expected"),
    [(13, 1.0, 13), (13, 1.5, 20), (1, 0.4, 1), (0, 2.0, 0), (24, 0.8, 19)],
)
def test_a_size_grows_with_the_zoom_and_never_vanishes(size: int, zoom: float, expected: int) -> None:
    """Half a pixel is blurred, no pixel is a lost line."""
    assert px(size, zoom) == expected


def test_every_role_has_a_size_and_every_density_a_row() -> None:
    """A role without size would fail at the first window that uses it."""
    assert set(TYPE) == set(Role)
    assert set(GRID_ROW) == set(Density)
