"""The strip of the guided first round: signs of all steps, the step of now in words, three deeds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ilms_desktop.i18n import N_, fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.announce import announce
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.round_steps import STEPS
from ilms_desktop.ui.presenters.send_plan import StepState
from ilms_desktop.ui.presenters.tooltips import tooltip
from ilms_desktop.ui.style.qss import Kind
from ilms_desktop.ui.views.buttons import Button
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.stepper import StepSign

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.presenters.round_steps import RoundStep

_STATES: Final = {StepState.DONE: N_("done"), StepState.NOW: N_("now"), StepState.WAITS: N_("later")}


class FirstRoundStrip(QFrame):
    """Everything that is seen of the round."""

    wants_deed = Signal()
    wants_more = Signal()
    wants_close = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = ""
        self.setProperty("kind", "info")
        self.setAccessibleName(_("First round in ten minutes"))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 16, 6)
        row.setSpacing(12)
        column = QVBoxLayout()
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(6)
        self.signs = [StepSign(look, number, self) for number in range(1, len(STEPS) + 1)]
        for sign in self.signs:
            head.addWidget(sign)
        self.title = text_label(look, wraps=True).make_bold()
        head.addSpacing(6)
        head.addWidget(self.title, 1)
        column.addLayout(head)
        self.text = text_label(look, wraps=True)
        column.addWidget(self.text)
        row.addLayout(column, 1)
        self.deed = Button(look, _("Show me"), kind=Kind.SECONDARY)
        self.deed.clicked.connect(self.wants_deed)
        self.more = Button(look, _("More…"), kind=Kind.FLAT)
        self.more.clicked.connect(self.wants_more)
        self.shut = Button(look, _("Close"), kind=Kind.FLAT)
        self.shut.clicked.connect(self.wants_close)
        self.shut.setAccessibleName(_("Close the first round"))
        for button in (self.deed, self.more, self.shut):
            row.addWidget(button)

    def show_steps(self, steps: Sequence[RoundStep], now: str) -> None:
        """Show how far each step is; `now` is the one to do, empty where all are done."""
        for sign, step in zip(self.signs, steps, strict=True):
            sign.show_state(step.state)
            sign.setAccessibleName(_(", ").join((step.name, _(_STATES[step.state]))))
            sign.setToolTip(tooltip(sign.accessibleName()))
        current = next((step for step in steps if step.id == now), None)
        number = STEPS.index(now) + 1 if now else len(STEPS)
        values = {"n": ltr(str(number)), "all": ltr(str(len(STEPS))), "name": current.name if current else ""}
        title = _("Step {n} of {all}: {name}") if current else _("All {all} steps are done.")
        self.title.setText(fill(title, values))
        self.text.setText(current.text if current else _("Now begin a questionnaire of your own."))
        self.deed.setText(_("Show me") if current else _("Begin anew"))
        if now != self._now:
            announce(self, f"{self.title.text()} {self.text.text()}")
        self._now = now
