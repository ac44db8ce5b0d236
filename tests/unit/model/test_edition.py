"""An edition answers by key, by indicator and by axis, and stops at slips."""

from __future__ import annotations

import pytest

from ilms_desktop.model.key import ABSENT, CellKey, Criterion, TableKey
from ilms_desktop.model.structure import Axis
from tests.unit.model.small import BY_AGE, BY_COUNTRY, EARNINGS, EDITION, ROUND


def test_a_table_is_found_by_its_key() -> None:
    """Number alone is not enough: criteria share numbers."""
    assert EDITION.table(TableKey("C4", Criterion.NONE)) is BY_COUNTRY
    with pytest.raises(KeyError):
        EDITION.table(TableKey("C4", Criterion.BIRTH))


def test_an_indicator_finds_its_table_under_old_names_too() -> None:
    """Where an old name of one table is the current name of another, the current one wins."""
    assert EDITION.by_indicator["MST_SMALL_SEX_AGE_CCT_NB"] is BY_AGE
    assert EDITION.by_indicator["OLD_SMALL_NB"] is BY_AGE
    assert EDITION.by_indicator["MNA_SMALL_SEX_CDS_NB"] is BY_COUNTRY


def test_tables_of_a_criterion_keep_the_order_of_the_questionnaire() -> None:
    """Lists and prints follow the printed form."""
    assert [table.number for table in EDITION.tables_for(Criterion.CITIZENSHIP)] == ["A1", "A10"]
    assert [table.number for table in EDITION.tables_for(Criterion.NONE)] == ["C4"]


def test_each_axis_has_its_list_or_none() -> None:
    """Sex is the same everywhere, status comes from the table, classes from the version chosen."""
    lists = [EDITION.axis_list(BY_AGE, axis, "AGE_X") for axis in BY_AGE.axes]
    assert [codes.id for codes in lists if codes] == ["CCT_CIT", "SEX", "AGE_X"]
    assert EDITION.axis_list(BY_COUNTRY, Axis.STATUS, "CDS_DES") is None
    assert EDITION.axis_list(EARNINGS, Axis.CLASS, ABSENT) is None
    assert EDITION.class_list("AGE_X").title == "Age"
    with pytest.raises(KeyError):
        EDITION.class_list("AGE_NONE")


def test_a_cell_finds_the_codes_it_is_made_of() -> None:
    """Messages name rows by label, not by code."""
    cell = CellKey("SEX_F", ABSENT, "CDS_DES_THA")
    found = {axis: EDITION.code(BY_COUNTRY, "CDS_DES", cell, axis) for axis in Axis}
    assert {axis: code.label for axis, code in found.items() if code} == {Axis.SEX: "Women", Axis.CLASS: "Thailand"}
    whole = CellKey(ABSENT, ABSENT, "CDS_DES_THA")
    assert EDITION.code(BY_COUNTRY, "CDS_DES", whole, Axis.SEX) is None


def test_a_round_is_a_year_of_collection() -> None:
    """It names the edition it asks with and the years it takes."""
    assert (ROUND.edition, ROUND.first_year, ROUND.last_year) == ("small", 2024, 2025)
    assert [year for year in range(2020, 2030) if ROUND.takes(year)] == [2024, 2025]
