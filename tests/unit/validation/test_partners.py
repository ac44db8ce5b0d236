"""Countries that are named in some years only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.key import Criterion, QTableKey
from ilms_desktop.validation.partners import countries, is_missing
from ilms_desktop.validation.records import read_grids, read_records
from ilms_desktop.validation.series import series_of
from ilms_desktop.validation.wording import Wording

if TYPE_CHECKING:
    from tests.oracle.files import File

YEARS = {
    2019: ("THA", "USACAN"),
    2020: ("THA", "KOR", "JPN", "MYS", "SGP"),
    2021: ("XASIA",),
    2022: ("ASIA", "CIS", "MY1"),
}


@pytest.mark.parametrize(
    ("year", "country", "size", "missing"),
    [
        (2019, "THA", 9_000, False),
        (2019, "USA", 9_000, False),
        (2019, "VNM", 9_000, True),
        (2020, "VNM", 9_000, True),
        (2020, "VNM", 900, False),
        (2021, "VNM", 9_000, False),
        (2021, "FRA", 9_000, True),
        (2022, "VNM", 9_000, False),
        (2022, "UKR", 9_000, False),
        (2022, "FRA", 9_000, True),
    ],
)
def test_a_country_is_missing_where_nothing_names_or_holds_it(
    year: int, country: str, size: int, *, missing: bool, file: File
) -> None:
    """A full table may leave out a smaller country, and a rest of a continent may hold any of its countries."""
    for each, named in YEARS.items():
        figures = {f"SEX_T CDS_DES_{code}": "1" for code in named}
        file.write(QTableKey("FX:N1", "C4", Criterion.NONE, "CDS_DES", each), figures)
    records = sorted(read_records(file.connection, file.edition), key=lambda record: record.key)
    grids = read_grids(file.connection, records)
    (series,) = series_of([grids[record.id] for record in records], Wording.of(file.edition))
    assert countries(series) == [f"CDS_DES_{code}" for code in ("JPN", "KOR", "MYS", "SGP", "THA")]
    assert is_missing(series, year, f"CDS_DES_{country}", size) == missing
