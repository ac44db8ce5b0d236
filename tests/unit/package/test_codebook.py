"""Questions and table files mean the same cells."""

from __future__ import annotations

from typing import Any

import pytest

from ilms_desktop.definitions.loader import load_edition
from ilms_desktop.package.codebook import codebook_of, edition_number, is_about

ADDRESS = ("LFS-1", "A5-citizenship", "ECO_SECTOR", "2024", "SEX_F", "CCT_CIT_NONCIT", "ECO_SECTOR_AGR")


def listed(*codes: str) -> list[dict[str, str]]:
    """Codes as documents carry them."""
    return [{"concept": code.partition("_")[0], "code": code} for code in codes]


def cell(**changes: Any) -> dict[str, Any]:
    """The cell of `ADDRESS`, some of it changed."""
    whole: dict[str, Any] = {
        "country": "KEN",
        "source": "LFS-1",
        "criterion": "citizenship",
        "table": "A5",
        "class_version": listed("CCT_CIT", "ECO_SECTOR"),
        "year": 2024,
        "sex": "SEX_F",
        "classes": listed("CCT_CIT_NONCIT", "ECO_SECTOR_AGR"),
    }
    return whole | changes


def test_an_edition_says_what_its_cells_are_addressed_by() -> None:
    """Status before class, in the order of the table; nothing where there is no such axis."""
    edition = load_edition("ilms-2019")
    book = codebook_of(edition)
    assert edition_number(edition) == 1
    assert book.keys() == {(table.number, table.criterion.value) for table in edition.tables}
    work = book["A5", "citizenship"]
    assert work.sexes == {"SEX_T", "SEX_M", "SEX_F"}
    assert list(work.classes) == ["CCT", "ECO"]
    assert "CCT_CIT_NONCIT" in work.classes["CCT"]["CCT_CIT"]
    assert {"ECO_AGGREGATE", "ECO_ISIC4"} <= work.classes["ECO"].keys()
    assert list(book["A5", "birth"].classes) == ["CBR", "ECO"]
    assert list(book["A10", "birth"].classes) == ["CBR"]
    assert "CDS_DES_SAU" in book["C4", "none"].classes["CDS"]["CDS_DES"]


def test_a_table_without_sexes_has_none() -> None:
    """A question about one of them is about no cell."""
    assert codebook_of(load_edition("ilms-asean"))["SA4", "status"].sexes == frozenset()


@pytest.mark.parametrize(
    "part",
    [
        {},
        {"sex": None},
        {"classes": None},
        {"sex": None, "classes": None, "year": None},
        dict.fromkeys(("sex", "classes", "year", "class_version", "table", "criterion")),
    ],
)
def test_a_question_means_its_cell_and_whole_tables_where_parts_are_blank(part: dict[str, Any]) -> None:
    """Blank from the right means more."""
    assert is_about(cell(**part), ADDRESS)


@pytest.mark.parametrize(
    "part",
    [
        {"source": "LFS-2"},
        {"criterion": "birth"},
        {"table": "A6"},
        {"class_version": listed("CCT_CIT", "ECO_ISIC4")},
        {"year": 2023},
        {"sex": "SEX_M"},
        {"classes": listed("CCT_CIT_CIT", "ECO_SECTOR_AGR")},
        {"classes": listed("ECO_SECTOR_AGR")},
    ],
)
def test_other_cells_are_not_meant(part: dict[str, Any]) -> None:
    """One coordinate is enough to be elsewhere."""
    assert not is_about(cell(**part), ADDRESS)


def test_tables_without_criterion_and_axes_are_found() -> None:
    """`none` stands in no file name, and an axis that a table lacks is not named."""
    address = ("FX-1", "C4", "_", "2024", "SEX_T", "_", "_")
    plain = cell(source="FX-1", criterion="none", table="C4", class_version=[], sex="SEX_T", classes=[])
    assert is_about(plain, address)
    assert not is_about({**plain, "classes": listed("CDS_DES_SAU")}, address)
