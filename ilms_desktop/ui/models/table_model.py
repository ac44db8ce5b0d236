"""The grid's model: one table of one source, rows by years.

Cells come from `TableState`, painted from its pictures; what is typed goes out as a command through the session.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from ilms_desktop.i18n import N_
from ilms_desktop.model.command import Label
from ilms_desktop.model.observation import BLANK, Observation
from ilms_desktop.ui.presenters.cell_told import kept_words
from ilms_desktop.ui.presenters.cell_words import meaning, recalled_words
from ilms_desktop.ui.presenters.edits import command_for
from ilms_desktop.ui.presenters.entry import Choice, Readings
from ilms_desktop.ui.presenters.places import row_words
from ilms_desktop.ui.presenters.table_state import TableState
from ilms_desktop.ui.presenters.tooltips import tooltip
from ilms_desktop.ui.presenters.year_head import year_tooltip, year_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ilms_desktop.model.key import ObservationKey, TableKey
    from ilms_desktop.model.table_view import TableView, YearColumn
    from ilms_desktop.ui.presenters.cell_picture import CellPicture
    from ilms_desktop.ui.session import Session

Index = QModelIndex | QPersistentModelIndex

# why: an attribute look-up of an enum member costs 50 times as much as that of a module constant (qt-notes section 0)
DISPLAY: Final = Qt.ItemDataRole.DisplayRole
EDIT: Final = Qt.ItemDataRole.EditRole
TOOLTIP: Final = Qt.ItemDataRole.ToolTipRole
ACCESSIBLE: Final = Qt.ItemDataRole.AccessibleTextRole
ALIGNMENT: Final = Qt.ItemDataRole.TextAlignmentRole
HORIZONTAL: Final = Qt.Orientation.Horizontal
RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
READ_ONLY: Final = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
EDITABLE: Final = READ_ONLY | Qt.ItemFlag.ItemIsEditable
NO_FLAGS: Final = Qt.ItemFlag.NoItemFlags
_NOWHERE: Final = QModelIndex()
_CLEAR: Final = N_("Clear {count} cells in {table}")


class TableModel(QAbstractTableModel):
    """Rows and years of the table in use."""

    #: a typed text has two readings: index, Choice
    needs_choice = Signal(QModelIndex, object)
    #: a typed text could not be stored: where, the text
    did_refuse = Signal(QPersistentModelIndex, str)
    #: counts or words over some years are others: their columns; Qt's own signal would repaint the whole table
    did_change_heads = Signal(object)
    #: rows or years are others than before; current cell and selection are gone
    did_reshape = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._state: TableState | None = None
        self._readings = Readings()
        session.bus.did_execute.connect(self.refresh)
        session.bus.did_check.connect(self.refresh)
        # why: number style and unit are part of what a cell shows; the grid, dressed later, measures the new texts
        session.look.changed.connect(self._rewrite)

    # --- what is shown

    @property
    def state(self) -> TableState | None:
        """The table on screen, or None before one was opened."""
        return self._state

    def open(self, source: str, table: TableKey) -> None:
        """Show a table of a source."""
        self._reset(self._session.workspace.table_view(source, table))

    def close_table(self) -> None:
        """Show no table; the source of the last one may be gone."""
        self._reset(None)

    def refresh(self) -> None:
        """Read the table again; only its cells are repainted unless rows or years changed."""
        if self._state is None:
            return
        view = self._state.view
        if view.source not in {source.id for source in self._session.workspace.sources()}:
            self.close_table()
            return
        fresh = self._session.workspace.table_view(view.source, view.layout.table.key)
        if not self._state.has_same_shape(fresh):
            self._reset(fresh)
            return
        before, self._state = self._state, self._state_of(fresh)
        for place in self._state.take_over(before):
            index = self.index(*place)
            self.dataChanged.emit(index, index)
        heads = tuple(n for n, year in enumerate(fresh.years) if _head(year) != _head(before.years[n]))
        if heads:
            self.did_change_heads.emit(heads)

    def picture(self, row: int, column: int) -> CellPicture:
        """Picture of a cell; only while a table is shown."""
        assert self._state is not None  # noqa: S101 - no index exists without a table
        return self._state.picture(row, column)

    def key_at(self, index: Index) -> ObservationKey | None:
        """Key of a cell, or None outside the table."""
        return self._state.key(index.row(), index.column()) if self._state and index.isValid() else None

    def index_of(self, key: ObservationKey) -> QModelIndex:
        """Index of a key; invalid where it is not shown."""
        place = self._state.place(key) if self._state else None
        return self.index(*place) if place else QModelIndex()

    # --- what a person does

    def type_text(self, index: Index, text: str, *, may_ask: bool = True) -> bool:
        """Store what was typed; a text with two readings is asked for instead.

        Args:
            index: the cell.
            text: as typed.
            may_ask: whether there is time for a question; otherwise such a text stays as typed, marked.

        Returns:
            False where it was refused; the text goes out with `did_refuse`.
        """
        state, place = self._state, (index.row(), index.column())
        now = state.observation(*place) if state else BLANK
        # why: text that was kept may read by now, in another unit or number style
        if state is None or (now.text is None and text == state.text_to_edit(*place)):
            return True
        read = state.reader.read_typed(text, note=now.note)
        if isinstance(read, Choice) and may_ask:
            self._decide(place, read)
            return True
        found, key = read.as_text if isinstance(read, Choice) else read, state.key(*place)
        if found != now and not self.put(((*place, found),), N_("Type in {table}")):
            self.did_refuse.emit(QPersistentModelIndex(index), text)
            return False
        self._tell_kept(key)
        return True

    def _tell_kept(self, key: ObservationKey) -> None:
        """Say at once why a text is no figure; it stays in the cell, marked."""
        place = self._state.place(key) if self._state else None
        text = self._state.observation(*place).text if self._state and place else None
        if self._state and place and text is not None:
            self._session.bus.did_tell.emit(kept_words(text, self._state.words(*place).reason))

    def answer(self, place: tuple[int, int], choice: Choice, reading: int | None) -> None:
        """Store the reading that the person chose; without one the text stays as typed."""
        state = self._state
        if state is None:
            return
        self._readings.remember(state.view.source, state.figures.style, choice, reading)
        observation = choice.as_text if reading is None else choice.readings[reading]
        self.put(((*place, observation),), N_("Type in {table}"))

    def _decide(self, place: tuple[int, int], choice: Choice) -> None:
        """Take the reading chosen before for texts of this source that are written alike, and say so; else ask."""
        state = self._state
        assert state is not None  # noqa: S101 - called with a table
        known = self._readings.recall(state.view.source, state.figures.style, choice, cell=state.key(*place))
        if known is None:
            self.needs_choice.emit(self.index(*place), choice)
        elif self.put(((*place, known),), N_("Type in {table}")):
            self._session.bus.did_say.emit(recalled_words(choice.text, meaning(state.figures, known)))

    def put(self, cells: Sequence[tuple[int, int, Observation]], step: str) -> bool:
        """Store observations as one step; False where it was refused.

        Args:
            cells: row, column and what will stand there.
            step: gettext id of the step's name, with `{table}` and `{count}`.
        """
        state = self._state
        if state is None or not cells:
            return False
        open_cells = [each for each in cells if not state.years[each[1]].locked]
        if len(open_cells) < len(cells):
            self._session.tell_locked()
        if not open_cells:
            return False
        values = {"table": state.table.number, "count": str(len(open_cells))}
        entries = [(state.rows[row], state.years[column], observation) for row, column, observation in open_cells]
        return self._session.execute(command_for(state.view, entries, Label(step, values))) is not None

    def clear(self, places: Sequence[tuple[int, int]], *, with_notes: bool = False) -> None:
        """Empty cells; remarks stay unless they go `with_notes`."""
        state = self._state
        if state is None:
            return
        said = [(row, column, state.observation(row, column)) for row, column in places]
        cells = [(row, column, BLANK if with_notes else Observation(note=now.note)) for row, column, now in said]
        changed = [after for after, before in zip(cells, said, strict=True) if after != before]
        self.put(changed, N_("Clear {count} cells with their notes in {table}") if with_notes else _CLEAR)

    def tells_lock(self, index: Index) -> bool:
        """Whether a cell is locked; if so, say why it cannot be changed and what to do."""
        is_locked = self._state is not None and index.isValid() and self._state.years[index.column()].locked
        return is_locked and self._session.tell_locked()

    # --- Qt's interface

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Number of rows."""
        return 0 if self._state is None or parent.isValid() else len(self._state.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Number of years."""
        return 0 if self._state is None or parent.isValid() else len(self._state.years)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        """Text, accessible sentence, tooltip or alignment of a cell."""
        state = self._state
        if state is None or not index.isValid():
            return None
        read = _READERS.get(role)
        return read(state, index.row(), index.column()) if read else None

    def setData(self, index: Index, value: Any, role: int = EDIT) -> bool:
        """Take what the editor holds."""
        if role != EDIT or not index.isValid():
            return False
        self.type_text(index, str(value))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every cell can be chosen; a locked one cannot be typed in."""
        if self._state is None or not index.isValid():
            return NO_FLAGS
        return READ_ONLY if self._state.years[index.column()].locked else EDITABLE

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        """Year of a column, labels of a row."""
        if role == TOOLTIP and self._state is not None and orientation == HORIZONTAL:
            return tooltip(year_tooltip(self._state.years[section]))
        if self._state is None or role not in (DISPLAY, ACCESSIBLE):
            return None
        if orientation == HORIZONTAL:
            year = self._state.years[section]
            return str(year.qtable.year) if role == DISPLAY else year_words(year)
        if role == DISPLAY:
            return self._state.rows[section].label
        return row_words(self._session.workspace.edition, self._state.key(section, 0)) if self._state.years else ""

    # --- inside

    def _rewrite(self) -> None:
        """Another number style or unit may be in use; what is stored stays."""
        if self._state is not None and self._state.figures.writing != self._session.look.writing:
            self.refresh()

    def _reset(self, view: TableView | None) -> None:
        """Show other rows or years."""
        self.beginResetModel()
        self._state = None if view is None else self._state_of(view)
        self.endResetModel()
        self.did_reshape.emit()

    def _state_of(self, view: TableView) -> TableState:
        """Fresh state with the findings as they stand now."""
        session = self._session
        return TableState(
            view,
            session.findings,
            writing=session.look.writing,
            letters=session.letters,
            flags=session.flags,
            questions=session.questions.waiting(view),
        )


def _head(year: YearColumn) -> tuple[object, ...]:
    """What is shown of a year beside its cells."""
    said = year.declaration, year.reason, year.fields
    return year.counts, *said, year.locked, year.elsewhere, bool(year.observations)


#: role -> how a cell answers it
_READERS: Final[dict[int, Callable[[TableState, int, int], Any]]] = {
    DISPLAY: lambda state, row, column: state.picture(row, column).text,
    ALIGNMENT: lambda _state, _row, _column: RIGHT,
    EDIT: lambda state, row, column: state.text_to_edit(row, column),
    ACCESSIBLE: lambda state, row, column: state.words(row, column).accessible,
    TOOLTIP: lambda state, row, column: tooltip(state.words(row, column).tooltip) or None,
}
