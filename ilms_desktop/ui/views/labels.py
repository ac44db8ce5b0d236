"""Labels with the font of their role; texts are plain, never taken as markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.delegates.geometry import shortened, start_alignment
from ilms_desktop.ui.presenters.tooltips import tooltip
from ilms_desktop.ui.style.metrics import Role

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from ilms_desktop.ui.look import Look


class TextLabel(QLabel):
    """A label that follows zoom and theme."""

    def __init__(self, look: Look, text: str = "", role: Role = Role.TEXT, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._look = look
        self._role = role
        self._bold: bool | None = None
        self.setTextFormat(Qt.TextFormat.PlainText)
        look.dress(self._dress)

    def make_bold(self) -> TextLabel:
        """Bold whatever the role says."""
        self._bold = True
        self._dress()
        return self

    def _dress(self) -> None:
        """Take the font of the look in use."""
        self.setFont(self._look.font(self._role, bold=self._bold))
        if self.alignment() & Qt.AlignmentFlag.AlignLeft:
            # why: a label alone would begin an English name at the left, also in a window that runs from the right
            vertical = self.alignment() & Qt.AlignmentFlag.AlignVertical_Mask
            self.setAlignment(start_alignment(rtl=self._look.is_right_to_left) | vertical)


class ElidedLabel(TextLabel):
    """A line that is shortened with an ellipsis where it does not fit; the tooltip has all of it."""

    def __init__(self, look: Look, *, role: Role = Role.TEXT, kind: str = "", parent: QWidget | None = None) -> None:
        super().__init__(look, "", role, parent)
        if kind:
            self.setProperty("kind", kind)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_text(self, text: str, *, more: str = "") -> None:
        """Show a line; the tooltip tells it in full, and `more`."""
        self.setText(text)
        self.setToolTip(tooltip("\n".join(part for part in (text, more) if part)))
        # why: without words of its own a screen reader reads the tooltip, tags and all
        self.setAccessibleDescription(more or text)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint as much as fits."""
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(self.foregroundRole()))
        text = shortened(self.fontMetrics(), self.text(), self.width())
        flags = start_alignment(rtl=self._look.is_right_to_left) | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect(), int(flags), text)
        painter.end()


def text_label(look: Look, text: str = "", *, role: Role = Role.TEXT, kind: str = "", wraps: bool = False) -> TextLabel:
    """A label.

    Args:
        look: fonts and colours.
        text: what it says.
        role: what it is for.
        kind: variant of the style sheet, such as `muted`.
        wraps: whether it may take several lines.
    """
    label = TextLabel(look, text, role)
    if kind:
        label.setProperty("kind", kind)
    label.setWordWrap(wraps)
    return label


def example_badge(look: Look) -> QWidget:
    """Badge that stands on every screen while the figures are an example."""
    holder = QWidget()
    layout = QHBoxLayout(holder)
    layout.setContentsMargins(8, 3, 12, 3)
    layout.addWidget(text_label(look, _("EXAMPLE"), role=Role.HELP, kind="code"))
    return holder
