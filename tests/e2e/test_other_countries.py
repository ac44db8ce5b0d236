"""The rules on figures of other countries: extracts unlike each other, of which nothing false is said.

The published figures of five countries (`test_published.py`) are what the rules were tried on first. Here made-up
countries (`tests/slips/country.py`) are cut down to what publications of other countries look like: few tables, totals
alone, one sex, whole thousands, gaps, long series, letters, other editions. Clean extracts must pass without a false
alarm; and each kind of slip that is known of the five countries is planted into them and must be found by its rule.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Final

import pytest

from ilms_desktop.definitions.loader import load_edition, load_round
from ilms_desktop.model.finding import Severity
from ilms_desktop.model.key import ObservationKey
from ilms_desktop.validation import Checker, load_rules
from ilms_desktop.validation.results import together
from tests.oracle.files import File
from tests.slips.extracts import LAST, SHAPES, Extract, made
from tests.slips.questionnaire import FIELDS, SOURCE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from ilms_desktop.model.finding import Finding
    from ilms_desktop.model.key import QTableKey
    from tests.slips.questionnaire import Figures


# --- checking


def checked(extract: Extract) -> list[Finding]:
    """What the rules ask of an extract, as if one source had given it."""
    edition = load_edition(extract.edition)
    file = File(edition)
    file.source(SOURCE, **FIELDS, currency="USD")
    file.put_all(extract.figures.items())
    checker = Checker(edition, load_round("2026"), "NOR", load_rules(edition.id))
    found = together(checker.full(file.connection).values())
    file.close()
    return [each for each in found.findings if each.severity is not Severity.INFORMATION and each.rule != "V19"]


def alarms(extract: Extract, findings: Iterable[Finding]) -> set[tuple[str, str]]:
    """Causes told of an extract in which nothing is wrong, each once however many years it speaks of."""
    return {
        (each.rule, each.root)
        for each in findings
        if each.rule not in extract.may_say and not (each.rule == "V16" and is_rest_largest(extract.figures, each))
    }


def is_rest_largest(figures: Figures, finding: Finding) -> bool:
    """Whether Other countries really holds more than any country named: the countries made here have many partners."""
    other = finding.cells[0]
    column = {
        key.cell.klass: said.value or 0
        for key, said in figures.items()
        if key.qtable == other.qtable and key.cell[:2] == other.cell[:2] and not key.cell.klass.endswith("_TOTAL")
    }
    return column.pop(other.cell.klass) > max(column.values())


SEEDS: Final = range(3)


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
def test_clean_extracts_raise_no_false_alarm(shape: Callable[[int], Extract]) -> None:
    """Fewer than one in a thousand figures; an extract of fewer figures none."""
    cells, told = 0, []
    for seed in SEEDS:
        extract = shape(seed)
        cells += len(extract.figures)
        told += sorted(alarms(extract, checked(extract)))
    assert cells > 100
    assert len(told) * 1000 <= cells, told


# --- slips of the kinds that are known of published figures


@dataclass(frozen=True)
class Planted:
    """A slip in an extract: what stands there now, the rule that must speak, on which cell, how severely."""

    figures: Figures
    rule: str
    cell: ObservationKey
    severity: str = "EW"


def column(figures: Figures, qtable: QTableKey, sex: str = "SEX_T") -> dict[str, ObservationKey]:
    """Cells of one sex in a QTable without status, by the end of their class code."""
    return {key.cell.klass.rpartition("_")[2]: key for key in figures if key.qtable == qtable and key.cell.sex == sex}


def year_of(figures: Figures, number: str, year: int = LAST - 2) -> QTableKey:
    """A QTable of a year in the middle."""
    return next(key.qtable for key in figures if key.qtable.table == number and key.qtable.year == year)


def put(figures: Figures, values: Mapping[ObservationKey, int]) -> Figures:
    """Figures with others in some cells, as exact as they were."""
    return figures | {key: replace(figures[key], value=value) for key, value in values.items()}


def value(figures: Figures, key: ObservationKey) -> int:
    """A figure."""
    return figures[key].value or 0


def swap(figures: Figures) -> Planted:
    """Total and men in each other's place."""
    qtable = year_of(figures, "C1")
    total, men = (column(figures, qtable, sex)["TOTAL"] for sex in ("SEX_T", "SEX_M"))
    return Planted(put(figures, {total: value(figures, men), men: value(figures, total)}), "V05", total, "E")


def typing(figures: Figures) -> Planted:
    """A total too low by more than rounding explains, and by less than three times as much."""
    qtable = year_of(figures, "B4")
    total = column(figures, qtable)["TOTAL"]
    terms = len(column(figures, qtable))
    return Planted(put(figures, {total: value(figures, total) - terms}), "V03", total, "W")


def offsetting(figures: Figures) -> Planted:
    """A correction in one row of a column, taken from another; the total stays."""
    rows = column(figures, year_of(figures, "C4"))
    one, other = sorted((rows[code] for code in rows if code != "TOTAL"), key=lambda key: -value(figures, key))[:2]
    return Planted(put(figures, {one: value(figures, one) - 6, other: value(figures, other) + 6}), "V02", one, "E")


def wrong_row(figures: Figures) -> Planted:
    """The smallest and the largest of the classes in each other's place, for everybody, men and women."""
    qtable = year_of(figures, "B4")
    rows = column(figures, qtable)
    classes = sorted((code for code in rows if code not in ("TOTAL", "X")), key=lambda code: value(figures, rows[code]))
    values: dict[ObservationKey, int] = {}
    for sex in ("SEX_T", "SEX_M", "SEX_F"):
        here = column(figures, qtable, sex)
        one, other = here[classes[0]], here[classes[-1]]
        values |= {one: value(figures, other), other: value(figures, one)}
    return Planted(put(figures, values), "V12", rows[classes[0]], "W")


def part_exceeds_whole(figures: Figures) -> Planted:
    """Employed migrants from a register that counts three times as many as the survey of all migrants."""
    qtable = year_of(figures, "A8")
    cells = [key for key in figures if key.qtable == qtable]
    total = column(figures, qtable)["TOTAL"]
    return Planted(put(figures, {key: value(figures, key) * 3 for key in cells}), "V08", total, "E")


def series_break(figures: Figures) -> Planted:
    """From one year on another source counts three times as many."""
    qtable = year_of(figures, "C1")
    cells = [key for key in figures if key.qtable.table == "C1" and key.qtable.year >= qtable.year]
    total = column(figures, qtable)["TOTAL"]
    return Planted(put(figures, {key: value(figures, key) * 3 for key in cells}), "V10", total, "W")


def table_pasted(figures: Figures) -> Planted:
    """The outflow of nationals in the table of foreign workers."""
    qtable, model = (year_of(figures, number) for number in ("A8", "C4"))
    found = {key: said for key, said in figures.items() if key.qtable != qtable}
    for key in [key for key in figures if key.qtable == model]:
        klass = key.cell.klass.replace("CDS_DES", qtable.version)
        found[ObservationKey(qtable, key.cell._replace(klass=klass))] = figures[key]
    return Planted(found, "V09", column(found, qtable)["TOTAL"]._replace(cell=largest(found, qtable).cell), "W")


def largest(figures: Figures, qtable: QTableKey) -> ObservationKey:
    """The largest country of a QTable."""
    rows = column(figures, qtable)
    return max((rows[code] for code in rows if code not in ("TOTAL", "X")), key=lambda key: value(figures, key))


def sexes_swapped(figures: Figures) -> Planted:
    """Men and women of one country exchanged, and the totals with them, where few women went in every year."""
    qtable = year_of(figures, "C1")
    row = largest(figures, qtable).cell
    values: dict[ObservationKey, int] = {}
    for year in sorted({key.qtable.year for key in figures if key.qtable.table == "C1"}):
        table = qtable._replace(year=year)
        both, men, women = (ObservationKey(table, row._replace(sex=sex)) for sex in ("SEX_T", "SEX_M", "SEX_F"))
        few = value(figures, both) // 5
        many = value(figures, both) - few
        shares = {men: few, women: many} if year == qtable.year else {men: many, women: few}
        for key, new in shares.items():
            total = column(figures, table, key.cell.sex)["TOTAL"]
            values |= {key: new, total: value(figures, total) + new - value(figures, key)}
    return Planted(put(figures, values), "V11", ObservationKey(qtable, row._replace(sex="SEX_F")), "W")


def all_in_other(figures: Figures) -> Planted:
    """No country named: everybody in Other countries."""
    qtable = year_of(figures, "A8")
    found = {key: said for key, said in figures.items() if key.qtable != qtable}
    for sex in ("SEX_T", "SEX_M", "SEX_F"):
        rows = column(figures, qtable, sex)
        found |= {rows["TOTAL"]: figures[rows["TOTAL"]], rows["X"]: figures[rows["TOTAL"]]}
    return Planted(found, "V16", column(found, qtable)["X"], "W")


def other_is_largest(figures: Figures) -> Planted:
    """All but the three smallest countries in Other countries."""
    qtable = year_of(figures, "C4")
    found = dict(figures)
    rows = column(figures, qtable)
    named = sorted((code for code in rows if code not in ("TOTAL", "X")), key=lambda code: value(figures, rows[code]))
    for sex in ("SEX_T", "SEX_M", "SEX_F"):
        here = column(figures, qtable, sex)
        moved = [found.pop(here[code]) for code in named[3:]]
        rest = value(figures, here["X"]) + sum(said.value or 0 for said in moved)
        found = put(found, {here["X"]: rest})
    return Planted(found, "V16", rows["X"], "W")


def no_other_row(figures: Figures) -> Planted:
    """Total of the named countries alone, and no row for others."""
    qtable = year_of(figures, "C4")
    found = dict(figures)
    for sex in ("SEX_T", "SEX_M", "SEX_F"):
        here = column(figures, qtable, sex)
        del found[here["X"]]
        total = sum(value(figures, here[code]) for code in here if code not in ("TOTAL", "X"))
        found = put(found, {here["TOTAL"]: total})
    return Planted(found, "V15", column(figures, qtable)["TOTAL"], "W")


def totals_differ(figures: Figures) -> Planted:
    """Two tables of one universe from different extracts."""
    qtable = year_of(figures, "B3")
    cells = [key for key in figures if key.qtable == qtable]
    total = column(figures, qtable)["TOTAL"]
    return Planted(put(figures, {key: value(figures, key) * 9 // 10 for key in cells}), "V07", total, "EW")


SLIPS: Final = (
    *(swap, typing, offsetting, wrong_row, part_exceeds_whole, series_break, table_pasted, sexes_swapped),
    *(all_in_other, other_is_largest, no_other_row, totals_differ),
)


@cache
def whole(seed: int) -> Figures:
    """Clean exact figures of the tables into which slips are planted."""
    return made(seed, "A3 A8 B3 B4 C1 C4", decimals=3).figures


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("plant", SLIPS, ids=lambda plant: plant.__name__)
def test_a_planted_slip_is_found_by_its_rule(plant: Callable[[Figures], Planted], seed: int) -> None:
    """The right rule, on the right cell, with the figure that stands there."""
    slip = plant(whole(seed))
    about = [
        each
        for each in checked(Extract("ilms-2019", slip.figures))
        if each.rule == slip.rule and slip.cell in each.cells and each.severity in slip.severity
    ]
    assert about
    assert all(str(slip.cell.qtable.year) in each.message for each in about)


@pytest.mark.parametrize("seed", range(4))
def test_what_comes_from_rounding_is_information(seed: int) -> None:
    """One decimal in every cell by itself: no sum asks for anything."""
    figures = {
        key: replace(said, value=((said.value or 0) + 50) // 100 * 100, decimals=1) for key, said in whole(seed).items()
    }
    assert not {each.rule for each in checked(Extract("ilms-2019", figures))} & {"V02", "V03", "V07", "V08", "V22"}
