"""The preview shows each row of the block: what was pasted, what is read, where it goes, what to know."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ilms_desktop.model.command import Label, SetObservations
from ilms_desktop.model.observation import Observation
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.clipboard import read_clip
from ilms_desktop.ui.presenters.paste_book import PasteBook
from ilms_desktop.ui.presenters.paste_lines import PasteLines, Show, cells_of
from ilms_desktop.ui.presenters.paste_plan import Align, PasteOptions, plan_paste
from tests.gui.conftest import c4
from tests.gui.presenters.test_table_state import place, state_of

if TYPE_CHECKING:
    from ilms_desktop.workspace.workspace import Workspace

LABELLED = "Pays\t2022\t2023\nJapon\t1,234\t4.182\nThaïlande\tabout\t24\nAtlantis\t5\t6\n"


def lines(workspace: Workspace, text: str, show: Show = Show.ALL, locale: str = "en", **options: Any) -> PasteLines:
    """Preview of a block from men, Japan, 2022 on."""
    state = state_of(workspace, locale=locale)
    plan = plan_paste(
        state,
        read_clip(text),
        at=place(state, c4("M", "JPN", 2022)),
        options=PasteOptions(**options),
        rows=range(len(state.rows)),
        book=PasteBook(workspace, state.view),
    )
    return PasteLines(state, plan, show)


def test_a_labelled_block_shows_its_own_words_and_those_of_the_table(workspace: Workspace) -> None:
    """So that a wrong match is seen."""
    found = lines(workspace, LABELLED, align=Align.LABELS)
    assert (found.columns, len(found.rows)) == (2, 3)
    assert [found.row_label(line) for line in range(3)] == ["Japon", "Thaïlande", "Atlantis"]
    assert [found.goes_to(line) for line in range(3)] == [
        "Male, Japan",
        "Male, Thailand",
        "the table does not know its label",
    ]
    assert [found.head(column) for column in range(2)] == ["2022", "2023"]


def test_pasted_and_read_stand_beside_each_other(workspace: Workspace) -> None:
    """A refused cell says so, one that replaces something is told."""
    found = lines(workspace, LABELLED, align=Align.LABELS)
    assert [bare(found.read_as(found.cell(0, column))) for column in range(2)] == ["1,234", "4.182"]
    assert found.read_as(found.cell(1, 0)) == "refused"
    assert bare(found.remark(0)) == "2022: replaces 3.61 · 2022: signs between the digits left out"
    assert bare(found.remark(1)) == "2022: “about” is not a number"
    assert found.remark(2) == "the table does not know its label"


def test_a_bare_block_shows_numbers_and_years(workspace: Workspace) -> None:
    """Rows of the sheet by their number, columns by the year they go to."""
    found = lines(workspace, "\t2\t3\n1\t2\t3\n")
    assert [bare(found.row_label(line)) for line in range(2)] == ["1", "2"]
    assert [bare(found.head(column)) for column in range(3)] == ["2022", "2023", "3"]
    assert found.read_as(found.cell(0, 0)) == "empty"


@pytest.mark.parametrize(
    ("figure", "remark"),
    [
        ("6.365", "computed; both totals agree"),
        ("7", "computed; the totals differ"),
        ("x", "computed, not overwritten"),
    ],
)
def test_totals_are_compared(workspace: Workspace, figure: str, remark: str) -> None:
    """And not overwritten."""
    workspace.execute(SetObservations(((c4("T", "JPN", 2022), Observation()),), Label("Clear")))
    found = lines(workspace, f"Both sexes\t{figure}\n", align=Align.LABELS)
    cell = found.cell(0, 0)
    assert found.read_as(cell) == ("compared" if cell.agrees is not None else "computed")
    assert found.remark(0) == remark


def test_a_question_that_is_open_is_shown_as_one(workspace: Workspace) -> None:
    """Neither reading is put there before it was chosen."""
    found = lines(workspace, "1.234\n", locale="fr")
    assert found.read_as(found.cell(0, 0)) == "?"


@pytest.mark.parametrize(
    ("show", "rows", "count"),
    [
        (Show.ALL, [1, 2, 3], 6),
        (Show.CHANGED, [1], 1),
        (Show.REFUSED, [2, 3], 3),
        (Show.OVERWRITES, [1], 1),
        (Show.SKIPPED, [], 0),
    ],
)
def test_lines_can_be_filtered(workspace: Workspace, show: Show, rows: list[int], count: int) -> None:
    """By what becomes of a cell in them."""
    found = lines(workspace, LABELLED, show, align=Align.LABELS)
    assert found.rows == rows
    assert len(cells_of(found.plan, show)) == count


def test_nothing_has_no_lines(workspace: Workspace) -> None:
    """An empty clipboard."""
    found = lines(workspace, "")
    assert (found.rows, found.columns) == ([], 0)
