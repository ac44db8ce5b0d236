"""Series: what they remember of the years, and where they stand in a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.key import CellKey, Criterion, QTableKey
from ilms_desktop.validation import load_rules
from ilms_desktop.validation.records import read_grids, read_records
from ilms_desktop.validation.series import MOVED_BY, MOVED_TIMES, Series, handovers, series_of
from ilms_desktop.validation.wording import Wording
from tests.oracle.files import cell_of

if TYPE_CHECKING:
    from tests.oracle.files import File

TOTAL, THAI = cell_of("SEX_T CDS_DES_TOTAL"), cell_of("SEX_T CDS_DES_THA")


def series(file: File, years: dict[int, dict[str, str]]) -> Series:
    """Departures over the years."""
    for year, figures in years.items():
        file.write(QTableKey("FX:N1", "C4", Criterion.NONE, "CDS_DES", year), figures)
    records = sorted(read_records(file.connection, file.edition), key=lambda record: record.key)
    grids = read_grids(file.connection, records)
    (found,) = series_of([grids[record.id] for record in records], Wording.of(file.edition))
    return found


def test_figures_and_moves_of_a_cell(file: File) -> None:
    """A year without a figure is skipped; from and to zero no ratio leads, but something changed."""
    figures = ["10", "N", "10.1", "30", "0"]
    found = series(file, {2018 + place: {"SEX_T CDS_DES_THA": figure} for place, figure in enumerate(figures)})
    assert found.figures == {THAI: [(2018, 10_000), (2020, 10_100), (2021, 30_000), (2022, 0)]}
    assert [(move.before, move.year) for move in found.changes] == [(2020, 2021), (2021, 2022)]
    (move,) = found.moves
    assert (move.cell, move.old, move.new, round(move.times, 2)) == (THAI, 10_100, 30_000, 2.97)
    assert (found.figure(2019, THAI), found.figure(2030, THAI)) == (None, None)
    assert found.name == "FX:N1 C4/none/CDS_DES"


def test_rows_are_parts_of_the_total_by_themselves(file: File) -> None:
    """Neither the total, nor what is left over, nor codes that the list lacks."""
    figures = {f"SEX_T CDS_DES_{code}": "1" for code in ("TOTAL", "THA", "X", "NOWHERE")}
    found = series(file, {2018: figures})
    assert found.rows == ("CDS_DES_THA",)
    assert [found.is_plain(THAI), found.is_plain(THAI._replace(klass="CDS_DES_X"))] == [True, False]


def test_cells_follow_their_total(file: File) -> None:
    """The total of a sex is not the total of the other."""
    found = series(file, {2018: {"SEX_T CDS_DES_THA": "1"}})
    men = [TOTAL._replace(sex="SEX_M"), THAI._replace(sex="SEX_M")]
    assert found.groups([THAI, *men]) == [men, [THAI]]
    assert [found.depth(TOTAL), found.depth(CellKey("SEX_T", "?", "CDS_DES_TOTAL")), found.depth(THAI)] == [0, 1, 2]


@pytest.mark.parametrize(
    ("old", "new", "moved"), [("1", "1.4", False), ("1", "1.401", True), ("0.1", "0.3", False), ("0", "0.201", True)]
)
def test_small_moves_are_no_moves(old: str, new: str, *, moved: bool, file: File) -> None:
    """Neither in times nor in persons; up or down."""
    years = {2018: {"SEX_T CDS_DES_THA": old}, 2019: {"SEX_T CDS_DES_THA": new}, 2020: {"SEX_T CDS_DES_THA": old}}
    assert len(series(file, years).changes) == 2 * moved


def test_no_rule_looks_at_less_than_a_move() -> None:
    """What the series leaves out must be left out by every rule that looks at moves."""
    rules = {rule.id: rule.parameters for rule in load_rules("ilms-2019")}
    assert min(rules["V10"]["factor_stock"], rules["V10"]["factor_flow"], rules["V18"]["ratio"][0]) >= MOVED_TIMES
    for rule in ("V10", "V18"):
        assert min(rules[rule]["floor"], rules[rule]["floor_small"]) * 1000 >= MOVED_BY
    # one of two rows takes at least the root of the whole cost, and is at least half of the least size away
    assert rules["V12"]["cost"] ** 0.5 > MOVED_TIMES
    assert rules["V12"]["size"] * 1000 / rules["V12"]["like"] * (1 - rules["V12"]["cost"] ** -0.5) > MOVED_BY
    # a share that is turned over moves one of the sexes by at least the root of what both move by
    least = rules["V11"]["alike"][1] / 100
    assert least / (1 - least) > MOVED_TIMES


def test_years_are_handed_over_where_nothing_goes_on(file: File) -> None:
    """A letter is no figure, and an only year has no neighbour."""
    grids = series(file, {2018: {"SEX_T CDS_DES_THA": "1"}, 2019: {"SEX_T CDS_DES_THA": "N"}}).grids
    assert list(handovers(grids, lambda grid: str(grid.record.key.year))) == []
