"""Restore points: their list, what differs since each, and what can be done with one.

The window behind stays usable, so that a difference can be looked at where it stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMessageBox, QStackedWidget, QVBoxLayout, QWidget

from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.model.command import DeleteRestorePoint, RenameRestorePoint
from ilms_desktop.ui.delegates.lines_delegate import LinesDelegate
from ilms_desktop.ui.dialogs.name_point_dialog import NamePointDialog
from ilms_desktop.ui.dialogs.screen_dialog import ScreenDialog
from ilms_desktop.ui.models.lines_model import LINES_ROLE
from ilms_desktop.ui.models.points_model import PointsModel
from ilms_desktop.ui.presenters.history_words import count_words, point_name
from ilms_desktop.ui.style.qss import Kind
from ilms_desktop.ui.views.buttons import Button
from ilms_desktop.ui.views.compare_pane import ComparePane
from ilms_desktop.ui.views.flow_layout import FlowLayout
from ilms_desktop.ui.views.foot import Foot
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.plain_list import PlainList
from ilms_desktop.ui.views.surface import on_paper

if TYPE_CHECKING:
    from ilms_desktop.model.history import RestorePoint, RowChanges
    from ilms_desktop.ui.session import Session

_SIZE: Final = (980, 560)
_LIST: Final = 300


class RestorePointsDialog(ScreenDialog):
    """List, comparison, deeds."""

    #: a restore point is to be made now
    wants_point = Signal()
    #: a point is to be opened as a copy, or gone back to: RestorePoint
    wants_copy = Signal(object)
    wants_back = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._deleted: RestorePoint | None = None
        look = session.look
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Restore points"))
        self.resize(look.px(_SIZE[0]), look.px(_SIZE[1]))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        middle = QHBoxLayout()
        middle.setSpacing(1)
        middle.addWidget(self._side())
        self.pane = ComparePane(session, self)
        self.pane.wants_cell.connect(session.bus.wants_cell)
        self.pane.did_compare.connect(self._compared)
        middle.addWidget(self.pane, 1)
        layout.addLayout(middle, 1)
        layout.addWidget(self._foot())
        session.bus.did_execute.connect(self.refresh)
        self.refresh()
        self.list.setFocus()

    def _side(self) -> QWidget:
        """The list, and what happened to a point that was deleted."""
        look = self._session.look
        side = QFrame(self)
        side.setFixedWidth(look.px(_LIST))
        on_paper(side)
        layout = QVBoxLayout(side)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.model = PointsModel(self)
        self.list = PlainList(_("Restore points"), side)
        self.list.setModel(self.model)
        self.list.setItemDelegate(LinesDelegate(look, self.list, role=LINES_ROLE))
        self.list.selectionModel().currentChanged.connect(self._choose)
        empty = text_label(
            look,
            _("No restore point yet. Ctrl+S makes one; every package makes one by itself."),
            kind="second",
            wraps=True,
        )
        empty.setContentsMargins(14, 14, 14, 14)
        empty.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self.pages = QStackedWidget(side)
        self.pages.addWidget(self.list)
        self.pages.addWidget(empty)
        layout.addWidget(self.pages, 1)
        layout.addWidget(self._gone())
        layout.addLayout(self._tools())
        return side

    def _gone(self) -> QFrame:
        """What happened to a point that was deleted, and the way back."""
        look = self._session.look
        self.gone = QFrame(self)
        gone = QVBoxLayout(self.gone)
        gone.setContentsMargins(14, 6, 14, 6)
        self.gone_text = text_label(look, kind="second", wraps=True)
        self.put_back = Button(look, _("Put it back"), kind=Kind.FLAT)
        self.put_back.clicked.connect(self._put_back)
        gone.addWidget(self.gone_text)
        gone.addWidget(self.put_back, 0, Qt.AlignmentFlag.AlignLeading)
        self.gone.hide()
        return self.gone

    def _tools(self) -> FlowLayout:
        """Make, rename, delete."""
        look = self._session.look
        row = FlowLayout(spacing=4)
        row.setContentsMargins(10, 8, 10, 8)
        self.make = Button(look, _("Make one now"), icon="save-point")
        self.make.clicked.connect(self.wants_point)
        self.rename = Button(look, _("Rename…"), kind=Kind.FLAT)
        self.rename.clicked.connect(self.ask_for_name)
        self.delete = Button(look, _("Delete"), kind=Kind.FLAT)
        self.delete.clicked.connect(self._delete)
        for button in (self.make, self.rename, self.delete):
            row.addWidget(button)
        return row

    def _foot(self) -> Foot:
        """Open a copy, go back, close."""
        look = self._session.look
        foot = Foot(self, side=14)
        row = foot.row
        self.copy = Button(look, _("Open as a copy…"), icon="open")
        self.copy.clicked.connect(lambda: self._hand_over(self.wants_copy))
        self.back = Button(look, _("Go back to this point…"), icon="undo")
        self.back.clicked.connect(self.ask_to_go_back)
        close = Button(look, _("Close"))
        close.clicked.connect(self.close)
        row.addWidget(self.copy)
        row.addWidget(self.back)
        row.addStretch()
        row.addWidget(close)
        return foot

    # --- what is shown

    @property
    def point(self) -> RestorePoint | None:
        """The point that is chosen."""
        return self.model.line(self.list.currentIndex())

    def refresh(self) -> None:
        """Read the points again; the chosen one stays, else the newest is chosen."""
        chosen = self.point
        points = self._session.workspace.restore_points()
        self.model.show_lines(points)
        self.pages.setCurrentIndex(0 if points else 1)
        entry = chosen.entry if chosen else 0
        index = self.model.first(lambda point: point.entry == entry)
        if not index.isValid() and points:
            index = self.model.index(0)
        self.list.setCurrentIndex(index)
        if not index.isValid():
            self._choose(QModelIndex())

    def _choose(self, index: QModelIndex) -> None:
        """Compare the chosen point."""
        point = self.model.line(index)
        for button in (self.rename, self.delete, self.copy):
            button.setEnabled(point is not None)
        self.back.setEnabled(False)
        self.pane.show_point(point, self.model.lines)

    def _compared(self, changes: RowChanges) -> None:
        """There is something to go back to only where something differs from now."""
        self.back.setEnabled(bool(changes) and self.pane.other.value is None)

    # --- deeds

    def ask_for_name(self) -> NamePointDialog | None:
        """Ask for another name of the chosen point."""
        point = self.point
        if point is None:
            return None
        dialog = NamePointDialog(self._session.look, point_name(point), self)
        dialog.named.connect(lambda name: self._session.execute(RenameRestorePoint(point.entry, name)))
        dialog.open()
        return dialog

    def _delete(self) -> None:
        """Take the chosen point out of the list; it can be put back."""
        point = self.point
        if point is not None and self._session.execute(DeleteRestorePoint(point.entry)) is not None:
            self._deleted = point
            self.gone_text.setText(fill(_("Restore point “{name}” deleted."), {"name": point_name(point)}))
            self.gone.show()
            self.put_back.setFocus()

    def _put_back(self) -> None:
        """Put the point that was deleted last back."""
        if self._deleted is not None:
            self._session.execute(DeleteRestorePoint(self._deleted.entry, is_deleted=False))
            self._deleted = None
            self.gone.hide()
            self.list.setFocus()

    def ask_to_go_back(self) -> QMessageBox | None:
        """Ask before everything changes; restoring is one of the three deeds that ask."""
        point, changes = self.point, self.pane.changes
        if point is None:
            return None
        box = QMessageBox(self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle(_("Go back to this point"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(fill(_("Go back to “{name}”?"), {"name": point_name(point)}))
        told = _("What changes: {count}. It is one step; Undo takes it back. Packages and restore points stay.")
        box.setInformativeText(fill(told, {"count": count_words(len(changes.cells), len(changes.others))}))
        go = box.addButton(_("Go back"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole)
        go.clicked.connect(lambda: self.wants_back.emit(point))
        box.open()
        return box

    def _hand_over(self, signal: object) -> None:
        """Hand the chosen point to whoever carries the deed out."""
        if self.point is not None:
            signal.emit(self.point)  # type: ignore[attr-defined] # a bound signal
