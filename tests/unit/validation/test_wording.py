"""Figures as typed, labels in order, short lists."""

from __future__ import annotations

import pytest

from ilms_desktop.definitions.loader import load_edition
from ilms_desktop.i18n import in_language
from ilms_desktop.model.key import CellKey, Criterion, QTableKey
from ilms_desktop.model.structure import Axis
from ilms_desktop.validation.grid import Cell
from ilms_desktop.validation.wording import Wording, joined, listed, quoted, spans

KEY = QTableKey("BA:1", "A4", Criterion.BIRTH, "AGE_AGGREGATE", 2020)
CELL = CellKey("SEX_M", "CBR_BIR_FOREIGN", "AGE_AGGREGATE_Y15-24")
ENGLISH = Wording.of(load_edition("ilms-2019"))


@pytest.mark.parametrize(
    ("language", "cell", "wanted"),
    [
        ("en", Cell(16_420, 2), "16.42"),
        ("en", Cell(16_420, 3), "16.420"),
        ("en", Cell(1_043_000, 0), "1,043"),
        ("fr", Cell(16_420, 2), "16,42"),
        ("en", Cell(text="about ten"), "about ten"),
        ("en", Cell(status="N"), "N"),
        ("en", Cell(), ""),
    ],
)
def test_a_figure_is_shown_as_it_was_typed(language: str, cell: Cell, wanted: str) -> None:
    """The person must recognise her own figure."""
    assert Wording.of(load_edition("ilms-2019", language=language)).figure(cell, KEY) == wanted


def test_a_class_version_is_called_by_its_title() -> None:
    """Codes of lists are for files."""
    assert ENGLISH.version(KEY) == "Age, aggregate bands"
    assert ENGLISH.version(KEY._replace(table="A10", version="_")) == ""


def test_a_place_names_table_row_and_year() -> None:
    """Labels from the outer axis to the inner one, without the one that is added up."""
    assert ENGLISH.place(KEY, CELL) == "A4, Foreign-born, Male, 15-24, 2020"
    assert ENGLISH.place(KEY, CELL, without=Axis.SEX) == "A4, Foreign-born, 15-24, 2020"
    assert ENGLISH.label(KEY, CELL, Axis.STATUS) == "Foreign-born"


def test_where_tables_meet_the_total_of_classes_goes_unsaid() -> None:
    """“Total” of which list would be the question."""
    assert ENGLISH.meeting_place(KEY, CELL._replace(klass="AGE_AGGREGATE_TOTAL")) == "Foreign-born, Male, 2020"
    assert ENGLISH.meeting_place(KEY, CELL) == "Foreign-born, Male, 15-24, 2020"


def test_an_axis_that_a_table_lacks_has_no_label() -> None:
    """Activity in the ASEAN edition has no sex."""
    asean = Wording.of(load_edition("ilms-asean"))
    key = QTableKey("BA:1", "SC6", Criterion.NONE, "ECO_ISIC4", 2015)
    cell = CellKey("_", "_", "ECO_ISIC4_TOTAL")
    assert asean.label(key, cell, Axis.SEX) == ""
    assert asean.place(key, cell, without=Axis.CLASS) == "SC6, 2015"


def test_total_is_said_once() -> None:
    """Of both sexes, of everybody, of all classes: "Total, Total, Total" says no more."""
    total = CellKey("SEX_T", "CBR_BIR_TOTAL", "AGE_AGGREGATE_TOTAL")
    assert ENGLISH.row(KEY, total) == "Total"
    assert ENGLISH.row(KEY, total._replace(sex="SEX_M")) == "Total, Male"


def test_a_table_is_called_by_number_and_title() -> None:
    """Who has just begun does not know it by its number."""
    assert ENGLISH.title(KEY) == "A4: Employment by sex, age and place of birth"


def test_years_that_follow_each_other_are_put_together() -> None:
    """Nine years in a row are read as two."""
    assert spans([2023, 2014, 2015, 2016, 2021]) == ["2014–2016", "2021", "2023"]


def test_lists_stay_short() -> None:
    """A sentence with twenty names is not read."""
    assert listed(["a", "b", "c", "d"]) == "a · b · c · d"
    assert listed(["a", "b", "c", "d", "e", "f"]) == "a · b · c · d … (+2)"
    assert listed(["a", "b"], most=2, count=9) == "a · b … (+7)"
    assert joined(["a", "", "b"]) == "a, b"


def test_an_arabic_place_begins_with_an_island() -> None:
    """A sentence that begins with a Latin code would be laid out from left to right as a whole."""
    arabic = Wording.of(load_edition("ilms-2019", language="ar"))
    with in_language("ar"):
        assert arabic.place(KEY, CELL) == "\u2066A4\u2069، المولودون في الخارج، ذكور، 15 إلى 24، 2020"
        assert arabic.title(KEY).startswith("\u2066A4\u2069: ")
        assert spans([2016, 2017, 2019]) == ["\u20662016–2017\u2069", "2019"]
        assert listed(["أ", "ب", "ج"], most=2) == "أ · ب … (\u2066+1\u2069)"
        assert quoted("المجموع") == "«المجموع»"
        assert joined(["", "أ"]) == "أ"


def test_the_sign_of_a_difference_stays_before_it_among_arabic_words() -> None:
    """From the right, a minus would stand behind the digits; other figures need no mark."""
    arabic = Wording.of(load_edition("ilms-2019", language="ar"))
    with in_language("ar"):
        assert arabic.number(-12500, 1, KEY) == "\u2066−12.5\u2069"
        assert arabic.number(12500, 1, KEY) == "12.5"
    assert Wording.of(load_edition("ilms-2019")).number(-12500, 1, KEY) == "−12.5"
