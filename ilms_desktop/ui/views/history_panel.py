"""The history of the current cell: each change with who, when, before and after; an earlier value can be put back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.delegates.lines_delegate import LinesDelegate
from ilms_desktop.ui.models.history_model import LINES_ROLE, HistoryModel
from ilms_desktop.ui.presenters.places import cell_place
from ilms_desktop.ui.presenters.said import figures_of, said_words
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.views.buttons import Button
from ilms_desktop.ui.views.foot import Foot
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.plain_list import PlainList

if TYPE_CHECKING:
    from ilms_desktop.model.key import ObservationKey
    from ilms_desktop.model.observation import Observation
    from ilms_desktop.ui.session import Session


class HistoryPanel(QWidget):
    """A painted list, newest first, and the value that the chosen line found."""

    #: an earlier value is to be put back: ObservationKey, Observation
    wants_value = Signal(object, object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._key: ObservationKey | None = None
        look = session.look
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.place = text_label(look, role=Role.HELP, kind="muted", wraps=True)
        self.place.setContentsMargins(14, 12, 14, 6)
        layout.addWidget(self.place)
        self.empty = text_label(look, _("No earlier value for this cell."), kind="second", wraps=True)
        self.empty.setContentsMargins(14, 6, 14, 6)
        layout.addWidget(self.empty)
        self.model = HistoryModel(self)
        self.list = PlainList(_("History"), self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(LinesDelegate(look, self.list, role=LINES_ROLE))
        self.list.selectionModel().currentChanged.connect(self._choose)
        layout.addWidget(self.list, 1)
        self.foot = Foot(self, side=12)
        row = self.foot.row
        self.back = Button(look, "", icon="undo")
        self.back.clicked.connect(self._put_back)
        row.addWidget(self.back)
        row.addStretch()
        layout.addWidget(self.foot)
        self._choose(QModelIndex())

    def show_cell(self, key: ObservationKey) -> None:
        """Show the changes of a cell; the newest one is chosen."""
        self._key = key
        workspace = self._session.workspace
        self.place.setText(cell_place(workspace.edition, key))
        figures = figures_of(workspace.edition, key, self._session.look.writing)
        self.model.show_entries(workspace.history(key), figures)
        count = self.model.rowCount()
        self.empty.setVisible(count == 0)
        self.list.setVisible(count > 0)
        self.list.setCurrentIndex(self.model.index(0))
        self._choose(self.list.currentIndex())

    @property
    def _earlier(self) -> Observation | None:
        """What the chosen change found in the cell, where the cell holds something else now."""
        entry = self.model.entry(self.list.currentIndex())
        if entry is None or self._key is None or entry.was == self.model.now:
            return None
        return entry.was

    def _choose(self, _index: QModelIndex) -> None:
        """Name what the button would put back."""
        said = self._earlier
        self.foot.setVisible(self.model.rowCount() > 0)
        self.back.setEnabled(said is not None)
        if said is None or self._key is None:
            self.back.setText(_("Put back"))
        elif said.is_blank:
            self.back.setText(_("Make it empty again"))
        else:
            figures = figures_of(self._session.workspace.edition, self._key, self._session.look.writing)
            self.back.setText(fill(_("Put {value} back"), {"value": said_words(said, figures)}))

    def _put_back(self) -> None:
        """Have the value put back."""
        said = self._earlier
        if said is not None:
            self.wants_value.emit(self._key, said)
