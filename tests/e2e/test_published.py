"""The rules on published figures: every sum that does not hold is found, and nothing else is.

The figures are ILOSTAT, International Labour Organization, CC BY 4.0; see tests/data/published/README.md.
"""

from __future__ import annotations

import csv
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from ilms_desktop import number_text
from ilms_desktop.definitions.loader import load_edition, load_round
from ilms_desktop.model.key import QTableKey
from ilms_desktop.validation import Checker, load_rules
from ilms_desktop.validation.results import together
from tests.oracle.comparing import said_by_engine, said_by_oracle
from tests.oracle.files import File

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.finding import Finding
    from ilms_desktop.validation import GroupResult

DATA = Path(__file__).resolve().parents[1] / "data" / "published"
COUNTRIES = ("KHM", "MYS", "PHL", "THA", "TLS")
SOURCE = "FX:N1"
#: asks about the source record, of which the published figures say nothing
OF_SOURCES = "V19"


class Expected(NamedTuple):
    """A finding that must be there: country, where, what, and the two figures that do not agree."""

    ref_area: str
    indicator: str
    time: str
    rule: str
    severity: str
    sex: str
    classif1: str
    total: str
    sum: str


def rows(path: Path) -> list[dict[str, str]]:
    """Rows of a file."""
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


EXPECTED = [Expected(**row) for row in rows(DATA / "expected_findings.csv")]


def published(edition: Edition, country: str) -> File:
    """All published figures of a country, as if one source had given them."""
    file = File(edition)
    file.source(SOURCE)
    tables: dict[QTableKey, dict[str, str]] = {}
    for path in sorted(DATA.glob(f"{country}_*.csv")):
        for row in rows(path):
            table = edition.by_indicator[row["indicator"]]
            version = next(each for each in table.versions if row["classif1"].startswith(f"{each}_"))
            key = QTableKey(SOURCE, table.number, table.criterion, version, int(row["time"]))
            tables.setdefault(key, {})[f"{row['sex']} {row['classif1']}"] = row["obs_value"]
    for key, figures in tables.items():
        file.write(key, figures)
    return file


@cache
def checked(country: str) -> GroupResult:
    """What the rules say of a country's published figures."""
    edition = load_edition("ilms-2019")
    file = published(edition, country)
    checker = Checker(edition, load_round("2026"), country, load_rules(edition.id))
    result = together(checker.full(file.connection).values())
    file.close()
    return result


def found(country: str) -> Iterator[tuple[Finding, Expected]]:
    """Findings of a country, and the same as a row of the expected ones without the sum."""
    edition = load_edition("ilms-2019")
    for finding in checked(country).findings:
        if finding.rule != OF_SOURCES:
            key = finding.cells[0]
            indicator = edition.table(key.qtable.table_key).indicator
            place = (country, indicator, str(key.qtable.year), finding.rule, str(finding.severity))
            yield finding, Expected(*place, key.cell.sex, key.cell.klass, "", "")


def plain(text: str) -> str:
    """A figure of a message as the published file writes it."""
    read = number_text.read(text, stored=3, style=number_text.ENGLISH)
    assert isinstance(read, number_text.Number)
    return number_text.plain(read.scaled, decimals=read.decimals, stored=3)


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_sum_that_does_not_hold_is_found_and_nothing_else(country: str) -> None:
    """A false alarm costs a focal point a day, a missed one costs the country its series."""
    wanted = [each._replace(total="", sum="") for each in EXPECTED if each.ref_area == country]
    assert Counter(expected for _finding, expected in found(country)) == Counter(wanted)


@pytest.mark.parametrize(
    "expected", [each for each in EXPECTED if each.rule in ("V02", "V03", "V08")], ids=lambda each: "-".join(each[:7])
)
def test_a_finding_shows_the_published_figure_and_what_it_is_compared_with(expected: Expected) -> None:
    """The person must see her own figure, digit for digit, beside the one that contradicts it."""
    finding = next(each for each, row in found(expected.ref_area) if row == expected._replace(total="", sum=""))
    assert plain(finding.values["total"]) == expected.total
    assert plain(finding.values["sum"]) == expected.sum
    assert finding.values["total"] in finding.message
    assert finding.values["sum"] in finding.message


def test_what_explains_an_error_stands_before_what_follows_from_it() -> None:
    """Men and total exchanged is one slip; the failed sum and the part above its total are its consequences."""
    findings = [each for each in checked("KHM").findings if each.cells and each.cells[0].qtable.table == "C1"]
    assert [each.rule for each in findings] == ["V05", "V02", "V22", "V31"]
    assert len({each.fingerprint for each in findings[:3]}) == 1
    assert findings[0].suggestion is not None
    assert [said.value for _key, said in findings[0].suggestion.edits] == [133_269, 72_728]


@pytest.mark.parametrize(
    ("country", "table", "year", "rule", "says"),
    [
        ("KHM", "C1", 2010, "V05", "Exchange the two figures: Total, 2010: 133.269; Male, Total, 2010: 72.728."),
        ("THA", "B4", 2021, "V06", "Total, 2021: put 72.646 instead of 72.642"),
        (
            "THA",
            "C4",
            2020,
            "V40",
            "13.710 instead of 13.707, and Total, Other countries, 2020: 16.417 instead of 16.42",
        ),
        (
            "THA",
            "A8",
            2024,
            "V40",
            "3.670 instead of 3.664, and Total, Other countries, 2024: 286.646 instead of 286.652",
        ),
    ],
)
def test_what_was_probably_meant_is_suggested(country: str, table: str, year: int, rule: str, says: str) -> None:
    """Totals exchanged, a total rounded by another hand, a correction made in one row only."""
    here = [each for each in checked(country).findings if each.cells and each.cells[0].qtable[1::3] == (table, year)]
    suggestions = [each.suggestion for each in here if each.rule in ("V02", "V03", "V05") and each.suggestion]
    assert suggestions
    assert all(each.rule == rule and says in each.text for each in suggestions)


@pytest.mark.parametrize("country", COUNTRIES)
def test_the_oracle_agrees_on_the_published_figures(country: str) -> None:
    """Plain arithmetic sees in the real figures what the engine sees."""
    edition = load_edition("ilms-2019")
    file = published(edition, country)
    results = Checker(edition, load_round("2026"), country, load_rules(edition.id)).full(file.connection)
    assert said_by_engine(results) == said_by_oracle(file, country=country)
    file.close()
