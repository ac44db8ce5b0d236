"""The bar over everything that belongs to a table: source, criterion, class version, years, unit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.model.command import ChooseVersion, EditSource
from ilms_desktop.ui.dialogs.version_dialog import VersionDialog
from ilms_desktop.ui.presenters import words
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.context import (
    Offer,
    criteria_offered,
    same_table,
    versions_offered,
    with_year,
    years_offered,
    years_words,
)
from ilms_desktop.ui.presenters.figures import Figures
from ilms_desktop.ui.presenters.version_words import version_switch
from ilms_desktop.ui.style import metrics
from ilms_desktop.ui.views.combo import ElidedCombo
from ilms_desktop.ui.views.labels import ElidedLabel, TextLabel, text_label
from ilms_desktop.ui.views.surface import Bar

if TYPE_CHECKING:
    from ilms_desktop.model.table_view import TableView
    from ilms_desktop.ui.session import Session

_LEAST_TEXT: Final = 48
_WIDEST: Final = 320


class ContextBar(Bar):
    """Choices of the table in use; what leaves no choice is plain text."""

    #: the person wants another table: source id, TableKey
    wants_table = Signal(str, object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session.look, parent)
        self._session = session
        self._view: TableView | None = None
        self._shown: object = None
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 0, 10, 0)
        layout.setSpacing(7)
        self._layout = layout
        self.source = self._combo(_("Source"))
        self.criterion, self.criterion_text = self._choice(_("Criterion"))
        self.version, self.version_text = self._choice(_("Class version"))
        caption = self._caption(_("Years"))
        self.years = QToolButton(self)
        caption.setBuddy(self.years)
        self.years.setProperty("kind", "secondary")
        self.years.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.years.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.menu = QMenu(self.years)
        self.years.setMenu(self.menu)
        layout.addWidget(self.years)
        layout.addSpacing(8)
        self._caption(_("Unit"))
        self.unit = ElidedLabel(session.look)
        layout.addWidget(self.unit, 1)
        self.source.activated.connect(self._choose_source)
        self.criterion.activated.connect(self._choose_criterion)
        self.version.activated.connect(lambda _place: self.ask_version(str(self.version.currentData())))
        session.look.dress(self._dress)

    def _caption(self, text: str) -> TextLabel:
        """Small words before a choice."""
        label = text_label(self._session.look, text, kind="muted")
        self._layout.addWidget(label)
        return label

    def _combo(self, title: str) -> QComboBox:
        """A caption and its list."""
        caption = self._caption(title)
        box = ElidedCombo(self)
        caption.setBuddy(box)
        box.setAccessibleName(title)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        box.setMaximumWidth(_WIDEST)
        self._layout.addWidget(box)
        return box

    def _choice(self, title: str) -> tuple[QComboBox, ElidedLabel]:
        """A list, and a text for where there is nothing to choose."""
        box = self._combo(title)
        text = ElidedLabel(self._session.look)
        text.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        # why: at a large zoom the bar has no room for all its words
        text.setMinimumWidth(_LEAST_TEXT)
        self._layout.addWidget(text)
        self._layout.addSpacing(8)
        return box, text

    def show_view(self, view: TableView) -> None:
        """Take the table in use; nothing is filled again while its choices are the same."""
        self._view = view
        shape = self._shape(view)
        if shape == self._shown:
            return
        self._shown = shape
        workspace, table = self._session.workspace, view.layout.table
        source = workspace.source(view.source)
        sources = [Offer(each.id, self._source_words(each.name, each.id)) for each in workspace.sources()]
        _fill(self.source, sources, view.source)
        criteria = criteria_offered(workspace.edition, source, table)
        _show_choice(self.criterion, self.criterion_text, criteria, str(table.criterion))
        versions = versions_offered(workspace.edition, table, view.layout.version)
        _show_choice(self.version, self.version_text, versions, view.layout.version)
        self._show_years(tuple(year.qtable.year for year in view.years))
        self._show_unit()

    def _show_unit(self) -> None:
        """What figures are counted in, as they are shown now."""
        if self._view is not None:
            figures = Figures(self._view.layout.table, self._session.look.writing)
            unit = words.unit_words(figures.table.unit, in_persons=figures.in_persons)
            self.unit.show_text(unit)
            self.unit.setAccessibleName(fill(_("Unit: {unit}"), {"unit": unit}))

    def _shape(self, view: TableView) -> object:
        """Everything the choices depend on."""
        years = tuple(year.qtable.year for year in view.years)
        sources = tuple((each.id, each.name, each.criteria, each.years) for each in self._session.workspace.sources())
        return view.source, view.layout.table.key, view.layout.version, years, sources

    @staticmethod
    def _source_words(name: str, source_id: str) -> str:
        """Name and id of a source."""
        return fill(_("{source} ({id})"), {"source": name, "id": ltr(source_id)})

    def _show_years(self, shown: tuple[int, ...]) -> None:
        """Text of the button and its menu."""
        assert self._view is not None  # noqa: S101 - called with a table
        self.years.setText(years_words(shown))
        self.years.setAccessibleName(fill(_("Years {years}"), {"years": years_words(shown)}))
        self.menu.clear()
        workspace = self._session.workspace
        source = workspace.source(self._view.source)
        for year, is_on, is_free in years_offered(workspace.round, source, shown):
            action = self.menu.addAction(str(year))
            action.setCheckable(True)
            action.setChecked(is_on)
            action.setEnabled(is_free)
            action.toggled.connect(lambda on, chosen=year: self._set_year(chosen, is_wanted=on))

    def _choose_source(self) -> None:
        """Go to the same table of another source, or to its first one."""
        assert self._view is not None  # noqa: S101 - shown with a table
        source = str(self.source.currentData())
        tables = self._session.workspace.tables(source)
        key = self._view.layout.table.key
        found = next((table.key for table in tables if table.key == key), tables[0].key if tables else None)
        if found is not None:
            self.wants_table.emit(source, found)

    def _choose_criterion(self) -> None:
        """Go to the same table in another criterion."""
        assert self._view is not None  # noqa: S101 - shown with a table
        number = self._view.layout.table.number
        self.wants_table.emit(self._view.source, same_table(number, str(self.criterion.currentData())))

    def ask_version(self, version: str) -> VersionDialog | None:
        """Choose another class version; where figures go out of sight, what happens to them is said first."""
        assert self._view is not None  # noqa: S101 - shown with a table
        shown, workspace = self._view, self._session.workspace
        table = shown.layout.table
        if version == shown.layout.version:
            return None
        wanted = workspace.table_view(shown.source, table.key, version=version)
        here, there = (workspace.edition.class_list(each).title for each in (shown.layout.version, version))
        switch = version_switch(shown, wanted, (here, there))
        command = ChooseVersion(shown.source, table.key, version)
        if not switch.figures:
            self._session.execute(command)
            return None
        dialog = VersionDialog(self._session.look, table.number, switch, self.window())
        dialog.accepted.connect(lambda: self._session.execute(command))
        dialog.rejected.connect(self._show_version)
        dialog.open()
        return dialog

    def _show_version(self) -> None:
        """Show the version in use again; another one was only looked at."""
        if self._view is not None:
            self.version.setCurrentIndex(self.version.findData(self._view.layout.version))

    def _set_year(self, year: int, *, is_wanted: bool) -> None:
        """Add a year column, or take an empty one away; a refused change is unticked again."""
        assert self._view is not None  # noqa: S101 - shown with a table
        source = self._session.workspace.source(self._view.source)
        if self._session.execute(EditSource(with_year(source, year, is_wanted=is_wanted))) is None:
            action = next(each for each in self.menu.actions() if each.text() == str(year))
            with QSignalBlocker(action):
                action.setChecked(not is_wanted)

    def _dress(self) -> None:
        """Height of the look in use."""
        look = self._session.look
        self.setFixedHeight(max(look.px(metrics.CONTEXT_BAR), look.letter_height() + 14))
        self._show_unit()
        self.years.setFont(look.font())
        self.years.setIcon(look.icon("fold"))
        # why: Qt puts the icon before the text; an arrow belongs behind it
        rtl = look.is_right_to_left
        self.years.setLayoutDirection(Qt.LayoutDirection.LeftToRight if rtl else Qt.LayoutDirection.RightToLeft)


def _fill(box: QComboBox, offers: list[Offer], chosen: str) -> None:
    """Put offers into a list."""
    box.clear()
    for offer in offers:
        box.addItem(offer.label, offer.value)
        box.setItemData(box.count() - 1, offer.label, Qt.ItemDataRole.ToolTipRole)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    box.setToolTip(box.currentText())


def _show_choice(box: QComboBox, text: ElidedLabel, offers: tuple[Offer, ...], chosen: str) -> None:
    """List where there is a choice, text where there is none."""
    _fill(box, list(offers), chosen)
    box.setVisible(len(offers) > 1)
    text.setVisible(len(offers) <= 1)
    text.show_text(offers[0].label if offers else "–")
