"""A page of a report on screen: white in every theme, as large as chosen, with a sentence where there is none yet.

It asks for the picture of the page that is seen, in the dots that it needs, and keeps no other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.report_choices import AIR, Zoom, scale_of
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.surface import on_frame

if TYPE_CHECKING:
    from PySide6.QtGui import QImage, QKeyEvent, QPaintEvent, QResizeEvent

    from ilms_desktop.report.pages import Pages
    from ilms_desktop.ui.look import Look

_POINTS: Final = 72
#: a picture is never finer than a printed one
_MOST_DOTS: Final = 300.0
#: below it, letters are too small to be drawn as they are
_FINE_DOTS: Final = 64.0
#: how long a size has to stand before a picture is made for it, in milliseconds
_REST_MS: Final = 120
#: more than any report has
_LAST: Final = 1 << 30


class Sheet(QWidget):
    """Paints one page on white."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.picture: QImage | None = None

    @property
    def page(self) -> QRect:
        """Where the page lies."""
        return self.rect().adjusted(AIR, AIR, -AIR, -AIR)

    def show_picture(self, picture: QImage | None) -> None:
        """Show another page; white until its picture is there."""
        self.picture = picture
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint paper, edge, page."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        page = self.page
        painter.fillRect(page.adjusted(-1, -1, 1, 1), self._look.color("line2"))
        painter.fillRect(page, Qt.GlobalColor.white)
        if self.picture is not None:
            painter.drawImage(self._place(page, self.picture), self.picture)
        painter.end()

    def _place(self, page: QRect, picture: QImage) -> QRect:
        """Where a picture goes; one that fits to a pixel keeps its own size, for sharp letters."""
        ratio = self.devicePixelRatioF()
        own = QSize(round(picture.width() / ratio), round(picture.height() / ratio))
        is_near = abs(own.width() - page.width()) <= 1 and abs(own.height() - page.height()) <= 1
        return QRect(page.topLeft(), own) if is_near else page


class PageView(QStackedWidget):
    """A sentence, or a page that scrolls."""

    #: a picture is wanted: page, dots in an inch
    wants_picture = Signal(int, float)
    #: another page is seen
    did_turn = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: Pages | None = None
        self._title = ""
        self.page = 0
        self.zoom = Zoom.WIDTH
        on_frame(self)
        words = QWidget(self)
        layout = QVBoxLayout(words)
        self.words = text_label(look, kind="second", wraps=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(self.words)
        self.area = PageArea(self)
        self.sheet = Sheet(look, self.area)
        self.area.setWidget(self.sheet)
        self.addWidget(words)
        self.addWidget(self.area)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._ask)
        self.area.did_resize.connect(self._resized)
        self.area.wants_page.connect(self.turn_to)

    @property
    def last(self) -> int:
        """Number of the last page; 0 while there is none."""
        return self._pages.count if self._pages else 0

    @property
    def place_words(self) -> str:
        """Which page is seen; empty while there is none."""
        if self._pages is None:
            return ""
        return fill(_("Page {page} of {pages}"), {"page": ltr(str(self.page)), "pages": ltr(str(self.last))})

    # --- what is shown

    def show_words(self, text: str) -> None:
        """Show a sentence instead of a page."""
        self._pages, self.page = None, 0
        self.sheet.show_picture(None)
        self._rest.stop()
        self.words.setText(text)
        self.area.setAccessibleName(text)
        self.setCurrentIndex(0)
        self.did_turn.emit()

    def show_pages(self, pages: Pages, title: str) -> None:
        """Show a report from its first page on."""
        self._pages, self._title = pages, title
        self.setCurrentIndex(1)
        self.turn_to(1)

    def show_picture(self, page: int, picture: QImage) -> None:
        """Take the picture of a page."""
        if page == self.page:
            self.sheet.show_picture(picture)

    # --- what the person does

    def turn_to(self, page: int) -> None:
        """Show a page from its top; below the first and above the last there is none."""
        if self._pages is None:
            return
        page = max(1, min(page, self.last))
        if page != self.page:
            self.page = page
            self.sheet.show_picture(None)
            name = fill(_("{report}: {page}"), {"report": self._title, "page": self.place_words})
            self.area.setAccessibleName(name)
            self.area.verticalScrollBar().setValue(0)
            self.did_turn.emit()
        self._fit()
        self._ask()

    def take_zoom(self, zoom: Zoom) -> None:
        """Show pages in another size."""
        self.zoom = zoom
        self._fit()
        self._ask()

    def _resized(self) -> None:
        """Fit at once; the picture follows when the size stands."""
        self._fit()
        self._rest.start()

    def _scale(self) -> float:
        """Pixels of a point."""
        assert self._pages is not None  # noqa: S101 - asked for while there is a page
        # why: room for the bars is kept, or they would come and go with the size that they leave
        bar = self.area.verticalScrollBar().sizeHint().width()
        room = (self.area.width() - bar, self.area.height() - (bar if self.zoom is Zoom.WIDTH else 0))
        return scale_of(self.zoom, self._pages.sizes[self.page - 1], room)

    def _fit(self) -> None:
        """Give the sheet its size, and the air around it."""
        if self._pages is not None:
            width, height = self._pages.sizes[self.page - 1]
            scale = self._scale()
            self.sheet.resize(QSize(round(width * scale), round(height * scale)) + QSize(2 * AIR, 2 * AIR))

    def _ask(self) -> None:
        """Ask for the picture that fits."""
        if self._pages is not None:
            dots = self._scale() * _POINTS * self.devicePixelRatioF()
            # why: the typesetter drops strokes of small letters; twice as fine, then made smaller, they stay
            self.wants_picture.emit(self.page, min(_MOST_DOTS, dots if dots >= _FINE_DOTS else 2 * dots))


class PageArea(QScrollArea):
    """Scrolls the sheet; keys turn pages."""

    #: there is another room
    did_resize = Signal()
    #: a page is wanted; the last is a very large number
    wants_page = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        on_frame(self.viewport())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell it."""
        super().resizeEvent(event)
        self.did_resize.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End go to the first and the last page; arrows scroll."""
        if event.key() == Qt.Key.Key_Home:
            self.wants_page.emit(1)
        elif event.key() == Qt.Key.Key_End:
            self.wants_page.emit(_LAST)
        else:
            super().keyPressEvent(event)
