"""Shows a page of the help: links inside it, no way to anything outside the program's own pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QTextBrowser

from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.help_html import address_in, page_html
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.views.focus_edge import FocusEdge

if TYPE_CHECKING:
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from ilms_desktop.ui.look import Look
    from ilms_desktop.workspace.help.book import Place

_MARGIN: Final = 20
#: "left" is where reading begins: Qt turns it around itself
_STYLE: Final = """
a {{ color: {accent}; }}
h1 {{ font-size: {large}px; margin-bottom: 8px; }}
h2 {{ font-size: {middle}px; margin-top: 18px; margin-bottom: 4px; }}
p {{ margin-top: 4px; margin-bottom: 6px; }}
li {{ margin-bottom: 4px; }}
code {{ font-family: "{mono}"; background-color: {band}; }}
th {{ text-align: left; border-bottom: 1px solid {edge}; }}
td {{ border-bottom: 1px solid {line}; }}
"""


class HelpBrowser(QTextBrowser):
    """A page; Tab goes through its links, Enter follows one."""

    #: a link was followed: its address
    wants_address = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._place: Place | None = None
        self._top = 0
        self.setAccessibleName(_("Help"))
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setTabChangesFocus(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.anchorClicked.connect(self._follow)
        FocusEdge(self)
        look.dress(self._dress)

    def show_place(self, place: Place) -> None:
        """Show a page from its beginning, or from the section that is meant."""
        self._place = place
        self.setAccessibleName(place.page.title)
        self.setHtml(page_html(place.page, rtl=self._look.is_right_to_left))
        self._scroll()

    def _scroll(self) -> None:
        """Bring the section that is meant to the top."""
        if self._place is not None and self._place.anchor:
            self.scrollToAnchor(self._place.anchor)
        self._top = self.verticalScrollBar().value()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines wrap anew; the section stays at the top unless the person went on from it."""
        is_there = self.verticalScrollBar().value() == self._top
        super().resizeEvent(event)
        if is_there:
            self._scroll()

    def loadResource(self, kind: int, name: QUrl | str) -> Any:  # noqa: ARG002 - Qt's signature
        """Nothing is loaded: pages have neither pictures nor style sheets of their own."""
        return None

    def _follow(self, url: QUrl) -> None:
        """Ask for the page of a link."""
        address = address_in(url.toString())
        if address:
            self.wants_address.emit(address)

    def _dress(self) -> None:
        """Fonts, colours and direction of the look in use."""
        look, document = self._look, self.document()
        document.setDefaultFont(look.font())
        document.setDocumentMargin(look.px(_MARGIN))
        option = QTextOption(document.defaultTextOption())
        rtl = look.is_right_to_left
        option.setTextDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        document.setDefaultTextOption(option)
        colours = {name: look.color(name).name() for name in ("accent", "band", "edge", "line")}
        sizes = {"large": look.font(Role.PAGE_TITLE).pixelSize(), "middle": look.font(Role.SECTION).pixelSize()}
        mono = look.font(Role.CODE).families()[0]
        document.setDefaultStyleSheet(_STYLE.format(**colours, **sizes, mono=mono))
        if self._place is not None:
            self.show_place(self._place)
