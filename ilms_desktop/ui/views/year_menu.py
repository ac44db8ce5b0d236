"""The menu of a year column: what can be said of the year as a whole, its fields, its notes, coming and going."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu

from ilms_desktop.i18n import fill, ngettext
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.empty_cells import Why
from ilms_desktop.ui.presenters.version_words import short_elsewhere
from ilms_desktop.ui.presenters.year_head import declaration_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from ilms_desktop.model.layout import TableLayout
    from ilms_desktop.model.table_view import YearColumn


class YearMenu(QMenu):
    """Deeds of one year of one table."""

    #: say why cells are empty, with this answer chosen first: Why
    wants_reason = Signal(object)
    #: take back what was declared
    wants_take_back = Signal()
    #: edit the fields of the year, write a remark on it, go to its first empty cell
    wants_fields = Signal()
    wants_note = Signal()
    wants_empty = Signal()
    #: show the class version in which the year is filled
    wants_version = Signal(str)
    #: add another year, remove this one
    wants_year = Signal(int)
    wants_removal = Signal()

    def __init__(
        self, year: YearColumn, layout: TableLayout, *, free_years: Iterable[int], parent: QWidget | None = None
    ) -> None:
        """Make the menu of `year`; `free_years` may be added as columns."""
        super().__init__(parent)
        self._year = {"year": ltr(str(year.qtable.year))}
        title = fill(_("{table}, {year}"), {"table": ltr(layout.table.number), **self._year})
        self.setTitle(title)
        self.setAccessibleName(title)
        if year.elsewhere is not None:
            words = fill(_("Show it in “{version}”"), {"version": short_elsewhere(layout, year.elsewhere)})
            version = year.elsewhere.qtable.version
            self.addAction(words).triggered.connect(lambda _on=False: self.wants_version.emit(version))
            self.addSeparator()
        if not year.locked:
            self._add_declarations(year)
        self._add(_("&Fields of this table and year…"), self.wants_fields.emit)
        self._add(_("&Remark on {year}…"), self.wants_note.emit)
        self.addSeparator()
        self._add_years(free_years)
        self._add(_("Remove &year {year}"), self.wants_removal.emit).setEnabled(not year.locked)

    def _add(self, text: str, deed: Callable[[], object]) -> QAction:
        """An entry that does something, with the year in its words."""
        action = self.addAction(fill(text, self._year))
        action.triggered.connect(lambda _on=False: deed())
        return action

    def _add_declarations(self, year: YearColumn) -> None:
        """What may be said of the year, or the way back."""
        if year.declaration is not None:
            words = fill(_("Take back: {declaration}"), {"declaration": declaration_words(year.declaration)})
            self.addAction(words).triggered.connect(lambda _on=False: self.wants_take_back.emit())
        elif year.empty and year.elsewhere is None:
            offers = (
                (_("&Nothing to report in {year}…"), Why.NOTHING),
                (_("Not &reported because…"), Why.NOT_AVAILABLE),
            )
            for text, why in offers:
                action = self.addAction(fill(text, self._year))
                action.triggered.connect(lambda _on=False, chosen=why: self.wants_reason.emit(chosen))
            count = len(year.empty)
            go = ngettext("&Go to the {n} empty cell", "&Go to the {n} empty cells", count)
            self.addAction(fill(go, {"n": ltr(str(count))})).triggered.connect(
                lambda _on=False: self.wants_empty.emit()
            )
        self.addSeparator()

    def _add_years(self, free_years: Iterable[int]) -> None:
        """Years that are no column yet."""
        below = self.addMenu(_("&Add a year"))
        for each in free_years:
            below.addAction(str(each)).triggered.connect(lambda _on=False, chosen=each: self.wants_year.emit(chosen))
        below.setEnabled(bool(below.actions()))
