"""The indicators of the year in use, made anew soon after whatever changes them; strip and panel show them.

Asks only when an edit touched a table they rest on; nothing here paints.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ilms_desktop.ui.presenters.indicator_lines import indicator_lines
from ilms_desktop.ui.soon import Soon
from ilms_desktop.workspace.live_indicators import looked_at, resting_on

if TYPE_CHECKING:
    from ilms_desktop.model.changes import Changes
    from ilms_desktop.model.key import TableKey
    from ilms_desktop.ui.presenters.indicator_lines import IndicatorLine
    from ilms_desktop.ui.session import Session
    from ilms_desktop.ui.views.grid_view import GridView


class LiveIndicators(QObject):
    """Indicators of the source, table and year that the current cell is in."""

    #: other figures, or another year: year and lines (`IndicatorLine`)
    did_change = Signal(int, object)

    def __init__(self, session: Session, grid: GridView, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._grid = grid
        self._place: tuple[str, TableKey, int] | None = None
        self.lines: tuple[IndicatorLine, ...] = ()
        # why: the edited cell is painted first
        self.soon = Soon(self._make, self)
        session.bus.did_execute.connect(self._took)
        session.bus.did_check.connect(self.soon.request)
        session.look.changed.connect(self.soon.request)
        grid.did_move.connect(self._moved)

    def _moved(self) -> None:
        """Another cell is current: another year or table has other indicators."""
        if self._current() != self._place:
            self.soon.request()

    def _took(self, changes: Changes) -> None:
        """A step was carried out."""
        if self._place is None:
            return
        source, table, year = self._place
        wanted = looked_at(self._session.workspace.edition, source, year, table)
        touched = (*changes.qtables, *(key.qtable for key in changes.keys))
        if changes.sources or resting_on(touched, wanted):
            self.soon.request()

    def _current(self) -> tuple[str, TableKey, int] | None:
        """Source, table and year of the current cell."""
        key = self._grid.current_key()
        return None if key is None else (key.qtable.source, key.qtable.table_key, key.qtable.year)

    def _make(self) -> None:
        """Ask for the indicators, and tell whoever shows them."""
        self._place = self._current()
        if self._place is None:
            return
        source, table, year = self._place
        found = self._session.workspace.indicators(source, year, table=table)
        self.lines = indicator_lines(found, year, self._session.look.numbers)
        self.did_change.emit(year, self.lines)
