"""The line above the history: text, person, table, kind of step, days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QWidget

from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.history_filter import Answers, Span, span_words
from ilms_desktop.ui.presenters.history_words import StepKind, kind_words
from ilms_desktop.ui.style.qss import Kind
from ilms_desktop.ui.views.buttons import Button
from ilms_desktop.ui.views.day_edit import DayEdit, qdate
from ilms_desktop.ui.views.flow_layout import FlowLayout
from ilms_desktop.ui.views.search_line import SearchLine
from ilms_desktop.ui.views.value_combo import ValueCombo

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from ilms_desktop.model.key import TableKey
    from ilms_desktop.model.structure import TableDefinition
    from ilms_desktop.ui.look import Look

_SEARCH: Final = 190
_COMBO: Final = 160
#: a pause in typing before the list is searched
_PAUSE_MS: Final = 150


class HistoryFilterBar(QWidget):
    """Five answers; all of them together narrow the list."""

    #: another answer was given: Answers
    did_change = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.text = SearchLine(look, _("Find a step…"), self)
        self.person: ValueCombo[str] = ValueCombo(_("Person"), self)
        self.table: ValueCombo[TableKey] = ValueCombo(_("Table"), self)
        self.kind: ValueCombo[StepKind] = ValueCombo(_("Kind of step"), self)
        self.span: ValueCombo[Span] = ValueCombo(_("When"), self)
        self.first, self.last = DayEdit(_("First day"), self), DayEdit(_("Last day"), self)
        self.clear = Button(look, _("Show all steps"), kind=Kind.FLAT)
        self.kind.offer(_("All kinds of steps"), ((kind_words(each), each) for each in StepKind))
        self.span.offer(_("Any time"), ((span_words(each), each) for each in Span))
        self._lay_out()
        self._connect()
        self._show_days()
        look.dress(self._dress)

    def _lay_out(self) -> None:
        """One line, or two where the window is narrow."""
        layout = FlowLayout(self)
        layout.setContentsMargins(18, 2, 18, 8)
        for widget in (self.text, *self._combos, self.first, self.last, self.clear):
            layout.addWidget(widget)

    def _connect(self) -> None:
        """Every answer counts at once; a text after a pause."""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._tell)
        self.text.textChanged.connect(self._pause.start)
        self.text.returnPressed.connect(self._tell)
        self.clear.clicked.connect(self.show_all)
        for combo in self._combos:
            combo.currentIndexChanged.connect(self._tell)
        for day in (self.first, self.last):
            day.dateChanged.connect(self._tell)

    @property
    def _combos(self) -> tuple[ValueCombo[str], ValueCombo[TableKey], ValueCombo[StepKind], ValueCombo[Span]]:
        return self.person, self.table, self.kind, self.span

    @property
    def answers(self) -> Answers:
        """What is chosen."""
        return Answers(
            text=self.text.text(),
            person=self.person.value,
            table=self.table.value,
            kind=self.kind.value,
            span=self.span.value,
            first=self.first.day,
            last=self.last.day,
        )

    @property
    def is_narrowed(self) -> bool:
        """Whether any answer leaves something out."""
        return bool(self.text.text().strip()) or any(combo.value is not None for combo in self._combos)

    def offer(self, people: Iterable[str], tables: Iterable[TableDefinition]) -> None:
        """Take the people and tables of the file; what was chosen stays."""
        self.person.offer(_("Everybody"), ((each or _("nobody named"), each) for each in people))
        self.table.offer(_("All tables"), ((_table_words(each), each.key) for each in tables))

    def show_day(self, today: date) -> None:
        """Begin the two days at the last month."""
        day = qdate(today)
        for edit, value in ((self.first, day.addMonths(-1)), (self.last, day)):
            blocker = QSignalBlocker(edit)
            edit.setDate(value)
            blocker.unblock()

    def show_all(self) -> None:
        """Take every answer back."""
        blockers = [QSignalBlocker(each) for each in (self.text, *self._combos)]
        self.text.clear()
        for combo in self._combos:
            combo.setCurrentIndex(0)
        for blocker in blockers:
            blocker.unblock()
        self._tell()

    def _tell(self) -> None:
        """Say what is chosen now."""
        self._pause.stop()
        self._show_days()
        self.did_change.emit(self.answers)

    def _show_days(self) -> None:
        """The two days are asked for only where they mean something."""
        for day in (self.first, self.last):
            day.setVisible(self.span.value is Span.BETWEEN)
        self.clear.setVisible(self.is_narrowed)

    def _dress(self) -> None:
        """Widths of the look in use."""
        look = self._look
        self.text.setFixedWidth(look.px(_SEARCH))
        for combo in self._combos:
            combo.setFixedWidth(look.px(_COMBO))


def _table_words(table: TableDefinition) -> str:
    return fill(_("{table} {title}"), {"table": ltr(table.number), "title": table.title})
