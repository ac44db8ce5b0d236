"""Rates: which tables give them, and how they are compared."""

from __future__ import annotations

import pytest

from ilms_desktop.definitions.loader import load_edition
from ilms_desktop.model.key import CellKey
from ilms_desktop.validation.rates import (
    Part,
    Range,
    Rate,
    Role,
    broad_groups,
    lacking,
    rates_of,
    tables_with_role,
    with_labour_force,
)

ALL = Part("CBR_BIR_TOTAL", "SEX_T", "")
PERSONS: dict[Role, dict[Part, int]] = {
    Role.POPULATION: {},
    Role.EMPLOYED: {},
    Role.UNEMPLOYED: {},
    Role.LABOUR_FORCE: {},
}
RATES = (
    {"name": "participation", "of": "labour_force", "over": "population"},
    {"name": "unemployment", "of": "unemployed", "over": "labour_force"},
)


def rate(numerator: int, denominator: int = 10_000, slack: int = 0) -> Rate:
    """A rate of everybody."""
    return Rate("participation", ALL, numerator, denominator, slack)


@pytest.mark.parametrize(
    ("edition", "wanted"),
    [
        ("ilms-2019", {"A1": "population", "A2": "population", "A4": "employed", "A5": "employed", "A6": "employed",
                       "A7": "employed", "A9": "unemployed"}),
        ("ilms-2018", {"A2": "population", "A5": "employed", "A6": "employed", "A7": "employed"}),
        ("ilms-asean", {"SA2": "population", "SA3": "population", "SA5": "labour_force", "SA6": "employed",
                        "SA7": "employed", "SA8": "employed", "SA9": "employed"}),
    ],
)  # fmt: skip
def test_tables_that_divide_residents_of_working_age_by_status_give_rates(edition: str, wanted: dict[str, str]) -> None:
    """Neither children, nor arrivals, nor means have a part in them."""
    found = tables_with_role(load_edition(edition))
    assert {key.number: str(role) for key, role in found.items()} == wanted


def test_a_broad_group_is_counted_by_its_cells() -> None:
    """Two five-year groups are the young ones."""
    groups = broad_groups(("_",), ("SEX_M",), (("", ("TOTAL",)), ("15–24", ("Y15", "Y20"))))
    assert groups == {
        Part("_", "SEX_M", ""): (CellKey("SEX_M", "_", "TOTAL"),),
        Part("_", "SEX_M", "15–24"): (CellKey("SEX_M", "_", "Y15"), CellKey("SEX_M", "_", "Y20")),
    }


def test_the_labour_force_is_who_works_and_who_looks_for_work() -> None:
    """What a table says of it itself comes first, and then who does not work in it looks for work."""
    both = with_labour_force({**PERSONS, Role.EMPLOYED: {ALL: 60}, Role.UNEMPLOYED: {ALL: 5}})
    assert both[Role.LABOUR_FORCE] == {ALL: 65}
    told = with_labour_force({**PERSONS, Role.EMPLOYED: {ALL: 60}, Role.LABOUR_FORCE: {ALL: 66}})
    assert told[Role.UNEMPLOYED] == {ALL: 6}
    assert with_labour_force({**PERSONS, Role.EMPLOYED: {ALL: 60}})[Role.LABOUR_FORCE] == {}


def test_a_rate_needs_both_its_figures() -> None:
    """Nobody of working age gives no rate at all."""
    counts = with_labour_force({**PERSONS, Role.EMPLOYED: {ALL: 60}, Role.UNEMPLOYED: {ALL: 20}})
    assert [(each.name, each.value) for each in rates_of(counts, RATES, slack=1)] == [("unemployment", 250)]
    counts[Role.POPULATION] = {ALL: 0}
    assert [each.name for each in rates_of(counts, RATES, slack=1)] == ["unemployment"]
    counts[Role.POPULATION] = {ALL: 100}
    assert [(each.name, each.value, each.slack) for each in rates_of(counts, RATES, slack=1)] == [
        ("participation", 800, 1),
        ("unemployment", 250, 1),
    ]


def test_a_rate_is_shown_in_tenths_of_a_percent_rounded_half_up() -> None:
    """One of eight is 12.5 percent; one of three 33.3."""
    assert [rate(1, 8).value, rate(1, 3).value, rate(1, 2000).value] == [125, 333, 1]


@pytest.mark.parametrize(
    ("numerator", "slack", "holds"),
    [(2_000, 0, True), (1_999, 0, False), (1_999, 1, True), (9_500, 0, True), (9_501, 0, False), (9_501, 1, True)],
)
def test_rounding_is_allowed_for_at_the_bounds(numerator: int, slack: int, *, holds: bool) -> None:
    """A figure shown in thousands may be half a thousand more or less."""
    assert Range.of({"low": 20, "high": 95}).holds(rate(numerator, slack=slack)) is holds


def test_bounds_may_be_tenths_of_a_percent() -> None:
    """Unemployment hardly falls below 0.2 percent."""
    assert Range.of({"low": 0.2, "high": 50}) == Range(2, 500)


@pytest.mark.parametrize(
    ("one", "other", "is_far"),
    [
        (rate(5_000), rate(3_500), True),
        (rate(3_500), rate(5_000), True),
        (rate(5_000), rate(3_501), False),
        (rate(5_000, slack=1), rate(3_500), False),
        (rate(1, 2), rate(35, 100), True),
        (rate(5_000), rate(5_000), False),
    ],
)
def test_two_rates_are_far_apart_whatever_rounding_did(one: Rate, other: Rate, *, is_far: bool) -> None:
    """Fifteen points, compared as whole numbers."""
    assert one.is_far_from(other, 150) is is_far


def test_what_a_rate_lacks_is_told_in_what_tables_count() -> None:
    """No table needs to count the labour force where it can be added up."""
    counts = with_labour_force(PERSONS | {Role.POPULATION: {ALL: 100}, Role.EMPLOYED: {ALL: 60}})
    assert lacking(counts, RATES[0], ALL) == (Role.UNEMPLOYED,)
    assert lacking(counts, RATES[1], ALL) == (Role.UNEMPLOYED,)
    assert lacking(counts, RATES[0], ALL._replace(sex="SEX_F")) == (Role.EMPLOYED, Role.UNEMPLOYED, Role.POPULATION)
    assert lacking(with_labour_force(counts | {Role.UNEMPLOYED: {ALL: 5}}), RATES[0], ALL) == ()
