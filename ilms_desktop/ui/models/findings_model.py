"""Model of the findings list: lines of the presenter, fetched as far as they are scrolled, changed in place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QModelIndex

from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.models.lines_model import ACCESSIBLE, DISPLAY, LINES_ROLE, Index, LinesModel
from ilms_desktop.ui.models.row_steps import row_steps
from ilms_desktop.ui.presenters import words
from ilms_desktop.ui.presenters.findings_list import Line, LineKind, Rows, Seed

if TYPE_CHECKING:
    from collections.abc import Sequence

LINE_ROLE: Final = LINES_ROLE
#: lines fetched at a time; some screens full
BATCH: Final = 200
_NOWHERE: Final = QModelIndex()


class FindingsModel(LinesModel[Line]):
    """Lines of the presenter; those below what was scrolled to are not there yet."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._rows = Rows(())
        self._shown: list[Seed] = []

    @property
    def lines(self) -> tuple[Line, ...]:
        """What was fetched."""
        return tuple(self._rows.line(seed) for seed in self._shown)

    @property
    def made(self) -> int:
        """How many lines were made so far."""
        return len(self._rows.made)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Take other lines that are there already."""
        self.show_rows(Rows([Seed(line.key, line, lambda made: made) for line in lines]))

    def show_rows(self, rows: Rows) -> None:
        """Take other lines; those that stay keep their place, their selection and what stands over them."""
        before = self._rows.made
        shown = [*rows.seeds[: self._reach(rows)]]
        for step in row_steps([seed.key for seed in self._shown], [seed.key for seed in shown]):
            if step.is_in:
                self.beginInsertRows(_NOWHERE, step.first, step.last)
                # why: the old rows make no lines of new findings; both are asked through the new ones from here on
                self._shown[step.first : step.first] = shown[step.first : step.last + 1]
                self.endInsertRows()
            else:
                self.beginRemoveRows(_NOWHERE, step.first, step.last)
                del self._shown[step.first : step.last + 1]
                self.endRemoveRows()
        self._rows, self._shown = rows, shown
        for row, seed in enumerate(shown):
            if seed.key in before and before[seed.key] != rows.line(seed):
                self.touch(self.index(row))

    def _reach(self, rows: Rows) -> int:
        """How many lines are shown at once: as far as before, and some screens at least."""
        last = self._shown[-1].key if self._shown else ""
        return max(rows.row_of.get(last, len(self._shown) - 1) + 1, BATCH)

    def find(self, key: str) -> QModelIndex:
        """Index of a line, fetched where it was not yet; invalid where there is none."""
        row = self._rows.row_of.get(key)
        if row is None:
            return QModelIndex()
        self._fetch_to(row + 1)
        return self.index(row)

    def touch(self, index: Index) -> None:
        """Say that a line has changed or needs another height."""
        self.dataChanged.emit(self.index(index.row()), self.index(index.row()))

    def told(self, line: Line, role: int) -> Any:
        """Line, title or words."""
        if role == LINE_ROLE:
            return line
        if role == DISPLAY:
            return line.title
        return _spoken(line) if role == ACCESSIBLE else None

    def line(self, index: Index) -> Line | None:
        """Line of an index."""
        is_there = index.isValid() and index.row() < len(self._shown)
        return self._rows.line(self._shown[index.row()]) if is_there else None

    # --- Qt's interface

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Number of lines that were fetched."""
        return 0 if parent.isValid() else len(self._shown)

    def canFetchMore(self, parent: Index) -> bool:
        """Whether there are more."""
        return not parent.isValid() and len(self._shown) < len(self._rows)

    def fetchMore(self, parent: Index) -> None:  # noqa: ARG002 - Qt's signature
        """Fetch some more, because the end of the list is seen."""
        self._fetch_to(len(self._shown) + BATCH)

    def _fetch_to(self, count: int) -> None:
        """Have at least so many lines, if there are."""
        first, last = len(self._shown), min(count, len(self._rows)) - 1
        if last >= first:
            self.beginInsertRows(_NOWHERE, first, last)
            self._shown += self._rows.seeds[first : last + 1]
            self.endInsertRows()


def _spoken(line: Line) -> str:
    """A line for a screen reader."""
    mark = words.mark_words(line.mark) if line.mark and line.kind is LineKind.FINDING else ""
    count = str(line.count) if line.kind in (LineKind.GROUP, LineKind.RULE) else ""
    more = words.more_of_cause(line.count) if line.kind is LineKind.FINDING and line.count else ""
    return _(", ").join(part for part in (mark, line.place, line.title, count, line.text, more) if part)
