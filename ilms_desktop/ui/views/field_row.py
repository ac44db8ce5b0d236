"""One row of a form: label, editor, the way back to what stood there, and a line for what went wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.tooltips import tooltip
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.style.qss import Kind
from ilms_desktop.ui.views.buttons import Button
from ilms_desktop.ui.views.labels import TextLabel, text_label

if TYPE_CHECKING:
    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.views.field_editors import Choices, FieldEditor

#: width of the button that puts an answer back
BACK: Final = 28


class FormRow(QObject):
    """A labelled place of a grid, with a line below for what went wrong in it."""

    def __init__(self, look: Look, title: str, inside: QWidget) -> None:
        """Put `inside` under `title`."""
        super().__init__(inside)
        self.label = text_label(look, title, wraps=True)
        self.label.setContentsMargins(0, 5, 0, 0)
        self.label.setBuddy(inside)
        self.trouble: TextLabel = text_label(look, role=Role.HELP, kind="red", wraps=True)
        self.trouble.hide()
        self.line = QHBoxLayout()
        self.line.setSpacing(4)
        self.line.addWidget(inside, 1)
        self._column = QVBoxLayout()
        self._column.setSpacing(2)
        self._column.addLayout(self.line)
        self._column.addWidget(self.trouble)

    def add_to(self, grid: QGridLayout, place: int) -> None:
        """Take a place in a grid of two columns."""
        grid.addWidget(self.label, place, 0, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(self._column, place, 1)

    def say(self, text: str) -> None:
        """Say what went wrong; an empty text takes it back."""
        self.trouble.setText(text)
        self.trouble.setVisible(bool(text))


class FieldRow(FormRow):
    """A field of the questionnaire."""

    #: the person wants back what stood here when the form was opened
    wants_back = Signal(str)

    def __init__(self, look: Look, title: str, editor: FieldEditor, choices: Choices) -> None:
        super().__init__(look, title, editor)
        self.editor = editor
        self._labels = dict(choices)
        self._first: str | None = None
        self._stored: str | None = None
        self.back = Button(look, "", icon="undo", kind=Kind.FLAT)
        self.back.setFixedWidth(look.px(BACK))
        self.back.clicked.connect(self._ask_back)
        self.line.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        self._keep_room(is_kept=True)
        self.back.hide()
        editor.unreadable.connect(self._say_unreadable)
        editor.settled.connect(lambda: self.say(""))

    def show_answer(self, text: str) -> None:
        """Show what is stored; the first answer that is shown is the one to go back to.

        What was refused stays as it was typed until something else is stored or the person gives it up.
        """
        if self.trouble.text() and text == self._stored:
            return
        self._stored = text
        if self._first is None:
            self._first = text
            said = fill(
                _("Put back in “{field}”: {answer}"),
                {"field": self.editor.field.title, "answer": self._labels.get(text) or text or _("empty")},
            )
            self.back.setToolTip(tooltip(said))
            self.back.setAccessibleName(said)
        self.editor.show_answer(text)
        self.back.setVisible(text != self._first)
        self.say("")

    def set_shown(self, *, is_shown: bool) -> None:
        """Show or hide the whole row."""
        self.label.setVisible(is_shown)
        self.editor.setVisible(is_shown)
        self._keep_room(is_kept=is_shown)
        if not is_shown:
            self.back.hide()
            self.say("")

    def _ask_back(self) -> None:
        """Ask for what stood here first."""
        if self._first is not None:
            self.wants_back.emit(self._first)

    def _keep_room(self, *, is_kept: bool) -> None:
        """Keep the editors equally wide, whether the button is seen or not."""
        policy = self.back.sizePolicy()
        policy.setRetainSizeWhenHidden(is_kept)
        self.back.setSizePolicy(policy)

    def _say_unreadable(self, text: str) -> None:
        """Words that are in no list stay as they were typed."""
        told = _("“{text}” is not in the list, so the answer before it stands. Choose an entry, or Esc to give up.")
        self.say(fill(told, {"text": text}))
