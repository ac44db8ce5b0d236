"""Completes a remark from the library while it is typed; what was typed stays until a note is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QRect, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QAbstractItemView, QPlainTextEdit

_SEEN: Final = 8
#: letters from which on notes are offered
_LEAST: Final = 3
#: keys that belong to the list of notes while it is open
_LIST_KEYS: Final = (
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
)


class NoteCompleter(QObject):
    """Offers notes under a text box."""

    #: the note that was chosen
    chose = Signal(str)

    def __init__(self, edit: QPlainTextEdit) -> None:
        super().__init__(edit)
        self._edit = edit
        self._notes = QStringListModel(self)
        self.completer = QCompleter(self._notes, self)
        self.completer.setWidget(edit)
        self.completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.completer.setMaxVisibleItems(_SEEN)
        popup = self.completer.popup()
        assert popup is not None  # noqa: S101 - Qt makes it
        self.list: QAbstractItemView = popup
        self.completer.activated.connect(self._take)
        edit.installEventFilter(self)

    def offer(self, notes: Iterable[str]) -> None:
        """Take the notes that may be chosen."""
        self._notes.setStringList(list(notes))

    def look_up(self) -> int:
        """Offer the notes that hold what stands in the box; returns how many."""
        typed = self._edit.toPlainText().strip()
        self.completer.setCompletionPrefix(typed)
        found = self.completer.completionCount() if len(typed) >= _LEAST else 0
        if not found or self.completer.currentCompletion() == typed:
            self.list.hide()
            return 0
        self.completer.complete(QRect(0, self._edit.height(), self._edit.width(), 1))
        return found

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the keys of the open list to it, and look up after every key that writes."""
        if isinstance(event, QKeyEvent):
            is_list_key = event.key() in _LIST_KEYS
            if event.type() == QEvent.Type.KeyPress and is_list_key and self.list.isVisible():
                event.ignore()
                return True
            if event.type() == QEvent.Type.KeyRelease and event.text().strip() and not is_list_key:
                self.look_up()
        return super().eventFilter(watched, event)

    def _take(self, note: str) -> None:
        """Put the note in the place of what was typed."""
        self._edit.setPlainText(note)
        self.chose.emit(note)
