"""The findings: filters, the list, one open card, and when it was checked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ilms_desktop.i18n import fill, ngettext
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.announce import announce
from ilms_desktop.ui.presenters import dates
from ilms_desktop.ui.presenters.findings_list import (
    FILTER_WORDS,
    FOLDED_AT_START,
    Filter,
    FindingsList,
    Line,
    LineKind,
    ListRequest,
    summary_line,
)
from ilms_desktop.ui.presenters.findings_nodes import GROUPING_WORDS, HeadWords
from ilms_desktop.ui.presenters.places import finding_place, table_place
from ilms_desktop.ui.soon import Soon
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.style.qss import Kind
from ilms_desktop.ui.views.buttons import Button
from ilms_desktop.ui.views.finding_card import FindingCard
from ilms_desktop.ui.views.findings_empty import FindingsEmpty
from ilms_desktop.ui.views.findings_head import FindingsHead
from ilms_desktop.ui.views.findings_view import FindingsView
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.shrinking_area import ShrinkingArea
from ilms_desktop.workspace.findings_data import Choice

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent

    from ilms_desktop.model.finding import Finding
    from ilms_desktop.model.key import ObservationKey, TableKey
    from ilms_desktop.ui.presenters.findings_nodes import Grouping
    from ilms_desktop.ui.session import Session

Index = QModelIndex | QPersistentModelIndex
_CARD_MARGIN: Final = 12
#: findings from which on the list waits for a pause, and how long that is in milliseconds
_LONG: Final = 10_000
_PAUSE: Final = 250


class FindingsPanel(QWidget):
    """Everything the check found, without a cap."""

    #: number of open findings, for the tab
    did_count = Signal(int)
    #: the person wants the file checked
    wants_check = Signal()
    #: the person wants the findings that are shown as a file
    wants_export = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._request = ListRequest()
        self._table: tuple[str, TableKey] | None = None
        self._card: FindingCard | None = None
        self._open = -1
        edition = session.workspace.edition
        self._heads = HeadWords(
            place=lambda finding: finding_place(edition, finding), table=lambda at: table_place(session.workspace, at)
        )
        self._build()
        self._soon = Soon(self.refresh, self)
        self._is_behind = False
        session.bus.did_execute.connect(self._follow)
        session.bus.did_check.connect(self._follow)
        session.look.dress(self._dress)
        self.refresh()

    def _build(self) -> None:
        """Filters above, list, foot."""
        look = self._session.look
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.head = FindingsHead(look, self)
        self.head.did_choose.connect(self.choose)
        self.head.did_narrow.connect(self._narrow)
        self.head.did_group.connect(self.group_by)
        self.head.did_search.connect(self.search)
        layout.addWidget(ShrinkingArea(self.head, self))
        self.empty = FindingsEmpty(look, self)
        self.empty.wants_check.connect(self.wants_check)
        self.empty.wants_all.connect(self.show_all)
        layout.addWidget(self.empty)
        self.list = FindingsView(look, _("Findings"), self)
        self.model, self.delegate = self.list.lines, self.list.painter
        self.list.chosen.connect(self._open_index)
        self.list.wants_fold.connect(self._toggle)
        self.list.setMinimumHeight(1)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._foot())

    def _foot(self) -> QFrame:
        """When it was checked, and the way out."""
        look = self._session.look
        self.foot = text_label(look, role=Role.HELP, kind="second", wraps=True)
        self.export = Button(look, _("Export…"), kind=Kind.FLAT)
        self.export.setToolTip(_("Export the findings shown as HTML, Excel, CSV or PDF"))
        self.export.clicked.connect(self.wants_export)
        strip = QFrame(self)
        strip.setProperty("kind", "strip")
        row = QHBoxLayout(strip)
        row.setContentsMargins(12, 4, 6, 4)
        row.addWidget(self.foot, 1)
        row.addWidget(self.export)
        return strip

    # --- what is shown

    def _follow(self) -> None:
        """The report is another one: show it soon; a list that nobody sees only counts."""
        if not self.isVisible():
            self._is_behind = True
            self._count()
            return
        # why: a list of that length costs more than a keystroke; it waits until nobody types
        is_long = len(self._session.findings.report.findings) > _LONG
        self._soon.setInterval(_PAUSE if is_long else 0)
        self._soon.request()

    def _catch_up(self) -> None:
        """Show the report as it stands now."""
        self._soon.catch_up()
        if self._is_behind:
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """What happened while nobody looked."""
        super().showEvent(event)
        self._catch_up()

    def _count(self) -> int:
        """Tell how many findings are open."""
        count = sum(1 for finding in self._session.findings.report.findings if finding.is_open)
        self.did_count.emit(count)
        return count

    def refresh(self) -> None:
        """Read the report again; filters, folds, place and the open finding stay."""
        self._is_behind = False
        report = self._session.findings.report
        self._show_lines()
        self.foot.setText(
            summary_line(report, dates.clock_time(report.checked_at)) if report.checked_at else _("Not checked yet.")
        )
        count = self._count()
        if self._open not in (-1, count):
            announce(self, fill(ngettext("{n} finding", "{n} findings", count), {"n": str(count)}))
        self._open = count

    def _listed(self, **other: object) -> FindingsList:
        """The list as it is asked for, or with something asked for differently."""
        request = replace(self._request, **other)  # type: ignore[arg-type] # fields of the request
        return FindingsList(self._session.findings.report, request, self._heads)

    def _show_lines(self) -> None:
        """Change what is different; what is read stays where it is."""
        listed = self._listed()
        self.head.show_counts(listed.counts, self._count_in_table(listed))
        held = self.list.held()
        self.model.show_rows(listed.rows)
        self.export.setEnabled(len(listed.rows) > 0)
        self.empty.tell(
            self._session.findings.report, is_empty=not self.model.rowCount(), is_filtered=self._request.is_narrow
        )
        self._renew_card()
        self.list.hold(held)

    def _count_in_table(self, listed: FindingsList) -> int | None:
        """Number on the chip of the table in use."""
        if self._table is None:
            return None
        same = listed if self._request.only == self._table else self._listed(only=self._table)
        return same.counts[self._request.chosen]

    def show_all(self) -> None:
        """Show every finding, whatever was filtered."""
        self.head.clear()
        self._request = replace(self._request, only=None, text="", chosen=Filter.ALL)
        self.refresh()

    def choose(self, chosen: Filter) -> None:
        """Show what a chip stands for."""
        self.head.chips[chosen].setChecked(True)
        self._ask(chosen=chosen)

    def group_by(self, grouping: Grouping) -> None:
        """Put the findings together by something else."""
        self.head.grouping.setCurrentIndex(self.head.grouping.findData(grouping))
        self._ask(grouping=grouping)

    def search(self, text: str) -> None:
        """Show findings with these words alone."""
        self._ask(text=text.strip())

    def _narrow(self, is_on: bool) -> None:
        """Show the table in use alone, or everything again."""
        self._ask(only=self._table if is_on else None)

    def _ask(self, **other: object) -> None:
        """Ask for something else."""
        self._soon.stop()
        self._request = replace(self._request, **other)  # type: ignore[arg-type] # fields of the request
        self.refresh()

    def use_table(self, source: str, table: TableKey) -> None:
        """Know which table is in use."""
        self._table = (source, table)
        if self.head.only_table.isChecked():
            self._narrow(is_on=True)
        else:
            self._soon.request()

    def chosen(self) -> Choice:
        """What is shown, folded lines included, for a file or for paper."""
        listed = self._listed()
        words = [_(FILTER_WORDS[self._request.chosen]), _(GROUPING_WORDS[self._request.grouping])]
        if self._request.only is not None:
            words.append(table_place(self._session.workspace, self._request.only)[1])
        if self._request.text:
            words.append(fill(_("with “{text}”"), {"text": self._request.text}))
        return Choice(tuple(listed.findings), tuple(listed.waiting), " · ".join(words))

    # --- the open finding

    def show_cell(self, key: ObservationKey) -> None:
        """Open the gravest finding of a cell, if it has one."""
        self._catch_up()
        found = self._session.findings.of(key)
        if found and self.delegate.open_key not in {finding.key for finding in found}:
            self.open_finding(found[0].key)

    def open_finding(self, key: str) -> None:
        """Open a finding, whatever is filtered or folded."""
        self._catch_up()
        if not self.model.find(key).isValid():
            self._unfold_for(key)
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
        return [finding.key for finding in self._listed().findings if finding.is_open]

    @property
    def card(self) -> FindingCard | None:
        """The open card."""
        self._catch_up()
        return self._card

    def _unfold_for(self, key: str) -> None:
        """Unfold the heads over a finding; where a filter hides it, filter no more."""
        heads = self._listed().folds_over(key)
        if not any(heads):
            self.head.clear()
            self._request = ListRequest(grouping=self._request.grouping, folded=FOLDED_AT_START)
            heads = self._listed().folds_over(key)
        self._request = replace(
            self._request,
            folded=frozenset(self._request.folded) - set(heads),
            unfolded=frozenset(self._request.unfolded) | set(heads),
        )
        self.refresh()

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
        """Fold or unfold a head."""
        request = self._request
        if line.kind is LineKind.FINDING:
            self._request = replace(request, unfolded=frozenset(request.unfolded) ^ {line.fold})
        else:
            self._request = replace(request, folded=frozenset(request.folded) ^ {line.fold})
        self._show_lines()

    def _renew_card(self) -> None:
        """Make the open card anew where its finding changed; close it where the finding is gone."""
        line = self.model.line(self.model.find(self.delegate.open_key))
        if self._card is None or line is None or line.finding != self._card.finding or line.count != self._card.others:
            self._open_card(self.delegate.open_key)

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
            self._card = FindingCard(self._session, line.finding, others=line.count)
            self._card.did_grow.connect(self._grow_card)
            self._card.wants_fold.connect(lambda: self._toggle(line))
            holder = QWidget()
            inside = QVBoxLayout(holder)
            inside.setContentsMargins(_CARD_MARGIN, 4, _CARD_MARGIN, 6)
            inside.addWidget(self._card)
            self.list.setIndexWidget(index, holder)
            self._fit_card()
        elif before.isValid():
            self.model.touch(before)

    def _grow_card(self) -> None:
        """What was unfolded in the card comes into sight, if it fits, without its beginning going out of it."""
        self._fit_card()
        self.list.doItemsLayout()
        card, below = self._card, self.list.visualRect(self.model.find(self.delegate.open_key)).bottom()
        if card is not None and not card.reasoning.isHidden():
            link = card.why.mapTo(self.list.viewport(), card.why.rect().topLeft()).y()
            bar = self.list.verticalScrollBar()
            bar.setValue(bar.value() + max(0, min(link, below - self.list.viewport().height())))

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
