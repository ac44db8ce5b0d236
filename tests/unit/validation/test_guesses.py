"""Guesses on one cell or two."""

from __future__ import annotations

from ilms_desktop.validation import guesses
from ilms_desktop.validation.slips import Slip
from ilms_desktop.validation.sums import Work
from tests.slips.tables import TOTAL, Place, Table, filled

TRUE = filled([4_318, 7_262, 1_905, 3_377], [3_127, 5_934, 2_216, 4_481])


def work(typed: dict[Place, int], **options: object) -> Work[Place]:
    """A table with wrong figures to work on."""
    return Work(Table(TRUE | typed, **options).system())  # type: ignore[arg-type]


def test_a_cell_asks_its_sums() -> None:
    """Each failing sum gives a guess, and the exchange that would do the same."""
    desk = work({("F", "r1"): 4_481, ("F", "r3"): 5_934}, has_columns=False)
    assert {each.slip for each in guesses.of_cell(desk, ("F", "r1"))} == {Slip.OTHER, Slip.EXCHANGED}
    assert list(guesses.of_cell(work({}), ("F", "r1"))) == []


def test_in_rounded_tables_slips_that_come_near_are_tried() -> None:
    """The sums say 61 or so; 62 with its digits exchanged is what they mean."""
    rounded = {cell: (figure + 50) // 100 * 100 for cell, figure in TRUE.items()}
    desk = Work(Table(rounded | {("F", "r1"): 9_500}, decimals=1, is_rounded=True).system())
    told = {(each.slip, each.edits[0][1]) for each in guesses.of_cell(desk, ("F", "r1"))}
    assert (Slip.TRANSPOSED, 5_900) in told
    desk = Work(Table(rounded | {("M", "r1"): 7_000}, decimals=1, is_rounded=True).system())
    told = {(each.slip, each.edits[0][1]) for each in guesses.of_cell(desk, ("M", "r1"))}
    assert all(slip in (Slip.OTHER, Slip.ONE_DIGIT) for slip, _figure in told)


def test_a_total_is_sooner_wrong_than_one_of_its_parts() -> None:
    """Clearly so where the difference is a few times what rounding allows."""
    only = {cell: figure for cell, figure in TRUE.items() if cell[0] == "T"}

    def lead(more: int) -> float:
        desk = Work(Table(only | {("T", TOTAL): only["T", TOTAL] + more}).system())
        (of_total,) = guesses.of_cell(desk, ("T", TOTAL))
        (of_part,) = guesses.of_cell(desk, ("T", "r0"))
        return of_total.score - of_part.score

    assert lead(7) > 0.8
    assert 0 < lead(2_222) < 0.2


def test_a_total_and_a_part_may_have_changed_places() -> None:
    """Their sum fails by twice the difference."""
    desk = work({("T", "r1"): 7_262, ("M", "r1"): 13_196})
    (row,) = [number for number in desk.failing if (("T", "r1"), 1) in desk.system.sums[number].cells and number < 5]
    (told,) = guesses.exchanged_within(desk, row)
    assert dict(told.edits) == {("T", "r1"): 13_196, ("M", "r1"): 7_262}


def test_an_amount_may_stand_in_the_wrong_row() -> None:
    """Two rows miss by the same, and the column holds."""
    desk = work({("T", "r1"): 13_096, ("T", "r3"): 7_958})
    told = list(guesses.moved(desk, sorted(desk.failing)))
    best = max(told, key=lambda each: each.score)
    assert dict(best.edits) == {("T", "r1"): 13_196, ("T", "r3"): 7_858}
    assert all(min(new for _cell, new in each.edits) >= 0 for each in told)


def test_nothing_is_moved_below_zero() -> None:
    """Five persons cannot leave a cell that holds three."""
    small = filled([3, 9, 20], [4, 30, 7])
    desk = Work(Table(small | {("T", "r0"): 12, ("T", "r1"): 34}).system())
    told = [dict(each.edits) for each in guesses.moved(desk, sorted(desk.failing))]
    assert {("T", "r0"): 7, ("T", "r1"): 39} in told
    assert not any(figure < 0 for edits in told for figure in edits.values())


def test_the_same_difference_everywhere_is_no_correction() -> None:
    """Where many sums miss by the same, something goes through the table."""
    rows = range(8)
    typed = {("T", f"r{row}"): 1_000 + (20 if row % 2 else -20) for row in rows}
    figures = filled([400] * 8, [600] * 8) | typed
    desk = Work(Table(figures).system())
    assert list(guesses.moved(desk, sorted(desk.failing))) == []
