"""The small before-and-after table of a suggestion."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout

from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.wrapped_link import WrappedLink

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.presenters.repair import RepairRow

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter

#: zoom from which on the figures stand under the words
_STACKED: Final = 1.75


class RepairTable(QFrame):
    """Cell, as entered, as suggested; the name of a cell leads to it."""

    #: the person wants to see a cell: ObservationKey
    wants_cell = Signal(object)

    def __init__(self, look: Look, rows: tuple[RepairRow, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        grid = QGridLayout(self)
        grid.setContentsMargins(8, 4, 8, 6)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(0, 1)
        for column, title in enumerate(("", _("now"), _("then"))):
            head = text_label(look, title, role=Role.CAPTION, kind="muted")
            head.setAlignment(_RIGHT)
            grid.addWidget(head, 0, column)
        for place, row in enumerate(rows, start=1):
            # why: at a large zoom the figures would leave no room for the words
            top, below, across = (2 * place, 2 * place + 1, 3) if look.zoom >= _STACKED else (place, place, 1)
            label = f"{row.label} {ltr(str(row.year))}"
            link = WrappedLink(look, label, self)
            link.clicked.connect(lambda _on=False, key=row.key: self.wants_cell.emit(key))
            grid.addWidget(link, top, 0, 1, across)
            before = text_label(look, ltr(row.before), role=Role.HELP, kind="muted")
            after = text_label(look, ltr(row.after), role=Role.HELP).make_bold()
            for column, cell in ((1, before), (2, after)):
                cell.setAlignment(_RIGHT)
                grid.addWidget(cell, below, column)
