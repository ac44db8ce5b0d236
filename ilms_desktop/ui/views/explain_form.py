"""The reason with which a finding may stand: a box, a counter, the deed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from ilms_desktop.i18n import fill, ngettext
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.style.qss import Kind
from ilms_desktop.ui.views.buttons import Button
from ilms_desktop.ui.views.flow_layout import FlowLayout
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.text_box import TextBox

if TYPE_CHECKING:
    from ilms_desktop.ui.look import Look

#: shortest reason that the workspace takes
LEAST: Final = 10
_LINES: Final = 3


class ExplainForm(QWidget):
    """Asks for a reason of at least ten characters."""

    #: reason, and whether it is meant for every finding of the rule
    gave = Signal(str, bool)
    #: the person does not want to after all
    gave_up = Signal()

    def __init__(self, look: Look, *, others: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(text_label(look, _("Why is the figure right?"), role=Role.HELP, kind="second"))
        self.box = TextBox(look, _("Reason"), lines=_LINES)
        self.box.did_change.connect(self._count)
        layout.addWidget(self.box)
        self.counter = text_label(look, role=Role.CAPTION, kind="muted")
        layout.addWidget(self.counter)
        text = ngettext("Also for {n} other of this rule", "Also for {n} others of this rule", others)
        self.for_all = QCheckBox(fill(text, {"n": str(others)}), self)
        self.for_all.setVisible(others > 0)
        layout.addWidget(self.for_all)
        row = FlowLayout(spacing=8)
        self.save = Button(look, _("Save the reason"), kind=Kind.PRIMARY)
        self.save.clicked.connect(self._give)
        cancel = Button(look, _("Cancel"))
        cancel.clicked.connect(self.gave_up)
        row.addWidget(self.save)
        row.addWidget(cancel)
        layout.addLayout(row)
        self._count()

    def _count(self) -> None:
        """Say how much is missing."""
        missing = LEAST - len(self.box.text())
        self.save.setEnabled(missing <= 0)
        text = (
            ngettext("{n} more character", "{n} more characters", missing)
            if missing > 0
            else _("Goes with the package to the ILO.")
        )
        self.counter.setText(fill(text, {"n": str(missing)}))

    def _give(self) -> None:
        """Hand the reason over."""
        self.gave.emit(self.box.text(), self.for_all.isChecked())
