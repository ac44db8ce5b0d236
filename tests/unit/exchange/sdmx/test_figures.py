"""Figures lose no digit and no zero between programs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilms_desktop.exchange.sdmx.figures import decimals_of, figure


@pytest.mark.parametrize(
    ("text", "decimals", "wanted"),
    [
        ("12.5", "2", "12.50"),
        ("12.50", "2", "12.50"),
        ("18.0", "0", "18"),
        ("18.", "", "18"),
        (".5", "1", "0.5"),
        ("1.0E7", "0", "10000000"),
        ("1.25e1", "", "12.5"),
        ("12.345", "1", "12.345"),
        ("-3", "", "-3"),
        ("7", "two", "7"),
    ],
)
def test_zeros_at_the_end_come_back_and_no_digit_is_rounded(text: str, decimals: str, wanted: str) -> None:
    """DECIMALS says how many were typed; it never takes one away that counts."""
    assert figure(text, decimals=decimals) == wanted


@pytest.mark.parametrize(
    ("text", "mult", "wanted", "result"),
    [
        ("1500", "0", 3, "1.500"),
        ("1.5", "3", 3, "1.5"),
        ("1.5", "", 3, "1.5"),
        ("1.5", "6", 3, "1500"),
        ("2", "3", 0, "2000"),
    ],
)
def test_another_power_of_ten_is_turned_into_that_of_the_table(text: str, mult: str, wanted: int, result: str) -> None:
    """Persons become thousands exactly."""
    assert figure(text, mult=mult, wanted=wanted) == result


@pytest.mark.parametrize("text", ["", "NaN"])
def test_no_figure_is_no_figure(text: str) -> None:
    """Some programs must write something."""
    assert figure(text, decimals="1") == ""


@pytest.mark.parametrize("text", ["…", "12,5", "n.a.", "1e9999", "١٢"])
def test_what_is_no_number_stays_as_it_is(text: str) -> None:
    """The questionnaire refuses it in its own words."""
    assert figure(text) == text


@given(st.decimals(0, 10**12, places=3), st.integers(0, 3))
def test_what_a_program_drops_is_put_back(value: object, decimals: int) -> None:
    """The shortest spelling and the number of decimals give the written one."""
    written = f"{value:.{decimals}f}"
    assert figure(f"{float(written):.15g}" if "." in written else written, decimals=decimals_of(written)) == written
