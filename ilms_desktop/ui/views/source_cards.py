"""All sources at a glance: how far each is, which tables it covers, what is still missing, and the way there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.rings import ring_parts
from ilms_desktop.ui.style import marks
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.style.qss import Kind
from ilms_desktop.ui.views.buttons import Button
from ilms_desktop.ui.views.flow_layout import FlowLayout
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.scroll_content import put_into

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from ilms_desktop.model.completeness import Counts
    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.presenters.source_lines import SourceCard

_RING: Final = 32
_WIDEST: Final = 720


class Ring(QWidget):
    """A completeness ring with its words."""

    def __init__(self, look: Look, counts: Counts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._counts = counts
        words = fill(
            _("{answered} of {asked} cells"), {"answered": ltr(str(counts.answered)), "asked": ltr(str(counts.asked))}
        )
        self.setAccessibleName(words)
        self.setToolTip(words)
        look.dress(self._dress)

    def _dress(self) -> None:
        """Size of the look in use."""
        side = self._look.px(_RING)
        self.setFixedSize(QSize(side, side))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        marks.ring(painter, QRectF(self.rect()), ring_parts(self._counts), self._look.tokens)
        painter.end()


class SourceCardView(QFrame):
    """One source."""

    #: the person wants it, or a field of it: code (empty = none)
    wants = Signal(str)

    def __init__(self, look: Look, card: SourceCard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card = card
        self.setProperty("kind", "card")
        outer = QHBoxLayout(self)
        outer.setContentsMargins(14, 12, 14, 12)
        outer.setSpacing(12)
        outer.addWidget(Ring(look, card.line.counts), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(text_label(look, card.line.name, wraps=True).make_bold())
        column.addWidget(text_label(look, card.line.kind, role=Role.HELP, kind="second", wraps=True))
        column.addWidget(text_label(look, card.line.fills, role=Role.HELP, kind="muted", wraps=True))
        column.addSpacing(6)
        for text in card.missing or (_("Nothing is missing."),):
            column.addWidget(text_label(look, text, wraps=True))
        column.addSpacing(6)
        row = FlowLayout(spacing=8)
        self.open = Button(look, _("Open"))
        self.open.setAccessibleName(fill(_("Open {source}"), {"source": card.line.name}))
        self.open.clicked.connect(lambda: self.wants.emit(""))
        row.addWidget(self.open)
        self.first = Button(look, _("Go to the first open answer"), icon="go-to", kind=Kind.FLAT)
        self.first.setVisible(bool(card.first_open))
        self.first.clicked.connect(lambda: self.wants.emit(card.first_open))
        if card.first_open:
            row.addWidget(self.first)
        column.addLayout(row)
        outer.addLayout(column, 1)


class SourceCards(QScrollArea):
    """A card for each source."""

    #: a source is wanted, and a field of it: id, code (empty = none)
    wants_source = Signal(str, str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.cards: list[SourceCardView] = []
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)

    def show_cards(self, cards: Sequence[SourceCard]) -> None:
        """Show other sources."""
        look = self._look
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(24, 14, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(text_label(look, _("All sources"), role=Role.PAGE_TITLE))
        self.cards = []
        for card in cards:
            view = SourceCardView(look, card)
            view.wants.connect(lambda code, source=card.line.id: self.wants_source.emit(source, code))
            self.cards.append(view)
            layout.addWidget(view)
        layout.addStretch()
        inside.setMaximumWidth(look.px(_WIDEST))
        put_into(self, inside)
