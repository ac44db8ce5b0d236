"""A cell becomes a figure exactly, or is refused with its reason."""

from __future__ import annotations

import pytest

from ilms_desktop.exchange.foreign.cells import CellKind, ForeignCell, Raw, cell_of
from ilms_desktop.exchange.report import Refusal
from ilms_desktop.model.key import Criterion, TableKey
from ilms_desktop.number_text import NumberStyle
from ilms_desktop.workspace.mapping.figures import Figure, FigureReader, Unread, told_style
from ilms_desktop.workspace.mapping.model import USUAL_MARKS, Unit
from tests.unit.workspace.mapping.small import edition

POINT = NumberStyle(decimal=".", group=",")
COMMA = NumberStyle(decimal=",", group=".")
SPACE = NumberStyle(decimal=",", group=" ")
MARKS = {**USUAL_MARKS, "nil": "0", "c": "C", "U": "U", "e": "", "x": "X", "z": "0"}


def read(
    value: Raw, unit: Unit = Unit.PERSONS, *, style: NumberStyle = POINT, rounded: bool = False, table: str = "C3"
) -> Figure | Unread:
    """What a cell says."""
    key = TableKey(table, Criterion.NONE if table == "C3" else Criterion.BIRTH)
    reader = FigureReader(edition().by_key[key], style, MARKS, rounded=rounded)
    return reader.read(cell_of(value), unit)


@pytest.mark.parametrize(
    ("value", "unit", "style", "text"),
    [
        (12345.0, Unit.PERSONS, POINT, "12.345"),
        (12000.0, Unit.PERSONS, POINT, "12.000"),
        (0.0, Unit.PERSONS, POINT, "0"),
        ("2752", Unit.PERSONS, POINT, "2.752"),
        ("12,345", Unit.PERSONS, POINT, "12.345"),
        ("12.345", Unit.PERSONS, COMMA, "12.345"),
        ("12 345", Unit.PERSONS, SPACE, "12.345"),
        (16.42, Unit.THOUSANDS, POINT, "16.42"),
        (16.0, Unit.THOUSANDS, POINT, "16"),
        ("16.40", Unit.THOUSANDS, POINT, "16.40"),
        ("1,234.5", Unit.THOUSANDS, POINT, "1234.5"),
        ("1.234,5", Unit.THOUSANDS, COMMA, "1234.5"),
        ("1 234,5", Unit.THOUSANDS, SPACE, "1234.5"),
        ("1.5", Unit.MILLIONS, POINT, "1500.000"),
        ("١٢٣٤", Unit.PERSONS, POINT, "1.234"),
        ("1234*", Unit.PERSONS, POINT, "1.234"),
        ("1234 (1)", Unit.PERSONS, POINT, "1.234"),
        ("123456789.1234567", Unit.THOUSANDS, POINT, None),
        ("0.0000010", Unit.MILLIONS, POINT, "0.001"),
    ],
)
def test_figures_are_read_in_their_unit_and_style(value: Raw, unit: Unit, style: NumberStyle, text: str | None) -> None:
    """Digit for digit; thousands keep the decimals that were typed."""
    found = read(value, unit, style=style)
    assert (found.text if isinstance(found, Figure) else None) == text


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("", Figure(None)),
        ("..", Figure(None, is_mark=True)),
        ("N.A.", Figure(None, is_mark=True)),
        ("nil", Figure(0, "0", is_mark=True)),
        ("x", Figure(None, status="X", is_mark=True)),
        ("5 U", Figure(5, "0.005", "U")),
        ("5c", Figure(5, "0.005", "C")),
        ("5 e", Figure(5, "0.005")),
        ("5 z", Unread(Refusal.TEXT)),
        ("5 q", Unread(Refusal.TEXT)),
        ("five", Unread(Refusal.TEXT)),
        ("5%", Unread(Refusal.PERCENT)),
        ("$5", Unread(Refusal.CURRENCY)),
        ("-5", Unread(Refusal.NEGATIVE)),
        (-5.0, Unread(Refusal.NEGATIVE)),
        ("5.25", Unread(Refusal.TOO_MANY_DECIMALS)),
        (5.25, Unread(Refusal.TOO_MANY_DECIMALS)),
        (1e18, Unread(Refusal.TOO_LARGE)),
        ("9" * 30, Unread(Refusal.TOO_LARGE)),
        (True, Unread(Refusal.TEXT)),
        ("#REF!", Unread(Refusal.BROKEN)),
    ],
)
def test_marks_letters_and_refusals(value: Raw, found: Figure | Unread) -> None:
    """Nothing, zero and missing are three things; what is no figure has a reason."""
    assert read(value) == found


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        (CellKind.PERCENT, Refusal.PERCENT),
        (CellKind.ERROR, Refusal.BROKEN),
        (CellKind.UNCALCULATED, Refusal.NOT_CALCULATED),
        (CellKind.DATE, Refusal.DATE),
    ],
)
def test_odd_cells_are_refused(kind: CellKind, reason: Refusal) -> None:
    """A figure that a spreadsheet turned into something else is not guessed back."""
    reader = FigureReader(edition().tables[0], POINT, {})
    assert reader.read(ForeignCell("0.5", kind), Unit.PERSONS) == Unread(reason)


def test_two_meanings_are_refused() -> None:
    """The style uses neither sign."""
    assert read("1.234", style=NumberStyle(decimal="/", group="")) == Unread(Refusal.AMBIGUOUS)


def test_decimals_are_rounded_only_where_the_mapping_says_so() -> None:
    """Half upwards, as in a pasted block."""
    assert read(5.5, rounded=True) == Figure(6, "0.006")
    assert read("5.4999", rounded=True) == Figure(5, "0.005")


def test_earnings_are_units_of_the_currency() -> None:
    """Whatever unit of persons the mapping names."""
    assert read("1,234.50", Unit.CURRENCY, table="A10") == Figure(123450, "1234.50")
    assert read(99.0, Unit.THOUSANDS, table="A10") == Figure(9900, "99")


@pytest.mark.parametrize(
    ("texts", "style"),
    [
        (["1.5"], (".", ",")),
        (["1,5"], (",", ".")),
        (["1 234,5"], (",", " ")),
        (["1.234.567", "12.345"], (",", ".")),
        (["1,234.5"], (".", ",")),
        (["1'234", "2.5"], (".", "'")),
        (["1 234"], (",", " ")),
        (["1.234"], None),
        (["12", "words"], None),
        (["1.5", "2,5"], None),
        (["1.5", "1.234.567"], None),
        (["1,234,567", "1.234.567"], None),
        (["1.234.5"], None),
    ],
)
def test_the_style_is_told_only_beyond_doubt(texts: list[str], style: tuple[str, str] | None) -> None:
    """Figures that could be read in two ways tell nothing."""
    found = told_style(texts)
    assert (None if found is None else (found.decimal, found.group)) == style
