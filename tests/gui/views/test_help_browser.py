"""The page itself: it follows theme and zoom and loads nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QUrl

from ilms_desktop.ui.look import Taste
from ilms_desktop.ui.views.help_browser import HelpBrowser
from ilms_desktop.workspace.help.book import help_book

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.look import Look


def test_it_follows_zoom_and_theme_without_losing_its_page(look: Look, qtbot: QtBot) -> None:
    """Letters grow; the page stays."""
    browser = HelpBrowser(look)
    qtbot.addWidget(browser)
    place = help_book().place("sealing#seal")
    assert place is not None
    browser.show_place(place)
    before = browser.document().defaultFont().pixelSize()
    look.wear(Taste(theme="dark", density="compact", zoom=150))
    assert browser.document().defaultFont().pixelSize() > before
    assert browser.toPlainText().startswith("Sealing")
    assert look.color("accent").name() in browser.document().defaultStyleSheet()


def test_nothing_is_loaded_from_anywhere(look: Look, qtbot: QtBot) -> None:
    """Pages have neither pictures nor style sheets."""
    browser = HelpBrowser(look)
    qtbot.addWidget(browser)
    assert browser.loadResource(2, QUrl("file:///etc/hostname")) is None
    assert not browser.openLinks()
    assert not browser.openExternalLinks()


def test_a_section_stays_at_the_top_when_the_window_is_resized(look: Look, qtbot: QtBot) -> None:
    """Lines wrap anew; who has read on stays where he is."""
    browser = HelpBrowser(look)
    qtbot.addWidget(browser)
    browser.resize(700, 300)
    place = help_book().place("entering#countries")
    assert place is not None
    browser.show_place(place)
    browser.show()
    qtbot.waitExposed(browser)
    browser.resize(420, 300)
    assert browser.cursorForPosition(QPoint(60, 20)).block().text() == "Countries"
    browser.verticalScrollBar().setValue(0)
    browser.resize(500, 300)
    assert browser.verticalScrollBar().value() == 0
