"""What one step changed: its name, who did it, every cell before and after, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout
from shiboken6 import isValid

from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.model.history import RowChanges
from ilms_desktop.ui.models.changes_model import ChangesModel
from ilms_desktop.ui.presenters import dates
from ilms_desktop.ui.presenters.history_words import count_words, line_words, who_words
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.views.buttons import Button
from ilms_desktop.ui.views.foot import Foot
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.plain_table import PlainTable
from ilms_desktop.ui.views.surface import on_paper

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ilms_desktop.model.history import HistoryLine
    from ilms_desktop.ui.session import Session

#: more changed rows than this are read in the background
MANY: Final = 2000
_BEFORE_AFTER: Final = 96


class StepPane(QFrame):
    """The chosen step."""

    #: a cell is to be shown: ObservationKey
    wants_cell = Signal(object)
    #: the step is to be brought back: its number
    wants_back = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._line: HistoryLine | None = None
        on_paper(self)
        look = session.look
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(14, 12, 14, 8)
        head.setSpacing(3)
        self.title = text_label(look, role=Role.SECTION, wraps=True)
        self.about = text_label(look, role=Role.HELP, kind="second", wraps=True)
        head.addWidget(self.title)
        head.addWidget(self.about)
        layout.addLayout(head)
        self.model = ChangesModel(session, (_("Where"), _("Before"), _("After")), self)
        widths = (0, _BEFORE_AFTER, _BEFORE_AFTER)
        self.list = PlainTable(look, _("What the step changed"), self.model, widths=widths, parent=self)
        self.list.chosen.connect(self._go)
        self.list.did_move.connect(self._moved)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._foot())
        self.show_step(None)

    def _foot(self) -> Foot:
        """Go to the cell; bring the step back."""
        look = self._session.look
        foot = Foot(self, side=12)
        row = foot.row
        self.go = Button(look, _("Go to the cell"), icon="go-to")
        self.go.clicked.connect(self._go)
        self.back = Button(look, _("Bring back…"), icon="redo")
        self.back.clicked.connect(self._bring_back)
        row.addWidget(self.go)
        row.addStretch()
        row.addWidget(self.back)
        return foot

    def show_step(self, line: HistoryLine | None) -> None:
        """Show a step; nothing where none is chosen."""
        self._line = line
        self.model.show_changes(RowChanges())
        self.go.setEnabled(False)
        self.back.setEnabled(False)
        if line is None:
            self.title.setText(_("No step is chosen."))
            self.about.setText(_("Choose a step to see what it changed."))
            return
        self.title.setText(line_words(line))
        about = fill(
            _("{person} · {time} · {count}"),
            {
                "person": who_words(line.person, line.office),
                "time": dates.short_moment(line.at),
                "count": count_words(line.cells, line.others),
            },
        )
        self.about.setText(about)
        self._read(line)

    def _read(self, line: HistoryLine) -> None:
        """Read what the step changed; a large one in the background."""
        workspace = self._session.workspace
        if line.cells + line.others <= MANY:
            self._show(line, workspace.step_changes(line.entry))
            return
        self._session.tasks.run(
            lambda: workspace.step_changes(line.entry),
            done=lambda changes: self._show(line, changes),
            failed=self._session.bus.did_fail.emit,
        )

    def _show(self, line: HistoryLine, changes: RowChanges) -> None:
        """Show the rows of a step, unless another one was chosen meanwhile."""
        # why: the window may be closed, or another step chosen, before a large step was read
        if not isValid(self) or self._line != line:
            return
        self.model.show_changes(changes)
        self.back.setEnabled(bool(changes))
        self.list.show_row(0)

    def _moved(self) -> None:
        """Only cells can be gone to."""
        self.go.setEnabled(self.model.key(self.list.currentIndex()) is not None)

    def _go(self) -> None:
        """Show the cell of the current row."""
        key = self.model.key(self.list.currentIndex())
        if key is not None:
            self.wants_cell.emit(key)

    def _bring_back(self) -> None:
        """Have the step brought back."""
        if self._line is not None:
            self.wants_back.emit(self._line.entry)
