"""A list whose chosen text is shortened with an ellipsis where it does not fit; the tooltip has it all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyle, QStyleOptionComboBox, QStylePainter

from ilms_desktop.ui.delegates.geometry import shortened

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_ARROW: Final = 34
_FEW: Final = 6


class ElidedCombo(QComboBox):
    """A combo box for long words."""

    def be_flexible(self) -> None:
        """Take the room there is, however long the words are."""
        self.setMinimumContentsLength(_FEW)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint frame, arrow and as much of the text as fits."""
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        room = self.width() - _ARROW
        text = shortened(self.fontMetrics(), self.currentText(), room)
        option.currentText = text
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
