"""What one label of a foreign file stands for: suggestions, a line that knows the names of all codes, left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QVBoxLayout, QWidget

from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.views.buttons import Button
from ilms_desktop.ui.views.flow_layout import FlowLayout
from ilms_desktop.ui.views.kept_line import KeptLine
from ilms_desktop.ui.views.labels import text_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ilms_desktop.ui.look import Look

SUGGESTIONS: Final = 3


class MeaningLine(QWidget):
    """Stands below the list of labels and speaks of the current one."""

    #: number of a suggestion from 0 on
    took = Signal(int)
    #: a meaning that was typed
    typed = Signal(str)
    #: the label is left out
    left_out = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        self.question = text_label(look, wraps=True)
        layout.addWidget(self.question)
        self.line = KeptLine(_("What the label stands for"), self)
        self.line.returnPressed.connect(lambda: self.typed.emit(self.line.text()))
        self.line.setClearButtonEnabled(True)
        layout.addWidget(self.line)
        row = FlowLayout(spacing=6)
        self.buttons = [Button(look, "", parent=self) for _n in range(SUGGESTIONS)]
        for number, button in enumerate(self.buttons):
            button.clicked.connect(lambda _on=False, n=number: self.took.emit(n))
            row.addWidget(button)
        self.leave = Button(look, _("Leave it out"), parent=self)
        self.leave.clicked.connect(self.left_out)
        row.addWidget(self.leave)
        layout.addLayout(row)
        self.hint = text_label(look, role=Role.HELP, kind="second", wraps=True)
        self.hint.setText(
            _("In the list: 1 to 3 take a suggestion, Enter types a name, Del leaves out. Shares: A 60%; B 40%.")
        )
        layout.addWidget(self.hint)

    def ask(self, label: str, said: str, suggestions: Sequence[str], names: Sequence[str]) -> None:
        """Speak of a label.

        Args:
            label: as it stands in the file.
            said: what it stands for by now; empty where nobody knows.
            suggestions: names most like it.
            names: all names that may be meant.
        """
        self.setEnabled(True)
        self.question.setText(fill(_("“{label}” stands for"), {"label": label}))
        self.line.setText(said)
        completer = QCompleter(list(names), self.line)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.line.setCompleter(completer)
        for number, (button, meaning) in enumerate(zip(self.buttons, suggestions, strict=False), start=1):
            button.setText(fill(_("{n}: {meaning}"), {"n": str(number), "meaning": meaning}))
        for number, button in enumerate(self.buttons):
            button.setVisible(number < len(suggestions))
        # why: Qt lays out at once when a button is shown, and loses what was asked for in between
        self._layout.activate()

    def be_silent(self) -> None:
        """There is no label to speak of."""
        self.question.setText(_("No label is chosen."))
        self.line.clear()
        for button in self.buttons:
            button.hide()
        self.setEnabled(False)
