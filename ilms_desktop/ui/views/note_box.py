"""The remark on a value: a box and its deed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.views.buttons import Button
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.text_box import TextBox

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
        self.box = TextBox(look, _("Note"), lines=_LINES)
        self.box.did_change.connect(self._compare)
        layout.addWidget(self.box)
        self.help = text_label(look, _("Goes with the value to the ILO."), role=Role.CAPTION, kind="muted", wraps=True)
        layout.addWidget(self.help)
        self.save = Button(look, _("Save the note"))
        self.save.clicked.connect(lambda: self.wrote.emit(self.box.text()))
        layout.addWidget(self.save)
        self._compare()

    def show_note(self, note: str, *, is_locked: bool) -> None:
        """Show what is stored; what is being written is not lost to a refresh of the same remark."""
        if note != self._stored:
            self._stored = note
            self.box.set_text(note)
        self.box.edit.setReadOnly(is_locked)
        self._compare()

    def forget(self) -> None:
        """Another cell: what was not saved belongs to the old one."""
        self._stored = ""
        self.box.set_text("")

    def _compare(self) -> None:
        """Offer to save only what changed."""
        self.save.setVisible(self.box.text() != self._stored)
