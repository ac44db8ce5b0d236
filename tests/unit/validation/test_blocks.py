"""Guesses on many cells at once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ilms_desktop.validation import blocks
from ilms_desktop.validation.localise import causes
from ilms_desktop.validation.slips import Slip
from ilms_desktop.validation.sums import Balance, Line, System, Work
from tests.slips.tables import TOTAL, Place, Table, filled

TRUE = filled([4_318, 7_262, 1_905, 3_377, 2_648], [3_127, 5_934, 2_216, 4_481, 1_759])
LAST = filled([4_120, 6_871, 1_877, 3_102, 2_540], [3_094, 5_612, 2_006, 4_217, 1_688])
ROWS = ["r0", "r1", "r2", "r3", "r4"]


def best(table: Table) -> tuple[Slip, dict[Place, int]]:
    """The one cause of a table."""
    (cause,) = causes(table.system())
    assert cause.best is not None
    return cause.best.slip, dict(cause.best.edits)


def column(sex: str, rows: list[str], figures: dict[Place, int], of: list[str]) -> dict[Place, int]:
    """Figures of some rows of a column put into others."""
    return {(sex, row): figures[sex, other] for row, other in zip(rows, of, strict=True)}


@pytest.mark.parametrize(
    ("rows", "of"), [(["r0", "r1", "r2", "r3"], ["r1", "r2", "r3", "r4"]), (ROWS[1:], ROWS[:-1])], ids=["up", "down"]
)
def test_a_column_one_row_off_is_moved_back(rows: list[str], of: list[str]) -> None:
    """The figure that was lost is what the row asks for."""
    wrong = TRUE | column("F", rows, TRUE, of)
    slip, edits = best(Table(wrong))
    assert slip is Slip.SHIFTED
    assert {**wrong, **edits} == TRUE


def test_the_row_that_was_left_blank_is_filled_again() -> None:
    """The last figure moved up and nothing came after it."""
    wrong = TRUE | column("F", ROWS[:-1], TRUE, ROWS[1:])
    del wrong["F", "r4"]
    slip, edits = best(Table(wrong, asked={("F", "r4"): frozenset({1_759})}))
    assert slip is Slip.SHIFTED
    assert {**wrong, **edits} == TRUE
    slip, edits = best(Table(wrong, asked={("F", "r4"): frozenset({17})}))
    assert ("F", "r4") not in edits


def test_a_shifted_column_with_a_blank_cell_between() -> None:
    """What is blank has nothing to give; the rest is moved all the same."""
    wrong = TRUE | column("F", ROWS[:-1], TRUE, ROWS[1:])
    del wrong["F", "r2"]
    assert all(
        cause.best is None or cause.best.slip is not Slip.COLUMN_COPIED for cause in causes(Table(wrong).system())
    )


def test_a_column_of_another_year_is_found() -> None:
    """Its cells equal that year's; the rows say what they were."""
    wrong = TRUE | {("F", row): LAST["F", row] for row in (*ROWS, TOTAL)}
    slip, edits = best(Table(wrong, [LAST]))
    assert slip is Slip.COLUMN_COPIED
    assert {**wrong, **edits} == TRUE


def test_a_column_of_the_other_sex_is_found() -> None:
    """Which of two equal columns is the copy, other years say; what is likelier comes first."""
    wrong = TRUE | {("F", row): TRUE["M", row] for row in (*ROWS, TOTAL)}
    (cause,) = causes(Table(wrong, [LAST]).system())
    offered = [cause.best, *cause.others] if cause.best else list(cause.others)
    assert offered[0].slip is Slip.COLUMN_COPIED
    assert {**wrong, **dict(offered[0].edits)} == TRUE


def test_a_column_that_resembles_no_other_is_no_copy() -> None:
    """Then each row has a slip of its own, or none is told."""
    wrong = TRUE | {("F", row): TRUE["F", row] + 777 for row in ROWS}
    assert all(
        cause.best is None or cause.best.slip is not Slip.COLUMN_COPIED for cause in causes(Table(wrong).system())
    )


def test_cells_beside_which_nothing_stands_equal_no_column() -> None:
    """Rows of different lengths are not compared."""
    system = Table(TRUE | {("F", row): 7 for row in ROWS}).system()
    rows = [system.rows[0], *(Line((("F", row),)) for row in ROWS[:2]), *system.rows[3:]]
    desk = Work(replace(system, rows=rows))
    assert list(blocks.of_column(desk, 2)) == []


def test_a_column_in_persons_is_found() -> None:
    """Its rows fail, its own sum holds."""
    wrong = TRUE | {cell: figure * 1_000 for cell, figure in TRUE.items() if cell[0] == "F"}
    slip, edits = best(Table(wrong))
    assert slip is Slip.BLOCK_1000
    assert {**wrong, **edits} == TRUE


def test_a_column_in_millions_is_found() -> None:
    """The reverse."""
    true = {cell: figure * 1_000 for cell, figure in TRUE.items()}
    wrong = true | {cell: TRUE[cell] for cell in TRUE if cell[0] == "F"}
    slip, edits = best(Table(wrong))
    assert slip is Slip.BLOCK_1000
    assert {**wrong, **edits} == true


def test_small_figures_do_not_vanish_into_rounding() -> None:
    """In a table of whole thousands 3 may become 0.003 without any sum noticing; that explains nothing."""
    small = filled([1_000, 2_000, 3_000], [2_000, 1_000, 2_000])
    wrong = small | {("M", "r0"): 4_000}
    told = causes(Table(wrong, decimals=0, is_rounded=True).system())
    offered = [each for cause in told for each in (cause.best, *cause.others) if each]
    assert Slip.BLOCK_1000 not in {each.slip for each in offered}


def with_sums(figures: dict[Place, int], *others: tuple[Place, int]) -> System[Place]:
    """A table some of whose cells are compared with figures from elsewhere."""
    system = Table(figures).system()
    extra = [Balance(((cell, 1),), figures[cell] - figure, 0) for cell, figure in others]
    return replace(system, sums=[*system.sums, *extra])


def test_what_lies_in_a_block_as_a_whole_proves_nothing() -> None:
    """A thousandth of a table is a thousandth of its differences, small enough to pass for rounding."""
    figures = {("T", TOTAL): 9_000, ("T", "r0"): 3_000, ("T", "r1"): 3_000, ("T", "r2"): 4_000}
    told = causes(Table(figures).system())
    offered = [each for cause in told for each in (cause.best, *cause.others) if each]
    assert Slip.BLOCK_1000 not in {each.slip for each in offered}


def test_men_and_women_of_a_table_exchanged() -> None:
    """Totals from elsewhere tell them apart."""
    other = {"M": "F", "F": "M", "T": "T"}
    wrong = {(other[sex], row): figure for (sex, row), figure in TRUE.items()}
    system = with_sums(wrong, (("M", TOTAL), TRUE["M", TOTAL]), (("F", TOTAL), TRUE["F", TOTAL]))
    (cause,) = causes(system)
    assert cause.best is not None
    assert cause.best.slip is Slip.SEXES_EXCHANGED
    assert {**wrong, **dict(cause.best.edits)} == TRUE


def test_two_rows_of_a_table_exchanged() -> None:
    """All sums of the table hold; two figures from elsewhere do not."""
    other = {"r1": "r3", "r3": "r1"}
    wrong = {(sex, other.get(row, row)): figure for (sex, row), figure in TRUE.items()}
    (cause,) = causes(with_sums(wrong, (("T", "r1"), TRUE["T", "r1"]), (("T", "r3"), TRUE["T", "r3"])))
    assert cause.best is not None
    assert cause.best.slip is Slip.ROWS_EXCHANGED
    assert {**wrong, **dict(cause.best.edits)} == TRUE


def test_a_pair_of_which_one_is_blank_is_not_exchanged() -> None:
    """A blank is no figure."""
    desk = Work(Table(TRUE | {("F", "r0"): 9}).system())
    pairs = [(("M", "r0"), ("F", "r0")), (("M", "r1"), ("F", "nowhere"))]
    assert list(blocks.exchanged(desk, pairs)) == []
    both = [*pairs[:1], (("M", "nowhere"), ("F", "nowhere"))]
    assert list(blocks.exchanged(desk, both)) == []
    assert list(blocks.exchanged(Work(Table(TRUE).system()), pairs)) == []


def test_a_row_exchanged_with_its_totals() -> None:
    """All sums of the table hold; one from elsewhere does not."""
    more = TRUE["F", "r1"] - TRUE["M", "r1"]
    wrong = TRUE | {("M", "r1"): TRUE["F", "r1"], ("F", "r1"): TRUE["M", "r1"]}
    wrong |= {("M", TOTAL): TRUE["M", TOTAL] + more, ("F", TOTAL): TRUE["F", TOTAL] - more}
    system = with_sums(wrong, (("M", "r1"), TRUE["M", "r1"]), (("F", TOTAL), TRUE["F", TOTAL]))
    desk = Work(system)
    (told,) = blocks.exchanged_with_totals(desk, *system.carried[1])
    assert {**wrong, **dict(told.edits)} == TRUE
    assert list(blocks.exchanged_with_totals(desk, (("M", "r1"), ("F", "nowhere")), system.carried[1][1])) == []
    assert list(blocks.exchanged_with_totals(Work(Table(TRUE).system()), *system.carried[1])) == []
