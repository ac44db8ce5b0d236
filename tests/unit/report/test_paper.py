"""Paper: its sizes, and what every sheet is dressed with."""

from __future__ import annotations

import pytest

from ilms_desktop.report.paper import Paper, dressed


@pytest.mark.parametrize(("paper", "upright", "across"), [(Paper.A4, 182.0, 269.0), (Paper.LETTER, 187.9, 251.4)])
def test_the_room_between_the_margins_is_known(paper: Paper, upright: float, across: float) -> None:
    """Tables are split by it."""
    assert paper.width(across=False) == pytest.approx(upright)
    assert paper.width(across=True) == pytest.approx(across)


@pytest.mark.parametrize(("language", "is_rtl"), [("en", False), ("ar", True), ("km", False)])
def test_a_sheet_is_dressed_for_its_language(language: str, is_rtl: bool) -> None:
    """Direction, fonts and paper; a language of the content may be one that the program does not speak."""
    values = dressed({"title": "Tables"}, language=language, paper=Paper.LETTER)
    assert values["title"] == "Tables"
    assert values["rtl"] is is_rtl
    assert values["paper"] == "us-letter"
    assert values["language"] == language
