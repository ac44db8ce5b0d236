"""Bands and states: what a difference means, in whole numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ilms_desktop.model.key import CellKey
from ilms_desktop.validation import load_rules
from ilms_desktop.validation.identity import Guard, Identity, Term
from ilms_desktop.validation.judge import Measure, State, judge, measure_of, state_of
from ilms_desktop.validation.tally import Tally

if TYPE_CHECKING:
    from ilms_desktop.model.finding import Severity

RULES = {rule.id: rule for rule in load_rules("ilms-2019")}
SUM = Identity("V02", "D001", Term(0, CellKey("T", "_", "_")), (Term(0, CellKey("M", "_", "_")),) * 2)
AT_LEAST = Identity("V08", "D148", SUM.target, SUM.parts, is_at_least=True)
DIFFERENCE = Identity("V03", "D024", SUM.target, (SUM.parts[0], Term(0, CellKey("F", "_", "_"), coefficient=-1)))
COMPLETE = Tally(difference=0, missing=0, has_target=True, parts=2, sides=0, figures=3, mask=0)


def severity(difference: int, *, unit: int, rule: str = "V02", identity: Identity = SUM) -> Severity | None:
    """Severity of a difference of two parts and a total."""
    return judge(
        identity, COMPLETE._replace(difference=difference), unit=unit, measure=measure_of(RULES[rule])
    ).severity


@pytest.mark.parametrize(
    ("difference", "unit", "wanted"),
    [
        (1, 1, "I"),  # 0.001 of 0.0015
        (2, 1, "W"),
        (4, 1, "W"),  # 0.004 of 0.0045
        (5, 1, "E"),
        (100, 100, "I"),  # one decimal: 0.1 of 0.15
        (-100, 100, "I"),
        (200, 100, "W"),
        (500, 100, "E"),
        (1000, 1000, "I"),  # whole thousands: 1 of 1.5
        (-4000, 1000, "W"),
        (5000, 1000, "E"),
    ],
)
def test_the_bands_of_a_total_of_men_and_women(difference: int, unit: int, wanted: str) -> None:
    """Half a unit of the last decimal for each of three terms, then three times that."""
    assert severity(difference, unit=unit) == wanted


def test_a_difference_that_falls_on_the_limit_belongs_to_the_milder_band() -> None:
    """Doubled whole numbers decide; no fraction is ever rounded."""
    two_parts = COMPLETE._replace(parts=3, figures=4, difference=2)
    assert judge(SUM, two_parts, unit=1, measure=measure_of(RULES["V02"])).severity == "I"


@pytest.mark.parametrize("rule", ["V07", "V08", "V25", "V26"])
def test_comparisons_have_the_bands_of_sums(rule: str) -> None:
    """Rounded twice, two tables may differ a little more; beyond that one of them is wrong."""
    assert [severity(each, unit=1, rule=rule) for each in (1, 2, 4, 5)] == ["I", "W", "W", "E"]


def test_a_flow_is_never_more_than_warned_of() -> None:
    """People come and leave again within a year."""
    assert [severity(each, unit=1, rule="V27") for each in (-1, -2, -100_000)] == ["I", "W", "W"]


def test_a_sum_that_holds_has_no_severity() -> None:
    """Passed means to the last person."""
    assert severity(0, unit=1) is None
    assert severity(7, unit=1, rule="V08", identity=AT_LEAST) is None
    assert severity(-7, unit=1, rule="V08", identity=AT_LEAST) is not None


@pytest.mark.parametrize(
    ("change", "wanted"),
    [
        ({}, State.HOLDS),
        ({"difference": 3}, State.FAILS),
        ({"missing": 1}, State.WAITS),
        ({"parts": 0}, State.WAITS),
        ({"figures": 0}, State.EMPTY),
    ],
)
def test_the_five_states(change: dict[str, Any], wanted: State) -> None:
    """Blank is not zero, and nothing at all is not a question."""
    assert state_of(SUM, COMPLETE._replace(**change)) is wanted


def test_a_condition_that_does_not_hold_leaves_the_identity_unused() -> None:
    """Two ways to divide a total are never summed together."""
    guarded = Identity("V03", "D019", SUM.target, SUM.parts, guards=(Guard(blank=1),))
    assert state_of(guarded, COMPLETE) is State.HOLDS
    assert state_of(guarded, COMPLETE._replace(mask=1)) is State.UNUSED


@pytest.mark.parametrize(
    ("guard", "admitted", "refused"),
    [
        (Guard(blank=0b011), 0b100, 0b001),
        (Guard(filled=0b011), 0b111, 0b001),
        (Guard(some=0b011), 0b010, 0b100),
        (Guard(blank=0b001, filled=0b110, is_inverted=True), 0b111, 0b110),
    ],
)
def test_guards_look_at_the_mask_of_filled_cells(guard: Guard, admitted: int, refused: int) -> None:
    """Conditions are bits, so that the database can count them."""
    assert guard.admits(admitted)
    assert not guard.admits(refused)


@pytest.mark.parametrize(
    ("difference", "state", "wanted"),
    [
        (-1000, State.FAILS, "E"),  # the parts that are there are more than the total
        (100, State.FAILS, "I"),  # so close that they look complete
        (-100, State.FAILS, "I"),
        (1000, State.WAITS, None),  # there is room for what is missing
        (0, State.WAITS, None),
    ],
)
def test_parts_that_are_there_are_looked_at_while_others_are_blank(
    difference: int, state: State, wanted: str | None
) -> None:
    """A column that is half filled in may be wrong already."""
    partly = COMPLETE._replace(difference=difference, missing=1)
    verdict = judge(SUM, partly, unit=100, measure=measure_of(RULES["V03"]))
    assert (verdict.state, verdict.severity, verdict.is_partial) == (state, wanted, True)


@pytest.mark.parametrize(
    ("identity", "change"),
    [
        (SUM, {"has_target": False}),
        (SUM, {"parts": 0}),
        (DIFFERENCE, {}),
        (AT_LEAST, {}),
    ],
)
def test_nothing_is_said_of_parts_that_cannot_be_compared(identity: Identity, change: dict[str, Any]) -> None:
    """Without total, without parts, or with a minus among them there is nothing to exceed."""
    partly = COMPLETE._replace(difference=-1000, missing=1)._replace(**change)
    assert judge(identity, partly, unit=100, measure=measure_of(RULES["V03"])).state is State.WAITS


def test_only_rules_that_say_so_look_at_half_a_sum() -> None:
    """Men above the total without women is another rule's finding."""
    partly = COMPLETE._replace(difference=-1000, missing=1)
    assert judge(SUM, partly, unit=100, measure=measure_of(RULES["V02"])).state is State.WAITS
    assert measure_of(RULES["V03"]).checks_partly
    assert isinstance(measure_of(RULES["V02"]), Measure)
