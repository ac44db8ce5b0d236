"""Go to: one line that takes a table ("C4") or a row of the table in use ("India")."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout

from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.name_choice import NameChoice
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.name_completer import NameCompleter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.presenters.tree import TreeNode

_WIDTH: Final = 360
_TOP: Final = 80
_ROW: Final = "row/"


class GoToPopup(QFrame):
    """A line with completion over tables and rows."""

    #: the table that was typed: TreeNode
    wants_node = Signal(object)
    #: the row that was typed, by its number
    wants_row = Signal(int)

    def __init__(self, look: Look, tables: Sequence[TreeNode], rows: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "card")
        self._tables = {node.key: node for node in tables}
        self._parent = parent
        choices = [NameChoice(node.key, f"{node.code} {node.title}", (node.code,)) for node in tables]
        choices += [NameChoice(f"{_ROW}{place}", label) for place, label in enumerate(rows)]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.addWidget(text_label(look, _("Go to")).make_bold())
        self.line = QLineEdit(self)
        self.line.setFixedWidth(look.px(_WIDTH))
        self.line.setPlaceholderText(_("Table or row, such as C4 or India"))
        self.line.setAccessibleName(_("Go to"))
        self.completer = NameCompleter(choices, self.line)
        self.line.setCompleter(self.completer)
        self.line.returnPressed.connect(self._go)
        layout.addWidget(self.line)
        self.trouble = text_label(look, role=Role.HELP, kind="red", wraps=True)
        self.trouble.hide()
        layout.addWidget(self.trouble)

    def ask(self) -> None:
        """Show the line at the top of the window."""
        self.adjustSize()
        corner = self._parent.mapToGlobal(self._parent.rect().topLeft())
        self.move(corner.x() + (self._parent.width() - self.width()) // 2, corner.y() + _TOP)
        self.show()
        self.line.setFocus()

    def _go(self) -> None:
        """Go where the line says, or say that there is no such place."""
        code = self.completer.code_of(self.line.text())
        if code is None:
            self.trouble.setText(_("No table or row of this name. Type more of it, or choose from the list."))
            self.trouble.show()
            self.adjustSize()
            return
        self.close()
        if code in self._tables:
            self.wants_node.emit(self._tables[code])
        else:
            self.wants_row.emit(int(code.removeprefix(_ROW)))
