"""Figures are shown and typed as a person wants them; what is stored knows nothing of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilms_desktop.definitions.loader import load_edition
from ilms_desktop.model.structure import Unit
from ilms_desktop.number_text import ENGLISH, Number, NumberStyle, style_for
from ilms_desktop.ui.presenters.figures import Figures, Writing
from tests.gui.conftest import C4

TABLE = load_edition("ilms-2019").table(C4)
EARNINGS = replace(TABLE, unit=Unit.CURRENCY, unit_mult=0, decimals_stored=2)
THOUSANDS = Figures(TABLE, Writing(ENGLISH))
PERSONS = Figures(TABLE, Writing(ENGLISH, in_persons=True))


def fixed(decimals: int) -> Figures:
    """With a fixed number of decimals."""
    return Figures(TABLE, Writing(ENGLISH, decimals=decimals))


def test_every_table_of_persons_can_be_shown_in_persons() -> None:
    """What is stored is whole persons; tables of earnings never are."""
    for edition in ("ilms-2019", "ilms-2018", "ilms-asean"):
        for table in load_edition(edition).tables:
            found = Figures(table, Writing(ENGLISH, in_persons=True))
            assert found.in_persons is (table.unit is Unit.PERSONS)


def test_the_same_figure_in_thousands_and_in_persons() -> None:
    """133.269 thousands are 133,269 persons."""
    assert THOUSANDS.shown(133_269, 3) == "133.269"
    assert PERSONS.shown(133_269, 3) == PERSONS.full(133_269, 3) == "133,269"
    assert (THOUSANDS.decimals_typed, PERSONS.decimals_typed) == (3, 0)


def test_currency_is_never_shown_in_persons() -> None:
    """A mean of earnings counts no persons."""
    found = Figures(EARNINGS, Writing(ENGLISH, in_persons=True))
    assert not found.in_persons
    assert found.shown(12_345, 2) == "123.45"
    assert found.taken(Number(12_345, 2)) == (12_345, 2)


@pytest.mark.parametrize(
    ("decimals", "shown", "hides"), [(0, "12", True), (1, "12.3", True), (2, "12.35", True), (3, "12.345", False)]
)
def test_fewer_decimals_hide_digits_and_say_so(decimals: int, shown: str, hides: bool) -> None:
    """The full figure is always at hand."""
    found = fixed(decimals)
    assert (found.shown(12_345, 3), found.hides_digits(12_345, 3)) == (shown, hides)
    assert found.full(12_345, 3) == "12.345"


def test_more_decimals_than_typed_hide_nothing() -> None:
    """They line the column up; currency never gets more than it keeps."""
    assert fixed(3).shown(12_400, 1) == "12.400"
    assert not fixed(3).hides_digits(12_400, 1)
    assert Figures(EARNINGS, Writing(ENGLISH, decimals=3)).shown(1250, 1) == "12.50"


def test_the_full_figure_never_loses_a_digit() -> None:
    """Even where fewer decimals were noted than the figure has."""
    assert THOUSANDS.full(12_345, 0) == "12.345"
    assert THOUSANDS.full(-33, 3) == "−0.033"


@pytest.mark.parametrize(
    ("style", "text"),
    [
        (ENGLISH, "1234.5"),
        (style_for("fr"), "1234,5"),
        (style_for("ar", native_digits=True), "1234.5"),
        (style_for("fr-u-nu-khmr", native_digits=True), "1234.5"),
    ],
)
def test_a_figure_taken_elsewhere_is_plain(style: NumberStyle, text: str) -> None:
    """The decimal sign of the person, Latin digits, no groups; with local digits the point, which all read."""
    assert Figures(TABLE, Writing(style)).plain(1_234_500, 1) == text


def test_persons_typed_are_exact_to_the_person() -> None:
    """133000 persons are 133.000 thousands; a zero claims nothing."""
    assert PERSONS.taken(Number(133_000, 0)) == (133_000, 3)
    assert THOUSANDS.full(*PERSONS.taken(Number(133_000, 0))) == "133.000"
    assert PERSONS.taken(Number(0, 0)) == (0, 0)


@given(value=st.integers(-(10**9), 10**9), decimals=st.integers(0, 3), chosen=st.integers(-1, 3))
def test_what_hides_no_digit_shows_the_whole_figure(value: int, decimals: int, chosen: int) -> None:
    """Nothing is rounded without a sign of it."""
    found = fixed(chosen)
    if not found.hides_digits(value, decimals):
        shown, full = (
            text.replace(",", "").replace("−", "-")
            for text in (found.shown(value, decimals), found.full(value, decimals))
        )
        assert float(shown) == float(full)
