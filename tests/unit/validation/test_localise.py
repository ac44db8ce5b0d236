"""Error localisation on small tables: the wrong cell is found, and what was typed instead."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ilms_desktop.validation.localise import MARGIN, SHOWN, Cause, causes
from ilms_desktop.validation.slips import Slip
from ilms_desktop.validation.sums import Work
from tests.slips.tables import TOTAL, Place, Table, filled

TRUE = filled([4_318, 7_262, 1_905, 3_377, 2_648], [3_127, 5_934, 2_216, 4_481, 1_759])
figures = st.lists(st.integers(300, 90_000), min_size=3, max_size=7)


def found(table: Table) -> tuple[Cause[Place], ...]:
    """Causes of a table."""
    return causes(table.system())


def repaired(table: Table) -> dict[Place, int]:
    """Edits of all clear causes."""
    return {cell: new for cause in found(table) if cause.best for cell, new in cause.best.edits}


def test_what_adds_up_needs_no_cause() -> None:
    """Most tables are right."""
    assert found(Table(TRUE)) == ()


@pytest.mark.parametrize(
    ("typed", "slip"),
    [
        ({("F", "r1"): 9_534}, Slip.TRANSPOSED),
        ({("F", "r1"): 934}, Slip.DIGIT_MISSING),
        ({("F", "r1"): 55_934}, Slip.DIGIT_TWICE),
        ({("F", "r1"): 57_934}, Slip.DIGIT_EXTRA),
        ({("F", "r1"): 5_934_000}, Slip.FACTOR_1000),
        ({("F", "r1"): 59_340}, Slip.FACTOR_10),
        ({("F", "r1"): -5_934}, Slip.SIGN),
        ({("F", "r1"): 5_134}, Slip.ONE_DIGIT),
        ({("F", "r1"): 3_777}, Slip.OTHER),
        ({("F", "r1"): 7_262, ("M", "r1"): 5_934}, Slip.EXCHANGED),
        ({("T", "r1"): 7_262, ("M", "r1"): 13_196}, Slip.EXCHANGED),
        ({("F", "r1"): 1_759, ("F", "r4"): 5_934}, Slip.EXCHANGED),
        ({("T", "r1"): 13_096, ("T", "r3"): 7_958}, Slip.MOVED),
    ],
)
def test_one_slip_is_found_and_named(typed: dict[Place, int], slip: Slip) -> None:
    """Row and column agree on the cell; the digits say what happened."""
    (cause,) = found(Table(TRUE | typed))
    assert cause.best is not None
    assert cause.best.slip is slip
    assert dict(cause.best.edits) == {cell: TRUE[cell] for cell in typed}
    assert len(cause.others) < SHOWN


def test_a_figure_of_another_year_is_named() -> None:
    """It was left over when the sheet of last year was written over."""
    last = filled([4_120, 6_871, 1_877, 3_102, 2_540], [3_094, 5_612, 2_006, 4_217, 1_688])
    (cause,) = found(Table(TRUE | {("F", "r1"): 5_612}, [last]))
    assert cause.best is not None
    assert (cause.best.slip, cause.best.edits) == (Slip.COPIED, ((("F", "r1"), 5_934),))


def test_two_slips_are_two_causes() -> None:
    """Each has its own repair."""
    wrong = TRUE | {("F", "r1"): 9_534, ("M", "r3"): 337}
    assert len(found(Table(wrong))) == 2
    assert repaired(Table(wrong)) == {("F", "r1"): 5_934, ("M", "r3"): 3_377}


def test_without_columns_the_digits_decide() -> None:
    """A row alone says that something is wrong, the digits say what."""
    assert repaired(Table(TRUE | {("F", "r1"): 9_534}, has_columns=False)) == {("F", "r1"): 5_934}


def test_what_could_be_any_of_three_is_offered_side_by_side() -> None:
    """Nothing is suggested alone that is no better than something else."""
    (cause,) = found(Table(TRUE | {("F", "r1"): 3_888}, has_columns=False))
    assert cause.best is None
    assert {dict(each.edits).popitem()[0] for each in cause.others} == {("T", "r1"), ("M", "r1"), ("F", "r1")}
    assert len(cause.others) == SHOWN


def test_other_years_say_which_of_three_it_is() -> None:
    """A figure far from last year's is sooner wrong than two that are near."""
    last = {cell: figure + 10 for cell, figure in TRUE.items()}
    wrong = TRUE | {("F", "r1"): 15_888}
    assert repaired(Table(wrong, [last], has_columns=False)) == {("F", "r1"): 5_934}


def test_a_small_difference_of_a_column_is_put_into_its_total() -> None:
    """A few units too many for rounding: the total was corrected or rounded by another hand."""
    alone = {cell: figure for cell, figure in TRUE.items() if cell[0] == "T"}
    assert repaired(Table(alone | {("T", TOTAL): alone["T", TOTAL] + 7})) == {("T", TOTAL): TRUE["T", TOTAL]}


def test_what_nothing_explains_hangs_together() -> None:
    """A figure below zero cannot be put anywhere: the sums that share cells are still one group."""
    table = Table(
        {("T", "r0"): 5, ("M", "r0"): -10, ("F", "r0"): -20, **{(s, "r1"): 40 for s in "TMF"}}, has_columns=False
    )
    system = table.system()
    assert len(Work(system).failing) == 2
    assert all(cause.best is None or not cause.best.broken for cause in causes(system))


def test_a_cause_without_any_explanation_is_kept() -> None:
    """The finding stays, only without a suggestion; sums with common cells stand in one group."""
    wrong = {("T", "r0"): -70, ("M", "r0"): -10, ("F", "r0"): 10}
    (cause,) = found(Table(wrong | {("T", "r1"): -7, ("M", "r1"): 3, ("F", "r1"): 0}, has_columns=False))[:1]
    assert cause.sums


def test_clear_causes_come_before_those_with_several_explanations() -> None:
    """What is sure is said first, and may make the rest sure."""
    wrong = TRUE | {("F", "r1"): 3_888, ("M", "r3"): 3_737}
    first, second = found(Table(wrong, has_columns=False))
    assert first.best is not None
    assert second.best is None


@given(figures, figures, st.data())
def test_any_figure_in_any_cell_of_a_full_table_is_put_right(
    men: list[int], women: list[int], data: st.DataObject
) -> None:
    """Row and column meet in one cell only, so there is no other explanation by one figure."""
    size = min(len(men), len(women))
    true = filled(men[:size], women[:size])
    cell = data.draw(st.sampled_from(sorted(true)))
    wrong = true | {cell: data.draw(st.integers(0, 200_000))}
    assume(wrong[cell] != true[cell])
    (cause, *others) = found(Table(wrong))
    assert others == []
    offered = ([cause.best] if cause.best else []) + list(cause.others)
    assert ((cell, true[cell]),) in [each.edits for each in offered]


@given(st.lists(st.integers(0, 40), min_size=9, max_size=9), st.booleans())
def test_the_best_single_figure_is_never_overlooked(values: list[int], is_rounded: bool) -> None:
    """The judge tries every figure in every cell; what repairs everything and breaks nothing is among the offers."""
    cells = list(product("TMF", ("r0", "r1", TOTAL)))
    table = Table(dict(zip(cells, values, strict=True)), is_rounded=is_rounded)
    work = Work(table.system())
    effects = {(cell, new): work.effect({cell: new}) for cell in cells for new in range(130)}
    perfect = {
        edit
        for edit, effect in effects.items()
        if work.failing and effect.repaired.keys() == work.failing and not effect.broken
    }
    told = causes(table.system())
    offered = {edits for cause in told for each in (cause.best, *cause.others) if each for edits in each.edits}
    if perfect and len(told) == 1 and not any(len(each.edits) > 1 for each in (told[0].best, *told[0].others) if each):
        assert offered & perfect


@given(st.lists(st.integers(0, 99_999), min_size=15, max_size=15), st.booleans(), st.integers(0, 3))
def test_every_failing_sum_gets_one_cause(values: list[int], is_rounded: bool, decimals: int) -> None:
    """Whatever stands in a table, each finding belongs to one group, and what is offered alone breaks nothing."""
    cells = list(product("TMF", ("r0", "r1", "r2", "r3", TOTAL)))
    table = Table(dict(zip(cells, values, strict=True)), decimals=decimals, is_rounded=is_rounded)
    told = found(table)
    sums = [number for cause in told for number in cause.sums]
    assert sorted(sums) == sorted(Work(table.system()).failing)
    assert not any(cause.best.broken for cause in told if cause.best)


@given(st.lists(st.integers(0, 99_999), min_size=15, max_size=15))
def test_the_same_table_is_always_explained_alike(values: list[int]) -> None:
    """What is said after an edit and what a whole check says must not differ."""
    cells = list(product("TMF", ("r0", "r1", "r2", "r3", TOTAL)))
    table = Table(dict(zip(cells, values, strict=True)))
    assert found(table) == found(table)


def test_the_margin_is_less_than_one_sum() -> None:
    """One more sum repaired is enough to stand out."""
    assert 0 < MARGIN < 1
