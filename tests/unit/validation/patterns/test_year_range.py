"""Years that the round does not ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from ilms_desktop.model.finding import Finding

    Told = Callable[..., list[Finding]]


@pytest.mark.parametrize(("year", "said"), [(1979, 1), (1980, 0), (2025, 0), (2026, 1)])
def test_only_years_of_the_round_are_taken(year: int, said: int, over_years: Told) -> None:
    """Both ends belong to it; a letter counts like a figure."""
    assert len(over_years("V45", "C1", {year: {"SEX_T CRS_RES_TOTAL": "N"}})) == said
