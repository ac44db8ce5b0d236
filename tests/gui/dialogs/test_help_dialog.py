"""The help: contents, search, pages, way back; by keyboard alone and in every language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl

from ilms_desktop.ui.dialogs.help_dialog import HelpDialog
from ilms_desktop.workspace.help.book import help_book

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.look import Look


@pytest.fixture
def dialog(look: Look, qtbot: QtBot) -> HelpDialog:
    """The help, open at a page."""
    made = HelpDialog(look, help_book())
    qtbot.addWidget(made)
    made.go_to("sealing")
    made.show()
    qtbot.waitExposed(made)
    return made


def lines(dialog: HelpDialog) -> list[str]:
    """Titles in the list."""
    return [line.texts[0] for line in dialog.model.lines]


def test_it_opens_at_its_page_with_the_contents_beside_it(dialog: HelpDialog) -> None:
    """The line of the page is marked, and a screen reader hears where it is."""
    assert dialog.page.toPlainText().startswith("Sealing")
    assert dialog.page.accessibleName() == "Sealing"
    assert dialog.windowTitle() == "Sealing – Help"
    assert dialog.list.currentIndex().data() == "Sealing"
    assert len(lines(dialog)) == len(help_book().contents)
    assert not dialog.back.isEnabled()


def test_links_lead_on_and_back_leads_back(dialog: HelpDialog, qtbot: QtBot) -> None:
    """By the link, by the button and by Alt+Left."""
    dialog.page.anchorClicked.emit(QUrl("help:signing-key"))
    assert dialog.address == "signing-key"
    dialog.page.anchorClicked.emit(QUrl("https://example.org"))
    dialog.go_to("nowhere")
    assert dialog.address == "signing-key"
    dialog.back.click()
    assert dialog.address == "sealing"
    assert not dialog.back.isEnabled()
    dialog.go_to("sending")
    qtbot.keyClick(dialog, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert dialog.address == "sealing"
    dialog.go_back()
    assert dialog.address == "sealing"


def test_a_page_of_a_list_marks_the_list(dialog: HelpDialog) -> None:
    """A table is not in the contents, the page of all tables is."""
    dialog.go_to("tables/C4")
    assert dialog.list.currentIndex().data() == "The tables"
    assert "C4" in dialog.page.toPlainText()


def test_a_section_is_scrolled_to(dialog: HelpDialog) -> None:
    """The heading that is meant stands at the top."""
    dialog.resize(700, 400)
    dialog.go_to("entering#countries")
    cursor = dialog.page.cursorForPosition(QPoint(40, 20))
    assert cursor.block().text() == "Countries"


def test_search_shows_places_and_enter_opens_the_best(dialog: HelpDialog, qtbot: QtBot) -> None:
    """An empty line brings the contents back."""
    qtbot.keyClicks(dialog.search, "receipt")
    assert "The receipt" in lines(dialog)
    assert "found" in dialog.told.text()
    assert dialog.list.accessibleName() == "Found"
    first = dialog.model.lines[0].address
    qtbot.keyClick(dialog.search, Qt.Key.Key_Return)
    assert dialog.address == first
    qtbot.keyClick(dialog.search, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert lines(dialog)[0] == "First round in ten minutes"
    assert dialog.told.isHidden()


def test_nothing_found_says_what_was_searched(dialog: HelpDialog, qtbot: QtBot) -> None:
    """Enter does nothing then."""
    dialog.search.setText("atlantis")
    assert "atlantis" in dialog.told.text()
    qtbot.keyClick(dialog.search, Qt.Key.Key_Return)
    assert dialog.address == "sealing"


def test_everything_is_reached_by_keyboard(dialog: HelpDialog, qtbot: QtBot) -> None:
    """Ctrl+F goes to the search line, Enter in the list to the page, Esc closes."""
    dialog.activateWindow()
    qtbot.keyClick(dialog, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(dialog.search.hasFocus)
    dialog.list.setCurrentIndex(dialog.model.index(2))
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert dialog.address == "sources"
    qtbot.waitUntil(dialog.page.hasFocus)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isHidden()


def test_the_guide_can_be_wanted(dialog: HelpDialog, qtbot: QtBot) -> None:
    """Who prints it says what became of it."""
    with qtbot.waitSignal(dialog.wants_guide):
        dialog.print.click()
    dialog.say("Guide written.")
    assert dialog.remark.text() == "Guide written."


@pytest.mark.parametrize("language", ["fr", "es", "ar"])
def test_it_speaks_every_language(language: str, look: Look, speak: Callable[[str], None], qtbot: QtBot) -> None:
    """Arabic runs from the right; nothing of a page is lost in the markup."""
    speak(language)
    book = help_book()
    made = HelpDialog(look, book)
    qtbot.addWidget(made)
    for page in book.contents:
        made.go_to(page.id)
        # why: Qt gives narrow spaces as plain ones
        shown = made.page.toPlainText().split()
        for title in (page.title, *(section.title for section in page.sections)):
            assert " ".join(title.split()) in " ".join(shown)
    assert (made.page.document().defaultTextOption().textDirection() == Qt.LayoutDirection.RightToLeft) == (
        language == "ar"
    )
    assert not made.grab().isNull()
