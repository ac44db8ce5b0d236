"""Model of the source-quality matrix."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from ilms_desktop.i18n import N_
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.models.lines_model import ACCESSIBLE, DISPLAY, OWN_ROLE, spoken
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.quality_lines import Quality, QualityLine, Tone

Index = QModelIndex | QPersistentModelIndex

#: tone of a field; None for titles and headings
TONE_ROLE: Final = OWN_ROLE
#: whether a line is a heading, and whether no source fills it
HEAD_ROLE: Final = OWN_ROLE + 1
GAP_ROLE: Final = OWN_ROLE + 2
_NOWHERE: Final = QModelIndex()
_ACROSS: Final = Qt.Orientation.Horizontal
_TIP: Final = Qt.ItemDataRole.ToolTipRole
_TONES: Final = {Tone.GAP: N_("gap")}


class QualityModel(QAbstractTableModel):
    """Titles, then a column for each source."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self.quality = Quality((), ())

    def show_quality(self, quality: Quality) -> None:
        """Take another matrix."""
        self.beginResetModel()
        self.quality = quality
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Number of lines."""
        return 0 if parent.isValid() else len(self.quality.lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Titles and sources."""
        return 0 if parent.isValid() or not self.quality.sources else 1 + len(self.quality.sources)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        """What a place tells."""
        if not index.isValid():
            return None
        line, column = self.quality.lines[index.row()], index.column()
        if role in (HEAD_ROLE, GAP_ROLE):
            return line.is_head if role == HEAD_ROLE else line.is_gap
        if not column:
            return self._title(line, role)
        return None if line.is_head else self._field(line, column - 1, role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        """Names of the sources."""
        if orientation != _ACROSS or role not in (DISPLAY, _TIP, ACCESSIBLE):
            return None
        return self.quality.sources[section - 1][1] if section else _("Table or question")

    def _title(self, line: QualityLine, role: int) -> str | None:
        """Number and title of a line."""
        if role in (DISPLAY, _TIP):
            return f"{ltr(line.number)}  {line.title}" if line.number else line.title
        return spoken((line.number, line.title)) if role == ACCESSIBLE else None

    def _field(self, line: QualityLine, place: int, role: int) -> Any:
        """What a source says to a line."""
        field = line.fields[place]
        if role == TONE_ROLE:
            return field.tone
        if role == ACCESSIBLE:
            tone = _(_TONES[field.tone]) if field.tone in _TONES else ""
            return spoken((line.number, line.title, self.quality.sources[place][1], tone, field.text))
        return field.text if role in (DISPLAY, _TIP) else None
