"""Adding up in memory: blank, zero, not applicable and figures are four things."""

from __future__ import annotations

from itertools import product

import pytest

from ilms_desktop.model.key import CellKey, Criterion, QTableKey
from ilms_desktop.validation import tally as tallies
from ilms_desktop.validation.frames import Frame, FrameKey, Group
from ilms_desktop.validation.grid import Cell, Grid
from ilms_desktop.validation.identity import Identity, Term
from ilms_desktop.validation.records import Record
from ilms_desktop.validation.tally import Tally, TallyStore, tally

KEY = QTableKey("FX:N1", "C1", Criterion.NONE, "CRS_RES", 2020)
TOTAL, MEN, WOMEN, BESIDE = (CellKey(sex, "_", "CRS_RES_TOTAL") for sex in ("SEX_T", "SEX_M", "SEX_F", "OTHER"))
IDENTITY = Identity(
    "V02",
    "D001",
    Term(0, TOTAL),
    (Term(0, MEN, bit=1), Term(0, WOMEN, is_required=False, bit=2)),
    sides=(Term(0, BESIDE, coefficient=0, is_required=False, bit=4),),
)
NOT_APPLICABLE, NOT_AVAILABLE = Cell(status="X"), Cell(status="N")


def counted(**cells: Cell) -> Tally:
    """Tally of total, men, women and a cell beside them."""
    places = {"total": TOTAL, "men": MEN, "women": WOMEN, "beside": BESIDE}
    return tally(IDENTITY, [Grid(Record(1, KEY), {places[name]: cell for name, cell in cells.items()})])


def test_figures_are_added_up() -> None:
    """Target minus parts, in whole persons."""
    found = counted(total=Cell(10), men=Cell(4), women=Cell(5), beside=Cell(9))
    assert found == Tally(difference=1, missing=0, has_target=True, parts=2, sides=1, figures=3, mask=7)


def test_blank_is_not_zero() -> None:
    """A required cell that is blank is missing; an optional one is not waited for."""
    assert counted(total=Cell(10), men=Cell(4)).missing == 0
    assert counted(total=Cell(10), women=Cell(4)).missing == 1
    assert counted(men=Cell(4), women=Cell(5)).missing == 1


@pytest.mark.parametrize("cell", [NOT_AVAILABLE, Cell(status="C"), Cell(status="S"), Cell(text="ten")])
def test_a_letter_or_text_instead_of_a_figure_is_missing(cell: Cell) -> None:
    """Not available, confidential, not significant, unreadable: there is no number to add."""
    found = counted(total=Cell(10), men=cell, women=Cell(5))
    assert (found.missing, found.parts, found.figures) == (1, 1, 2)


@pytest.mark.parametrize("cell", [NOT_AVAILABLE, Cell(status="C"), Cell(status="S")])
def test_a_part_that_may_be_blank_is_missing_once_a_letter_stands_in_it(cell: Cell) -> None:
    """Blank means nobody; a letter means that somebody may be there, and that it is not told how many."""
    found = counted(total=Cell(10), men=Cell(9), women=cell)
    assert (found.missing, found.parts, found.figures, found.difference) == (1, 1, 2, 1)
    assert counted(total=Cell(10), men=Cell(9), women=Cell(note="asked")).missing == 0
    assert counted(total=Cell(10), men=Cell(9), women=Cell(text="few")).missing == 0
    assert counted(total=Cell(10), men=Cell(9), women=NOT_APPLICABLE).missing == 0


def test_a_letter_beside_the_sum_is_not_waited_for() -> None:
    """What is only looked at is no part."""
    assert counted(total=Cell(9), men=Cell(9), beside=NOT_AVAILABLE).missing == 0


def test_not_applicable_counts_as_zero_but_is_no_figure() -> None:
    """The cell cannot exist, so nobody is in it; but nobody reported a figure either."""
    found = counted(total=Cell(5), men=NOT_APPLICABLE, women=Cell(5))
    assert found == Tally(difference=0, missing=0, has_target=True, parts=2, sides=0, figures=2, mask=2)
    assert counted(total=NOT_APPLICABLE, men=NOT_APPLICABLE).figures == 0


def test_a_figure_with_a_letter_counts() -> None:
    """Provisional, estimated or not significant, it is a figure."""
    assert counted(total=Cell(5, status="S"), men=Cell(5, status="E")).difference == 0


def frame(year: int) -> Frame:
    """A frame of one QTable."""
    key = KEY._replace(year=year)
    return Frame(FrameKey("", (key,)), Group(key.source, year), (Record(year, key),), (IDENTITY,))


def test_what_was_added_up_is_kept_until_a_cell_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    """A changed QTable has a new grid; of many frames those used last are kept."""
    monkeypatch.setattr(tallies, "_KEPT", 1)
    store, one, other = TallyStore(), frame(2020), frame(2021)
    grid = Grid(one.records[0], {TOTAL: Cell(10)})
    first = store.of(one, [grid])
    assert store.of(one, [grid]) is first
    assert store.of(one, [Grid(one.records[0], {TOTAL: Cell(11)})])[0].difference == 11
    store.of(other, [Grid(other.records[0], {})])
    assert store.of(one, [grid]) == first
    assert store.of(one, [grid]) is not first


@pytest.mark.parametrize("cells", list(product((None, Cell(9), Cell(note="asked"), NOT_APPLICABLE), repeat=4)))
def test_a_frame_is_added_up_like_its_identities(cells: tuple[Cell | None, ...]) -> None:
    """Where every cell holds a figure it is done in a shorter way, and comes to the same."""
    here = {place: cell for place, cell in zip((TOTAL, MEN, WOMEN, BESIDE), cells, strict=True) if cell is not None}
    grid = Grid(Record(1, KEY), here)
    frame = Frame(FrameKey("", (KEY,)), Group(KEY.source, KEY.year), (grid.record,), (IDENTITY,))
    assert tallies.tallies_of(frame, [grid]) == {0: tally(IDENTITY, [grid])}
