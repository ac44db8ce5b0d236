"""The overview: how complete the file is, by table and year, by source, in figures, and what is still to do."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from ilms_desktop.errors import IlmsError
from ilms_desktop.i18n import fill, ngettext
from ilms_desktop.i18n import gettext as _
from ilms_desktop.model.completeness import Side
from ilms_desktop.ui.delegates.padded_delegate import PaddedDelegate
from ilms_desktop.ui.delegates.quality_delegate import QualityDelegate
from ilms_desktop.ui.models.figures_model import FiguresModel
from ilms_desktop.ui.models.quality_model import QualityModel
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.declared_list import declared
from ilms_desktop.ui.presenters.figure_lines import figures
from ilms_desktop.ui.presenters.heat_map import heat_maps, module_cards
from ilms_desktop.ui.presenters.quality_lines import quality
from ilms_desktop.ui.presenters.ready_list import ready_list
from ilms_desktop.ui.presenters.standing_words import standing_words
from ilms_desktop.ui.screens.seen_screen import SeenScreen
from ilms_desktop.ui.show_error import show_error
from ilms_desktop.ui.views.facts_table import FactsTable
from ilms_desktop.ui.views.heat_maps import HeatMaps
from ilms_desktop.ui.views.overview_head import OverviewHead
from ilms_desktop.ui.views.overview_side import OverviewSide, Tab
from ilms_desktop.workspace.completeness_data import completeness_data
from ilms_desktop.workspace.day_words import long_date
from ilms_desktop.workspace.gaps import gaps
from ilms_desktop.workspace.source_quality import source_quality

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date, datetime

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QResizeEvent

    from ilms_desktop.model.completeness import Standing
    from ilms_desktop.ui.session import Session
    from ilms_desktop.workspace.completeness_data import CompletenessData

#: least height of a page at 100 %
_LEAST_PAGE: Final = 190
#: least widths of columns at 100 %: titles, numbers, sources
_TITLES: Final = 170
_NUMBERS: Final = 68
_SOURCES: Final = 150


class Page(IntEnum):
    """Pages of the middle in their order."""

    #: tables and years of each source
    MAPS = 0
    #: which source covers which table, and what is known of it
    SOURCES = 1
    #: all counts in figures
    FIGURES = 2


class OverviewScreen(SeenScreen):
    """Cards, pages, lists."""

    #: source id, TableKey, year (0 = the first with an empty cell)
    wants_cells = Signal(str, object, int)
    #: the person wants to say why cells are empty: source id, TableKey, year
    wants_reason = Signal(str, object, int)
    #: the person wants the printed summary
    wants_print = Signal()
    #: the person wants to compare with an earlier round
    wants_round = Signal()
    #: id of a source to be shown
    wants_source = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._package: Standing | None = None
        #: how many packages there were when the last one was counted
        self._packages = 0
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.side = OverviewSide(session.look, self)
        layout.addWidget(self._build_middle(), 1)
        self.side.wants_reason.connect(lambda gap: self.wants_reason.emit(gap.source, gap.table, gap.years[0]))
        layout.addWidget(self.side)
        self.side.tabs.currentChanged.connect(self._show_ready)
        session.bus.did_count_package.connect(self._compare)

    # --- putting together

    def _build_middle(self) -> QWidget:
        """Title, cards, legend, pages; where there is little room, all of it scrolls."""
        look = self._session.look
        self.head = OverviewHead(look)
        self.head.print_button.clicked.connect(self.wants_print)
        self.head.compare.clicked.connect(self.wants_round)
        self.head.tabs.currentChanged.connect(self._turn)
        area = QScrollArea(self)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        middle = QWidget(area)
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(18, 14, 18, 14)
        layout.setSpacing(8)
        layout.addWidget(self.head)
        layout.addWidget(self._build_pages(), 1)
        area.setWidget(middle)
        look.dress(self._dress)
        return area

    def _build_pages(self) -> QWidget:
        """Maps, matrix, figures."""
        look = self._session.look
        self.pages = QStackedWidget(self)
        self.maps = HeatMaps(look)
        self.maps.wants_cells.connect(self.wants_cells)
        self.quality = QualityModel(self)
        title = _("Sources: which table each fills, and what is known of it")
        self.matrix = FactsTable(look, title, self.quality, first=_TITLES, others=_SOURCES, wraps=True)
        self.matrix.setItemDelegate(QualityDelegate(look, self.matrix))
        self.matrix.chosen.connect(self._go_from_matrix)
        self.numbers = FiguresModel(self)
        self.figures = FactsTable(look, _("Figures"), self.numbers, first=_TITLES, others=_NUMBERS)
        self.figures.setItemDelegate(PaddedDelegate(look, self.figures))
        for page in (self.maps, self.matrix, self.figures):
            card = QFrame(self)
            card.setProperty("kind", "card")
            inner = QVBoxLayout(card)
            inner.setContentsMargins(1, 1, 1, 1)
            inner.addWidget(page)
            self.pages.addWidget(card)
        return self.pages

    def _dress(self) -> None:
        """Room that a page needs to be of use, and the width of the lists."""
        self.pages.setMinimumHeight(self._session.look.px(_LEAST_PAGE))
        self._fit()

    def _fit(self) -> None:
        self.side.fit(self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width."""
        super().resizeEvent(event)
        self._fit()

    # --- what is shown

    def read(self) -> None:
        """Count again."""
        workspace = self._session.workspace
        self._ask_package()
        completeness, sources = workspace.completeness(), workspace.sources()
        today = workspace.clock()
        data = self._figures(())
        self.head.deadline.setText(deadline_words(workspace.round.deadline, today))
        self.head.show_cards(module_cards(workspace.edition, sources, completeness))
        self.head.legend.show_counts(completeness.total)
        self.head.standing.setText(_(" · ").join(standing_words(data)))
        self.maps.show_maps(heat_maps(workspace.edition, sources, completeness))
        found = gaps(workspace.edition, sources, completeness, workspace.plan())
        self.side.show_gaps(found, with_source=len(sources) > 1, today=today.date())
        self.side.show_declared(declared(workspace))
        self._show_ready()
        self._turn()

    def _figures(self, sides: Collection[Side]) -> CompletenessData:
        """The total beside the last package and an earlier round, with lines along some sides."""
        workspace = self._session.workspace
        return completeness_data(workspace, package=self._package, last_round=workspace.last_round(), sides=sides)

    def _show_ready(self) -> None:
        """Make the list before sealing where it is seen."""
        if not self._is_old and self.side.tabs.currentIndex() == Tab.READY:
            self.side.show_ready(ready_list(self._session.workspace))

    def _turn(self) -> None:
        """Bring the chosen page to the front; what is not seen is not worked out."""
        page = self.head.tabs.currentIndex()
        self.pages.setCurrentIndex(page)
        if self._is_old:
            return
        if page == Page.SOURCES:
            self.quality.show_quality(quality(source_quality(self._session.workspace)))
            self.matrix.show_heads([row for row, line in enumerate(self.quality.quality.lines) if line.is_head])
        elif page == Page.FIGURES:
            self.numbers.show_figures(figures(self._figures(tuple(Side))), self._session.look.font(bold=True))
            self.figures.show_heads([row for row, line in enumerate(self.numbers.figures.rows) if line.is_head])

    # --- the last package

    def _ask_package(self) -> None:
        """Have the last package counted in the background, once for each."""
        workspace, bus = self._session.workspace, self._session.bus
        packages = len(workspace.submissions())
        if packages == self._packages:
            return
        self._packages = packages
        self._session.tasks.run(workspace.at_last_package, done=bus.did_count_package.emit, failed=self._fail)

    def _compare(self, package: Standing | None) -> None:
        """Compare with the last package from now on."""
        self._package = package
        self._age()

    def _fail(self, error: BaseException) -> None:
        """Say why the last package could not be counted."""
        if isinstance(error, IlmsError):
            self._session.bus.did_fail.emit(error)
        else:
            show_error(error, self)

    # --- deeds

    def _go_from_matrix(self, index: QModelIndex) -> None:
        """Go to the table of a source, or to the source."""
        line = self.quality.quality.lines[index.row()]
        if not index.column() or line.is_head:
            return
        source = self.quality.quality.sources[index.column() - 1][0]
        tables = {table.number: table.key for table in reversed(self._session.workspace.tables(source))}
        if line.number in tables:
            self.wants_cells.emit(source, tables[line.number], 0)
        else:
            self.wants_source.emit(source)


def deadline_words(deadline: date, now: datetime) -> str:
    """Deadline with the days that are left."""
    left = (deadline - now.date()).days
    if left < 0:
        return fill(_("Due {date} · over; late replies are taken"), {"date": long_date(deadline)})
    text = ngettext("Due {date} · {n} day left", "Due {date} · {n} days left", left)
    return fill(text, {"date": long_date(deadline), "n": ltr(str(left))})
