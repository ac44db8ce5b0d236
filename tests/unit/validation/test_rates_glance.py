"""A glance at all rates: nothing odd is missed, and little else is picked out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.key import Criterion, QTableKey
from ilms_desktop.validation import load_rules
from ilms_desktop.validation.outline import read_outlines
from ilms_desktop.validation.rates_glance import glance
from ilms_desktop.validation.records import read_records

if TYPE_CHECKING:
    from tests.oracle.files import File

RULE = next(rule for rule in load_rules("ilms-2019") if rule.id == "V28")
TOTAL = "AGE_AGGREGATE_TOTAL"


def write(file: File, table: str, year: int, figures: dict[str, str], source: str = "FX:N1") -> None:
    """Figures of all ages by status."""
    key = QTableKey(source, table, Criterion.BIRTH, "AGE_AGGREGATE", year)
    file.write(key, {f"SEX_T CBR_BIR_{status} {TOTAL}": figure for status, figure in figures.items()})


def picked(file: File) -> set[tuple[str, str, int]]:
    """QTables that are picked out."""
    records = read_records(file.connection, file.edition)
    numbers = glance(RULE, file.edition, records, read_outlines(file.connection))
    return {(each.key.source, each.key.table, each.key.year) for each in records if each.id in numbers}


def test_usual_rates_are_passed_over(file: File) -> None:
    """Two years, two statuses, and tables that have no part in rates."""
    for year in (2019, 2020):
        write(file, "A1", year, {"NATIVE": "100", "FOREIGN": "20"})
        write(file, "A4", year, {"NATIVE": "60", "FOREIGN": "14"})
        write(file, "A9", year, {"NATIVE": "3", "FOREIGN": "N"})
    file.write(QTableKey("FX:N1", "C4", Criterion.NONE, "CDS_DES", 2019), {"SEX_T CDS_DES_TOTAL": "5"})
    assert picked(file) == set()


@pytest.mark.parametrize(
    ("population", "employed", "before"),
    [
        ({"TOTAL": "100"}, {"TOTAL": "9"}, {}),
        ({"TOTAL": "100"}, {"TOTAL": "97"}, {}),
        ({"TOTAL": "100"}, {"TOTAL": "75"}, {"TOTAL": "60"}),
        ({"NATIVE": "100", "FOREIGN": "50"}, {"NATIVE": "45", "FOREIGN": "43"}, {}),
    ],
)
def test_what_may_be_odd_is_picked_out(
    file: File, population: dict[str, str], employed: dict[str, str], before: dict[str, str]
) -> None:
    """Out of range, changed, or apart; the tables of the year, not those of the year before."""
    write(file, "A1", 2020, population)
    write(file, "A4", 2020, employed)
    if before:
        write(file, "A1", 2019, population)
        write(file, "A4", 2019, before)
    write(file, "A1", 2020, {"TOTAL": "100"}, source="BA:2")
    assert picked(file) == {("FX:N1", "A1", 2020), ("FX:N1", "A4", 2020)}


def test_few_persons_are_passed_over(file: File) -> None:
    """A few persons more or less move their rates anywhere."""
    write(file, "A1", 2020, {"TOTAL": "4.999"})
    write(file, "A4", 2020, {"TOTAL": "0.1"})
    assert picked(file) == set()


def test_groups_of_several_ages_are_added_up(file: File) -> None:
    """A group that lacks one of its ages has no rate."""
    for table, old in (("A1", "100"), ("A4", "99")):
        key = QTableKey("FX:N1", table, Criterion.BIRTH, "AGE_10YRBANDS", 2020)
        place = "SEX_T CBR_BIR_TOTAL AGE_10YRBANDS_Y"
        file.write(key, {f"{place}25-34": "100", f"{place}35-44": "100", f"{place}45-54": old})
    write(file, "A9", 2020, {"TOTAL": "3"})
    assert picked(file) <= {("FX:N1", table, 2020) for table in ("A1", "A4", "A9")}
