"""Go to: one line that takes a table ("A5"), a row ("India"), or a cell ("C14"), with what fits while it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout

from ilms_desktop.i18n import fill, ngettext
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.announce import announce
from ilms_desktop.ui.presenters.bidi import bare, ltr
from ilms_desktop.ui.presenters.go_to import matches
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.plain_list import PlainList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.presenters.go_to import Target
    from ilms_desktop.ui.presenters.table_state import TableState

_WIDTH: Final = 420
_TOP: Final = 80
_LINES: Final = 9
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class GoToPopup(QFrame):
    """A line over a list; arrows choose, Enter goes, Esc closes."""

    #: where to go: Target
    chose = Signal(object)

    def __init__(self, look: Look, targets: Sequence[Target], state: TableState | None, parent: QWidget) -> None:
        """Offer `targets`; `state` is the table in use, for cells, or None."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "card")
        self.setAccessibleName(_("Go to"))
        self._targets = targets
        self._state = state
        self._parent = parent
        self._found: list[Target] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        title = text_label(look, _("Go to a table, a row or a cell")).make_bold()
        layout.addWidget(title)
        self.line = QLineEdit(self)
        self.line.setFixedWidth(look.px(_WIDTH))
        self.line.setAccessibleName(title.text())
        self.line.textChanged.connect(self._offer)
        layout.addWidget(self.line)
        help_line = _("Such as C4, India, IND or C14. Countries are found in every language of the program.")
        layout.addWidget(text_label(look, help_line, role=Role.HELP, kind="muted", wraps=True))
        self.model = QStringListModel(self)
        self.list = PlainList(_("Places that fit"), self)
        self.list.setModel(self.model)
        self.list.setFixedHeight(_LINES * (look.line_height() + 6))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.chosen.connect(self._go_to)
        layout.addWidget(self.list)
        self.trouble = text_label(look, role=Role.HELP, kind="red", wraps=True)
        self.trouble.hide()
        layout.addWidget(self.trouble)
        self._offer("")

    def ask(self) -> None:
        """Show the line at the top of the window."""
        self.adjustSize()
        corner = self._parent.mapToGlobal(self._parent.rect().topLeft())
        self.move(corner.x() + (self._parent.width() - self.width()) // 2, corner.y() + _TOP)
        self.show()
        self.line.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows choose in the list while the line keeps the focus; Enter goes."""
        key = Qt.Key(event.key())
        if key in _STEPS and self._found:
            row = max(0, min(self.list.currentIndex().row() + _STEPS[key], len(self._found) - 1))
            self.list.setCurrentIndex(self.model.index(row))
            announce(self.list, bare(self._found[row].label))
        elif key in _ENTER:
            self._go_to(self.list.currentIndex())
        else:
            super().keyPressEvent(event)

    def _offer(self, typed: str) -> None:
        """List what fits; the best is chosen."""
        self._found = matches(self._targets, typed, self._state)
        self.model.setStringList([target.label for target in self._found])
        self.list.setCurrentIndex(self.model.index(0))
        told = ngettext("{n} place fits", "{n} places fit", len(self._found))
        self.list.setAccessibleDescription(bare(fill(told, {"n": ltr(str(len(self._found)))})))
        self.trouble.hide()

    def _go_to(self, index: QModelIndex) -> None:
        """Go to a line of the list, or say that nothing fits."""
        if not 0 <= index.row() < len(self._found):
            text = _("“{text}” is no table, row or cell here. Type less of it, or another name.")
            self.trouble.setText(fill(text, {"text": self.line.text().strip()}))
            self.trouble.show()
            self.adjustSize()
            return
        target = self._found[index.row()]
        self.close()
        self.chose.emit(target)
