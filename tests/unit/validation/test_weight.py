"""Weight of a move: what counts enough to be spoken of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.key import Criterion, QTableKey
from ilms_desktop.validation.records import read_grids, read_records
from ilms_desktop.validation.series import series_of
from ilms_desktop.validation.weight import leads, weighs
from ilms_desktop.validation.wording import Wording

if TYPE_CHECKING:
    from tests.oracle.files import File

WANTED = {"share": 5, "floor": 5, "floor_small": 1, "small": 20}
TOTAL, THAI, MEN = "SEX_T CDS_DES_TOTAL", "SEX_T CDS_DES_THA", "SEX_M CDS_DES_THA"


@pytest.mark.parametrize(
    ("earlier", "later", "heavy"),
    [
        ({TOTAL: "10"}, {TOTAL: "16"}, True),
        ({TOTAL: "18"}, {TOTAL: "12.5"}, True),
        ({TOTAL: "12"}, {TOTAL: "22"}, True),
        ({TOTAL: "10"}, {TOTAL: "10.9"}, False),
        ({TOTAL: "100", THAI: "3"}, {TOTAL: "100", THAI: "5"}, False),
        ({TOTAL: "100", THAI: "4"}, {TOTAL: "100", THAI: "10"}, True),
        ({TOTAL: "200", THAI: "2"}, {TOTAL: "200", THAI: "9"}, False),
        ({TOTAL: "10", THAI: "2"}, {THAI: "9"}, True),
        ({THAI: "2"}, {THAI: "9"}, False),
    ],
)
def test_large_rows_and_totals_weigh_from_a_floor_on(
    earlier: dict[str, str], later: dict[str, str], *, heavy: bool, file: File
) -> None:
    """Five thousand in a large table, one thousand in a small one, five percent of the total in one of the years."""
    for year, figures in ((2019, earlier), (2020, later)):
        file.write(QTableKey("FX:N1", "C4", Criterion.NONE, "CDS_DES", year), figures)
    records = read_records(file.connection, file.edition)
    (series,) = series_of(read_grids(file.connection, records).values(), Wording.of(file.edition))
    assert any(weighs(WANTED, series, move) for move in series.moves) == heavy


@pytest.mark.parametrize(("both", "led"), [({}, ["SEX_M"]), ({THAI: "30"}, ["SEX_M"])])
def test_one_sex_leads_where_both_together_have_no_figure(both: dict[str, str], led: list[str], file: File) -> None:
    """In one of the two years is enough."""
    for year, figures in ((2019, {MEN: "2"} | both), (2020, {MEN: "9"})):
        file.write(QTableKey("FX:N1", "C4", Criterion.NONE, "CDS_DES", year), figures)
    records = read_records(file.connection, file.edition)
    (series,) = series_of(read_grids(file.connection, records).values(), Wording.of(file.edition))
    assert [move.cell.sex for move in series.moves if leads(series, move)] == led
