"""Find in the table: a line under its title; Enter goes on, Shift+Enter back, Esc closes it.

What holds the text is decided by the presenter; this line goes to the cells, also to those that a filter hides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.announce import announce
from ilms_desktop.ui.presenters.bidi import bare, ltr
from ilms_desktop.ui.presenters.find_text import find_places, next_place, nothing_words
from ilms_desktop.ui.soon import Soon
from ilms_desktop.ui.style.qss import Kind
from ilms_desktop.ui.views.buttons import Button
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.search_line import SearchLine
from ilms_desktop.ui.views.surface import Bar, on_paper

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.presenters.find_text import Place
    from ilms_desktop.ui.views.grid_view import GridView

_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LINE: Final = 240
_LEAST_LINE: Final = 110
_ROOM_FOR_TITLE: Final = 560


class FindBar(Bar):
    """Line, count, two buttons, and a way out."""

    #: the line was closed; the focus belongs to the grid again
    did_close = Signal()

    def __init__(self, look: Look, grid: GridView, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._grid = grid
        self._places: tuple[Place, ...] = ()
        on_paper(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 3, 12, 4)
        layout.setSpacing(2)
        layout.addLayout(self._first_row(look))
        layout.addWidget(self._second_row(look))
        self._soon = Soon(self._search, self)
        grid.table.did_reshape.connect(self._search_again)
        look.dress(self._dress)
        self._tell()
        self.hide()

    def _first_row(self, look: Look) -> QHBoxLayout:
        """Line, count, buttons."""
        row = QHBoxLayout()
        row.setSpacing(8)
        self.title = text_label(look, _("Find in the table"))
        row.addWidget(self.title)
        self.line = SearchLine(look, _("Find in the table"), self)
        self.line.setPlaceholderText("")
        self.line.textChanged.connect(self._search_soon)
        row.addWidget(self.line)
        self.count = text_label(look, kind="second")
        row.addWidget(self.count)
        row.addStretch()
        self.previous = self._button(look, _("Previous"), lambda: self.step(-1))
        self.next = self._button(look, _("Next"), lambda: self.step(1))
        self.out = self._button(look, _("Close"), self.close_line)
        for button in (self.previous, self.next, self.out):
            row.addWidget(button)
        return row

    def _second_row(self, look: Look) -> QWidget:
        """What was searched in vain, and the button that clears it."""
        self.vain = QWidget(self)
        row = QHBoxLayout(self.vain)
        row.setContentsMargins(0, 0, 0, 0)
        self.told = text_label(look, kind="second", wraps=True)
        row.addWidget(self.told, 1)
        self.clear = self._button(look, _("Clear"), self.line.clear)
        row.addWidget(self.clear)
        self.vain.hide()
        return self.vain

    def _button(self, look: Look, text: str, deed: object) -> Button:
        """Flat button of the line."""
        button = Button(look, text, kind=Kind.FLAT)
        button.clicked.connect(deed)
        return button

    # --- open and close

    def ask(self) -> None:
        """Open the line; what was searched last stands in it, ready to be typed over."""
        self.show()
        self.line.selectAll()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search()

    def close_line(self) -> None:
        """Close it."""
        self.hide()
        self.did_close.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Shift+Enter go on and back, Esc closes."""
        if event.key() in _ENTER:
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.close_line()
        else:
            super().keyPressEvent(event)

    # --- searching

    def step(self, step: int) -> None:
        """Go to the next (1) or previous (-1) place, round and round."""
        self._soon.catch_up()
        current = self._grid.currentIndex()
        state = self._grid.table.state
        if not self._places or state is None:
            return
        number = next_place(self._places, (current.row(), current.column()), step)
        self._grid.go_to(state.key(*self._places[number]))
        self._tell()

    def _search_soon(self) -> None:
        """Search once typing pauses for a moment."""
        self._soon.request()

    def _search_again(self) -> None:
        """Another table, or other rows."""
        if self.isVisible():
            self._soon.request()

    def _search(self) -> None:
        """Find every place, and go to the first from the current cell on."""
        state, current = self._grid.table.state, self._grid.currentIndex()
        text = self.line.text()
        self._places = () if state is None else find_places(state, text, column=max(current.column(), 0))
        here = (current.row(), current.column())
        if state is not None and self._places and here not in self._places and self.line.hasFocus():
            self._grid.go_to(state.key(*self._places[next_place(self._places, here, 1)]))
        self._tell()

    def _tell(self) -> None:
        """Say where among how many, or what was searched in vain."""
        state, current = self._grid.table.state, self._grid.currentIndex()
        here, text = (current.row(), current.column()), self.line.text().strip()
        told = nothing = ""
        if self._places and here in self._places:
            values = {"n": ltr(str(self._places.index(here) + 1)), "all": ltr(str(len(self._places)))}
            told = fill(_("{n} of {all}"), values)
        elif self._places:
            told = fill(_("{all} found"), {"all": ltr(str(len(self._places)))})
        elif text and state is not None:
            nothing = nothing_words(state.table.number, text)
        if (told, nothing) != (self.count.text(), self.told.text()) and self.isVisible():
            announce(self, bare(told or nothing))
        self.count.setText(told)
        self.told.setText(nothing)
        self.vain.setVisible(bool(nothing))
        for button in (self.previous, self.next):
            button.setEnabled(bool(self._places))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share a new width."""
        super().resizeEvent(event)
        self._dress()

    def _dress(self) -> None:
        """A narrow bar has a shorter line, and its title is the line's name alone."""
        look = self._look
        self.line.setFixedWidth(max(look.px(_LEAST_LINE), min(look.px(_LINE), self.width() // 3)))
        self.title.setVisible(self.width() >= look.px(_ROOM_FOR_TITLE))
