"""The paste preview: nothing changes before the button is pressed, everything can be done from the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from ilms_desktop.ui.dialogs.paste_dialog import PasteDialog
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.clipboard import read_clip
from ilms_desktop.ui.presenters.paste import Paste
from ilms_desktop.ui.presenters.paste_book import PasteBook
from ilms_desktop.ui.presenters.paste_lines import Show
from ilms_desktop.ui.presenters.paste_options import Align, Fate, Leftover
from tests.gui.conftest import c4
from tests.gui.presenters.test_paste_lines import LABELLED
from tests.gui.presenters.test_table_state import place, state_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.presenters.paste_plan import PastePlan
    from ilms_desktop.workspace.workspace import Workspace

    Opened = Callable[..., PasteDialog]


@pytest.fixture
def opened(workspace: Workspace, look: Look, qtbot: QtBot) -> Opened:
    """Opens the preview of a text at men, Japan, 2022."""

    def make(text: str, html: str | None = None, locale: str = "en") -> PasteDialog:
        state = state_of(workspace, locale=locale)
        at = place(state, c4("M", "JPN", 2022))
        book = PasteBook(workspace, state.view)
        dialog = PasteDialog(look, Paste(state, read_clip(text, html), at, range(len(state.rows)), book))
        qtbot.addWidget(dialog)
        dialog.open()
        qtbot.waitExposed(dialog)
        return dialog

    return make


def visible(dialog: PasteDialog) -> list[Show]:
    """Filters that are offered."""
    return [show for show, chip in dialog.chips.items() if chip.isVisible()]


def test_the_preview_opens_with_what_the_block_says(opened: Opened) -> None:
    """By labels; counts on the filters, the first refusal in words, the number on the button."""
    dialog = opened(LABELLED)
    assert bare(dialog.windowTitle()) == "Paste into C4"
    assert bare(dialog.title.text()) == "Paste 3 × 2 cells into C4"
    assert dialog.choices.align.value == Align.LABELS
    assert visible(dialog) == [Show.ALL, Show.CHANGED, Show.REFUSED, Show.OVERWRITES]
    assert "is not a number" in dialog.why.text()
    assert dialog.go.text() == "Paste 3 values"
    assert not dialog.differs.isVisible()


def test_a_filter_shows_only_its_lines(opened: Opened, qtbot: QtBot) -> None:
    """And goes back to all when it has nothing left."""
    dialog = opened(LABELLED)
    qtbot.mouseClick(dialog.chips[Show.REFUSED], Qt.MouseButton.LeftButton)
    assert dialog.model.rowCount() == 2
    qtbot.mouseClick(dialog.choices.leftover.buttons[Leftover.TEXT], Qt.MouseButton.LeftButton)
    assert dialog.model.rowCount() == 1
    dialog.filter(Show.SKIPPED)
    assert dialog.chips[Show.ALL].isChecked()


def test_each_choice_makes_a_new_plan(opened: Opened, qtbot: QtBot) -> None:
    """Here: texts become N."""
    dialog = opened("1\tn.a.\n")
    assert dialog.plan.counts[Fate.REFUSED] == 1
    qtbot.mouseClick(dialog.choices.leftover.buttons[Leftover.LETTER], Qt.MouseButton.LeftButton)
    assert dialog.plan.counts[Fate.REFUSED] == 0
    assert dialog.go.text() == "Paste 2 values"
    assert not dialog.refused.isVisible()


def test_two_readings_must_be_chosen_first(opened: Opened, qtbot: QtBot) -> None:
    """The button waits for the answer."""
    dialog = opened("1.234\t2.345\n", locale="fr")
    assert dialog.question.isVisible()
    assert not dialog.go.isEnabled()
    assert "Choose first" in dialog.told.text()
    qtbot.mouseClick(dialog.question.cards[","].radio, Qt.MouseButton.LeftButton)
    assert dialog.go.isEnabled()
    assert [said.value for _row, _column, said in dialog.plan.entries()] == [1_234_000, 2_345_000]


@pytest.mark.parametrize("locale", ["en", "de"])
def test_the_style_of_the_person_is_the_reading_that_is_shown_first(opened: Opened, locale: str) -> None:
    """Where it leaves no doubt the other reading is only a click away."""
    dialog = opened("1.234\n", locale=locale)
    assert dialog.question.isVisible()
    assert dialog.question.cards["." if locale == "en" else ","].radio.isChecked()
    assert dialog.go.isEnabled()


def test_labels_are_offered_where_there_are_any(opened: Opened) -> None:
    """A bare block has none; one whose labels are passed over has."""
    assert not opened("1\t2\n").choices.align.buttons[Align.LABELS].isEnabled()
    dialog = opened("2022\t2023\n1\t2\n")
    assert dialog.choices.align.value == Align.POSITION
    assert dialog.choices.align.buttons[Align.LABELS].isEnabled()


def test_other_shapes_of_the_clipboard_are_told(opened: Opened) -> None:
    """Text and table do not agree."""
    assert opened("1\t2\t3\n", "<table><tr><td>1<td>2</tr></table>").differs.isVisible()


def test_the_current_cell_is_told_in_words(opened: Opened) -> None:
    """Below the list; labels have no more to say."""
    dialog = opened(LABELLED)
    dialog.table.setCurrentIndex(dialog.model.index(1, 3))
    assert "is not a number" in dialog.told.text()
    before = dialog.told.text()
    dialog.table.setCurrentIndex(dialog.model.index(1, 0))
    assert dialog.told.text() == before


def test_refused_cells_can_be_copied(opened: Opened, qtbot: QtBot) -> None:
    """To be mended where they came from."""
    dialog = opened("1\tabout\n2\t3\n")
    qtbot.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "about\n"
    assert "on the clipboard" in dialog.told.text()


def test_enter_pastes_and_escape_does_not(opened: Opened, qtbot: QtBot) -> None:
    """From the list, which has the focus."""
    plans: list[PastePlan] = []
    dialog = opened("1\t2\n")
    dialog.wants_paste.connect(plans.append)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert plans == []
    dialog = opened("1\t2\n")
    dialog.wants_paste.connect(plans.append)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    assert [len(plan.entries()) for plan in plans] == [2]


def test_every_part_is_reached_by_tab(opened: Opened, qtbot: QtBot) -> None:
    """Choices, filters, list, buttons; Tab leaves the list."""
    dialog = opened("1.234\tabout\n")
    seen = set()
    for _step in range(40):
        widget = dialog.focusWidget()
        seen.add(widget)
        qtbot.keyClick(widget, Qt.Key.Key_Tab)
    wanted = {
        dialog.table,
        dialog.go,
        dialog.copy,
        dialog.chips[Show.ALL],
        dialog.choices.transpose,
        dialog.choices.filled.buttons["replace"],
    }
    assert wanted <= seen


def test_it_fits_a_small_screen(opened: Opened) -> None:
    """Never larger than what there is."""
    dialog = opened("1\t2\n")
    room = QGuiApplication.primaryScreen().availableGeometry()
    assert dialog.width() <= room.width()
    assert dialog.height() <= room.height()
