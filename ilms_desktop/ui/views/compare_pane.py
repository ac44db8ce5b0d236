"""What differs between a restore point and now, or another point: counts by table, every cell then and now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout
from shiboken6 import isValid

from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.model.history import RowChanges
from ilms_desktop.ui.models.changes_model import ChangesModel
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.history_words import count_words, point_name
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.views.buttons import Button
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.plain_table import PlainTable
from ilms_desktop.ui.views.surface import on_paper
from ilms_desktop.ui.views.value_combo import ValueCombo

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from ilms_desktop.model.history import RestorePoint
    from ilms_desktop.model.key import TableKey
    from ilms_desktop.ui.session import Session

_THEN_NOW: Final = 124
_COMBO: Final = 210


class ComparePane(QFrame):
    """A point beside now or another point."""

    #: a cell is to be shown: ObservationKey
    wants_cell = Signal(object)
    #: the differences are there: RowChanges
    did_compare = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._point: RestorePoint | None = None
        self._changes = RowChanges()
        on_paper(self)
        look = session.look
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._head())
        self.model = ChangesModel(session, (_("Where"), _("Then"), _("Now")), self)
        widths = (0, _THEN_NOW, _THEN_NOW)
        self.list = PlainTable(look, _("What differs"), self.model, widths=widths, parent=self)
        self.list.chosen.connect(self._go)
        self.list.did_move.connect(self._moved)
        layout.addWidget(self.list, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 8, 14, 8)
        self.go = Button(look, _("Go to the cell"), icon="go-to")
        self.go.clicked.connect(self._go)
        foot.addWidget(self.go)
        foot.addStretch()
        layout.addLayout(foot)
        look.dress(self._dress)

    def _head(self) -> QVBoxLayout:
        """What is compared with what, which table is shown, how much differs."""
        look = self._session.look
        head = QVBoxLayout()
        head.setContentsMargins(14, 12, 14, 8)
        head.setSpacing(6)
        self.title = text_label(look, role=Role.SECTION, wraps=True)
        head.addWidget(self.title)
        self.other: ValueCombo[int] = ValueCombo(_("Compare with"), self)
        self.other.currentIndexChanged.connect(self.compare)
        self.table: ValueCombo[TableKey] = ValueCombo(_("Table"), self)
        self.table.currentIndexChanged.connect(self._show)
        row = QHBoxLayout()
        row.addWidget(text_label(look, _("Compare with"), kind="second"))
        row.addWidget(self.other)
        row.addStretch()
        row.addWidget(self.table)
        head.addLayout(row)
        self.count = text_label(look, role=Role.HELP, kind="second", wraps=True)
        head.addWidget(self.count)
        return head

    @property
    def changes(self) -> RowChanges:
        """Everything that differs, whatever table is shown."""
        return self._changes

    def show_point(self, point: RestorePoint | None, others: Sequence[RestorePoint]) -> None:
        """Compare a point with now; the other points are offered as well."""
        self._point = point
        entry = None if point is None else point.entry
        self.other.choose_nothing()
        rest = ((point_name(other), other.entry) for other in others if other.entry != entry)
        self.other.offer(_("the file as it stands now"), rest)
        self.title.setText(_("No restore point is chosen.") if point is None else point_name(point))
        self.other.setEnabled(point is not None)
        self.compare()

    def compare(self) -> None:
        """Work out what differs, in the background."""
        self._take(RowChanges())
        point, other = self._point, self.other.value
        if point is None:
            self.count.setText("")
            return
        self.count.setText(_("Comparing…"))
        workspace = self._session.workspace

        def done(changes: RowChanges) -> None:
            # why: the dialog may be closed by now
            if isValid(self) and self._point is point and self.other.value == other:
                self._take(changes)
                self._tell()
                self.did_compare.emit(changes)

        self._session.tasks.run(
            lambda: workspace.compare(point.entry, other), done=done, failed=self._session.bus.did_fail.emit
        )

    def _take(self, changes: RowChanges) -> None:
        """Take other differences; all tables are shown."""
        self._changes = changes
        one = _("{table}: {n}")
        counts = changes.by_table().items()
        offers = ((fill(one, {"table": ltr(table.number), "n": ltr(str(count))}), table) for table, count in counts)
        self.table.offer(_("All tables"), offers)
        self.table.setEnabled(bool(changes.cells))
        self._show()

    def _show(self) -> None:
        """Show the differences of the table chosen."""
        self.model.show_changes(self._changes, self.table.value)
        self.list.show_row(0)

    def _tell(self) -> None:
        """How much differs."""
        if not self._changes:
            self.count.setText(_("Nothing differs."))
            return
        values = {"count": count_words(len(self._changes.cells), len(self._changes.others))}
        self.count.setText(fill(_("What differs: {count}"), values))

    def _moved(self) -> None:
        """Only cells can be gone to."""
        self.go.setEnabled(self.model.key(self.list.currentIndex()) is not None)

    def _go(self, _index: QModelIndex | None = None) -> None:
        """Show the cell of the current row."""
        key = self.model.key(self.list.currentIndex())
        if key is not None:
            self.wants_cell.emit(key)

    def _dress(self) -> None:
        """Widths of the look in use."""
        for combo in (self.other, self.table):
            combo.setFixedWidth(self._session.look.px(_COMBO if combo is self.other else _COMBO // 2 + 20))
