"""Years are read as people write them, and what is no year is told as it was typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilms_desktop.ui.presenters.places import year_ranges
from ilms_desktop.ui.presenters.year_entry import read_years


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2019", (2019,)),
        ("2016–2018, 2021", (2016, 2017, 2018, 2021)),
        ("2016-2018 2021", (2016, 2017, 2018, 2021)),
        ("2018 - 2016; 2016", (2016, 2017, 2018)),
        ("٢٠١٩–٢٠٢١، ٢٠٢٣", (2019, 2020, 2021, 2023)),
        ("२०१९", (2019,)),
        ("", ()),
        (" , ", ()),
    ],
)
def test_years_and_spans_are_read(text: str, years: tuple[int, ...]) -> None:
    """Any dash, any digits, any sign between them."""
    assert (read_years(text).years, read_years(text).unread) == (years, ())


@pytest.mark.parametrize(
    ("text", "unread"), [("2019, twenty", ("twenty",)), ("19, 20211", ("19", "20211")), ("2019-20", ("2019-20",))]
)
def test_what_is_no_year_is_told(text: str, unread: tuple[str, ...]) -> None:
    """Part by part, as it was typed."""
    assert read_years(text).unread == unread


@given(st.sets(st.integers(1000, 9999), max_size=20))
def test_what_is_shown_can_be_read_again(years: set[int]) -> None:
    """Marks of direction and spans come back as the same years."""
    assert read_years(year_ranges(sorted(years))).years == tuple(sorted(years))
