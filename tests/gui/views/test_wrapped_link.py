"""A link of several lines: as high as its words need, used by mouse and keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from ilms_desktop.ui.views.wrapped_link import WrappedLink

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.look import Look


def test_words_wrap_instead_of_being_cut(look: Look, qtbot: QtBot) -> None:
    """Half the width, more lines; never too low to be hit."""
    link = WrappedLink(look, "C4 · Male, Republic of Korea · 2017 " * 3)
    qtbot.addWidget(link)
    assert link.hasHeightForWidth()
    assert link.heightForWidth(120) > link.heightForWidth(600) >= 24
    assert link.sizeHint().height() == link.heightForWidth(link.sizeHint().width())


def test_the_space_bar_follows_it(look: Look, qtbot: QtBot) -> None:
    """And its words are its name."""
    link = WrappedLink(look, "C4 · 2017")
    qtbot.addWidget(link)
    link.show()
    link.setFocus()
    with qtbot.waitSignal(link.clicked):
        qtbot.keyClick(link, Qt.Key.Key_Space)
    assert link.accessibleName() == "C4 · 2017"
    assert not link.grab().isNull()
