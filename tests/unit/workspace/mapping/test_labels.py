"""Labels are known by their names in any form, never by likeness; likeness makes suggestions."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.key import Criterion, TableKey
from ilms_desktop.workspace.mapping.labels import Labels, forms_of, year_in
from ilms_desktop.workspace.mapping.model import Dim, Share
from tests.unit.workspace.mapping.small import edition

if TYPE_CHECKING:
    from collections.abc import Mapping


def labels(said: Mapping[Dim, Mapping[str, tuple[Share, ...]]] | None = None) -> Labels:
    """Labels of outflows by destination."""
    return Labels(edition(), edition().by_key[TableKey("C3", Criterion.NONE)], "CDS_DES", said or {})


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("Thailand", "CDS_DES_THA"),
        ("THAILAND*", "CDS_DES_THA"),
        ("Thailand (1)", "CDS_DES_THA"),
        ("Thailand ¹", "CDS_DES_THA"),
        ("3. Thailand", "CDS_DES_THA"),
        ("- Thaïlande", "CDS_DES_THA"),
        ("Thaïlande / Thailand", "CDS_DES_THA"),
        ("روسيا", "CDS_DES_RUS"),
        ("THA", "CDS_DES_THA"),
        ("TH", "CDS_DES_THA"),
        ("764", "CDS_DES_THA"),
        ("Cote d' Ivoire (Ivory Coast)", "CDS_DES_CIV"),
        ("World", "CDS_DES_TOTAL"),
        ("Asia", "CDS_DES_ASIA"),
        ("Thailand / Malaysia", None),
        ("Thialand", None),
        ("Congo / something", None),
        ("", None),
    ],
)
def test_countries_are_known_by_name_and_code(label: str, code: str | None) -> None:
    """In four languages and three systems of codes, with footnotes, numbers and bullets around them."""
    assert labels().code(Dim.CLASS, label) == code


def test_a_misspelling_is_suggested_and_not_taken() -> None:
    """A person decides."""
    assert labels().meaning(Dim.CLASS, "Thialand") is None
    assert labels().suggestions(Dim.CLASS, "Thialand")[0] == "CDS_DES_THA"
    assert labels().suggestions(Dim.CLASS, "Qqq") == ()
    assert labels().suggestions(Dim.YEAR, "2020") == ()


def test_the_mapping_goes_before_names() -> None:
    """A national class may bear the name of another one; spelling and case make no difference."""
    halves = (Share("CDS_DES_THA", Fraction(1, 2)), Share("CDS_DES_MYS", Fraction(1, 2)))
    found = labels({Dim.CLASS: {"Thailand": halves, "Left out": ()}})
    meaning = found.meaning(Dim.CLASS, "THAILAND ")
    assert meaning is not None
    assert meaning.is_said
    assert meaning.shares == halves
    left_out = found.meaning(Dim.CLASS, "left out")
    assert left_out is not None
    assert left_out.shares == ()


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2019", 2019),
        (" 2019* ", 2019),
        ("Year 2019", 2019),
        ("2019 (p)", 2019),
        ("2019 (1)", 2019),
        ("٢٠١٩", 2019),
        ("2018/19", None),
        ("2018-2019", None),
        ("31.12.2019", None),
        ("19", None),
        ("1850", None),
        ("x" * 50 + "2019", None),
        ("", None),
    ],
)
def test_a_year_is_the_only_number_of_its_label(text: str, year: int | None) -> None:
    """Seasons and spans have two and are told to the person."""
    assert year_in(text) == year


def test_units_and_sexes_have_words_of_their_own() -> None:
    """UNIT_MULT of SDMX among them."""
    book = labels()
    assert [book.code(Dim.UNIT, text) for text in ("Thousands", "0", "6", "dozens")] == [
        "thousands",
        "persons",
        "millions",
        None,
    ]
    assert [book.code(Dim.SEX, text) for text in ("Men / Hommes", "F", "Both sexes")] == ["SEX_M", "SEX_F", "SEX_T"]


def test_a_name_of_a_sheet_may_tell_a_code() -> None:
    """By one of its words, if they do not contradict each other."""
    book = labels()
    assert book.word_in(Dim.SEX, "stock_female") == "female"
    assert book.word_in(Dim.SEX, "men and women") == "men and women"
    assert book.word_in(Dim.SEX, "men, women") == "men, women"
    assert book.word_in(Dim.YEAR, "Table 3, 2019") == "2019"
    assert book.word_in(Dim.YEAR, "Table 3, 2018-2019") == "Table 3, 2018-2019"
    assert book.word_in(Dim.YEAR, "2019") == "2019"


def test_lists_and_totals_are_those_of_the_table() -> None:
    """A dimension that a table lacks has neither."""
    assert labels().list_title(Dim.CLASS) == "Country of destination"
    assert labels().total(Dim.SEX) == "SEX_T"
    assert (labels().list_title(Dim.YEAR), labels().total(Dim.YEAR)) == ("", None)
    assert (labels().list_title(Dim.STATUS), labels().total(Dim.STATUS)) == ("", None)


def test_forms_are_tried_from_the_whole_to_the_bare() -> None:
    """A name that ends in a number keeps it where it is known so."""
    assert forms_of("1. Managers (2)") == ("1. Managers (2)", "1. Managers", "Managers")
