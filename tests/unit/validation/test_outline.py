"""Outlines: what is worth looking at when the years are compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.key import Criterion, QTableKey
from ilms_desktop.validation.outline import Outline, read_outlines, restless
from ilms_desktop.validation.records import read_records

if TYPE_CHECKING:
    from tests.oracle.files import File

T, M = "SEX_T CRS_RES_TOTAL", "SEX_M CRS_RES_TOTAL"


def write(file: File, years: dict[int, dict[str, str]]) -> None:
    """Nationals abroad over the years."""
    for year, figures in years.items():
        file.write(QTableKey("FX:N1", "C1", Criterion.NONE, "CRS_RES", year), figures)


def test_an_outline_has_codes_and_figures_in_one_order(file: File) -> None:
    """Blanks keep their place; zeros have no decimals."""
    write(file, {2019: {T: "10.25", M: "N", "SEX_F CRS_RES_TOTAL": "0"}})
    (outline,) = read_outlines(file.connection).values()
    assert outline == Outline(
        2, "SEX_F_CRS_RES_TOTAL,SEX_M_CRS_RES_TOTAL,SEX_T_CRS_RES_TOTAL", "0,,10250", finest=2, coarsest=2
    )


@pytest.mark.parametrize(
    ("later", "is_restless"),
    [
        ({T: "10.2", M: "6.1"}, False),
        ({T: "10.2", M: "9.1"}, True),
        ({T: "10.2"}, True),
        ({T: "10.2", M: "N"}, True),
        ({T: "10.2", M: "6.12"}, True),
        ({T: "10.2", M: "6"}, True),
        ({T: "10.1", M: "6.2"}, False),
    ],
)
def test_rows_figures_and_decimals_make_a_table_restless(
    later: dict[str, str], *, is_restless: bool, file: File
) -> None:
    """What is calm is not looked at cell by cell."""
    write(file, {2019: {T: "10.1", M: "6.2"}, 2020: later})
    records = read_records(file.connection, file.edition)
    found = restless(records, read_outlines(file.connection))
    assert found == (frozenset(record.id for record in records) if is_restless else frozenset())


def test_a_blank_that_stays_is_worth_a_look_where_figures_change(file: File) -> None:
    """Figures beside blanks are compared cell by cell, not here."""
    write(file, {2019: {T: "10.1", M: "N"}, 2020: {T: "10.2", M: "N"}})
    assert restless(read_records(file.connection, file.edition), read_outlines(file.connection))


def test_a_missing_year_and_two_class_versions_make_a_table_restless(file: File) -> None:
    """They are what rules on gaps and on classifications look at."""
    write(file, {2019: {T: "10"}, 2021: {T: "10"}})
    first, second = (
        QTableKey("FX:N1", "B4", Criterion.CITIZENSHIP, version, 2020) for version in ("OCU_SKILL", "OCU_ISCO08")
    )
    file.write(first, {"SEX_T OCU_SKILL_TOTAL": "5"})
    file.write(second, {"SEX_T OCU_ISCO08_TOTAL": "5"})
    records = read_records(file.connection, file.edition)
    assert restless(records, read_outlines(file.connection)) == frozenset(record.id for record in records)
