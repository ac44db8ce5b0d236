"""What stands above the findings: chips with their counts, what findings are grouped by, words to look for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.findings_list import FILTER_WORDS, Filter
from ilms_desktop.ui.presenters.findings_nodes import GROUPING_WORDS, Grouping
from ilms_desktop.ui.views.chip import Chip
from ilms_desktop.ui.views.combo import ElidedCombo
from ilms_desktop.ui.views.flow_layout import FlowLayout
from ilms_desktop.ui.views.search_line import SearchLine

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ilms_desktop.ui.look import Look


class FindingsHead(QWidget):
    """Filters and grouping of the list."""

    #: another chip: a Filter
    did_choose = Signal(object)
    #: this table alone, or the whole file
    did_narrow = Signal(bool)
    #: another grouping: a Grouping
    did_group = Signal(object)
    #: words that must occur; empty for all
    did_search = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.setSpacing(8)
        flow = FlowLayout()
        layout.addLayout(flow)
        self._group = QButtonGroup(self)
        self.chips = {each: Chip(look, _(FILTER_WORDS[each]), self) for each in Filter}
        for each, chip in self.chips.items():
            flow.addWidget(chip)
            self._group.addButton(chip)
            chip.clicked.connect(lambda _checked=False, chosen=each: self.did_choose.emit(chosen))
        self.chips[Filter.ALL].setChecked(True)
        self.only_table = Chip(look, _("This table"), self)
        self.only_table.clicked.connect(self.did_narrow)
        flow.addWidget(self.only_table)
        layout.addLayout(self._line(look))

    def _line(self, look: Look) -> QHBoxLayout:
        """Grouping and words."""
        line = QHBoxLayout()
        line.setSpacing(8)
        self.grouping = ElidedCombo(self)
        self.grouping.setAccessibleName(_("Group findings"))
        for each in Grouping:
            self.grouping.addItem(_(GROUPING_WORDS[each]), each)
        self.grouping.activated.connect(lambda row: self.did_group.emit(Grouping(self.grouping.itemData(row))))
        self.search = SearchLine(look, _("Filter findings…"), self)
        self.search.textChanged.connect(self.did_search)
        line.addWidget(self.grouping)
        line.addWidget(self.search, 1)
        return line

    def show_counts(self, counts: Mapping[Filter, int], in_table: int | None) -> None:
        """Put the counts on the chips; `in_table` is None while no table is in use."""
        for each, chip in self.chips.items():
            chip.set_count(counts[each])
        if in_table is not None:
            self.only_table.set_count(in_table)

    def clear(self) -> None:
        """Show that nothing is filtered."""
        self.chips[Filter.ALL].setChecked(True)
        self.only_table.setChecked(False)
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
