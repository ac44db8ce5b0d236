"""The findings: chips, the list, one open card, and when it was checked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QVBoxLayout, QWidget

from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.delegates.finding_delegate import FindingDelegate
from ilms_desktop.ui.models.findings_model import FindingsModel
from ilms_desktop.ui.presenters import dates
from ilms_desktop.ui.presenters.findings_list import (
    FILTER_WORDS,
    FOLDED_AT_START,
    Filter,
    Line,
    LineKind,
    ListRequest,
    filter_counts,
    lines,
    summary_line,
)
from ilms_desktop.ui.presenters.places import finding_place
from ilms_desktop.ui.soon import Soon
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.views.chip import Chip
from ilms_desktop.ui.views.finding_card import FindingCard
from ilms_desktop.ui.views.findings_empty import FindingsEmpty
from ilms_desktop.ui.views.flow_layout import FlowLayout
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.plain_list import PlainList

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from ilms_desktop.model.finding import Finding
    from ilms_desktop.model.key import ObservationKey, TableKey
    from ilms_desktop.ui.session import Session

Index = QModelIndex | QPersistentModelIndex
_CARD_MARGIN = 12


class FindingsPanel(QWidget):
    """Everything the check found, without a cap."""

    #: number of open findings, for the tab
    did_count = Signal(int)
    #: the person wants the file checked
    wants_check = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._request = ListRequest()
        self._table: tuple[str, TableKey] | None = None
        self._card: FindingCard | None = None
        self._build()
        self._soon = Soon(self.refresh, self)
        session.bus.did_execute.connect(self._soon.request)
        session.bus.did_check.connect(self.refresh)
        session.look.dress(self._dress)
        self.refresh()

    def _build(self) -> None:
        """Chips above, list, foot."""
        look = self._session.look
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        chips = QWidget(self)
        flow = FlowLayout(chips)
        flow.setContentsMargins(12, 10, 12, 10)
        self._group = QButtonGroup(self)
        self.chips = {each: Chip(look, _(FILTER_WORDS[each]), chips) for each in Filter}
        for each, chip in self.chips.items():
            flow.addWidget(chip)
            self._group.addButton(chip)
            chip.clicked.connect(lambda _checked=False, chosen=each: self.choose(chosen))
        self.chips[Filter.ALL].setChecked(True)
        self.only_table = Chip(look, _("This table"), chips)
        self.only_table.clicked.connect(self._choose_table)
        flow.addWidget(self.only_table)
        layout.addWidget(chips)
        self.empty = FindingsEmpty(look, self)
        self.empty.wants_check.connect(self.wants_check)
        self.empty.wants_all.connect(self.show_all)
        layout.addWidget(self.empty)
        self.model = FindingsModel(self)
        self.list = PlainList(_("Findings"), self)
        self.list.setModel(self.model)
        self.delegate = FindingDelegate(look, self.list)
        self.list.setItemDelegate(self.delegate)
        self.list.chosen.connect(self._open_index)
        layout.addWidget(self.list, 1)
        self.foot = text_label(look, role=Role.HELP, kind="second", wraps=True)
        strip = QFrame(self)
        strip.setProperty("kind", "strip")
        row = QVBoxLayout(strip)
        row.setContentsMargins(12, 8, 12, 8)
        row.addWidget(self.foot)
        layout.addWidget(strip)

    # --- what is shown

    def refresh(self) -> None:
        """Read the report again; chip, folds and the open finding stay."""
        report = self._session.findings.report
        counts = filter_counts(report, self._request.only)
        for each, chip in self.chips.items():
            chip.set_count(counts[each])
        self._show_lines()
        self.foot.setText(
            summary_line(report, dates.clock_time(report.checked_at)) if report.checked_at else _("Not checked yet.")
        )
        self.did_count.emit(sum(1 for finding in report.findings if finding.is_open))

    def _show_lines(self) -> None:
        """Fill the list and open the card again."""
        bar = self.list.verticalScrollBar()
        place = bar.value()
        edition = self._session.workspace.edition
        report = self._session.findings.report
        self._card = None
        self.model.show_lines(lines(report, self._request, lambda finding: finding_place(edition, finding)))
        is_filtered = self._request.chosen is not Filter.ALL or self._request.only is not None
        self.empty.tell(report, is_empty=not self.model.rowCount(), is_filtered=is_filtered)
        self._open_card(self.delegate.open_key)
        self.list.doItemsLayout()
        bar.setValue(place)

    def show_all(self) -> None:
        """Show every finding, whatever was filtered."""
        self.only_table.setChecked(False)
        self._request = replace(self._request, only=None)
        self.choose(Filter.ALL)
        self.refresh()

    def choose(self, chosen: Filter) -> None:
        """Show what a chip stands for."""
        self._soon.catch_up()
        self.chips[chosen].setChecked(True)
        self._request = replace(self._request, chosen=chosen)
        self._show_lines()

    def _choose_table(self) -> None:
        """Show the table in use alone, or everything again."""
        self._request = replace(self._request, only=self._table if self.only_table.isChecked() else None)
        self.refresh()

    def use_table(self, source: str, table: TableKey) -> None:
        """Know which table is in use."""
        self._table = (source, table)
        if self.only_table.isChecked():
            self._choose_table()

    # --- the open finding

    def show_cell(self, key: ObservationKey) -> None:
        """Open the gravest finding of a cell, if it has one."""
        self._soon.catch_up()
        found = self._session.findings.of(key)
        if found and self.delegate.open_key not in {finding.key for finding in found}:
            self.open_finding(found[0].key)

    def open_finding(self, key: str) -> None:
        """Open a finding, whatever is filtered or folded."""
        self._soon.catch_up()
        if not self.model.find(key).isValid():
            self._request = ListRequest(folded=FOLDED_AT_START)
            self.only_table.setChecked(False)
            self.chips[Filter.ALL].setChecked(True)
            self._unfold_for(key)
            self.refresh()
        self._open_card(key)
        index = self.model.find(key)
        if index.isValid():
            self.list.setCurrentIndex(index)
            # why: the list knows the new height only after its layout ran
            QTimer.singleShot(0, self._show_open)

    def step(self, by: int) -> Finding | None:
        """Open the next (1) or previous (-1) finding of the list; None where there is none."""
        keys = self.open_keys()
        if not keys:
            return None
        here = keys.index(self.delegate.open_key) if self.delegate.open_key in keys else (-1 if by > 0 else 0)
        key = keys[(here + by) % len(keys)]
        self.open_finding(key)
        return self._session.findings.by_key[key]

    def open_keys(self) -> list[str]:
        """Keys of the open findings in the order of the list, folded ones included."""
        everything = lines(self._session.findings.report, replace(self._request, folded=()), lambda _finding: "")
        return [
            line.key for line in everything if line.kind is LineKind.FINDING and line.finding and line.finding.is_open
        ]

    @property
    def card(self) -> FindingCard | None:
        """The open card."""
        self._soon.catch_up()
        return self._card

    def _unfold_for(self, key: str) -> None:
        """Unfold the group in which a finding stands."""
        everything = lines(self._session.findings.report, replace(self._request, folded=()), lambda _finding: "")
        group = ""
        for line in everything:
            group = line.key if line.kind is LineKind.GROUP else group
            if line.key == key:
                self._request = replace(self._request, folded=frozenset(self._request.folded) - {group})

    def _open_index(self, index: Index) -> None:
        """Fold a head, open a finding and show its cell."""
        line = self.model.line(index)
        if line is None:
            return
        if line.kind in (LineKind.GROUP, LineKind.RULE):
            self._toggle(line)
            return
        if line.kind is LineKind.FINDING:
            self._open_card(line.key)
        self._jump(line)

    def _jump(self, line: Line) -> None:
        """Show the first cell of a finding or the first that it waits for; else its source."""
        finding = line.finding
        if finding is None:
            return
        cells = (*finding.missing, *finding.cells) if line.kind is LineKind.WAITING else finding.cells
        if cells:
            self._session.bus.wants_cell.emit(cells[0])
        elif finding.source:
            self._session.bus.wants_source.emit(finding.source)

    def _toggle(self, line: Line) -> None:
        """Fold or unfold a group."""
        folded = frozenset(self._request.folded)
        self._request = replace(
            self._request, folded=folded - {line.key} if line.key in folded else folded | {line.key}
        )
        self._show_lines()

    def _open_card(self, key: str) -> None:
        """Put the card over its line; an empty or unknown key closes it."""
        before = self.model.find(self.delegate.open_key)
        holder = self.list.indexWidget(before) if before.isValid() else None
        if holder is not None:
            # why: the list lets the widget go only when the event loop runs again
            holder.hide()
            self.list.setIndexWidget(before, None)  # type: ignore[arg-type] # None takes the widget away
        self._card = None
        self.delegate.open_key = ""
        index = self.model.find(key)
        line = self.model.line(index)
        if line is not None and line.kind is LineKind.FINDING and line.finding is not None:
            self.delegate.open_key = key
            self._card = FindingCard(self._session, line.finding)
            self._card.did_grow.connect(self._fit_card)
            holder = QWidget()
            inside = QVBoxLayout(holder)
            inside.setContentsMargins(_CARD_MARGIN, 4, _CARD_MARGIN, 6)
            inside.addWidget(self._card)
            self.list.setIndexWidget(index, holder)
            self._fit_card()
        elif before.isValid():
            self.model.touch(before)

    def _fit_card(self) -> None:
        """Reserve the room that the card needs in the width of the panel."""
        index = self.model.find(self.delegate.open_key)
        holder = self.list.indexWidget(index) if index.isValid() else None
        if holder is None:
            return
        for layout in (self._card.layout() if self._card else None, holder.layout()):
            if layout is not None:
                # why: what was hidden or shown a moment ago is still in the layouts' memory
                layout.invalidate()
        self.delegate.open_height = holder.heightForWidth(self.list.viewport().width())
        self.model.touch(index)
        self.list.scheduleDelayedItemsLayout()

    def _show_open(self) -> None:
        """Scroll the open card into sight."""
        index = self.model.find(self.delegate.open_key)
        if index.isValid():
            self.list.scrollTo(index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Texts wrap anew."""
        super().resizeEvent(event)
        self._fit_card()
        self.list.scheduleDelayedItemsLayout()

    def _dress(self) -> None:
        """Lines of the size in use."""
        self._fit_card()
        self.list.scheduleDelayedItemsLayout()
