"""Totals from parts: blank is not zero, and what is not complete says so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilms_desktop.model.key import ABSENT, CellKey
from ilms_desktop.model.observation import Observation
from ilms_desktop.model.structure import Axis
from ilms_desktop.model.table_view import ComputedTotal
from ilms_desktop.validation.sum_sets import AxisSums, Parts
from ilms_desktop.validation.totals import Plan, Totals, code_on, with_code
from tests.unit.workspace.workspace_support import cell

SEX = AxisSums({"SEX_T": (Parts(("SEX_M", "SEX_F")),)})
CLASSES = AxisSums(
    {
        "TOTAL": (
            Parts(("AGR", "MAN", "MEL", "X"), frozenset({"X"})),
            Parts(("AGR", "MIN", "MANEL", "X"), frozenset({"X"})),
        )
    }
)
STATUS = AxisSums({"ALL": (Parts(("HERE", "ABROAD", "UNKNOWN"), frozenset({"UNKNOWN"})),)})
PLAN = Plan({Axis.SEX: SEX, Axis.CLASS: CLASSES, Axis.STATUS: STATUS})


def total(said: dict[CellKey, Observation], where: CellKey) -> ComputedTotal | None:
    """Total of a cell when these stand in the others."""
    return Totals(PLAN, said).total(where)


def men_and_women(men: Observation, women: Observation) -> ComputedTotal | None:
    """Total over the sexes."""
    return total({cell("M"): men, cell("F"): women}, cell("T"))


def test_parts_are_added_exactly() -> None:
    """With the most decimals that were typed among them."""
    assert men_and_women(Observation(100, 1), Observation(25, 3)) == ComputedTotal(125, 3, complete=True, missing=0)


def test_zero_is_a_figure() -> None:
    """None and none is none, which is an answer."""
    assert men_and_women(Observation(0, 1), Observation(0, 0)) == ComputedTotal(0, 1, complete=True, missing=0)


def test_a_blank_part_leaves_the_total_incomplete() -> None:
    """It is shown as what there is so far, and never passes for the total."""
    assert total({cell("M"): Observation(5, 0)}, cell("T")) == ComputedTotal(5, 0, complete=False, missing=1)


@pytest.mark.parametrize(
    "said", [Observation(status="N"), Observation(status="C"), Observation(status="S"), Observation(text="12.5?")]
)
def test_a_part_that_is_missing_leaves_the_total_incomplete(said: Observation) -> None:
    """Not available, withheld or unreadable is not zero."""
    assert men_and_women(Observation(5, 0), said) == ComputedTotal(5, 0, complete=False, missing=1)


def test_what_cannot_exist_counts_as_zero() -> None:
    """Letter X: the cell makes no sense for the country."""
    assert men_and_women(Observation(5, 0), Observation(status="X")) == ComputedTotal(5, 0, complete=True, missing=0)


def test_without_any_figure_there_is_no_total() -> None:
    """Neither blank nor letters add up to zero."""
    assert total({}, cell("T")) is None
    assert men_and_women(Observation(status="N"), Observation(note="later")) is None
    assert men_and_women(Observation(status="X"), Observation(status="X")) is None


def test_parts_that_may_be_blank_count_as_zero() -> None:
    """Not classified: most sources have nobody there."""
    said = {cell(ABSENT, code): Observation(10, 0) for code in ("AGR", "MAN", "MEL")}
    assert total(said, cell(ABSENT, "TOTAL")) == ComputedTotal(30, 0, complete=True, missing=0)
    said[cell(ABSENT, "X")] = Observation(5, 0)
    assert total(said, cell(ABSENT, "TOTAL")) == ComputedTotal(35, 0, complete=True, missing=0)
    said[cell(ABSENT, "X")] = Observation(status="N")
    assert total(said, cell(ABSENT, "TOTAL")) == ComputedTotal(30, 0, complete=False, missing=1)


def test_only_parts_that_may_be_blank_make_no_total() -> None:
    """A total over nothing but a blank would be an invention."""
    assert total({cell(ABSENT, "X"): Observation(note="none")}, cell(ABSENT, "TOTAL")) is None


def test_the_set_that_is_filled_is_added() -> None:
    """Mining apart or together: the one that leaves nothing open."""
    said = {cell(ABSENT, code): Observation(10, 0) for code in ("AGR", "MIN", "MANEL")}
    assert total(said, cell(ABSENT, "TOTAL")) == ComputedTotal(30, 0, complete=True, missing=0)


def test_the_usual_set_wins_where_both_are_filled() -> None:
    """Never both together."""
    said = {cell(ABSENT, code): Observation(10, 0) for code in ("AGR", "MAN", "MEL", "MIN", "MANEL")}
    said[cell(ABSENT, "MAN")] = Observation(11, 0)
    assert total(said, cell(ABSENT, "TOTAL")) == ComputedTotal(31, 0, complete=True, missing=0)


def test_totals_of_totals_are_computed() -> None:
    """Only the innermost cells need to be typed."""
    said = {
        cell(sex, code, status): Observation(1, 0)
        for sex in "MF"
        for code in ("AGR", "MAN", "MEL")
        for status in ("HERE", "ABROAD")
    }
    assert total(said, cell("T", "TOTAL", "ALL")) == ComputedTotal(12, 0, complete=True, missing=0)
    del said[cell("M", "AGR", "HERE")]
    top = total(said, cell("T", "TOTAL", "ALL"))
    assert top is not None
    assert not top.complete


def test_a_typed_part_counts_as_typed() -> None:
    """What a country says of men in all is taken, even if its rows add up to something else: the rules tell it."""
    said = {cell("M", code, "HERE"): Observation(1, 0) for code in ("AGR", "MAN", "MEL")}
    said |= {cell("M", "TOTAL", "HERE"): Observation(100, 0), cell("F", "TOTAL", "HERE"): Observation(50, 0)}
    assert total(said, cell("T", "TOTAL", "HERE")) == ComputedTotal(150, 0, complete=True, missing=0)


def test_a_cell_that_is_no_total_has_none() -> None:
    """Men are no sum of anything."""
    assert total({cell("M"): Observation(5, 0)}, cell("M")) is None


def test_all_totals_are_given_at_once() -> None:
    """Cells without one are left out."""
    said = {cell("M"): Observation(1, 0), cell("F"): Observation(2, 0)}
    assert Totals(PLAN, said).all([cell("T"), cell("M"), cell("F")]) == {
        cell("T"): ComputedTotal(3, 0, complete=True, missing=0)
    }


@given(st.lists(st.one_of(st.none(), st.integers(0, 999)), min_size=3, max_size=3))
def test_a_total_is_complete_exactly_if_every_part_has_a_figure(values: list[int | None]) -> None:
    """For any figures and gaps."""
    said = {
        cell(ABSENT, code): Observation(value, 0)
        for code, value in zip(("AGR", "MAN", "MEL"), values, strict=True)
        if value is not None
    }
    found = total(said, cell(ABSENT, "TOTAL"))
    if not said:
        assert found is None
    else:
        assert found == ComputedTotal(
            sum(value for value in values if value is not None),
            0,
            complete=None not in values,
            missing=values.count(None),
        )


@pytest.mark.parametrize("axis", list(Axis))
def test_cells_differ_in_one_axis(axis: Axis) -> None:
    """A part lies beside its total on one axis only."""
    start = CellKey("a", "b", "c")
    assert code_on(with_code(start, axis, "z"), axis) == "z"
    assert with_code(with_code(start, axis, "z"), axis, code_on(start, axis)) == start
