"""Figures and letters of a cell, at the edges that the tests of whole workbooks do not reach."""

from __future__ import annotations

import pytest

from ilms_desktop.definitions.loader import load_edition
from ilms_desktop.exchange.foreign.cells import CellKind, ForeignCell
from ilms_desktop.exchange.report import Refusal
from ilms_desktop.exchange.workbook.figures import FigureReader, Refused, Said
from ilms_desktop.model.key import Criterion, TableKey

EDITION = load_edition("ilms-2019")
STAFF = FigureReader(EDITION.table(TableKey("A5", Criterion.BIRTH)))
PAY = FigureReader(EDITION.table(TableKey("A10", Criterion.BIRTH)))


def number(text: str) -> ForeignCell:
    """A cell with a number."""
    return ForeignCell(text, CellKind.NUMBER)


def test_money_is_refused_where_persons_are_counted() -> None:
    """And taken where the table counts money."""
    assert PAY.read(number("12.5"), is_money=True, decimals=2) == Said("12.50")
    found = STAFF.read(number("12.5"), is_money=True)
    assert isinstance(found, Refused)
    assert found.reason is Refusal.CURRENCY


@pytest.mark.parametrize(("text", "decimals", "expected"), [("5", 9, "5.000"), ("5.25", 1, "5.25"), ("-1", 0, "-1")])
def test_zeros_at_the_end_come_back_as_far_as_the_table_keeps_them(text: str, decimals: int, expected: str) -> None:
    """No digit is ever taken away."""
    assert STAFF.read(number(text), decimals=decimals) == Said(expected)


def test_letters_of_both_places_are_one_where_they_agree() -> None:
    """Two different ones are refused."""
    assert STAFF.together(Said("5", "E"), " e ") == Said("5", "E")
    assert STAFF.together(Said("5"), "p") == Said("5", "P")
    assert STAFF.together(Said("5", "E"), "") == Said("5", "E")
    assert isinstance(STAFF.together(Said("5", "E"), "P"), Refused)


def test_a_letter_that_stands_instead_of_a_figure_is_none_beside_one() -> None:
    """`12 n` is no figure."""
    found = STAFF.read(ForeignCell("12 n", CellKind.TEXT))
    assert isinstance(found, Refused)
    assert found.reason is Refusal.TEXT
