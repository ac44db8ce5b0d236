"""Odd rates: out of range, changed too much, too far apart."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.key import Criterion, QTableKey
from ilms_desktop.validation import load_rules
from ilms_desktop.validation import odd_rates as odd_rates_module
from ilms_desktop.validation.odd_rates import Odd, RatesOfYear, RateTables, bounds_of, odd_rates
from ilms_desktop.validation.rates import Part, Range, Rate, Role
from ilms_desktop.validation.records import read_grids, read_records

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sized

    from ilms_desktop.model.key import CellKey
    from ilms_desktop.validation.grid import Grid
    from tests.oracle.files import File

RULE = next(rule for rule in load_rules("ilms-2019") if rule.id == "V28")
ALL = Part("CBR_BIR_TOTAL", "SEX_T", "")
NATIVE, FOREIGN = ALL._replace(status="CBR_BIR_NATIVE"), ALL._replace(status="CBR_BIR_FOREIGN")
KEY = QTableKey("FX:N1", "A4", Criterion.BIRTH, "AGE_AGGREGATE", 2020)


def year(*rates: tuple[Part, int], name: str = "participation", of: int = 10_000, breaks: bool = False) -> RatesOfYear:
    """Rates of a year, in persons of so many."""
    return RatesOfYear({(name, part): Rate(name, part, persons, of) for part, persons in rates}, breaks)


def told(found: list[Odd]) -> list[tuple[str, Part]]:
    """What is odd of whom."""
    return [(each.check, each.rate.part) for each in found]


def grids(file: File) -> list[Grid]:
    """Everything in a file."""
    return list(read_grids(file.connection, read_records(file.connection, file.edition)).values())


@pytest.mark.parametrize(
    ("now", "before", "wanted"),
    [
        (year((ALL, 6_000)), year((ALL, 5_500)), []),
        (year((ALL, 1_500)), year((ALL, 6_000)), [("range", ALL)]),
        (year((ALL, 7_000)), year((ALL, 5_500)), [("change", ALL)]),
        (year((ALL, 7_000), breaks=True), year((ALL, 5_500)), []),
        (year((ALL, 7_000)), year((ALL, 1_000), of=4_999), []),
        (year((ALL, 100), of=4_999), RatesOfYear(), []),
        (year((NATIVE, 4_000), (FOREIGN, 8_000)), RatesOfYear(), [("apart", NATIVE)]),
        (year((NATIVE, 4_000), (FOREIGN, 7_999)), RatesOfYear(), []),
        (year((NATIVE, 1_500), (FOREIGN, 8_000)), RatesOfYear(), [("range", NATIVE)]),
        (year((NATIVE, 4_000), (FOREIGN, 9_900)), RatesOfYear(), [("range", FOREIGN)]),
        (year((NATIVE, 4_000)), RatesOfYear(), []),
    ],
)
def test_a_rate_is_odd_for_one_reason(now: RatesOfYear, before: RatesOfYear, wanted: list[tuple[str, Part]]) -> None:
    """Beyond all bounds first, then changed, then apart; with few persons, or after a break, nothing is said."""
    assert told(odd_rates(RULE, now, before)) == wanted


def test_ages_between_school_and_pension_have_bounds_of_their_own() -> None:
    """Nearly everybody takes part then."""
    rate = Rate("participation", ALL._replace(age="25–54"), 9_700, 10_000)
    assert bounds_of(RULE, rate) == Range(300, 990)
    assert bounds_of(RULE, rate._replace(part=ALL)) == Range(200, 950)
    assert bounds_of(RULE, rate._replace(name="unemployment")) == Range(2, 500)


def test_the_most_telling_is_the_farthest() -> None:
    """Of two odd rates the one that is farther from what is usual is told first."""
    rate = Rate("participation", ALL, 100, 10_000)
    assert Odd("range", rate).excess > Odd("range", rate._replace(numerator=900)).excess
    assert Odd("change", rate, rate._replace(numerator=5_000)).excess == pytest.approx(0.49)


def test_the_first_table_that_counts_the_persons_speaks(file: File) -> None:
    """By age, else by activity; each group that a table leaves blank may come from another one."""
    file.write(KEY, {"SEX_T CBR_BIR_TOTAL AGE_AGGREGATE_TOTAL": "60", "SEX_T CBR_BIR_TOTAL AGE_AGGREGATE_Y15-24": "9"})
    other = KEY._replace(table="A5", version="ECO_AGGREGATE")
    file.write(
        other, {"SEX_T CBR_BIR_TOTAL ECO_AGGREGATE_TOTAL": "61", "SEX_M CBR_BIR_TOTAL ECO_AGGREGATE_TOTAL": "30"}
    )
    tables = RateTables(RULE, file.edition)

    def first_of(grid: Grid) -> Callable[[Mapping[Part, tuple[CellKey, ...]]], list[int | None]]:
        return lambda groups: [grid[cells[0]].value for cells in groups.values()]

    counts = tables.counts((grid.record.key, first_of(grid)) for grid in grids(file))
    assert counts[Role.EMPLOYED] == {ALL: 60_000, ALL._replace(age="15–24"): 9_000, ALL._replace(sex="SEX_M"): 30_000}


def test_a_table_that_adds_nothing_is_not_looked_at(file: File) -> None:
    """Its figures need not even be added up."""
    asked: list[int] = []

    def ones(groups: Sized) -> list[int | None]:
        asked.append(len(groups))
        return [1] * len(groups)

    tables = RateTables(RULE, file.edition)
    groups = tables.groups(KEY)
    keys = [KEY, KEY._replace(table="A5", version="ECO_AGGREGATE")]
    tables.counts((key, ones) for key in keys)
    assert asked == [len(groups)]
    assert tables.groups(KEY) is groups


def test_groups_follow_sexes_statuses_and_ages_of_the_table(file: File) -> None:
    """Four statuses, three sexes; two ages where the list has them."""
    tables = RateTables(RULE, file.edition)
    assert len(tables.groups(KEY)) == 4 * 3 * 3
    assert len(tables.groups(KEY._replace(version="AGE_YTHADULT"))) == 4 * 3 * 2
    assert len(tables.groups(KEY._replace(table="A5", version="ECO_SECTOR"))) == 4 * 3


def test_rates_of_a_year_allow_for_the_coarsest_table(file: File) -> None:
    """One table in whole thousands makes all rates coarse; zeros have no decimals."""
    everybody = "SEX_T CBR_BIR_TOTAL AGE_AGGREGATE_TOTAL"
    file.write(KEY._replace(table="A1"), {everybody: "100", "SEX_M CBR_BIR_TOTAL AGE_AGGREGATE_TOTAL": "0.000"})
    file.write(KEY, {everybody: "60.125"})
    tables = RateTables(RULE, file.edition)
    (rate,) = tables.year(grids(file), breaks=True).rates.values()
    assert (rate.name, rate.numerator, rate.slack) == ("employment", 60_125, 1000)
    assert tables.year([]).rates == RatesOfYear().rates


def test_a_group_with_a_blank_cell_is_not_counted(file: File) -> None:
    """Half an age group is no age group."""
    version = "AGE_10YRBANDS"
    for table in ("A1", "A4"):
        key = KEY._replace(table=table, version=version)
        figures = {f"SEX_T CBR_BIR_TOTAL {version}_{age}": "50" for age in ("Y25-34", "Y35-44")}
        file.write(key, figures | ({f"SEX_T CBR_BIR_TOTAL {version}_Y45-54": "50"} if table == "A1" else {}))
    assert RateTables(RULE, file.edition).year(grids(file)).rates == {}


def test_rates_of_a_year_are_worked_out_once(file: File, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next year asks for them again; another figure is another object, and the oldest are forgotten."""
    file.write(KEY, {"SEX_T CBR_BIR_TOTAL AGE_AGGREGATE_TOTAL": "60"})
    tables, here = RateTables(RULE, file.edition), grids(file)
    first = tables.year(here)
    assert tables.year(here) is first
    assert tables.year(here, breaks=True).breaks
    assert tables.year([replace(grid) for grid in here]) is not first
    again = tables.year(here)
    monkeypatch.setattr(odd_rates_module, "_KEPT", 1)
    tables.year([])
    tables.year([])
    assert tables.year(here) == again
    assert tables.year(here) is not again
