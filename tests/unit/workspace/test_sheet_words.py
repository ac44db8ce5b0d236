"""Words of every sheet: dates, units, answers as people read them, and texts that keep their direction."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from ilms_desktop import i18n
from ilms_desktop.definitions.loader import load_edition
from ilms_desktop.model.structure import Unit
from ilms_desktop.workspace import sheet_words

if TYPE_CHECKING:
    from ilms_desktop.model.edition import Edition

MOMENT = datetime(2026, 9, 12, 14, 3, tzinfo=UTC)


@pytest.fixture(scope="module")
def edition() -> Edition:
    """The current questionnaire."""
    return load_edition("ilms-2019")


@pytest.mark.parametrize(
    ("code", "value", "words"),
    [
        ("S3", "S3:5", "Annual or annual average"),
        ("S3", "S3:gone", "S3:gone"),
        ("irregular_included", "partly", "Partly"),
        ("irregular_included", "gone", "gone"),
        ("working_age_min", "15", "15"),
        ("agency", "Statistics office", "Statistics office"),
    ],
)
def test_an_answer_is_told_by_its_label(edition: Edition, code: str, value: str, words: str) -> None:
    """Codes mean nothing to a reader; one that is not in the list any more is printed as it is."""
    field = next(each for each in edition.fields if each.code == code)
    assert sheet_words.value_words(edition, field, value) == words


def test_a_moment_is_one_piece_in_a_language_from_the_right() -> None:
    """The hour would stand on the other side of the day."""
    assert sheet_words.moment_text(MOMENT) == "12 September 2026, 14:03 UTC"
    with i18n.in_language("ar"):
        assert sheet_words.moment_text(MOMENT).endswith("\u206614:03 UTC\u2069")


def test_a_text_keeps_its_own_direction_only_where_it_must() -> None:
    """Marks that nobody needs would hinder searching."""
    assert sheet_words.own("65+") == "65+"
    with i18n.in_language("ar"):
        assert sheet_words.own("65+") == "\u206865+\u2069"
        assert sheet_words.own("One.\nTwo.") == "\u2068One.\u2069\n\u2068Two.\u2069"
        assert sheet_words.own("") == ""


def test_a_table_says_who_is_counted_in_what(edition: Edition) -> None:
    """Countries are no classification that needs a name."""
    tables = {table.number: table for table in edition.tables}
    assert list(sheet_words.table_facts(edition, tables["C4"], "CDS_DES"))[-1] == "Unit: thousands of persons"
    last = list(sheet_words.table_facts(edition, tables["C5"], "EDU_AGGREGATE"))[-1]
    assert last.startswith("Unit: thousands of persons · Classification: ")
    assert sheet_words.unit_words(Unit.CURRENCY) == "local currency"


def test_a_long_number_comes_in_groups() -> None:
    """So that it can be compared by eye."""
    assert sheet_words.grouped("0123456789abcdef01") == "01234567 89abcdef 01"
