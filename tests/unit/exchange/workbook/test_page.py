"""What stands at the top and the foot of printed sheets."""

from __future__ import annotations

from ilms_desktop.exchange.workbook.page import shown

TITLE = "C4 Outflow of nationals for employment by sex and country of destination"


def test_a_title_is_shown_whole_and_a_long_one_ends_between_two_words() -> None:
    """A title that breaks off inside a word looks like a slip on paper."""
    assert shown(TITLE) == TITLE
    assert shown(f"{TITLE}, in thousands of persons, by calendar year").endswith("in thousands …")


def test_signs_that_are_commands_are_doubled() -> None:
    """Otherwise Excel would print a page number in the name of a ministry."""
    assert shown("Ministry of Labour & Pensions") == "Ministry of Labour && Pensions"
