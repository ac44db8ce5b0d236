"""The maps of all sources under each other, with their legend; several agencies can be told apart by chips."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.bidi import own
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.views.chip import Chip
from ilms_desktop.ui.views.flow_layout import FlowLayout
from ilms_desktop.ui.views.heat_map_view import HeatMapView
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.legend import HeatLegend
from ilms_desktop.ui.views.surface import on_paper

if TYPE_CHECKING:
    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.presenters.heat_map import HeatMap, HeatRow

#: room kept in sight around a field
_AROUND = 24


class HeatMaps(QFrame):
    """Scrolled maps; an edit changes the fields and leaves focus and place alone."""

    #: source id, TableKey, year
    wants_cells = Signal(str, object, int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._maps: tuple[HeatMap, ...] = ()
        self._agency: str | None = None
        self.views: dict[str, HeatMapView] = {}
        self.chips: dict[str | None, Chip] = {}
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        self.area = QScrollArea(self)
        # why: the map inside takes the focus and keeps its field in sight
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        outer.addWidget(self.area)

    def show_maps(self, maps: tuple[HeatMap, ...]) -> None:
        """Take other maps."""
        is_same = [_shape(each) for each in maps] == [_shape(each) for each in self._maps]
        self._maps = maps
        if is_same and self.area.widget() is not None:
            for heat in maps:
                if heat.source in self.views:
                    self.views[heat.source].show_map(heat)
            return
        if self._agency not in {None, *(heat.agency for heat in maps)}:
            self._agency = None
        self._build()

    def show_agency(self, agency: str | None) -> None:
        """Show the maps of one agency; None for all."""
        self._agency = agency
        self._build()
        if agency in self.chips:
            self.chips[agency].setFocus()

    def _build(self) -> None:
        """Chips, maps, legend."""
        inside = QWidget()
        on_paper(inside)
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(8)
        self.views = {}
        self._add_chips(layout)
        for heat in self._maps:
            if self._agency is None or heat.agency == self._agency:
                self._add_map(layout, heat)
        self._add_legend(layout)
        layout.addStretch()
        self.area.setWidget(inside)

    def _add_chips(self, layout: QVBoxLayout) -> None:
        """One for all, one for each agency, where there are several."""
        self.chips = {}
        agencies = list(dict.fromkeys(heat.agency for heat in self._maps))
        if len(agencies) < 2:  # noqa: PLR2004 - one alone needs no choice
            return
        flow = FlowLayout()
        for agency in (None, *agencies):
            words = _("All agencies") if agency is None else own(agency) or _("Agency not stated")
            chip = Chip(self._look, words)
            chip.setChecked(agency == self._agency)
            chip.clicked.connect(partial(self._choose, agency))
            self.chips[agency] = chip
            flow.addWidget(chip)
        layout.addLayout(flow)

    def _choose(self, agency: str | None, _on: bool = False) -> None:  # noqa: FBT002 - Qt's signal
        # why: the chip that was clicked goes with the others
        self.show_agency(agency)

    def _add_map(self, layout: QVBoxLayout, heat: HeatMap) -> None:
        head = fill(_("{source} by table and year"), {"source": own(heat.title)})
        layout.addWidget(text_label(self._look, head, role=Role.SECTION, wraps=True))
        if heat.agency and len(self.chips) > 1:
            layout.addWidget(text_label(self._look, own(heat.agency), role=Role.HELP, kind="second", wraps=True))
        view = HeatMapView(self._look, heat)
        view.wants_field.connect(partial(self._go, heat.source))
        view.did_move.connect(partial(self._keep_in_sight, view))
        layout.addWidget(view)
        layout.addSpacing(6)
        self.views[heat.source] = view

    def _add_legend(self, layout: QVBoxLayout) -> None:
        if not self._maps:
            words = _("No source yet. Add one under “Sources and metadata”, then its tables appear here.")
            layout.addWidget(text_label(self._look, words, kind="second", wraps=True))
            return
        layout.addWidget(HeatLegend(self._look))
        about = _(
            "Answered = reported, missing with a reason, or nothing to report. "
            "The figure stands in each field; the shade only helps the eye."
        )
        layout.addWidget(text_label(self._look, about, role=Role.HELP, kind="muted", wraps=True))

    def _go(self, source: str, row: HeatRow, year: int) -> None:
        self.wants_cells.emit(source, row.table, year)

    def _keep_in_sight(self, view: HeatMapView, field: QRect) -> None:
        center = view.mapTo(self.area.widget() or view, field.center())
        self.area.ensureVisible(center.x(), center.y(), field.width() + _AROUND, field.height() + _AROUND)


def _shape(heat: HeatMap) -> tuple[object, ...]:
    """What of a map asks for other widgets."""
    return heat.source, heat.title, heat.agency, heat.years, tuple((row.table, row.title) for row in heat.rows)
