"""A paste says what it does, in words that name the place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ilms_desktop.ui.presenters import paste_words as words
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.clipboard import read_clip
from ilms_desktop.ui.presenters.paste import Paste
from ilms_desktop.ui.presenters.paste_book import PasteBook
from ilms_desktop.ui.presenters.paste_options import Fate, PasteOptions, Reason
from tests.gui.conftest import c4
from tests.gui.presenters.test_table_state import place, state_of

if TYPE_CHECKING:
    from ilms_desktop.workspace.workspace import Workspace


def paste(workspace: Workspace, text: str, html: str | None = None, **more: Any) -> Paste:
    """A block on its way to men, Japan, 2018."""
    state = state_of(workspace, **more)
    at = place(state, c4("M", "JPN", 2018))
    return Paste(state, read_clip(text, html), at, range(len(state.rows)), PasteBook(workspace, state.view))


@pytest.mark.parametrize(
    ("text", "html", "said"),
    [
        ("5", None, "Male, Japan, 2018: pasted “5”, read as 5; replaces 1.585."),
        ("1.585", None, "Male, Japan, 2018: pasted “1.585”, read as 1.585."),
        ("about", None, "Male, Japan, 2018: pasted “about”, refused; “about” is not a number."),
        (
            "2",
            '<table><tr><td sdval="1.6" style="display:none">2</td></tr></table>',
            (
                "Male, Japan, 2018: pasted “2”, read as 1.6; replaces 1.585; shown as “2”, the sheet holds 1.6; "
                "hidden in the sheet."
            ),
        ),
    ],
)
def test_a_cell_is_told_in_one_sentence(workspace: Workspace, text: str, html: str | None, said: str) -> None:
    """For the line below the list, and for screen readers."""
    block = paste(workspace, text, html)
    plan = block.plan(PasteOptions())
    assert bare(words.cell_words(block.state, plan, plan.cells[0])) == said


def test_a_cell_without_a_place_is_told_by_its_place_in_the_block(workspace: Workspace) -> None:
    """There is no other."""
    block = paste(workspace, "\t\t\t\t\t\t\t9\n")
    plan = block.plan(PasteOptions())
    said = bare(words.cell_words(block.state, plan, plan.cells[-1]))
    assert said == "row 1, column 8 of the block: pasted “9”, refused; does not fit: the table ends here."


def test_an_emptied_cell_is_told_as_empty(workspace: Workspace) -> None:
    """A blank cell of the block replaces a figure by nothing."""
    block = paste(workspace, "\t5\n")
    plan = block.plan(PasteOptions())
    said = bare(words.cell_words(block.state, plan, plan.cells[0]))
    assert said == "Male, Japan, 2018: pasted “empty”, read as empty; replaces 1.585."


def test_every_reason_and_fate_has_words(workspace: Workspace) -> None:
    """A new one must not be silent."""
    block = paste(workspace, "about")
    cell = block.plan(PasteOptions()).cells[0]
    said = [words.reason_words(cell._replace(reason=reason)) for reason in Reason]
    assert all(said)
    assert len(set(said)) == len(said)
    assert len({words.fate_words(fate) for fate in Fate}) == len(Fate)
    assert words.reason_words(cell._replace(reason=None)) == ""
    assert words.reason_words(cell._replace(reason=Reason.COMPUTED, agrees=True)) == "computed; both totals agree"
    assert words.reason_words(cell._replace(reason=Reason.COMPUTED, agrees=False)) == "computed; the totals differ"


def test_long_texts_are_quoted_in_short() -> None:
    """The list has all of it; a sentence need not."""
    assert words.short("two\n lines") == "two lines"
    assert words.short("x" * 50) == "x" * 39 + "…"


def test_refused_texts_keep_their_shape(workspace: Workspace) -> None:
    """They can be mended in a sheet and copied again."""
    block = paste(workspace, "1\tabout\n2\t3\nmany\t5\n")
    assert words.refused_text(block.plan(PasteOptions())) == "\tabout\nmany\t\n"
    assert words.refused_text(paste(workspace, "1").plan(PasteOptions())) == ""


def test_both_readings_are_told_with_their_totals(workspace: Workspace) -> None:
    """In thousands and in persons; currency and single persons have one unit."""
    state = state_of(workspace, locale="fr")
    at = place(state, c4("M", "TOTAL", 2023))
    clip = read_clip("35.241\n0\n4.182\n7.059\n0\n24\n")
    block = Paste(state, clip, at, range(len(state.rows)), PasteBook(workspace, state.view))
    meaning, totals = words.offer_words(state, block.offers(PasteOptions())[0])
    assert bare(meaning).replace("\u202f", " ") == "35.241 = 35,241 thousand = 35 241 persons"
    assert bare(totals) == "Total pasted 35,241 · figures of the column add up to 35,241 · year before 20,737"
    assert words.sign_words(".") == "The point is the decimal sign."


def test_single_persons_have_one_unit(workspace: Workspace) -> None:
    """Nothing to be converted is told."""
    block = paste(workspace, "1,234\n", in_persons=True)
    offers = block.offers(PasteOptions())
    assert offers == ()
    thousands = paste(workspace, "1,234\n").offers(PasteOptions())
    state = state_of(workspace, in_persons=True)
    assert bare(words.offer_words(state, thousands[0])[0]) == "1,234 = 1,234,000"


def test_counts_are_told(workspace: Workspace) -> None:
    """On the button, and when it is done."""
    assert words.go_words(1) == "Paste 1 value"
    assert words.go_words(84) == "Paste 84 values"
    plan = paste(workspace, "1\tabout\n").plan(PasteOptions())
    assert words.done_words(plan, 1) == "1 value pasted. 1 was refused."
    assert words.done_words(paste(workspace, "1").plan(PasteOptions()), 2) == "2 values pasted."
    assert words.refused_words(1, "C4", "why").startswith("1 refused. C4: why.")
    assert words.refused_words(2, "C4", "why").startswith("2 refused. First C4: why.")
