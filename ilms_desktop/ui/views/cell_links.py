"""The cells that a finding compares: a click shows the cell. Where there is a repair, its table names the cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ilms_desktop.i18n import fill, ngettext
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.places import cell_place
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.wrapped_link import WrappedLink

if TYPE_CHECKING:
    from ilms_desktop.model.finding import Finding
    from ilms_desktop.ui.session import Session

#: cells named before the rest is unfolded
_FIRST: Final = 4


class CellLinks(QWidget):
    """One link a cell; none where the place of the finding says the only one, or a repair says which are wrong."""

    #: more cells are shown
    did_grow = Signal()

    def __init__(self, session: Session, finding: Finding, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        is_told = len(finding.cells) <= 1 or finding.suggestion or finding.alternatives
        self._cells = () if is_told else finding.cells
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self.links: list[WrappedLink] = []
        self.more: WrappedLink | None = None
        self.setVisible(bool(self._cells))
        if not self._cells:
            return
        title = _("Cells compared:")
        self._layout.addWidget(text_label(session.look, title, role=Role.HELP, kind="muted", wraps=True))
        self._add(0, _FIRST)
        rest = len(self._cells) - _FIRST
        if rest > 0:
            text = fill(ngettext("{n} more cell", "{n} more cells", rest), {"n": str(rest)})
            self.more = WrappedLink(session.look, text, self)
            self.more.clicked.connect(self._show_rest)
            self._layout.addWidget(self.more)

    def _add(self, first: int, end: int | None) -> None:
        """Links to some of the cells."""
        edition = self._session.workspace.edition
        for key in self._cells[first:end]:
            link = WrappedLink(self._session.look, cell_place(edition, key), self)
            link.clicked.connect(lambda _on=False, cell=key: self._session.bus.wants_cell.emit(cell))
            self.links.append(link)
            self._layout.addWidget(link)

    def _show_rest(self) -> None:
        """Name the other cells too."""
        if self.more is not None:
            self.more.hide()
        self._add(_FIRST, None)
        self.links[_FIRST].setFocus()
        self.did_grow.emit()
