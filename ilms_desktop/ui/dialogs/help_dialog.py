"""The help: contents and search at one side, the page at the other; the window can be used beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ilms_desktop.i18n import fill, ngettext
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.announce import announce
from ilms_desktop.ui.delegates.lines_delegate import LinesDelegate
from ilms_desktop.ui.dialogs.screen_dialog import ScreenDialog
from ilms_desktop.ui.models.help_model import HelpModel, content_lines, hit_lines
from ilms_desktop.ui.models.lines_model import LINES_ROLE
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.style.qss import Kind
from ilms_desktop.ui.views.buttons import Button
from ilms_desktop.ui.views.foot import Foot
from ilms_desktop.ui.views.help_browser import HelpBrowser
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.plain_list import PlainList
from ilms_desktop.ui.views.search_line import SearchLine
from ilms_desktop.ui.views.surface import on_paper
from ilms_desktop.ui.views.tab_order import in_order

if TYPE_CHECKING:
    from ilms_desktop.ui.look import Look
    from ilms_desktop.workspace.help.book import HelpBook

_SIZE: Final = (980, 640)
_LEAST: Final = (640, 380)
_LIST: Final = 300


class HelpDialog(ScreenDialog):
    """Search line, list, page, way back."""

    #: the guide is to be printed
    wants_guide = Signal()

    def __init__(self, look: Look, book: HelpBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._book = book
        self._past: list[str] = []
        self.address = ""
        self.setWindowTitle(_("Help"))
        self.setMinimumSize(*_LEAST)
        self.resize(look.px(_SIZE[0]), look.px(_SIZE[1]))
        on_paper(self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self._side(), 2)
        body.addWidget(self._page(), 3)
        outer.addLayout(body, 1)
        outer.addWidget(self._foot())
        in_order((self.search, self.list, self.page, self.back, self.print, self.shut))
        QShortcut(QKeySequence("Alt+Left"), self).activated.connect(self.go_back)
        QShortcut(QKeySequence.StandardKey.Find, self).activated.connect(self._to_search)

    # --- putting together

    def _side(self) -> QWidget:
        """Search line over the list."""
        look = self._look
        side = QWidget(self)
        side.setMaximumWidth(look.px(_LIST))
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(6)
        head = QVBoxLayout()
        head.setContentsMargins(12, 0, 12, 0)
        words = _("Search the help")
        head.addWidget(text_label(look, words, kind="second"))
        self.search = SearchLine(look, words, self)
        self.search.setPlaceholderText("")
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(self._open_first)
        head.addWidget(self.search)
        self.told = text_label(look, role=Role.HELP, kind="second", wraps=True)
        head.addWidget(self.told)
        column.addLayout(head)
        self.model = HelpModel(self)
        self.list = PlainList(_("Contents"), self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(LinesDelegate(look, self.list, role=LINES_ROLE))
        self.list.chosen.connect(self._choose)
        column.addWidget(self.list, 1)
        self._show_contents()
        return side

    def _page(self) -> HelpBrowser:
        """The page."""
        self.page = HelpBrowser(self._look, self)
        self.page.setFrameShape(QFrame.Shape.NoFrame)
        self.page.wants_address.connect(self.go_to)
        return self.page

    def _foot(self) -> Foot:
        """Back, print, close."""
        look = self._look
        foot = Foot(self, side=12)
        row = foot.row
        self.back = Button(look, _("Back"))
        self.back.setEnabled(False)
        self.back.clicked.connect(self.go_back)
        row.addWidget(self.back)
        self.remark = text_label(look, role=Role.HELP, kind="second", wraps=True)
        row.addWidget(self.remark, 1)
        self.print = Button(look, _("Print the guide…"), icon="print", kind=Kind.SECONDARY)
        self.print.clicked.connect(self.wants_guide)
        row.addWidget(self.print)
        self.shut = Button(look, _("Close"))
        self.shut.clicked.connect(self.reject)
        row.addWidget(self.shut)
        return foot

    # --- pages

    def go_to(self, address: str) -> None:
        """Show a page; one that does not exist leaves the page as it is."""
        if address != self.address and self._show(address):
            self._past.append(self.address)
            self.address = address
            self.back.setEnabled(any(self._past))

    def go_back(self) -> None:
        """Show the page before."""
        if self._past and self._past[-1]:
            self.address = self._past.pop()
            self._show(self.address)
            self.back.setEnabled(any(self._past))

    def _show(self, address: str) -> bool:
        """Bring a page to the front; whether there is one."""
        place = self._book.place(address)
        if place is None:
            return False
        self.page.show_place(place)
        self.setWindowTitle(fill(_("{page} – Help"), {"page": place.page.title}))
        self._mark(address)
        return True

    def _mark(self, address: str) -> None:
        """Mark the line of a page in the list, or that of the page which lists it."""
        page, _sharp, _anchor = address.partition("#")
        parent = self._book.pages[page].parent
        index = self.model.first(lambda line: line.address in {address, page, parent})
        self.list.setCurrentIndex(index)

    def say(self, text: str) -> None:
        """Say at the foot what became of the guide."""
        self.remark.setText(text)
        announce(self, text)

    # --- search

    def _to_search(self) -> None:
        """Go to the search line."""
        self.search.setFocus()
        self.search.selectAll()

    def _search(self, text: str) -> None:
        """Show what holds the text, or the contents again where it is empty."""
        if not text.strip():
            self._show_contents()
            return
        hits = self._book.search(text)
        self.model.show_lines(hit_lines(hits))
        self.list.setAccessibleName(_("Found"))
        told = ngettext("{n} place found", "{n} places found", len(hits))
        nothing = fill(_("“{text}” was not found in the help. Try one word of it."), {"text": text.strip()})
        self.told.setText(fill(told, {"n": ltr(str(len(hits)))}) if hits else nothing)
        self.told.show()
        announce(self, self.told.text())

    def _show_contents(self) -> None:
        """Show the contents."""
        self.model.show_lines(content_lines(self._book.contents))
        self.list.setAccessibleName(_("Contents"))
        self.told.hide()
        if self.address:
            self._mark(self.address)

    def _open_first(self) -> None:
        """Open the best place that was found."""
        self._choose(self.model.index(0))

    def _choose(self, index: QModelIndex) -> None:
        """Open the page of a line and go there."""
        line = self.model.line(index)
        if line is not None:
            self.go_to(line.address)
            self.page.setFocus(Qt.FocusReason.OtherFocusReason)
