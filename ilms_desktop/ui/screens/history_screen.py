"""The history of the file: every step, the newest first, and what each changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.model.history import HistoryFilter
from ilms_desktop.ui.models.steps_model import StepsModel
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.history_filter import Answers, filter_of
from ilms_desktop.ui.presenters.history_words import steps_words
from ilms_desktop.ui.screens.seen_screen import SeenScreen
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.views.buttons import Button
from ilms_desktop.ui.views.history_filter_bar import HistoryFilterBar
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.plain_table import PlainTable
from ilms_desktop.ui.views.step_pane import StepPane
from ilms_desktop.ui.views.surface import on_paper

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ilms_desktop.ui.session import Session

_WIDTHS: Final = (56, 160, 120, 0, 136)
#: a history longer than this is searched in the background
MANY: Final = 20_000
_SHARES: Final = (62, 38)


class HistoryScreen(SeenScreen):
    """List of steps with its filter, and the chosen step beside it."""

    #: a step is to be brought back: its number
    wants_back = Signal(int)
    #: the steps shown are to be written to a file: HistoryFilter
    wants_export = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._wanted = HistoryFilter()
        on_paper(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._head())
        self.filter = HistoryFilterBar(session.look, self)
        self.filter.did_change.connect(self._narrow)
        layout.addWidget(self.filter)
        self.model = StepsModel(session, self)
        self.steps = PlainTable(session.look, _("Steps"), self.model, widths=_WIDTHS)
        self.pane = StepPane(session)
        self.pane.wants_cell.connect(session.bus.wants_cell)
        self.pane.wants_back.connect(self.wants_back)
        self.steps.did_move.connect(self._choose)
        self.steps.chosen.connect(self.pane.list.setFocus)
        self.middle = QStackedWidget(self)
        self.middle.addWidget(self.steps)
        self.middle.addWidget(self._nothing())
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.middle)
        splitter.addWidget(self.pane)
        for place, share in enumerate(_SHARES):
            splitter.setStretchFactor(place, share)
        splitter.setSizes([10 * share for share in _SHARES])
        layout.addWidget(splitter, 1)

    def _head(self) -> QHBoxLayout:
        """Title, number of steps, export."""
        look = self._session.look
        head = QHBoxLayout()
        head.setContentsMargins(18, 14, 18, 8)
        head.addWidget(text_label(look, _("History"), role=Role.PAGE_TITLE))
        self.count = text_label(look, kind="second")
        head.addSpacing(10)
        head.addWidget(self.count, 0, Qt.AlignmentFlag.AlignBottom)
        head.addStretch()
        self.export = Button(look, _("Export…"), icon="export")
        self.export.clicked.connect(lambda: self.wants_export.emit(self._wanted))
        head.addWidget(self.export)
        return head

    def _nothing(self) -> QWidget:
        """What stands there without a step: why, and one button where a filter is the reason."""
        look = self._session.look
        page = QWidget(self)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(10)
        self.why = text_label(look, kind="second", wraps=True)
        self.show_all = Button(look, _("Show all steps"))
        self.show_all.clicked.connect(self.filter.show_all)
        layout.addWidget(self.why)
        layout.addWidget(self.show_all, 0, Qt.AlignmentFlag.AlignLeading)
        layout.addStretch()
        return page

    # --- what is shown

    def read(self) -> None:
        """Read the steps; the chosen one stays."""
        workspace = self._session.workspace
        tables = {table.key: table for source in workspace.sources() for table in workspace.tables(source.id)}
        self.filter.offer(workspace.history_people(), tables.values())
        if self.filter.first.date() == self.filter.last.date():
            self.filter.show_day(workspace.clock().astimezone().date())
        self._list()

    def show_entry(self, entry: int) -> None:
        """Show one step, whatever the filter says."""
        self.refresh_if_old()
        if entry not in self.model.numbers:
            self.filter.show_all()
        row = self.model.row_of(entry)
        if row is not None:
            self.steps.show_row(row)

    def _narrow(self, answers: Answers) -> None:
        """Take another filter."""
        self._wanted = filter_of(answers, self._session.workspace.clock())
        self._list()

    def _list(self) -> None:
        """List the steps of the filter; the chosen one stays where it is among them."""
        workspace, wanted = self._session.workspace, self._wanted
        if not wanted or workspace.journal_head()[0] <= MANY:
            self._show_numbers(wanted, workspace.history_numbers(wanted))
            return
        self._session.tasks.run(
            lambda: workspace.history_numbers(wanted),
            done=lambda numbers: self._show_numbers(wanted, numbers),
            failed=self._session.bus.did_fail.emit,
        )

    def _show_numbers(self, wanted: HistoryFilter, numbers: Sequence[int]) -> None:
        """Show the steps that were found, unless something else is wanted by now."""
        # why: the window may be closed before a long history was searched
        if not isValid(self) or self._wanted != wanted:
            return
        here = self.steps.currentIndex()
        chosen = self.model.numbers[here.row()] if here.isValid() else 0
        self.model.show_steps(numbers)
        count = len(numbers)
        self.count.setText(steps_words(count))
        self.export.setEnabled(count > 0)
        self.middle.setCurrentIndex(0 if count else 1)
        self.filter.clear.setVisible(self.filter.is_narrowed and count > 0)
        if not count:
            self._say_why()
        self.steps.show_row(self.model.row_of(chosen) or 0)

    def _say_why(self) -> None:
        """Why no step is listed."""
        text = _("Nothing was changed yet. Every step will stand here: who, when, before and after.")
        if self._wanted:
            text = _("No step fits what is chosen above.")
        if self._wanted.text:
            text = fill(_("No step has “{text}” in its name, of those that fit."), {"text": ltr(self._wanted.text)})
        self.why.setText(text)
        self.show_all.setVisible(bool(self._wanted))

    def _choose(self, index: QModelIndex) -> None:
        """Show what a step changed."""
        self.pane.show_step(self.model.line(index.row()) if index.isValid() else None)
