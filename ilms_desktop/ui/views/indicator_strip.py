"""The strip under the table: the indicators of everybody in the year in use, one button each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame

from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.views.flow_layout import FlowLayout
from ilms_desktop.ui.views.indicator_chip import HEIGHT, IndicatorChip
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.surface import on_paper

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.presenters.indicator_lines import IndicatorLine


class IndicatorStrip(QFrame):
    """Year, then a button for each indicator; it is gone while there is none."""

    #: a cell is to be shown: ObservationKey
    wants_cell = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        on_paper(self)
        self._flow = FlowLayout(self, spacing=4)
        self._flow.setContentsMargins(12, 2, 12, 3)
        self.year = text_label(look, role=Role.HELP, kind="second").make_bold()
        self._flow.addWidget(self.year)
        self.chips: list[IndicatorChip] = []
        look.dress(self._dress)
        self.hide()

    def _dress(self) -> None:
        """The year stands in line with the buttons."""
        self.year.setMinimumHeight(self._look.px(HEIGHT))

    def show_lines(self, year: int, lines: Sequence[IndicatorLine]) -> None:
        """Show the indicators of everybody."""
        whole = [line for line in lines if line.is_whole]
        self.year.setText(ltr(str(year)))
        self.setAccessibleName(fill(_("Indicators of {year}"), {"year": str(year)}))
        while len(self.chips) < len(whole):
            chip = IndicatorChip(self._look, self)
            chip.wants_cell.connect(self.wants_cell)
            self._flow.addWidget(chip)
            self.chips.append(chip)
        for place, chip in enumerate(self.chips):
            if place < len(whole):
                chip.show_line(whole[place])
            chip.setVisible(place < len(whole))
        self.setVisible(bool(whole))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, then the line at its head."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, self._look.color("line2"))
        painter.end()
