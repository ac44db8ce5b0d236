"""The remark on a value: a box and its deed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.views.buttons import Button
from ilms_desktop.ui.views.labels import text_label

if TYPE_CHECKING:
    from ilms_desktop.ui.look import Look

_LINES: Final = 3


class NoteBox(QWidget):
    """Shows a remark and hands over a changed one."""

    #: the changed remark
    wrote = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stored = ""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(text_label(look, _("Note"), kind="second").make_bold())
        self.box = QPlainTextEdit(self)
        self.box.setTabChangesFocus(True)
        self.box.setAccessibleName(_("Note"))
        self.box.setFixedHeight(look.line_height() * _LINES + 12)
        self.box.textChanged.connect(self._compare)
        layout.addWidget(self.box)
        self.help = text_label(look, _("Goes with the value to the ILO."), role=Role.CAPTION, kind="muted", wraps=True)
        layout.addWidget(self.help)
        self.save = Button(look, _("Save the note"))
        self.save.clicked.connect(lambda: self.wrote.emit(self.box.toPlainText().strip()))
        layout.addWidget(self.save)
        self._compare()

    def show_note(self, note: str, *, is_locked: bool) -> None:
        """Show what is stored; what is being written is not lost to a refresh of the same remark."""
        if note != self._stored or not self.box.document().isModified():
            self._stored = note
            self.box.setPlainText(note)
        self.box.setReadOnly(is_locked)
        self._compare()

    def forget(self) -> None:
        """Another cell: what was not saved belongs to the old one."""
        self._stored = ""
        self.box.setPlainText("")

    def _compare(self) -> None:
        """Offer to save only what changed."""
        self.save.setVisible(self.box.toPlainText().strip() != self._stored)
