"""What may stand in a cell, and what is refused with which words."""

from __future__ import annotations

import pytest

from ilms_desktop.definitions.loader import load_edition
from ilms_desktop.model.key import ABSENT, CellKey, Criterion, TableKey
from ilms_desktop.model.observation import BLANK, Observation
from ilms_desktop.workspace.cell_checks import (
    LARGEST,
    LONGEST_NOTE,
    LONGEST_TEXT,
    CellCheck,
    needs_naming,
    tidied,
)
from tests.unit.workspace.workspace_support import cell, refused

EDITION = load_edition("ilms-2019")
PERSONS = EDITION.table(TableKey("A5", Criterion.BIRTH))
COUNTRIES = EDITION.table(TableKey("C4", Criterion.NONE))
EARNINGS = EDITION.table(TableKey("A10", Criterion.BIRTH))
CHECK = CellCheck(EDITION, PERSONS, "ECO_AGGREGATE")


@pytest.mark.parametrize(
    "said",
    [
        BLANK,
        Observation(0, 0),
        Observation(1, 3),
        Observation(-12_000, 0),
        Observation(LARGEST, 0),
        Observation(12_400, 1, status="E"),
        Observation(status="N"),
        Observation(status="S"),
        Observation(500, 1, status="S"),
        Observation(500, 1, status="L"),
        Observation(text="n.a.", status="E"),
        Observation(note="x" * LONGEST_NOTE),
    ],
)
def test_what_may_stand_in_a_cell(said: Observation) -> None:
    """Whether it is plausible is for the rules; a negative figure can be typed, and is found."""
    CHECK.observation(said)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (Observation(LARGEST + 1000, 0), "value_out_of_bounds"),
        (Observation(-LARGEST - 1000, 0), "value_out_of_bounds"),
        (Observation(1, 4), "too_many_decimals"),
        (Observation(12_345, 1), "too_many_decimals"),
        (Observation(1000, 0, status="Q"), "bad_status"),
        (Observation(1000, 0, status=""), "bad_status"),
        (Observation(1000, 0, status="F"), "bad_status"),
        (Observation(1000, 0, status="N"), "status_with_value"),
        (Observation(1000, 0, status="X"), "status_with_value"),
        (Observation(0, 0, status="C"), "status_with_value"),
        (Observation(status="E"), "status_without_value"),
        (Observation(note="x" * (LONGEST_NOTE + 1)), "text_too_long"),
        (Observation(text="x" * (LONGEST_TEXT + 1)), "text_too_long"),
    ],
)
def test_what_may_not(said: Observation, code: str) -> None:
    """Each refusal has its own words."""
    assert refused(CHECK.observation, said).code == code


def test_letters_of_older_files_come_in_with_files_only() -> None:
    """Nobody types a forecast any more, but files of 2012 hold some."""
    forecast = Observation(1000, 0, status="F")
    CellCheck(EDITION, PERSONS, "ECO_AGGREGATE", imported=True).observation(forecast)
    error = refused(CHECK.observation, forecast)
    assert "F" not in str(error.context["known"])
    assert "E" in str(error.context["known"])


def test_decimals_follow_the_table() -> None:
    """Earnings keep two decimals, counts three."""
    check = CellCheck(EDITION, EARNINGS, ABSENT)
    check.observation(Observation(123, 2))
    assert refused(check.observation, Observation(123, 3)).context["limit"] == 2


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        (cell("T", "ECO_AGGREGATE_AGR", "CBR_BIR_TOTAL"), True),
        (cell("T", "ECO_AGGREGATE_MIN", "CBR_BIR_TOTAL"), True),
        (cell("T", "ECO_SECTOR_AGR", "CBR_BIR_TOTAL"), False),
        (cell("T", ABSENT, "CBR_BIR_TOTAL"), False),
        (cell("T", "ECO_AGGREGATE_AGR"), False),
        (cell("X", "ECO_AGGREGATE_AGR", "CBR_BIR_TOTAL"), False),
        (cell("T", "ECO_AGGREGATE_AGR", "CCT_CIT_TOTAL"), False),
    ],
)
def test_a_cell_has_codes_of_its_table(where: CellKey, expected: bool) -> None:
    """Codes of another criterion or version belong to another table."""
    assert (where in CHECK.cells()) is expected


def test_an_absent_axis_has_one_code() -> None:
    """A table without statuses takes no status."""
    cells = CellCheck(EDITION, COUNTRIES, "CDS_DES").cells()
    assert cell("T", "CDS_DES_THA") in cells
    assert cell("T", "CDS_DES_THA", "CBR_BIR_TOTAL") not in cells


@pytest.mark.parametrize(("code", "expected"), [("THA", True), ("ASIA", True), ("TOTAL", False), ("X", False)])
def test_countries_and_groups_of_them_are_named(code: str, expected: bool) -> None:
    """The total and "Other countries" are rows of every table."""
    assert needs_naming(EDITION, COUNTRIES, cell("T", f"CDS_DES_{code}"), "CDS_DES") is expected


def test_rows_of_other_tables_are_not_named() -> None:
    """Activities are the same for everybody."""
    assert not needs_naming(EDITION, PERSONS, cell("T", "ECO_AGGREGATE_AGR", "CBR_BIR_TOTAL"), "ECO_AGGREGATE")


def test_texts_are_tidied_and_figures_left_alone() -> None:
    """A pasted remark may carry anything."""
    figure = Observation(5, 3)
    assert tidied(figure) is figure
    assert tidied(Observation(5, 3, note="a\r\nb")) == Observation(5, 3, note="a\nb")
    assert tidied(Observation(text="1\0 000\t")) == Observation(text="1 000\t")
