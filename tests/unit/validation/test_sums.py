"""Sums over cells, and what edits would do to them."""

from __future__ import annotations

from ilms_desktop.validation.slips import Slip, Written
from ilms_desktop.validation.sums import Balance, Line, System, Work, distance
from tests.slips.tables import TOTAL, Table, filled

TRUE = filled([4_318, 7_262, 1_905], [3_127, 5_934, 2_216])
WRONG = TRUE | {("F", "r1"): 9_534}


def work(figures: dict[tuple[str, str], int], **options: object) -> Work[tuple[str, str]]:
    """A table to work on."""
    return Work(Table(figures, **options).system())  # type: ignore[arg-type]


def plainly(_cell: str) -> Written:
    """A figure as it is written where nobody looks at its digits."""
    return Written(5, 3, 3, 3)


def test_a_line_knows_its_total() -> None:
    """The total stands first, where there is one."""
    assert Line(("a", "b"), "t").all == ("t", "a", "b")
    assert Line(("a", "b")).all == ("a", "b")


def test_failing_sums_are_those_beyond_rounding() -> None:
    """Half a unit for each term."""
    assert len(work(WRONG).failing) == 2
    assert not work(TRUE | {("F", "r1"): 5_935}).failing
    assert len(work(TRUE | {("F", "r1"): 5_937}).failing) == 2


def test_the_effect_of_edits() -> None:
    """Repaired, broken, and neither."""
    desk = work(WRONG)
    right = desk.effect({("F", "r1"): 5_934})
    assert right.repaired.keys() == desk.failing
    assert set(right.repaired.values()) == {0}
    assert not right.broken
    other = desk.effect({("T", "r1"): WRONG["T", "r1"] + 3_600})
    assert (len(other.repaired), len(other.broken), other.unmended) == (1, 1, 0)
    assert desk.effect({("F", "r1"): 4_000}).unmended == 2


def test_an_edit_changes_what_fails() -> None:
    """And what was thought of before counts no more."""
    desk = work(WRONG)
    thought = desk.explained({("F", "r1"): 5_934}, Slip.TRANSPOSED, 2.0)
    assert desk.is_alive(thought)
    desk.apply(thought.edits)
    assert not desk.failing
    assert not desk.is_alive(thought)
    desk.apply([(("F", "r1"), 9_534)])
    assert len(desk.failing) == 2


def test_sums_are_found_by_what_they_miss() -> None:
    """Two that miss by the same may hang together."""
    desk = work(WRONG)
    row, column = desk.missing_by(-3_600)
    assert desk.residual(row) == desk.residual(column) == -3_600
    assert desk.missing_by(1) == ()
    desk.apply([(("F", "r1"), 5_934)])
    assert not desk.missing_by(-3_600)


def test_sums_ask_for_figures() -> None:
    """Exactly, or rounded as the table is with the room that rounding leaves."""
    assert work(WRONG).asked(("F", "r1")) == {5_934: 0}
    assert work(WRONG, is_rounded=True).asked(("F", "r1")) == {5_934: 1}
    assert work(WRONG).asked(("F", "r0")) == {}
    assert work(WRONG).asked(("F", "r0"), [0]) == {}


def test_a_sum_that_counts_a_cell_twice_may_ask_for_half_a_person() -> None:
    """Then it asks for nothing."""
    figures = {"a": 5, "b": 3}
    system = System(figures, [Balance((("a", 1), ("b", -2)), -1, 0)], written=plainly, is_rounded=lambda _cell: False)
    assert Work(system).asked("a") == {6: 0}
    assert Work(system).asked("b") == {}


def test_nobody_is_asked_to_put_less_than_nothing() -> None:
    """Counts are not negative."""
    assert work({("T", "r0"): 5, ("M", "r0"): 20, ("F", "r0"): 7}, has_columns=False).asked(("F", "r0")) == {}


def test_a_figure_helps_if_it_repairs_more_than_it_breaks() -> None:
    """Where very many sums fail it takes two."""
    desk = work(WRONG)
    assert desk.helps(("F", "r1"), 5_934)
    assert not desk.helps(("T", "r1"), WRONG["T", "r1"] + 3_600)
    many = {(sex, f"r{number}"): 1_000 + number for sex in "TMF" for number in range(90)}
    assert not work(many, has_columns=False).helps(("T", "r7"), 2_014)


def test_other_years_speak_for_a_figure() -> None:
    """Nearer is likelier, within bounds."""
    last = {cell: figure + 10 for cell, figure in TRUE.items()}
    alone, known = work(WRONG), work(WRONG, other_years=[last])
    edits = {("F", "r1"): 5_934}
    gain = known.explained(edits, Slip.OTHER, 0.0).score - alone.explained(edits, Slip.OTHER, 0.0).score
    assert 0.4 < gain < 1
    assert distance(100, 100) == 0
    assert distance(0, 999) > 6


def test_what_needs_all_of_its_rounding_is_less_likely() -> None:
    """A repair that leaves a difference has had luck."""
    desk = work(WRONG, is_rounded=True, decimals=0)
    exact = desk.explained({("F", "r1"): 5_934}, Slip.OTHER, 0.0)
    near = desk.explained({("F", "r1"): 5_000}, Slip.OTHER, 0.0)
    assert near.repaired == exact.repaired
    assert near.score < exact.score


def test_a_sum_without_tolerance_leaves_nothing_over() -> None:
    """No room, no luck."""
    system = System({"a": 5, "b": 3}, [Balance((("a", 1), ("b", -1)), 2, 0)], written=plainly)
    assert Work(system).explained({"a": 3}, Slip.OTHER, 0.0).score == 1


def test_more_cells_cost_unless_they_are_one_slip() -> None:
    """The fewest changes are the likeliest."""
    desk = work(WRONG)
    edits = {("F", "r1"): 5_934, ("F", "r0"): 3_127}
    assert desk.explained(edits, Slip.OTHER, 0.0).score < desk.explained(edits, Slip.OTHER, 0.0, cells=1).score


def test_cells_are_found_by_figure_in_their_row_and_column() -> None:
    """Exchanges happen between neighbours."""
    desk = work(TRUE)
    assert desk.beside(("F", "r1"), 3_000, 4_000) == [("F", "r0")]
    assert desk.beside(("F", "r1"), 4_318, 4_318) == []
    assert desk.beside(("F", "r1"), 5_934, 5_934) == []


def test_what_crosses_a_column_goes_through_it_at_one_cell() -> None:
    """Rows do, the sum of the column does not."""
    desk = work(TRUE)
    crossing = desk.crossing(0)
    assert crossing["T", "r1"] == [2]
    assert crossing["T", TOTAL] == [0]
    assert desk.crossing(0) is crossing
    assert desk.across["T", "r1"] == [("M", "r1"), ("F", "r1")]


def test_how_a_figure_is_written_is_asked_once() -> None:
    """The same cell is looked at many times."""
    desk = work(TRUE)
    assert desk.written(("T", "r1")) is desk.written(("T", "r1"))
    assert desk.models(("T", "r1")) is desk.models(("T", "r1"))
