"""The head of the overview: title and deadline, cards, legend, where it stands, the choice of pages.

Where there is little room, as at a large zoom, the parts stand under each other instead of side by side.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QTabBar, QVBoxLayout, QWidget

from ilms_desktop.i18n import fill, ngettext
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.bidi import ltr, own
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.style.qss import Kind
from ilms_desktop.ui.views.buttons import Button
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.legend import RingLegend
from ilms_desktop.ui.views.ring_card import RingCard

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.presenters.heat_map import ModuleCard

#: below this width at 100 % the parts stand under each other
_NARROW: Final = 560
#: least width of a card at 100 %
_CARD: Final = 165


class OverviewHead(QWidget):
    """Everything above the pages."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._cards: list[RingCard] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self._title = text_label(look, _("Completeness"), role=Role.PAGE_TITLE)
        self._top = QGridLayout()
        layout.addLayout(self._top)
        self._tail = self._build_tail()
        self._grid = QGridLayout()
        self._grid.setSpacing(10)
        layout.addLayout(self._grid)
        self.legend = RingLegend(look)
        layout.addWidget(self.legend)
        self.standing = text_label(look, role=Role.HELP, kind="second", wraps=True)
        layout.addWidget(self.standing)
        self.tabs = QTabBar(self)
        self.tabs.setDocumentMode(True)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(_("Ways to look at completeness"))
        for title in (_("Tables and years"), _("Sources"), _("Figures")):
            self.tabs.addTab(title)
        self.compare = Button(look, _("Compare with an earlier round…"), icon="compare", kind=Kind.FLAT)
        self._choice = QGridLayout()
        layout.addLayout(self._choice)
        look.dress(self._arrange)

    def _build_tail(self) -> QWidget:
        """Deadline and paper."""
        look, tail = self._look, QWidget(self)
        row = QHBoxLayout(tail)
        row.setContentsMargins(0, 0, 0, 0)
        self.deadline = text_label(look, role=Role.HELP, kind="badge")
        row.addWidget(self.deadline, 1, Qt.AlignmentFlag.AlignVCenter)
        self.print_button = Button(look, _("Print summary…"), icon="print")
        row.addWidget(self.print_button)
        return tail

    def show_cards(self, cards: tuple[ModuleCard, ...]) -> None:
        """A card for everything and for each module."""
        for old in self._cards:
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._cards = [self._card(card) for card in cards]
        self._arrange()

    def _card(self, card: ModuleCard) -> RingCard:
        values = {"code": card.code, "title": card.title}
        title = fill(_("{code} · {title}"), values) if card.code else _("All tables")
        about = _(", ").join(map(own, card.sources)) if card.code else _source_count(len(card.sources))
        return RingCard(self._look, card, title, about or _("nothing entered yet"), self)

    @property
    def cards(self) -> tuple[RingCard, ...]:
        """The cards, that of everything first."""
        return tuple(self._cards)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the parts side by side or under each other."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        is_narrow = self.width() < self._look.px(_NARROW)
        self.deadline.setWordWrap(is_narrow)
        _side_by_side(self._top, self._title, self._tail, is_narrow=is_narrow)
        _side_by_side(self._choice, self.tabs, self.compare, is_narrow=is_narrow)
        fit = max(1, self.width() // self._look.px(_CARD))
        columns = fit if fit < len(self._cards) else max(1, len(self._cards))
        for place, card in enumerate(self._cards):
            self._grid.addWidget(card, place // columns, place % columns)
            card.show()


def _side_by_side(grid: QGridLayout, first: QWidget, second: QWidget, *, is_narrow: bool) -> None:
    """Two parts in a line, the second at its end, or under each other."""
    grid.setColumnStretch(0, 1)
    start, end = Qt.AlignmentFlag.AlignLeading, Qt.AlignmentFlag.AlignTrailing
    grid.addWidget(first, 0, 0)
    grid.addWidget(second, int(is_narrow), int(not is_narrow), start if is_narrow else end)


def _source_count(count: int) -> str:
    """Number of sources."""
    return fill(ngettext("{n} source", "{n} sources", count), {"n": ltr(str(count))})
