"""Model of the findings list: lines of the presenter, one of them open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.models.lines_model import ACCESSIBLE, DISPLAY, LINES_ROLE, Index, LinesModel
from ilms_desktop.ui.presenters import words
from ilms_desktop.ui.presenters.findings_list import Line, LineKind

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex

LINE_ROLE: Final = LINES_ROLE


class FindingsModel(LinesModel[Line]):
    """Lines of the presenter."""

    def find(self, key: str) -> QModelIndex:
        """Index of a line; invalid where it is not shown."""
        return self.first(lambda line: line.key == key)

    def touch(self, index: Index) -> None:
        """Say that a line needs another height."""
        self.dataChanged.emit(self.index(index.row()), self.index(index.row()))

    def told(self, line: Line, role: int) -> Any:
        """Line, title or words."""
        if role == LINE_ROLE:
            return line
        if role == DISPLAY:
            return line.title
        return _spoken(line) if role == ACCESSIBLE else None


def _spoken(line: Line) -> str:
    """A line for a screen reader."""
    mark = words.mark_words(line.mark) if line.mark and line.kind is LineKind.FINDING else ""
    count = str(line.count) if line.kind in (LineKind.GROUP, LineKind.RULE) else ""
    return _(", ").join(part for part in (mark, line.place, line.title, count, line.text) if part)
