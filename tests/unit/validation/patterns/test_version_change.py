"""Classification changed: which tables are asked, and what is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from ilms_desktop.model.finding import Finding

    Told = Callable[..., list[Finding]]


def test_the_change_is_told_once_and_outlives_the_figures(over_years: Told) -> None:
    """Three years of the old version and two of the new one meet in one place."""
    old, new = {"SEX_T ECO_ISIC4_TOTAL": "60"}, {"SEX_T ECO_SECTOR_TOTAL": "61"}
    over_years("V36", "C6", dict.fromkeys((2015, 2016, 2017), old), version="ECO_ISIC4")
    (finding,) = over_years("V36", "C6", dict.fromkeys((2018, 2020), new), version="ECO_SECTOR")
    assert [key.qtable.year for key in finding.cells] == [2018, 2017]
    assert finding.message.startswith("C6: the rows are those of “Economic activity, ISIC Rev.4” until 2017")
    (again,) = over_years("V36", "C6", {2018: {"SEX_T ECO_SECTOR_TOTAL": "62"}}, version="ECO_SECTOR")
    assert finding.fingerprint == again.fingerprint
