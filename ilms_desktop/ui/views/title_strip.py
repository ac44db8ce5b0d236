"""The strip over the grid: code and title of the table, what it counts, row filter, country rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters import words
from ilms_desktop.ui.style import metrics
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.views.buttons import Button
from ilms_desktop.ui.views.labels import ElidedLabel, text_label
from ilms_desktop.ui.views.search_line import SearchLine
from ilms_desktop.ui.views.surface import Bar, on_paper

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from ilms_desktop.model.key import TableKey
    from ilms_desktop.model.structure import TableDefinition
    from ilms_desktop.ui.look import Look

_FILTER_WIDTH = 168
_LEAST_FILTER = 110
_ROOM_FOR_COUNTRY = 560


class TitleStrip(Bar):
    """Title at the start, filter at the end."""

    #: text of the row filter
    did_filter = Signal(str)
    #: the person wants another country row
    wants_country = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._shown: TableKey | None = None
        on_paper(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 4, 12, 4)
        layout.setSpacing(10)
        self.code = text_label(look, kind="code")
        layout.addWidget(self.code, 0, Qt.AlignmentFlag.AlignVCenter)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        self.title = ElidedLabel(look, role=Role.TABLE_TITLE)
        self.about = ElidedLabel(look, role=Role.HELP, kind="second")
        for label in (self.title, self.about):
            texts.addWidget(label)
        layout.addLayout(texts, 1)
        self.country = Button(look, _("Add country…"), icon="add")
        self.country.clicked.connect(self.wants_country)
        layout.addWidget(self.country)
        self.filter = SearchLine(look, _("Filter rows…"), self)
        self.filter.textChanged.connect(self.did_filter)
        self.hide_empty = self.filter.add_switch("filter", _("Hide empty rows"))
        layout.addWidget(self.filter)
        self._table: TableDefinition | None = None
        look.dress(self._dress)

    def show_table(self, table: TableDefinition) -> None:
        """Say which table is on screen."""
        self._table = table
        self.code.setText(table.number)
        self.title.show_text(table.title)
        self._show_about()
        self._share()
        if table.key != self._shown:
            self.filter.clear()
        self._shown = table.key

    def _show_about(self) -> None:
        """Say what the table counts, in the unit in use."""
        table = self._table
        if table is not None:
            unit = words.unit_words(table.unit, in_persons=self._look.taste.in_persons)
            line = fill(_("{universe} · {unit}"), {"universe": table.universe_text, "unit": unit})
            self.about.show_text(line if table.universe_text else unit, more=table.instruction)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The title needs its room first."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        """A narrow strip has a shorter filter line, and leaves adding a country to the menus."""
        look = self._look
        least, most = look.px(_LEAST_FILTER), look.px(_FILTER_WIDTH)
        self.filter.setFixedWidth(max(least, min(most, self.width() // 4)))
        names = self._table is not None and self._table.names_countries
        self.country.setVisible(names and self.width() >= look.px(_ROOM_FOR_COUNTRY))

    def _dress(self) -> None:
        """Height and icons of the look in use."""
        look = self._look
        lines = look.line_height(Role.TABLE_TITLE) + look.line_height(Role.HELP) + 10
        self.setFixedHeight(max(look.px(metrics.TITLE_STRIP), lines))
        self._share()
        self._show_about()
