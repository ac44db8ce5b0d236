"""What a paste asks once: the decimal sign of the sheet, and whether its figures are persons."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.ui.presenters.clipboard import read_clip
from ilms_desktop.ui.presenters.paste import Paste
from ilms_desktop.ui.presenters.paste_book import PasteBook
from ilms_desktop.ui.presenters.paste_options import Align, PasteOptions
from tests.gui.conftest import A5, c4
from tests.gui.presenters.test_table_state import place, state_of

if TYPE_CHECKING:
    from ilms_desktop.workspace.workspace import Workspace


def paste(workspace: Workspace, text: str, html: str | None = None, *, year: int = 2023, locale: str = "en") -> Paste:
    """A block on its way to the first figure of men."""
    state = state_of(workspace, locale=locale)
    at = place(state, c4("M", "TOTAL", year))
    return Paste(state, read_clip(text, html), at, range(len(state.rows)), PasteBook(workspace, state.view))


def test_both_readings_come_with_their_totals(workspace: Workspace) -> None:
    """The total that was pasted, what its parts add up to, and the year before."""
    block = paste(workspace, "35.241\n0\n4.182\n7.059\n0\n24\n", locale="fr")
    point, comma = block.offers(PasteOptions())
    assert (point.sign, point.text, point.reading.value) == (".", "35.241", 35_241)
    assert (point.total, point.added) == ((35_241, 3), (35_241, 3))
    assert point.last == (20_737, 3)
    assert point.year == 2023
    assert comma.reading.value == 35_241_000
    assert comma.total == (35_241_000, 0)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("1\t2.5\n", None),
        ("1,5\n", None),
        ("about 1.234\n", None),
        ("1.234\n", '<table><tr><td sdval="1.234">1.234</td></tr></table>'),
    ],
)
def test_nothing_is_asked_where_there_is_one_reading(workspace: Workspace, text: str, html: str | None) -> None:
    """Or where the sheet says which one it is."""
    assert paste(workspace, text, html, locale="fr").offers(PasteOptions()) == ()


def test_a_block_without_a_place_can_still_be_asked_about(workspace: Workspace) -> None:
    """The reading is shown without totals."""
    block = paste(workspace, "\t1999\nThailand\t1.234\n")
    point, _comma = block.offers(PasteOptions(align=Align.LABELS))
    assert (point.reading.value, point.total, point.year) == (1_234, None, None)


def test_a_column_without_total_has_its_sum_alone(workspace: Workspace) -> None:
    """There is nothing to stand beside it."""
    block = paste(workspace, "Japan\t1.234\nThailand\t2\n")
    point, _comma = block.offers(PasteOptions(align=Align.LABELS))
    assert (point.total, point.added, point.last) == (None, (3_234, 3), None)


@pytest.mark.parametrize(
    ("text", "is_likely"),
    [
        ("35241\n5\n4182\n7059\n", True),
        ("35.241\n0\n4.182\n7.059\n", False),
        ("35\n0\n4\n7\n", False),
        ("35241\n", False),
        ("about\n", False),
    ],
)
def test_figures_a_thousand_times_those_of_other_years_are_asked_about(
    workspace: Workspace, text: str, *, is_likely: bool
) -> None:
    """Whole persons in a table of thousands."""
    block = paste(workspace, text)
    assert block.looks_like_persons(block.plan(PasteOptions())) is is_likely


def test_what_was_divided_is_not_asked_again(workspace: Workspace) -> None:
    """The person has answered."""
    block = paste(workspace, "35241\n5\n4182\n")
    assert not block.looks_like_persons(block.plan(PasteOptions(persons=True)))


@pytest.mark.parametrize(("text", "is_likely"), [("35241\t5000\n", True), ("35\t50\n", False)])
def test_without_other_years_large_whole_figures_are_asked_about(
    workspace: Workspace, text: str, *, is_likely: bool
) -> None:
    """A million persons and more in most cells."""
    state = state_of(workspace, A5)
    book = PasteBook(workspace, state.view)
    block = Paste(state, read_clip(text), (5, 0), range(len(state.rows)), book)
    assert block.looks_like_persons(block.plan(PasteOptions())) is is_likely


def test_nobody_is_asked_who_types_persons(workspace: Workspace) -> None:
    """The figures are what they look like then."""
    state = state_of(workspace, in_persons=True)
    book = PasteBook(workspace, state.view)
    block = Paste(state, read_clip("35241\n5000\n"), (8, 9), range(len(state.rows)), book)
    assert not block.looks_like_persons(block.plan(PasteOptions()))
