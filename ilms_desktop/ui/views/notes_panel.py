"""The notes tab: the remark of the selected cells with what was written before, the remark of the year, its fields.

A remark belongs to the cells it was begun on: it is stored with them, whatever is shown by then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ilms_desktop.i18n import N_, fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.model.command import SetQTableField
from ilms_desktop.model.source import FieldLevel
from ilms_desktop.ui.presenters import notes
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.places import cell_place
from ilms_desktop.ui.presenters.source_form import choices_of
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.views.buttons import Button
from ilms_desktop.ui.views.labels import TextLabel, text_label
from ilms_desktop.ui.views.note_box import NoteBox
from ilms_desktop.workspace.note_library import REMARK, LibraryNote, library
from ilms_desktop.workspace.qtable_fields import fields_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QHideEvent

    from ilms_desktop.model.key import ObservationKey, QTableKey
    from ilms_desktop.model.table_view import YearColumn
    from ilms_desktop.ui.models.table_model import TableModel
    from ilms_desktop.ui.presenters.table_state import TableState
    from ilms_desktop.ui.session import Session


class NotesPanel(QScrollArea):
    """Remarks on cells and years of the table on screen."""

    #: the fields of a year are wanted: QTableKey
    wants_fields = Signal(object)
    #: notes the person keeps for other questionnaires changed: tuple of texts
    did_keep = Signal(tuple)

    def __init__(
        self, session: Session, table: TableModel, kept: tuple[str, ...] = (), parent: QWidget | None = None
    ) -> None:
        """Show notes of `table`; `kept` are those the person keeps for every questionnaire."""
        super().__init__(parent)
        self._session = session
        self._table = table
        self.kept = kept
        self._keys: tuple[ObservationKey, ...] = ()
        self._qtable: QTableKey | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        inside = QWidget(self)
        self._layout = QVBoxLayout(inside)
        self._layout.setContentsMargins(16, 12, 16, 12)
        self._layout.setSpacing(6)
        look = session.look
        self.place = text_label(look, role=Role.HELP, kind="muted", wraps=True)
        self._layout.addWidget(self.place)
        self.cell = self._box(FieldLevel.VALUE, self._store_cells)
        self.earlier = text_label(look, role=Role.HELP, kind="second", wraps=True)
        self._layout.addWidget(self.earlier)
        self._layout.addSpacing(10)
        self.year = self._box(FieldLevel.QTABLE, self._store_year)
        self._layout.addSpacing(10)
        self.fields_title = text_label(look, kind="second", wraps=True).make_bold()
        self._layout.addWidget(self.fields_title)
        self.fields: TextLabel = text_label(look, role=Role.HELP, wraps=True)
        self._layout.addWidget(self.fields)
        self.edit_fields = Button(look, _("Edit the fields…"))
        self.edit_fields.clicked.connect(lambda: self.wants_fields.emit(self._qtable))
        self._layout.addWidget(self.edit_fields, 0, Qt.AlignmentFlag.AlignLeading)
        self._layout.addStretch()
        self.setWidget(inside)

    def _box(self, level: FieldLevel, store: Callable[[str], None]) -> NoteBox:
        """A box for remarks of one level."""
        box = NoteBox(self._session.look, _("Note"), "")
        box.offer(lambda: self._library(level))
        box.wrote.connect(store)
        box.kept.connect(self._keep)
        box.dropped.connect(self._drop)
        self._layout.addWidget(box)
        return box

    # --- what is shown

    def show_places(self, places: Sequence[tuple[int, int]], current: tuple[int, int]) -> None:
        """Show the notes of selected cells and of the year of the current one."""
        state = self._table.state
        if state is None:
            return
        found = notes.cell_notes(state, places or (current,))
        keys = tuple(state.key(*place) for place in found.places)
        key, year = state.key(*current), state.years[current[1]]
        if keys != self._keys:
            self.cell.forget()
            self._keys = keys
        if year.qtable != self._qtable:
            self.year.forget()
            self._qtable = year.qtable
        self.place.setText(cell_place(self._session.workspace.edition, key))
        about = _("The cells have different notes; what you save replaces them all.") if found.differ else ""
        about = about or _("Goes with the value to the ILO.")
        self.cell.show_note(found.note, title=found.title, help_text=about, is_locked=found.is_locked or not keys)
        self._show_thread(keys)
        self._show_year(state, year)

    def _show_thread(self, keys: tuple[ObservationKey, ...]) -> None:
        """What was written on the one cell before."""
        entries = self._session.workspace.history(keys[0]) if len(keys) == 1 else ()
        told = notes.thread(entries)
        self.earlier.setText("\n".join(f"{who}\n{text}" for who, text in told))
        self.earlier.setVisible(bool(told))

    def _show_year(self, state: TableState, year: YearColumn) -> None:
        """Remark and fields of the year."""
        values = {"table": ltr(state.table.number), "year": ltr(str(year.qtable.year))}
        self.year.show_note(
            year.fields.get(REMARK, ""),
            title=fill(_("Remark on {table}, {year}"), values),
            help_text=_("Goes with all figures of this year to the ILO."),
            is_locked=year.locked,
        )
        self.fields_title.setText(fill(_("Fields of {table}, {year}"), values))
        self.fields.setText(self._field_lines(state, year) or _("No field is filled yet."))
        self.edit_fields.setEnabled(not year.locked)

    def _field_lines(self, state: TableState, year: YearColumn) -> str:
        """Filled fields of the year, one a line."""
        edition = self._session.workspace.edition
        lines = []
        for field in fields_of(edition, state.table):
            value = year.fields.get(field.code, "")
            if value and field.code != REMARK:
                shown = dict(choices_of(edition, field)).get(value, value)
                lines.append(fill(_("{field}: {value}"), {"field": field.title, "value": shown}))
        return "\n".join(lines)

    # --- what is stored

    def flush(self) -> None:
        """Store what was written and not stored yet."""
        self.cell.flush()
        self.year.flush()

    def hideEvent(self, event: QHideEvent) -> None:
        """Another tab, or no panel any more: what was written is stored."""
        self.flush()
        super().hideEvent(event)

    def _store_cells(self, note: str) -> None:
        """Keep a remark with its cells, as one step."""
        if self._keys:
            step = N_("Note on {count} cells of {table}") if len(self._keys) > 1 else N_("Write a note in {table}")
            command = notes.note_command(self._session.workspace.observation, self._keys, note, step)
            self._session.execute(command)

    def _store_year(self, note: str) -> None:
        """Keep the remark of a year."""
        if self._qtable is not None:
            self._session.execute(SetQTableField(self._qtable, REMARK, note))

    # --- the library

    def _library(self, level: FieldLevel) -> tuple[LibraryNote, ...]:
        """Notes that are offered for the table on screen."""
        state, workspace = self._table.state, self._session.workspace
        if state is None:
            return ()
        version = state.view.layout.version
        used = workspace.notes_used()
        return library(workspace.edition, state.table, version, level=level, used=used, saved=self.kept)

    def _keep(self, note: str) -> None:
        """Keep a note for other questionnaires, newest first."""
        self.kept = (note, *(each for each in self.kept if each != note))
        self.did_keep.emit(self.kept)

    def _drop(self, note: str) -> None:
        """Keep a note no longer."""
        self.kept = tuple(each for each in self.kept if each != note)
        self.did_keep.emit(self.kept)
