"""The steps from the figures to the receipt, in a row: each with its sign, what it did and how far it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ilms_desktop.i18n import N_
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.send_plan import StepState
from ilms_desktop.ui.style import metrics
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.views.labels import text_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.presenters.send_plan import Step

_DISC: Final = 26
_LEAST_LINE: Final = 24
_LEAST_TEXT: Final = 110
#: state -> colour of the ring, icon in it (empty: the number of the step)
_SIGNS: Final = {
    StepState.DONE: ("green", "tick"),
    StepState.NOW: ("accent", ""),
    StepState.WAITS: ("edge", ""),
    StepState.REFUSED: ("red", "close"),
    StepState.HELD: ("yellow", "hold"),
}
_WORDS: Final = {
    StepState.DONE: N_("done"),
    StepState.NOW: N_("now"),
    StepState.WAITS: N_("later"),
    StepState.REFUSED: N_("refused"),
    StepState.HELD: N_("on hold"),
}


class Stepper(QWidget):
    """One part a step, with lines between them."""

    def __init__(self, look: Look, count: int, parent: QWidget | None = None) -> None:
        """Make room for `count` steps."""
        super().__init__(parent)
        row = self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self._lines: list[QWidget] = []
        self.parts = [StepPart(look, number, self) for number in range(1, count + 1)]
        for part in self.parts:
            if part is not self.parts[0]:
                self._lines.append(_Line(look, self))
                row.addWidget(self._lines[-1], 1)
            row.addWidget(part, 3)

    def stack(self, *, is_narrow: bool) -> None:
        """Put the steps under each other, or side by side with lines between them."""
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.TopToBottom if is_narrow else direction.LeftToRight)
        for line in self._lines:
            line.setVisible(not is_narrow)

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show how far each is."""
        for part, step in zip(self.parts, steps, strict=True):
            part.show_step(step)


class StepPart(QWidget):
    """Sign, name, what it did."""

    def __init__(self, look: Look, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = number
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.sign = StepSign(look, number, self)
        row.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(0)
        self.name = text_label(look).make_bold()
        self.about = text_label(look, role=Role.HELP, kind="second", wraps=True)
        self.about.setMinimumWidth(look.px(_LEAST_TEXT))
        column.addWidget(self.name)
        column.addWidget(self.about)
        column.addStretch()
        row.addLayout(column, 1)

    def show_step(self, step: Step) -> None:
        """Show how far it is; a screen reader hears it in one sentence."""
        self.sign.show_state(step.state)
        self.name.setText(step.name)
        self.about.setText(step.about)
        self.setAccessibleName(_(", ").join((str(self._number), step.name, _(_WORDS[step.state]), step.about)))


class StepSign(QWidget):
    """A ring with tick, cross, hand or number; the step of now is filled."""

    def __init__(self, look: Look, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._number = number
        self.state = StepState.WAITS
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.dress(self.updateGeometry)

    def show_state(self, state: StepState) -> None:
        """Show a state."""
        self.state = state
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        side = self._look.px(_DISC)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint ring, then what is in it."""
        look = self._look
        color, icon = _SIGNS[self.state]
        is_now = self.state is StepState.NOW
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.color(color), 2))
        painter.setBrush(look.color("accent" if is_now else "base"))
        painter.drawEllipse(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        if icon:
            side = look.px(metrics.ICON)
            place = (self.width() - side) // 2
            painter.drawPixmap(place, place, look.pixmap(icon, color=color))
        else:
            painter.setFont(look.font(bold=True))
            painter.setPen(look.color("on_accent" if is_now else "text2"))
            painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), str(self._number))
        painter.end()


class _Line(QWidget):
    """The way from one step to the next."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.setMinimumWidth(_LEAST_LINE)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint it at the height of the signs' middle."""
        painter = QPainter(self)
        painter.fillRect(0, self._look.px(_DISC) // 2 - 1, self.width(), 2, self._look.color("line2"))
        painter.end()
