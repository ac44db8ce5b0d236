"""All indicators of the year in use in the panel of the cell: by status and sex, with range and the year before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.views.indicator_chip import IndicatorChip
from ilms_desktop.ui.views.labels import TextLabel, text_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.presenters.indicator_lines import IndicatorLine


class IndicatorList(QWidget):
    """A heading, then for each indicator a button over its words."""

    #: a cell is to be shown: ObservationKey
    wants_cell = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.rows: list[tuple[IndicatorChip, TextLabel]] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(1)
        self.title = text_label(look, kind="second").make_bold()
        self._layout.addWidget(self.title)
        self.hide()

    def show_lines(self, year: int, lines: Sequence[IndicatorLine]) -> None:
        """Show all indicators."""
        self.title.setText(fill(_("Indicators of {year}"), {"year": ltr(str(year))}))
        while len(self.rows) < len(lines):
            self.rows.append(self._new_row())
        for place, (chip, words) in enumerate(self.rows):
            if place < len(lines):
                line = lines[place]
                chip.show_line(line)
                words.setText(line.detail)
                words.setVisible(bool(line.detail))
            else:
                words.hide()
            chip.setVisible(place < len(lines))
        self.setVisible(bool(lines))

    def _new_row(self) -> tuple[IndicatorChip, TextLabel]:
        """Button and words of one more indicator."""
        chip = IndicatorChip(self._look, self, is_short=True)
        chip.wants_cell.connect(self.wants_cell)
        words = text_label(self._look, role=Role.HELP, kind="muted", wraps=True)
        words.setContentsMargins(6, 0, 0, 3)
        self._layout.addWidget(chip, 0, Qt.AlignmentFlag.AlignLeading)
        self._layout.addWidget(words)
        return chip, words
