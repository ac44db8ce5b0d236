"""A remark: a box with its deed, completed from the footnote library by typing or by the button beside it.

What was typed is handed over before the box shows another remark; nothing typed is lost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.views.buttons import Button
from ilms_desktop.ui.views.flow_layout import FlowLayout
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.note_completer import NoteCompleter
from ilms_desktop.ui.views.note_library_popup import NoteLibraryPopup
from ilms_desktop.ui.views.text_box import TextBox

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ilms_desktop.ui.look import Look
    from ilms_desktop.workspace.note_library import LibraryNote

_LINES: Final = 3
#: longest remark that is kept (metadata of values and of QTables)
LONGEST: Final = 1000
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NoteBox(QWidget):
    """Shows a remark and hands over a changed one."""

    #: the changed remark
    wrote = Signal(str)
    #: a note to be kept for other questionnaires, or not any more
    kept = Signal(str)
    dropped = Signal(str)

    def __init__(self, look: Look, title: str, help_text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._stored = ""
        self._notes: Callable[[], Sequence[LibraryNote]] = tuple
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        self.title = text_label(look, title, kind="second", wraps=True).make_bold()
        layout.addWidget(self.title)
        self.box = TextBox(look, title, lines=_LINES)
        self.box.did_change.connect(self._compare)
        self.box.edit.installEventFilter(self)
        layout.addWidget(self.box)
        self.completer = NoteCompleter(self.box.edit)
        self.help = text_label(look, help_text, role=Role.CAPTION, kind="muted", wraps=True)
        layout.addWidget(self.help)
        self.too_long = text_label(look, role=Role.HELP, kind="red", wraps=True)
        layout.addWidget(self.too_long)
        row = FlowLayout(spacing=8)
        self.library = Button(look, _("Notes…"), icon="note")
        self.library.setToolTip(_("Choose a standard note, or one that was used before"))
        self.library.clicked.connect(self.ask_library)
        self.save = Button(look, _("Save the note"))
        self.save.clicked.connect(self.flush)
        row.addWidget(self.library)
        row.addWidget(self.save)
        layout.addLayout(row)
        self._compare()

    def offer(self, notes: Callable[[], Sequence[LibraryNote]]) -> None:
        """Take where the notes of the library come from; it is asked when somebody types or looks."""
        self._notes = notes

    def show_note(self, note: str, *, title: str, help_text: str, is_locked: bool = False) -> None:
        """Show what is stored; what is being written is not lost to a refresh of the same remark."""
        self.title.setText(title)
        self.box.edit.setAccessibleName(title)
        self.help.setText(help_text)
        if note != self._stored:
            self._stored = note
            self.box.set_text(note)
        self.box.edit.setReadOnly(is_locked)
        self.library.setEnabled(not is_locked)
        self._compare()

    def flush(self) -> None:
        """Hand over what was written and not handed over yet; a text that is too long stays in the box."""
        text = self.box.text()
        if text != self._stored and len(text) <= LONGEST and not self.box.edit.isReadOnly():
            self._stored = text
            self._compare()
            self.wrote.emit(text)

    def forget(self) -> None:
        """Something else is shown: hand over what was written, and begin with an empty box."""
        self.flush()
        self._stored = ""
        self.box.set_text("")

    def ask_library(self) -> NoteLibraryPopup:
        """Open the list of notes under the box."""
        text = self.box.text()
        popup = NoteLibraryPopup(self._look, self._notes(), typed=text if len(text) <= LONGEST else "", parent=self)
        popup.picked.connect(self.insert)
        popup.kept.connect(self.kept)
        popup.dropped.connect(self.dropped)
        popup.ask(self.library.mapToGlobal(self.library.rect().bottomLeft()))
        return popup

    def insert(self, note: str) -> None:
        """Put a note behind what stands in the box, and hand it over at once."""
        text = self.box.text()
        if note not in text.split("\n"):
            self.box.set_text(f"{text}\n{note}" if text else note)
        self.flush()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Enter saves; the notes are looked up when the person begins to write."""
        if event.type() == QEvent.Type.FocusIn:
            self.completer.offer(note.text for note in self._notes())
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            is_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if event.key() in _ENTER and is_ctrl:
                self.flush()
                return True
        return super().eventFilter(watched, event)

    def _compare(self) -> None:
        """Offer to save only what changed, and say what does not fit."""
        text = self.box.text()
        over = len(text) - LONGEST
        self.save.setVisible(text != self._stored)
        self.save.setEnabled(over <= 0)
        self.too_long.setVisible(over > 0)
        told = _("{n} characters too many. Shorten the note; the rest belongs in a letter to the ILO.")
        self.too_long.setText(fill(told, {"n": ltr(str(max(0, over)))}))
