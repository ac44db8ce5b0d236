"""The overview: how complete the file is, by module, table and year, and what is still open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from ilms_desktop.i18n import fill, ngettext
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.delegates.gap_delegate import GapDelegate
from ilms_desktop.ui.models.gaps_model import GapsModel
from ilms_desktop.ui.presenters import dates
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.heat_map import HeatMap, ModuleCard, gaps, heat_maps, module_cards
from ilms_desktop.ui.screens.seen_screen import SeenScreen
from ilms_desktop.ui.style import metrics
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.style.qss import Kind
from ilms_desktop.ui.views.buttons import Button
from ilms_desktop.ui.views.heat_map_view import HeatMapView
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.legend import HeatLegend, RingLegend
from ilms_desktop.ui.views.plain_list import PlainList
from ilms_desktop.ui.views.ring_card import RingCard
from ilms_desktop.ui.views.surface import Bar, on_frame, on_paper

if TYPE_CHECKING:
    from datetime import date, datetime

    from ilms_desktop.ui.session import Session


class OverviewScreen(SeenScreen):
    """Cards, maps, gaps."""

    #: source id, TableKey, year (0 = the first with an empty cell)
    wants_cells = Signal(str, object, int)
    #: the person wants to say why cells are empty: source id, TableKey, year
    wants_reason = Signal(str, object, int)
    #: the person wants the printed summary
    wants_print = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._build_middle(), 1)
        layout.addWidget(self._build_side())
        session.look.dress(self._dress)

    # --- putting together

    def _build_middle(self) -> QWidget:
        """Title, cards, legend, maps."""
        look = self._session.look
        middle = QWidget(self)
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(18, 14, 18, 14)
        layout.setSpacing(10)
        head = QHBoxLayout()
        head.addWidget(text_label(look, _("Completeness"), role=Role.PAGE_TITLE))
        head.addStretch()
        self.deadline = text_label(look, role=Role.HELP, kind="badge")
        head.addWidget(self.deadline, 0, Qt.AlignmentFlag.AlignVCenter)
        self.print_button = Button(look, _("Print summary…"), icon="print")
        self.print_button.clicked.connect(self.wants_print)
        head.addWidget(self.print_button)
        layout.addLayout(head)
        self._cards = QHBoxLayout()
        self._cards.setSpacing(10)
        layout.addLayout(self._cards)
        self.legend = RingLegend(look)
        layout.addWidget(self.legend)
        layout.addWidget(self._build_maps(), 1)
        return middle

    def _build_maps(self) -> QWidget:
        """Maps of all sources under each other."""
        card = QFrame(self)
        card.setProperty("kind", "card")
        outer = QVBoxLayout(card)
        outer.setContentsMargins(1, 1, 1, 1)
        area = QScrollArea(card)
        # why: the map inside takes the focus and keeps its field in sight
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        inside = QWidget(area)
        on_paper(inside)
        self._maps = QVBoxLayout(inside)
        self._maps.setContentsMargins(14, 12, 14, 12)
        self._maps.setSpacing(8)
        area.setWidget(inside)
        outer.addWidget(area)
        return card

    def _build_side(self) -> QWidget:
        """List of gaps with its deed."""
        look = self._session.look
        self.side = QFrame(self)
        on_paper(self.side)
        layout = QVBoxLayout(self.side)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        head = Bar(look, self.side)
        on_frame(head)
        self.tabs = QTabBar(head)
        self.tabs.setDocumentMode(True)
        self.tabs.setExpanding(False)
        self.tabs.addTab(_("Gaps"))
        tabs = QHBoxLayout(head)
        tabs.setContentsMargins(4, 3, 4, 1)
        tabs.addWidget(self.tabs, 1)
        layout.addWidget(head)
        about = text_label(
            look,
            _("Empty cells count as not yet reported. Fill them, or put a letter for why there is no figure."),
            role=Role.HELP,
            kind="second",
            wraps=True,
        )
        about.setContentsMargins(14, 10, 14, 8)
        layout.addWidget(about)
        self.model = GapsModel(self)
        self.list = PlainList(_("Gaps"), self.side)
        self.list.setModel(self.model)
        self.list.setItemDelegate(GapDelegate(look, self.list))
        self.list.activated.connect(self._go)
        layout.addWidget(self.list, 1)
        foot = QFrame(self.side)
        foot.setProperty("kind", "strip")
        row = QHBoxLayout(foot)
        row.setContentsMargins(12, 10, 12, 10)
        self.go = Button(look, _("Go to cells"), icon="go-to", kind=Kind.PRIMARY)
        self.go.clicked.connect(self._go)
        row.addWidget(self.go)
        self.say_why = Button(look, _("Say why…"))
        self.say_why.clicked.connect(self._say_why)
        row.addWidget(self.say_why)
        row.addStretch()
        layout.addWidget(foot)
        return self.side

    def _dress(self) -> None:
        """Width of the panel."""
        self.side.setFixedWidth(self._session.look.px(metrics.PANEL_WIDTH - 12))

    # --- what is shown

    def read(self) -> None:
        """Count again."""
        workspace = self._session.workspace
        completeness, sources = workspace.completeness(), workspace.sources()
        self.legend.show_counts(completeness.total)
        self.deadline.setText(deadline_words(workspace.round.deadline, workspace.clock()))
        self._show_cards(module_cards(workspace.edition, sources, completeness))
        self._show_maps(heat_maps(workspace.edition, sources, completeness))
        found = gaps(workspace.edition, sources, completeness)
        self.model.show_gaps(found, with_source=len(sources) > 1)
        self.tabs.setTabText(0, fill(_("Gaps {n}"), {"n": str(len(found))}))
        self.go.setEnabled(bool(found))
        self.say_why.setEnabled(bool(found))
        if found:
            self.list.setCurrentIndex(self.model.index(0))

    def _show_cards(self, cards: tuple[ModuleCard, ...]) -> None:
        """A card for everything and for each module."""
        _empty(self._cards)
        for card in cards:
            title = (
                _("All tables")
                if not card.code
                else fill(_("{code} · {title}"), {"code": card.code, "title": card.title})
            )
            about = _(", ").join(card.sources) if card.code else _source_count(len(card.sources))
            self._cards.addWidget(RingCard(self._session.look, card, title, about or _("nothing entered yet")))

    def _show_maps(self, maps: tuple[HeatMap, ...]) -> None:
        """A map per source."""
        look = self._session.look
        _empty(self._maps)
        for heat in maps:
            head = fill(_("{source} by table and year"), {"source": heat.title})
            self._maps.addWidget(text_label(look, head, role=Role.SECTION, wraps=True))
            view = HeatMapView(look, heat)
            view.wants_field.connect(
                lambda row, year, source=heat.source: self.wants_cells.emit(source, row.table, year)
            )
            self._maps.addWidget(view)
            self._maps.addSpacing(6)
        if not maps:
            self._maps.addWidget(
                text_label(
                    look,
                    _("No source yet. Add one under “Sources and metadata”, then its tables appear here."),
                    kind="second",
                    wraps=True,
                )
            )
        else:
            self._maps.addWidget(HeatLegend(look))
            about = _(
                "Answered = reported, missing with a reason, or nothing to report. "
                "The figure stands in each field; the shade only helps the eye."
            )
            self._maps.addWidget(text_label(look, about, role=Role.HELP, kind="muted", wraps=True))
        self._maps.addStretch()

    def _go(self) -> None:
        """Go to the cells of the chosen gap."""
        gap = self.model.line(self.list.currentIndex())
        if gap is not None:
            self.wants_cells.emit(gap.source, gap.table, gap.years[0])

    def _say_why(self) -> None:
        """Say why cells of the chosen gap are empty, beginning with its first year."""
        gap = self.model.line(self.list.currentIndex())
        if gap is not None:
            self.wants_reason.emit(gap.source, gap.table, gap.years[0])


def deadline_words(deadline: date, now: datetime) -> str:
    """Deadline with the days that are left."""
    left = (deadline - now.date()).days
    if left < 0:
        return fill(_("Due {date} · over; late replies are taken"), {"date": dates.long_date(deadline)})
    text = ngettext("Due {date} · {n} day left", "Due {date} · {n} days left", left)
    return fill(text, {"date": dates.long_date(deadline), "n": ltr(str(left))})


def _source_count(count: int) -> str:
    """Number of sources."""
    return fill(ngettext("{n} source", "{n} sources", count), {"n": ltr(str(count))})


def _empty(layout: QHBoxLayout | QVBoxLayout) -> None:
    """Take everything out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
