"""The panel of the current cell: value, state, the last rounds, what goes in, its note, source, last change.

Nothing is written here; remarks are written in the notes tab, figures in the grid.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ilms_desktop.i18n import fill, ngettext
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters import dates
from ilms_desktop.ui.presenters.bidi import ltr, own
from ilms_desktop.ui.presenters.places import cell_place
from ilms_desktop.ui.presenters.rounds import series_of, spoken
from ilms_desktop.ui.presenters.version_words import short_elsewhere
from ilms_desktop.ui.presenters.year_head import answered_words, declaration_words, head_lines
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.style.qss import Kind
from ilms_desktop.ui.views.buttons import Button
from ilms_desktop.ui.views.cell_questions import CellQuestions
from ilms_desktop.ui.views.indicator_list import IndicatorList
from ilms_desktop.ui.views.labels import TextLabel, text_label
from ilms_desktop.ui.views.sparkline import Sparkline

if TYPE_CHECKING:
    from ilms_desktop.model.table_view import YearColumn
    from ilms_desktop.ui.models.table_model import TableModel
    from ilms_desktop.ui.presenters.table_state import TableState
    from ilms_desktop.ui.session import Session


class CellPanel(QScrollArea):
    """Everything known of one cell, without a network."""

    #: the note of the cell is to be written
    wants_note = Signal()
    #: the page of the table in the help is wanted
    wants_more = Signal()
    #: the class version in which the year is filled is to be shown
    wants_version = Signal(str)

    def __init__(self, session: Session, table: TableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._table = table
        self._version = ""
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        inside = QWidget(self)
        self._layout = QVBoxLayout(inside)
        self._layout.setContentsMargins(16, 12, 16, 12)
        self._layout.setSpacing(6)
        look = session.look
        self.place = self._text(Role.HELP, "muted")
        self.value = self._text(Role.FIGURE, "")
        self.state = self._text(Role.TEXT, "second")
        self.told = self._text(Role.HELP, "red")
        self.go_there = self._button(self._show_version)
        self.questions = CellQuestions(session)
        self._layout.addWidget(self.questions)
        self.spark = Sparkline(look)
        self._layout.addWidget(self.spark)
        self.note = self._section(_("Note"))
        self.write_note = self._button(self.wants_note.emit)
        self.definition = self._section(_("What goes in"))
        self.limits = self._section(_("How it is counted"))
        self.more = self._button(self.wants_more.emit)
        self.more.setText(_("More…"))
        self.more.setAccessibleName(_("More about this table"))
        self.source = self._section(_("Source"))
        self.year = self._section(_("This year"))
        self.changed = self._section(_("Last change"))
        self._layout.addSpacing(6)
        self.indicators = IndicatorList(look)
        self.indicators.wants_cell.connect(session.bus.wants_cell)
        self._layout.addWidget(self.indicators)
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

    def _button(self, deed: object) -> Button:
        """A deed of the panel."""
        button = Button(self._session.look, "", kind=Kind.FLAT)
        button.clicked.connect(deed)
        self._layout.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        return button

    def show_place(self, row: int, column: int) -> None:
        """Show a cell of the table on screen."""
        state = self._table.state
        if state is None:
            return
        words, picture = state.words(row, column), state.picture(row, column)
        key, year = state.key(row, column), state.years[column]
        self.place.setText(cell_place(self._session.workspace.edition, key))
        figure = picture.full or picture.text
        self.value.setText(ltr(figure + ("…" if picture.incomplete else "")) or "–")
        self.state.setText("\n".join((words.value, *(each for each in words.beside if each != words.full))))
        told = words.reason or "\n".join(words.told)
        self.told.setText(told)
        self.told.setVisible(bool(told))
        self.questions.show_questions(self._session.questions.at(key))
        self._show_way(state, year)
        self._show_note(state.observation(row, column).note, is_locked=picture.locked)
        self._show_definition(state, row)
        source = self._session.workspace.source(key.qtable.source)
        self.source.setText(fill(_("{source} · {id}"), {"source": own(source.name), "id": ltr(source.id)}))
        self.year.setText(_year_lines(year))
        self.changed.setText(self._last_change(state, row, column))
        self.spark.show_series(series_of(state, row, column), year.qtable.year, spoken(state, row, column))

    def _show_way(self, state: TableState, year: YearColumn) -> None:
        """The way to a year that is filled in another class version."""
        self._version = year.elsewhere.qtable.version if year.elsewhere else ""
        self.go_there.setVisible(bool(self._version))
        if year.elsewhere:
            version = short_elsewhere(state.view.layout, year.elsewhere)
            self.go_there.setText(fill(_("Show it in “{version}”"), {"version": version}))

    def _show_version(self) -> None:
        """Ask for the other class version."""
        self.wants_version.emit(self._version)

    def _show_note(self, note: str, *, is_locked: bool) -> None:
        """The remark, and the way to write it."""
        self.note.setText(own(note) or _("No note yet."))
        self.write_note.setText(_("Change the note…") if note else _("Write a note…"))
        self.write_note.setVisible(not is_locked)

    def _show_definition(self, state: TableState, row: int) -> None:
        """What goes into the cell: of the table, then of the row; how it is counted."""
        table = state.table
        texts = (table.universe_text, table.instruction, state.rows[row].codes[-1].note)
        self.definition.setText("\n".join(text for text in texts if text))
        text = ngettext("Up to {n} decimal", "Up to {n} decimals", state.figures.decimals_typed)
        lines = [
            fill(_("Unit: {unit}"), {"unit": state.unit_words}),
            fill(text, {"n": ltr(str(state.figures.decimals_typed))}),
            fill(_("Indicator {id}"), {"id": ltr(table.indicator)}),
        ]
        self.limits.setText("\n".join(lines))

    def _last_change(self, state: TableState, row: int, column: int) -> str:
        """Who changed the cell last, and when."""
        history = self._session.workspace.history(state.key(row, column))
        if not history:
            return _("No earlier value for this cell.")
        last = max(history, key=lambda entry: entry.entry)
        who = _(", ").join(part for part in (last.person, last.office) if part) or _("nobody named")
        return fill(_("{person}, {time}"), {"person": who, "time": dates.short_moment(last.at)})


def _year_lines(year: YearColumn) -> str:
    """How much of the year is answered, and what was said of it."""
    lines = [fill(_("{answered} cells answered"), {"answered": answered_words(year)})]
    if year.elsewhere is not None:
        lines = [" ".join(head_lines(year))]
    elif year.declaration is not None:
        lines = [declaration_words(year.declaration), own(year.reason)]
    return "\n".join(line for line in (*lines, own(year.fields.get("I13", ""))) if line)
