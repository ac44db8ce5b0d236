"""The history of the current cell: every change with who, when, before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.delegates.lines_delegate import LinesDelegate
from ilms_desktop.ui.models.history_model import LINES_ROLE, HistoryModel
from ilms_desktop.ui.presenters.places import cell_place
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.plain_list import PlainList

if TYPE_CHECKING:
    from ilms_desktop.model.key import ObservationKey
    from ilms_desktop.ui.session import Session


class HistoryPanel(QWidget):
    """A painted list, newest first."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.place = text_label(session.look, role=Role.HELP, kind="muted", wraps=True)
        self.place.setContentsMargins(14, 12, 14, 6)
        layout.addWidget(self.place)
        self.empty = text_label(session.look, _("No earlier value for this cell."), kind="second", wraps=True)
        self.empty.setContentsMargins(14, 6, 14, 6)
        layout.addWidget(self.empty)
        self.model = HistoryModel(self)
        self.list = PlainList(_("History"), self)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.list.setModel(self.model)
        self.list.setItemDelegate(LinesDelegate(session.look, self.list, role=LINES_ROLE))
        layout.addWidget(self.list, 1)

    def show_cell(self, key: ObservationKey) -> None:
        """Show the changes of a cell."""
        self.place.setText(cell_place(self._session.workspace.edition, key))
        self.model.show_entries(self._session.workspace.history(key))
        self.empty.setVisible(self.model.rowCount() == 0)
