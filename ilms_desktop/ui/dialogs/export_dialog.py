"""Export: in which layout figures leave, of which source and tables, and where to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout

from ilms_desktop.i18n import fill, ngettext
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.delegates.lines_delegate import LinesDelegate
from ilms_desktop.ui.dialogs.wide_dialog import WideDialog
from ilms_desktop.ui.models.layouts_model import LayoutsModel
from ilms_desktop.ui.models.lines_model import LINES_ROLE
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.export_choices import ExportWish, layouts
from ilms_desktop.ui.presenters.source_offers import source_offers
from ilms_desktop.ui.style.metrics import Role
from ilms_desktop.ui.views.focus_edge import FocusEdge
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.path_row import PathRow, Wanted
from ilms_desktop.ui.views.plain_list import PlainList
from ilms_desktop.ui.views.value_combo import ValueCombo
from ilms_desktop.workspace.exporting import unreadable_cells

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ilms_desktop.exchange.formats import Layout
    from ilms_desktop.ui.session import Session

_CHECKED: Final = Qt.CheckState.Checked
_UNCHECKED: Final = Qt.CheckState.Unchecked
_TABLE_ROLE: Final = Qt.ItemDataRole.UserRole


class ExportDialog(WideDialog):
    """Layouts at the start, the rest beside them."""

    #: what is to be written: ExportWish
    wants_export = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session.look, _("Export figures"), _("Export"), icon="export", parent=parent)
        self._session = session
        self.body.addWidget(text_label(self.look, _("Which figures leave, and in which layout?"), role=Role.SECTION))
        middle = QHBoxLayout()
        middle.setSpacing(20)
        middle.addLayout(self._layouts(), 1)
        middle.addLayout(self._which(), 1)
        self.body.addLayout(middle, 1)
        self.path = PathRow(self.look, _("File to write"), wanted=Wanted.NEW_FILE)
        self.path.did_change.connect(self._show_path)
        row = QHBoxLayout()
        row.addWidget(text_label(self.look, _("File to write")))
        row.addWidget(self.path, 1)
        self.body.addLayout(row)
        self.in_order(self.list, self.source, self.tables, self.blank, self.path.line, self.path.choose)
        self.list.setCurrentIndex(self.model.index(0))
        self._say_left_out()
        self.list.setFocus()

    # --- parts

    def _layouts(self) -> QVBoxLayout:
        """The layouts, with a word about each."""
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(text_label(self.look, _("Layout")).make_bold())
        self.model = LayoutsModel(self)
        self.model.show_lines(layouts())
        self.list = PlainList(_("Layout"), self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(LinesDelegate(self.look, self.list, role=LINES_ROLE))
        self.list.selectionModel().currentChanged.connect(self._show_layout)
        column.addWidget(self.list, 1)
        return column

    def _which(self) -> QVBoxLayout:
        """Source, tables, with or without figures."""
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(text_label(self.look, _("Source")).make_bold())
        self.source = ValueCombo[str](_("Source"), self)
        self.source.offer(_("The whole questionnaire"), source_offers(self._session.workspace))
        self.source.be_flexible()
        column.addWidget(self.source)
        column.addSpacing(6)
        column.addWidget(text_label(self.look, _("Tables")).make_bold())
        column.addWidget(self._tables(), 1)
        self.told = text_label(self.look, role=Role.HELP, kind="second", wraps=True)
        column.addWidget(self.told)
        self.blank = QCheckBox(_("without figures, to be filled in"), self)
        column.addWidget(self.blank)
        return column

    def _tables(self) -> QListWidget:
        """Tables of the questionnaire; none ticked means all."""
        self.tables = QListWidget(self)
        self.tables.setAccessibleName(_("Tables"))
        self.tables.setAccessibleDescription(_("The space bar ticks a table. Without a tick all of them leave."))
        for table in self._session.workspace.edition.tables:
            text = fill(_("{table} · {title}"), {"table": ltr(table.id), "title": table.short_title})
            item = QListWidgetItem(text, self.tables)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(_UNCHECKED)
            item.setData(_TABLE_ROLE, table.id)
            item.setToolTip(table.title)
        self.tables.itemChanged.connect(lambda _item: self._show_count())
        FocusEdge(self.tables)
        return self.tables

    # --- what is chosen

    @property
    def layout_chosen(self) -> Layout:
        """The layout."""
        return self.model.lines[max(self.list.currentIndex().row(), 0)]

    @property
    def chosen_tables(self) -> tuple[str, ...]:
        """Tables that are ticked."""
        items = (self.tables.item(row) for row in range(self.tables.count()))
        return tuple(item.data(_TABLE_ROLE) for item in items if item.checkState() == _CHECKED)

    def _show_layout(self) -> None:
        """A name that fits the layout; blank files only where people fill them in."""
        chosen = self.layout_chosen
        self.blank.setVisible(chosen.fills_in)
        typed = self.path.text().strip()
        path = Path(typed) if typed else self._session.workspace.path
        if path.suffix != chosen.suffix:
            self.path.take(str(path.with_suffix(chosen.suffix)))
        self._show_count()
        self._show_path()

    def _show_count(self) -> None:
        """How many tables leave."""
        count = len(self.chosen_tables)
        text = ngettext("{n} table is chosen.", "{n} tables are chosen.", count)
        everything = _("All tables leave. Tick those that are wanted to choose.")
        self.told.setText(fill(text, {"n": ltr(str(count))}) if count else everything)

    def _show_path(self) -> None:
        """A file that is there is replaced, and that is said before."""
        typed = self.path.text().strip()
        self.go.setEnabled(bool(typed))
        is_there = bool(typed) and Path(typed).is_file()
        self.say(_("A file of this name is there already; it is replaced.") if is_there else "")

    def _say_left_out(self) -> None:
        """Cells that no layout can carry."""
        count = unreadable_cells(self._session.workspace)
        text = ngettext(
            "{n} cell holds text that is no figure; it stays at home.",
            "{n} cells hold text that is no figure; they stay at home.",
            count,
        )
        self.remark.setText(fill(text, {"n": ltr(str(count))}) if count else "")

    def do(self) -> None:
        """Hand the wish over."""
        chosen = self.layout_chosen
        wish = ExportWish(
            layout=chosen.id,
            path=Path(self.path.text().strip()),
            source=self.source.value,
            tables=self.chosen_tables,
            is_blank=chosen.fills_in and self.blank.isChecked(),
        )
        self.accept()
        self.wants_export.emit(wish)
