"""Model of the list of gaps: tables with empty cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from ilms_desktop.i18n import fill, ngettext
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.places import year_ranges

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ilms_desktop.ui.presenters.heat_map import Gap

Index = QModelIndex | QPersistentModelIndex

DISPLAY: Final = Qt.ItemDataRole.DisplayRole
ACCESSIBLE: Final = Qt.ItemDataRole.AccessibleTextRole
LINES_ROLE: Final = Qt.ItemDataRole.UserRole + 1
CODE_ROLE: Final = Qt.ItemDataRole.UserRole + 2
_NOWHERE: Final = QModelIndex()


class GapsModel(QAbstractListModel):
    """Gaps as texts: years and number of empty cells, then what the table is."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._gaps: tuple[Gap, ...] = ()
        self._with_source = False

    def show_gaps(self, gaps: Sequence[Gap], *, with_source: bool) -> None:
        """Take other gaps; the source is told where there are several."""
        self.beginResetModel()
        self._with_source = with_source
        self._gaps = tuple(gaps)
        self.endResetModel()

    def gap(self, index: Index) -> Gap | None:
        """Gap of an index."""
        return self._gaps[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Number of gaps."""
        return 0 if parent.isValid() else len(self._gaps)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        """Texts of a gap."""
        gap = self.gap(index)
        if gap is None:
            return None
        if role == CODE_ROLE:
            return gap.code
        texts = _texts(gap, with_source=self._with_source)
        if role == LINES_ROLE:
            return texts
        if role == DISPLAY:
            return f"{gap.code} {texts[0]}"
        return _(", ").join(text for text in (gap.code, *texts) if text) if role == ACCESSIBLE else None


def _texts(gap: Gap, *, with_source: bool) -> tuple[str, str, str]:
    """Years with what is empty; title; source."""
    empty = fill(ngettext("{n} empty", "{n} empty", gap.empty), {"n": ltr(str(gap.empty))})
    years = fill(_("{years} · {empty}"), {"years": year_ranges(list(gap.years)), "empty": empty})
    about = gap.title if gap.started else fill(_("{title} · nothing entered yet"), {"title": gap.title})
    return years, about, gap.source_name if with_source else ""
