"""The choices beside a chart: kind, source, table, lines, row, sex, year; only those that the kind knows are seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.chart_choices import (
    Chosen,
    kind_offers,
    split_offers,
    table_offers,
    tables_offered,
)
from ilms_desktop.ui.presenters.source_offers import source_offers
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.surface import on_frame
from ilms_desktop.ui.views.value_combo import ValueCombo
from ilms_desktop.workspace.chart_places import Kind, Split

if TYPE_CHECKING:
    from ilms_desktop.model.key import TableKey
    from ilms_desktop.ui.session import Session

_WIDTH: Final = 270
#: a larger zoom leaves the rest to the chart
_MOST_WIDTH: Final = 360
#: choices that each kind knows
_KNOWN: Final = {
    Kind.TREND: frozenset({"kind", "source", "table", "split", "line", "sex"}),
    Kind.COUNTRIES: frozenset({"kind", "source", "table", "year", "sex"}),
    Kind.COMPLETENESS: frozenset({"kind", "source"}),
}


class ChartSide(QFrame):
    """Combo boxes under each other."""

    #: something else is chosen
    did_choose = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setFixedWidth(min(session.look.px(_WIDTH), _MOST_WIDTH))
        on_frame(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(14, 12, 14, 12)
        self._column.setSpacing(4)
        self._rows: dict[str, tuple[QWidget, ValueCombo[Any]]] = {}
        self.kind: ValueCombo[Kind] = self._add("kind", _("Chart"))
        self.source: ValueCombo[str] = self._add("source", _("Source"))
        self.table: ValueCombo[TableKey] = self._add("table", _("Table"))
        self.split: ValueCombo[Split] = self._add("split", _("Lines"))
        self.line: ValueCombo[str] = self._add("line", _("Row"))
        self.year: ValueCombo[int] = self._add("year", _("Year"))
        self.sex: ValueCombo[str] = self._add("sex", _("Sex"))
        self._column.addStretch()
        self.kind.offer_only(kind_offers())
        self.split.offer_only(split_offers())
        self.refresh()

    def _add(self, name: str, title: str) -> ValueCombo[Any]:
        """A choice under its title."""
        combo: ValueCombo[Any] = ValueCombo(title, self)
        combo.be_flexible()
        label = text_label(self._session.look, title, kind="second")
        label.setBuddy(combo)
        row = QWidget(self)
        inside = QVBoxLayout(row)
        inside.setContentsMargins(0, 0, 0, 6)
        inside.setSpacing(4)
        inside.addWidget(label)
        inside.addWidget(combo)
        self._column.addWidget(row)
        combo.currentIndexChanged.connect(self._changed)
        self._rows[name] = (row, combo)
        return combo

    @property
    def chosen(self) -> Chosen:
        """What is chosen."""
        return Chosen(
            kind=self.kind.value or Kind.TREND,
            source=self.source.value or "",
            table=self.table.value,
            split=self.split.value or Split.SEXES,
            line=self.line.value or "",
            sex=self.sex.value or "",
            year=self.year.value,
        )

    def show_place(self, source: str, table: TableKey | None, kind: Kind) -> None:
        """Choose a place of the questionnaire; a kind that the table does not know gives way to the trend."""
        self.kind.choose(kind)
        self.source.choose(source)
        if table is not None and kind is not Kind.COMPLETENESS:
            offered = dict(tables_offered(self._session.workspace, source, kind))
            if table not in offered.values():
                self.kind.choose(Kind.TREND)
            self.table.choose(table)

    def refresh(self) -> None:
        """Offer what there is now; what is chosen stays where it is still there."""
        workspace, chosen = self._session.workspace, self.chosen
        self.source.offer_only(source_offers(workspace))
        source = self.source.value
        if source is not None and chosen.kind is not Kind.COMPLETENESS:
            self.table.offer_only(tables_offered(workspace, source, chosen.kind))
            self._offer_parts(source)
        for name, (row, _combo) in self._rows.items():
            row.setVisible(name in _KNOWN[chosen.kind] and name != self._senseless(chosen))

    def _senseless(self, chosen: Chosen) -> str:
        """Choice of a trend that would change nothing: the sex where all are drawn, a row that is the only one."""
        if chosen.kind is not Kind.TREND:
            return ""
        if chosen.split is Split.SEXES:
            return "sex"
        return "line" if self.line.count() < 2 else ""  # noqa: PLR2004 - one group is no choice

    def _offer_parts(self, source: str) -> None:
        """Rows, sexes and years of the table."""
        if self.table.value is not None:
            offers = table_offers(self._session.workspace, source, self.table.value, self.split.value or Split.SEXES)
            self.line.offer_only(offers.lines)
            self.sex.offer_only(offers.sexes)
            self.year.offer_only(offers.years)

    def _changed(self) -> None:
        """Offer what follows from the choice, and tell it."""
        self.refresh()
        self.did_choose.emit()

    @property
    def combos(self) -> tuple[ValueCombo[Any], ...]:
        """The choices in their order, for the Tab key."""
        return tuple(combo for _row, combo in self._rows.values())
