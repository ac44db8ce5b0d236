"""A country is found while it is typed: by any word, also one that is not shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from ilms_desktop.ui.presenters.name_choice import NameChoice
from ilms_desktop.ui.views.name_completer import NameCompleter

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

CHOICES = [
    NameChoice("KAZ", "Kazakhstan", ("KZ",)),
    NameChoice("KHM", "Cambodia", ("KHM", "KH", "Camboya")),
    NameChoice("KEN", "Kenya", ("KE",)),
]


def offered(completer: NameCompleter) -> list[str]:
    """Labels in the list."""
    model = completer.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_words_that_are_not_shown_find_a_country(qtbot: QtBot) -> None:
    """Its code, or its name in another language; the arrows and Enter choose."""
    line = QLineEdit()
    qtbot.addWidget(line)
    completer = NameCompleter(CHOICES, line)
    line.setCompleter(completer)
    line.show()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    qtbot.keyClicks(line, "camboy")
    assert offered(completer) == ["Cambodia"]
    line.clear()
    qtbot.keyClicks(line, "kh")
    assert offered(completer) == ["Cambodia", "Kazakhstan"]
    popup = completer.popup()
    assert popup is not None
    qtbot.waitUntil(popup.isVisible)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(popup, key)
    assert line.text() == "Kazakhstan"
    assert completer.code_of(line.text()) == "KAZ"


def test_codes_and_labels_lead_to_each_other(qtbot: QtBot) -> None:
    """What names several things names nothing."""
    line = QLineEdit()
    qtbot.addWidget(line)
    completer = NameCompleter(CHOICES, line)
    assert completer.code_of("khm") == "KHM"
    assert completer.code_of("k") is None
    assert completer.label_of("KEN") == "Kenya"
    assert completer.label_of("QQQ") == ""
