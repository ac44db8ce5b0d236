"""Keys and legend: every key of the window beside every sign of a cell, searchable, to be printed.

The keys come from the tables the window works with, the signs are painted by the grid's own paint, the letters come
from the definitions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ilms_desktop import number_text
from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.announce import announce
from ilms_desktop.ui.delegates.key_delegate import KeyDelegate
from ilms_desktop.ui.dialogs.screen_dialog import ScreenDialog
from ilms_desktop.ui.key_list import key_sections
from ilms_desktop.ui.keys_print import keys_sheet
from ilms_desktop.ui.models.key_model import KeyModel, SheetLine
from ilms_desktop.ui.presenters.legend_cells import LegendCell, letter_cells, mark_cells, state_cells
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.style.qss import Kind
from ilms_desktop.ui.views.buttons import Button
from ilms_desktop.ui.views.foot import Foot
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.plain_list import PlainList
from ilms_desktop.ui.views.search_line import SearchLine
from ilms_desktop.ui.views.surface import on_paper

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from ilms_desktop.ui.session import Session

_SIZE: Final = (980, 620)
_LEAST: Final = (640, 380)
_SEARCH: Final = 260
#: the figure of the legend, as scaled integer with three stored decimals
_FIGURE: Final = 12_400


class KeysDialog(ScreenDialog):
    """Two lists under one search line."""

    #: the sheet is to be printed: KeysSheet
    wants_print = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        look = session.look
        self.setWindowTitle(_("Keys and legend"))
        self.setMinimumSize(*_LEAST)
        self.resize(look.px(_SIZE[0]), look.px(_SIZE[1]))
        if parent is not None:
            self.resize(self.size().boundedTo(parent.size()))
        on_paper(self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(self._head())
        self.nothing = self._nothing()
        outer.addWidget(self.nothing)
        self.key_model, self.sign_model = KeyModel(self._key_lines(), self), KeyModel(self._sign_lines(), self)
        self.keys = self._list(_("Keys"), self.key_model)
        self.signs = self._list(_("Signs"), self.sign_model)
        lists = QHBoxLayout()
        lists.setSpacing(0)
        lists.addWidget(self.keys, 1)
        lists.addWidget(self.signs, 1)
        outer.addLayout(lists, 1)
        outer.addWidget(self._foot())
        self.search.setFocus()

    # --- putting together

    def _head(self) -> QHBoxLayout:
        """Words and search line."""
        look = self._session.look
        row = QHBoxLayout()
        row.setContentsMargins(12, 10, 12, 8)
        row.setSpacing(8)
        row.addWidget(text_label(look, _("Search keys and signs"), kind="second"))
        self.search = SearchLine(look, _("Search keys and signs"), self)
        self.search.setPlaceholderText("")
        self.search.setFixedWidth(look.px(_SEARCH))
        self.search.textChanged.connect(self._search)
        row.addWidget(self.search)
        row.addStretch()
        return row

    def _nothing(self) -> QWidget:
        """What is said where nothing was found."""
        look = self._session.look
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(12, 0, 12, 8)
        self.told = text_label(look, kind="second", wraps=True)
        row.addWidget(self.told, 1)
        clear = Button(look, _("Clear"), kind=Kind.FLAT)
        clear.clicked.connect(self.search.clear)
        row.addWidget(clear)
        holder.hide()
        return holder

    def _list(self, title: str, model: KeyModel) -> PlainList:
        """One of the two lists."""
        made = PlainList(title, self)
        made.setModel(model)
        made.setItemDelegate(KeyDelegate(self._session.look, made))
        made.viewport().installEventFilter(self)
        return made

    def _foot(self) -> Foot:
        """Close and Print."""
        look = self._session.look
        foot = Foot(self, side=12)
        row = foot.row
        words = _("Letters and their meaning come from the questionnaire.")
        row.addWidget(text_label(look, words, role=Role.HELP, kind="second", wraps=True), 1)
        close = Button(look, _("Close"))
        close.clicked.connect(self.reject)
        row.addWidget(close)
        self.print = Button(look, _("Print as PDF…"), icon="print")
        self.print.clicked.connect(self._print)
        row.addWidget(self.print)
        return foot

    # --- lines

    def _key_lines(self) -> list[SheetLine]:
        """All keys under their headings."""
        lines: list[SheetLine] = []
        for section in key_sections():
            lines.append(SheetLine(section.title))
            lines += [SheetLine(line.words, keys=line.keys) for line in section.lines]
        return lines

    def _sign_lines(self) -> list[SheetLine]:
        """All signs under their headings."""
        session = self._session
        number = number_text.shown(_FIGURE, decimals=1, stored=3, style=session.look.numbers)
        lines = [SheetLine(_("Cells")), *_cells(state_cells(number))]
        lines += [SheetLine(_("Marks on a cell")), *_cells(mark_cells(number))]
        lines += [SheetLine(_("Letters")), *_cells(letter_cells(session.letters, session.flags, number))]
        lines += [SheetLine(_("Rings")), *_rings()]
        return lines

    # --- deeds

    def _search(self, text: str) -> None:
        """Show what holds the text; say what was searched where nothing does."""
        found = self.key_model.search(text) + self.sign_model.search(text)
        self.nothing.setVisible(not found)
        if not found:
            told = _("“{text}” was found neither among the keys nor among the signs.")
            self.told.setText(fill(told, {"text": text.strip()}))
            announce(self, self.told.text())

    def _print(self) -> None:
        """Have the whole sheet printed, whatever is searched."""
        self.wants_print.emit(keys_sheet(self._session, self._key_lines(), self._sign_lines()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lines wrap anew when a list changes its width."""
        if event.type() == QEvent.Type.Resize:
            for each in (self.keys, self.signs):
                each.scheduleDelayedItemsLayout()
        return super().eventFilter(watched, event)


def _cells(cells: tuple[LegendCell, ...]) -> list[SheetLine]:
    """Lines of painted cells."""
    return [SheetLine(cell.words, cell.more, picture=cell.picture) for cell in cells]


def _rings() -> list[SheetLine]:
    """The four parts of a ring."""
    parts = (_("reported"), _("missing with a reason"), _("nothing to report"), _("empty"))
    rings = ((1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0), (0, 0, 0, 1))
    return [SheetLine(words, ring=ring) for words, ring in zip(parts, rings, strict=True)]
