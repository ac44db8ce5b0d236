"""Implausible rates: one finding for each rate and year, in words and with the right cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.definitions.loader import load_edition, load_round
from ilms_desktop.model.key import Criterion, ObservationKey, QTableKey
from ilms_desktop.model.observation import Observation
from ilms_desktop.validation import Checker, load_rules
from ilms_desktop.validation.results import together
from tests.oracle.files import File, cell_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from ilms_desktop.model.finding import Finding

    Rates = Callable[..., list[Finding]]

TOTAL = "AGE_AGGREGATE_TOTAL"


@pytest.fixture
def rates(file: File) -> Rates:
    """Findings on rates, after figures of some tables were written: table and year -> sex, status, age -> figure."""

    def run(figures: dict[tuple[str, int], dict[str, str]]) -> list[Finding]:
        file.source("FX:N1")
        for (table, year), written in figures.items():
            key = QTableKey("FX:N1", table, Criterion.BIRTH, "AGE_AGGREGATE", year)
            file.write(key, {f"{place} AGE_AGGREGATE_{age}": n for (place, _, age), n in parted(written)})
        checker = Checker(file.edition, load_round("2026"), "KHM", load_rules("ilms-2019"))
        return [each for each in together(checker.full(file.connection).values()).findings if each.rule == "V28"]

    return run


def parted(written: dict[str, str]) -> list[tuple[tuple[str, str, str], str]]:
    """Places, told apart by their last word."""
    return [(place.rpartition(" "), figure) for place, figure in written.items()]


def everybody(**ages: str) -> dict[str, str]:
    """Figures of both sexes and all statuses."""
    return {f"SEX_T CBR_BIR_TOTAL {age}": figure for age, figure in ages.items()}


def test_all_groups_of_a_rate_stand_in_one_finding(rates: Rates) -> None:
    """The most telling group first; what makes it, first as well."""
    population = {f"SEX_{sex} CBR_BIR_{status} TOTAL": "100" for sex in "TMF" for status in ("TOTAL", "NATIVE")}
    employed = dict(zip(population, ("96", "97", "98", "99", "96", "97"), strict=True))
    found = rates({("A1", 2020): population, ("A4", 2020): employed})
    (finding,) = found
    assert finding.message == (
        "Share of employed persons in the population, by place of birth, 2020: Native-born, Male 99 % · "
        "Total, Male 98 % · Native-born, Female 97 % · Native-born, Total 97 %. Usual is 15 to 95 %."
    )
    assert [key.qtable.table for key in finding.cells[:2]] == ["A1", "A4"]
    assert finding.cells[0].cell == cell_of("SEX_M CBR_BIR_NATIVE AGE_AGGREGATE_TOTAL")
    assert len(finding.cells) == 8


def test_employment_says_nothing_where_participation_says_it(rates: Rates) -> None:
    """Too small a population makes both too high."""
    figures = {("A1", 2020): everybody(TOTAL="100"), ("A4", 2020): everybody(TOTAL="97")}
    assert [each.values["rate"] for each in rates(figures)] == ["Share of employed persons in the population"]
    with_unemployed = figures | {("A9", 2020): everybody(TOTAL="2")}
    assert [each.values["rate"] for each in rates(with_unemployed)] == ["Participation in the labour force"]


def test_only_cells_with_figures_are_named(rates: Rates) -> None:
    """Of a table that counts other persons only, nothing is shown."""
    men = {"SEX_M CBR_BIR_TOTAL TOTAL": "2"}
    figures = {("A1", 2020): everybody(TOTAL="100"), ("A4", 2020): everybody(TOTAL="97"), ("A9", 2020): men}
    (finding,) = rates(figures)
    assert {key.qtable.table for key in finding.cells} == {"A1", "A4"}


def test_a_change_shows_both_years(rates: Rates) -> None:
    """The cells of the year before stand behind those of the year."""
    young = "Y15-24"
    (finding,) = rates(
        {
            ("A1", 2019): {f"SEX_T CBR_BIR_TOTAL {young}": "100"},
            ("A4", 2019): {f"SEX_T CBR_BIR_TOTAL {young}": "40"},
            ("A1", 2020): {f"SEX_T CBR_BIR_TOTAL {young}": "100"},
            ("A4", 2020): {f"SEX_T CBR_BIR_TOTAL {young}": "62.5"},
        }
    )
    assert finding.message.endswith(
        "2020: Total, 15–24 62.5 % after 40 % in 2019. A change of 15 points or more within a year is unusual."
    )
    assert [(key.qtable.table, key.qtable.year) for key in finding.cells] == [
        ("A1", 2020), ("A4", 2020), ("A1", 2019), ("A4", 2019),
    ]  # fmt: skip


def test_a_break_explains_a_change(rates: Rates, file: File) -> None:
    """A letter on any figure of the year is enough."""
    years = {
        (table, year): everybody(TOTAL=figure)
        for table, year, figure in (("A1", 2019, "100"), ("A4", 2019, "40"), ("A1", 2020, "100"), ("A4", 2020, "60"))
    }
    assert len(rates(years)) == 1
    key = QTableKey("FX:N1", "A4", Criterion.BIRTH, "AGE_AGGREGATE", 2020)
    file.put(ObservationKey(key, cell_of(f"SEX_T CBR_BIR_TOTAL {TOTAL}")), Observation(60_000, 0, status="B"))
    assert rates({}) == []


def test_migrants_far_from_all_others_are_told_apart(rates: Rates) -> None:
    """Both rates in one breath; the sexes and ages only where there are any."""
    sexes = {"SEX_M CBR_BIR_NATIVE TOTAL": "100.0", "SEX_M CBR_BIR_FOREIGN TOTAL": "50.0"}
    (finding,) = rates(
        {("A1", 2020): sexes, ("A4", 2020): dict(zip(sexes, ("45.0", "43.0"), strict=True))},
    )
    assert finding.message == (
        "Share of employed persons in the population, by place of birth, 2020: Male 45 % (Native-born) and "
        "86 % (Foreign-born). Rates that lie 40 points apart or more are unusual."
    )
    assert len(finding.cells) == 4


def test_a_year_that_only_has_a_year_before_says_nothing(rates: Rates) -> None:
    """What is odd of 2019 is told in 2019, not once more in 2020."""
    found = rates({("A1", 2019): everybody(TOTAL="100"), ("A4", 2019): everybody(TOTAL="5")})
    assert [each.values["year"] for each in found] == ["2019"]


def test_an_edition_with_one_criterion_does_not_name_it() -> None:
    """The ASEAN tables know migrants only."""
    file = File(load_edition("ilms-asean"))
    file.source("FX:N1")
    for table, figure in (("SA3", "100"), ("SA6", "97")):
        version = "_" if table == "SA3" else "AGE_YTHADULT"
        place = "SEX_T MIG_STATUS_TOTAL" if table == "SA3" else "SEX_T MIG_STATUS_TOTAL AGE_YTHADULT_YGE15"
        file.write(QTableKey("FX:N1", table, Criterion.STATUS, version, 2020), {place: figure})
    checker = Checker(file.edition, load_round("2026"), "KHM", load_rules("ilms-asean"))
    (finding,) = [each for each in together(checker.full(file.connection).values()).findings if each.rule == "V28"]
    assert finding.message.startswith("Share of employed persons in the population, 2020: Total 97 %.")
    file.close()
