"""A list whose chosen text is shortened with an ellipsis where it does not fit; the tooltip has it all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyle, QStyleOptionComboBox, QStylePainter, QToolTip

from ilms_desktop.ui.delegates.geometry import shortened
from ilms_desktop.ui.presenters.tooltips import tooltip

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_FEW: Final = 6


class ElidedCombo(QComboBox):
    """A combo box for long words."""

    def be_flexible(self) -> None:
        """Take the room there is, however long the words are."""
        self.setMinimumContentsLength(_FEW)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def setAccessibleName(self, name: str) -> None:
        """Tell what the list is for; the name that a screen reader on Linux says is the chosen text."""
        super().setAccessibleName(name)
        self.setAccessibleDescription(self.accessibleDescription() or name)

    def told(self) -> str:
        """What the tooltip says: its own words, else the chosen text where it does not fit."""
        return self.toolTip() or ("" if self._shortened() == self.currentText() else tooltip(self.currentText()))

    def event(self, event: QEvent) -> bool:
        """Tell the whole text where it is asked for."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self.told():
            QToolTip.showText(event.globalPos(), self.told(), self)
            return True
        return super().event(event)

    def _shortened(self) -> str:
        """As much of the chosen text as fits."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self).width()
        return shortened(self.fontMetrics(), self.currentText(), room)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint frame, arrow and as much of the text as fits."""
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        option.currentText = self._shortened()
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
