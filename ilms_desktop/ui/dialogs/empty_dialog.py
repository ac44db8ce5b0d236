"""Why cells of a year are empty: one question for one year of one table, answered in one step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout

from ilms_desktop.i18n import fill, ngettext
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.dialogs.deed_dialog import DeedDialog
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.empty_cells import (
    EmptyYear,
    Why,
    choice_words,
    declares,
    deed_words,
    needs_reason,
    why_command,
)
from ilms_desktop.ui.style.qss import Kind
from ilms_desktop.ui.views.buttons import Button
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.note_completer import NoteCompleter
from ilms_desktop.ui.views.option import Option
from ilms_desktop.ui.views.text_box import TextBox

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ilms_desktop.ui.session import Session

_LINES: Final = 2
_LONGEST: Final = 1000


class EmptyDialog(DeedDialog):
    """Three answers, a reason, and the way to the cells."""

    #: the cells are to be filled after all: key of the first one
    wants_cell = Signal(object)

    def __init__(self, session: Session, empty: EmptyYear, why: Why, parent: QWidget | None = None) -> None:
        """Ask about the cells of `empty`; `why` is chosen first."""
        look, year = session.look, {"table": ltr(empty.table), "year": ltr(str(empty.year.qtable.year))}
        super().__init__(look, fill(_("Empty cells of {table}, {year}"), year), "", parent=parent)
        self._session = session
        self._empty = empty
        question = ngettext(
            "{n} cell of {table}, {year} is empty. Why?",
            "{n} cells of {table}, {year} are empty. Why?",
            len(empty.rows),
        )
        values = {**year, "n": ltr(str(len(empty.rows)))}
        head = QHBoxLayout()
        head.addWidget(text_label(look, fill(question, values), wraps=True).make_bold(), 1)
        self.lead = Button(look, _("Go to them"), icon="go-to", kind=Kind.FLAT)
        self.lead.clicked.connect(self._lead)
        head.addWidget(self.lead)
        self.body.addLayout(head)
        self.options: dict[Why, Option] = {}
        group = QButtonGroup(self)
        for each in Why:
            option = Option(look, *choice_words(empty, each), self)
            option.button.setChecked(each is why)
            option.button.toggled.connect(self._compare)
            group.addButton(option.button)
            self.body.addWidget(option)
            self.options[each] = option
        self.caption = text_label(look, kind="second", wraps=True)
        self.body.addWidget(self.caption)
        self.reason = TextBox(look, _("Reason"), lines=_LINES)
        self.reason.did_change.connect(self._compare)
        NoteCompleter(self.reason.edit).offer(session.workspace.notes_used())
        self.body.addWidget(self.reason)
        self.body.addStretch()
        boxes = [option.button for option in self.options.values()]
        self.in_order(*boxes, self.reason, self.lead)
        boxes[list(Why).index(why)].setFocus()
        self._compare()

    @property
    def why(self) -> Why:
        """The option that is chosen."""
        return next(each for each, option in self.options.items() if option.button.isChecked())

    def _compare(self) -> None:
        """Say what the deed does, and what it still needs."""
        checked = [each for each, option in self.options.items() if option.button.isChecked()]
        if not checked:
            return
        why, text = checked[0], self.reason.text()
        is_needed = needs_reason(self._empty, why)
        caption = _("Reason, goes with the year to the ILO:") if declares(self._empty, why) else ""
        caption = caption or _("Reason, written as note on each cell (may stay empty):")
        self.caption.setText(caption)
        over = len(text) - _LONGEST
        told = fill(_("{n} characters too many. Shorten the reason."), {"n": ltr(str(over))}) if over > 0 else ""
        self.say(told)
        self.go.setText(deed_words(self._empty, why))
        self.go.setEnabled(over <= 0 and (bool(text) or not is_needed))

    def do(self) -> None:
        """Store the option as one step."""
        if self._session.execute(why_command(self._empty, self.why, self.reason.text())) is not None:
            self.accept()

    def _lead(self) -> None:
        """Give up, and go where the figures belong."""
        self.reject()
        self.wants_cell.emit(self._empty.first)
