"""The panel of the current cell: value, state, other years, note, definition, source, last change."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ilms_desktop.i18n import N_, fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters import dates
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.cell_picture import CellLook
from ilms_desktop.ui.presenters.cell_words import reason_words
from ilms_desktop.ui.presenters.places import cell_place
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.views.labels import TextLabel, text_label
from ilms_desktop.ui.views.note_box import NoteBox
from ilms_desktop.ui.views.sparkline import Sparkline

if TYPE_CHECKING:
    from ilms_desktop.ui.models.table_model import TableModel
    from ilms_desktop.ui.presenters.table_state import TableState
    from ilms_desktop.ui.session import Session


class CellPanel(QScrollArea):
    """Everything known of one cell, without a network."""

    def __init__(self, session: Session, table: TableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._table = table
        self._place: tuple[int, int] | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget(self)
        self._layout = QVBoxLayout(inside)
        self._layout.setContentsMargins(16, 12, 16, 12)
        self._layout.setSpacing(6)
        look = session.look
        self.place = self._text(Role.HELP, "muted")
        self.value = self._text(Role.FIGURE, "")
        self.state = self._text(Role.TEXT, "second")
        self.told = self._text(Role.HELP, "red")
        self.spark = Sparkline(look)
        self._layout.addWidget(self.spark)
        self._layout.addSpacing(6)
        self.note = NoteBox(look)
        self.note.wrote.connect(self._store_note)
        self._layout.addWidget(self.note)
        self.definition = self._section(_("What goes in"))
        self.source = self._section(_("Source"))
        self.changed = self._section(_("Last change"))
        self._layout.addStretch()
        self.setWidget(inside)

    def _text(self, role: Role, kind: str) -> TextLabel:
        """A line of the panel."""
        label = text_label(self._session.look, role=role, kind=kind, wraps=True)
        self._layout.addWidget(label)
        return label

    def _section(self, title: str) -> TextLabel:
        """A heading with its text."""
        self._layout.addSpacing(6)
        self._layout.addWidget(text_label(self._session.look, title, kind="second").make_bold())
        return self._text(Role.HELP, "")

    def show_place(self, row: int, column: int) -> None:
        """Show a cell of the table on screen."""
        state = self._table.state
        if state is None:
            return
        if self._place != (row, column):
            self._place = (row, column)
            self.note.forget()
        words, picture = state.words(row, column), state.picture(row, column)
        key = state.key(row, column)
        self.place.setText(cell_place(self._session.workspace.edition, key))
        self.value.setText(ltr(picture.text + ("…" if picture.incomplete else "")) or "–")
        self.state.setText("\n".join(text for text in (words.value, words.difference) if text))
        self.told.setText(self._trouble(state, row, column))
        self.told.setVisible(bool(self.told.text()))
        self.note.show_note(state.observation(row, column).note, is_locked=picture.locked)
        self.definition.setText(
            "\n".join(
                text
                for text in (state.table.universe_text, state.table.instruction, state.rows[row].codes[-1].note)
                if text
            )
        )
        source = self._session.workspace.source(key.qtable.source)
        self.source.setText(fill(_("{source} · {id}"), {"source": source.name, "id": ltr(source.id)}))
        self.changed.setText(self._last_change(state, row, column))
        self._show_years(state, row, column)

    def _trouble(self, state: TableState, row: int, column: int) -> str:
        """Why a text is no figure, and what the findings say."""
        told = list(state.words(row, column).told)
        if state.picture(row, column).look is CellLook.UNREADABLE:
            reason = state.reader.reason(state.picture(row, column).text)
            told = [reason_words(reason)] if reason else told
        return "\n".join(told)

    def _last_change(self, state: TableState, row: int, column: int) -> str:
        """Who changed the cell last, and when."""
        history = self._session.workspace.history(state.key(row, column))
        if not history:
            return _("No earlier value for this cell.")
        last = max(history, key=lambda entry: entry.entry)
        who = last.person or _("nobody named")
        return fill(_("{person}, {time}"), {"person": who, "time": dates.short_moment(last.at)})

    def _show_years(self, state: TableState, row: int, column: int) -> None:
        """The same row in all years."""
        figures = [(year.qtable.year, state.figure(row, place)) for place, year in enumerate(state.years)]
        points = tuple((year, found[0] if found else None) for year, found in figures)
        spoken = _(", ").join(
            f"{year}: {state.picture(row, place).text or '–'}" for place, (year, _f) in enumerate(figures)
        )
        self.spark.show_points(points, state.years[column].qtable.year, spoken)

    def _store_note(self, note: str) -> None:
        """Keep a remark with its value."""
        state = self._table.state
        if state is None or self._place is None:
            return
        row, column = self._place
        self.note.forget()
        self._table.put(
            ((row, column, replace(state.observation(row, column), note=note)),), N_("Write a note in {table}")
        )
