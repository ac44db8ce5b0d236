"""The choices of a mapping: which table, where things stand, how figures are written, under which name it is kept."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRegularExpression, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QCheckBox, QFormLayout, QWidget

from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.model.key import ABSENT
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.mapping_draft import STYLES, Draft, part_words
from ilms_desktop.ui.presenters.source_offers import source_offers
from ilms_desktop.ui.presenters.words import criterion_words
from ilms_desktop.ui.views.kept_line import KeptLine
from ilms_desktop.ui.views.labels import text_label
from ilms_desktop.ui.views.place_row import PlaceRow
from ilms_desktop.ui.views.value_combo import ValueCombo
from ilms_desktop.workspace.mapping.model import Dim, Unit
from ilms_desktop.workspace.mapping.words import dim_words, unit_words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLineEdit

    from ilms_desktop.model.key import TableKey
    from ilms_desktop.model.structure import TableDefinition
    from ilms_desktop.number_text import NumberStyle
    from ilms_desktop.ui.session import Session
    from ilms_desktop.workspace.mapping.model import Place

_ROW: Final = "[1-9][0-9]{0,6}"
_NO_ROW: Final = "([1-9][0-9]{0,6})?"
_COLUMN: Final = "[A-Za-z]{1,3}"
_NO_COLUMN: Final = "([A-Za-z]{1,3})?"


class MappingForm(QWidget):
    """Three steps below each other."""

    #: the mapping as it is now: Draft
    chose = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._edition = session.workspace.edition
        self._draft: Draft | None = None
        self._rows = QFormLayout(self)
        self._rows.setContentsMargins(0, 0, 12, 0)
        self._rows.setVerticalSpacing(5)
        self._rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        self._rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self._title(_("1. Which table it is"))
        self.part = self._combo(_("Part"), int)
        self.part.currentIndexChanged.connect(self._choose_part)
        self.table = self._combo(_("Table"), object)
        self.table.currentIndexChanged.connect(self._choose_table)
        self.version = self._combo(_("Classes"), str)
        self.version.currentIndexChanged.connect(self._choose_version)
        self.source = self._combo(_("Source"), str)
        self.source.currentIndexChanged.connect(self._choose_source)
        self._title(_("2. Where things stand"))
        self.places = {dim: self._place(dim) for dim in (Dim.YEAR, Dim.SEX, Dim.STATUS, Dim.CLASS)}
        self.first_row = self._line(_("First row of figures"), _ROW)
        self.last_row = self._line(_("Last row, or empty"), _NO_ROW)
        self.first_column = self._line(_("First column of figures"), _COLUMN)
        self.last_column = self._line(_("Last column, or empty"), _NO_COLUMN)
        self._title(_("3. How the figures are written"))
        self.unit = self._combo(_("They count"), object)
        self.unit.currentIndexChanged.connect(self._choose_writing)
        self.style_of_numbers = self._combo(_("Numbers in texts"), object)
        self.style_of_numbers.currentIndexChanged.connect(self._choose_writing)
        self.rounded = QCheckBox(_("round decimals that are not kept"), self)
        self.rounded.toggled.connect(self._choose_writing)
        self._rows.addRow("", self.rounded)

    # --- parts

    def _title(self, text: str) -> None:
        self._rows.addRow(text_label(self._session.look, text).make_bold())

    def _combo(self, name: str, _kind: type) -> ValueCombo:  # type: ignore[type-arg] # what it holds is said where used
        combo: ValueCombo[object] = ValueCombo(name, self)
        combo.be_flexible()
        self._add(name, combo)
        return combo

    def _place(self, dim: Dim) -> PlaceRow:
        row = PlaceRow(self._session.look, self._edition, dim, self)
        row.chose.connect(self._choose_place)
        self._add(dim_words(dim), row)
        return row

    def _line(self, name: str, pattern: str) -> QLineEdit:
        line = KeptLine(name, self)
        line.setValidator(QRegularExpressionValidator(QRegularExpression(pattern), line))
        line.editingFinished.connect(self._choose_bounds)
        self._add(name, line)
        return line

    def _add(self, name: str, widget: QWidget) -> None:
        label = text_label(self._session.look, name)
        label.setBuddy(widget)
        self._rows.addRow(label, widget)

    # --- what is shown

    def show_draft(self, draft: Draft) -> None:
        """Show a mapping without telling anybody."""
        # why: while lines are filled their own signals say nothing of a person
        self._draft = None
        part, mapping = draft.part, draft.mapping
        parts = ((part_words(self._edition, each, n + 1), n) for n, each in enumerate(mapping.parts) if n)
        self.part.offer(part_words(self._edition, mapping.parts[0], 1), parts)
        self.part.choose(draft.number or None)
        self._rows.setRowVisible(self.part, len(mapping.parts) > 1)
        first, *others = self._edition.tables
        self.table.offer(_table_words(first), ((_table_words(each), each.key) for each in others))
        self.table.choose(None if part.table == first.key else part.table)
        self._show_versions(draft)
        self.source.offer(_("Chosen in the preview"), source_offers(self._session.workspace))
        self.source.choose(mapping.source or None if mapping.source in self._source_ids() else None)
        for dim, row in self.places.items():
            self._rows.setRowVisible(row, dim in part.places)
            if dim in part.places:
                row.show_place(part)
        self.first_row.setText(str(part.first_row))
        self.last_row.setText(str(part.last_row or ""))
        self.first_column.setText(part.first_column)
        self.last_column.setText(part.last_column)
        self._show_writing(draft)
        self._draft = draft

    def _show_versions(self, draft: Draft) -> None:
        """Class versions of the table."""
        part = draft.part
        versions = self._edition.by_key[part.table].versions
        titles = {each: self._edition.class_list(each).title for each in versions if each != ABSENT}
        self._rows.setRowVisible(self.version, bool(titles))
        if titles:
            first, *others = titles
            self.version.offer(titles[first], ((titles[each], each) for each in others))
            self.version.choose(None if part.version == first else part.version)

    def _show_writing(self, draft: Draft) -> None:
        """Unit and style of numbers."""
        mapping = draft.mapping
        others = (each for each in Unit if each is not Unit.PERSONS)
        self.unit.offer(unit_words(Unit.PERSONS), ((unit_words(each), each) for each in others))
        self.unit.choose(None if mapping.unit is Unit.PERSONS else mapping.unit)
        styles = dict(STYLES)
        if mapping.style not in styles.values():
            styles[f"1{mapping.style.group}234{mapping.style.decimal}5"] = mapping.style
        offers: list[tuple[str, NumberStyle]] = [(ltr(text), style) for text, style in styles.items()]
        self.style_of_numbers.offer(offers[0][0], offers[1:])
        self.style_of_numbers.choose(None if mapping.style == offers[0][1] else mapping.style)
        self.rounded.setChecked(mapping.rounded)

    def _source_ids(self) -> set[str]:
        return {each.id for each in self._session.workspace.sources()}

    # --- what is chosen

    def _take(self, draft: Draft) -> None:
        """Tell another mapping."""
        if draft != self._draft:
            self.chose.emit(draft)

    def _choose_part(self) -> None:
        if self._draft is not None:
            self._take(replace(self._draft, number=self.part.value or 0))

    def _choose_table(self) -> None:
        if self._draft is not None:
            key: TableKey = self.table.value or self._edition.tables[0].key
            self._take(self._draft.with_table(self._edition, key))

    def _choose_version(self) -> None:
        if self._draft is not None:
            first = self._edition.by_key[self._draft.part.table].versions[0]
            self._take(self._draft.with_version(self.version.value or first))

    def _choose_source(self) -> None:
        if self._draft is not None:
            mapping = replace(self._draft.mapping, source=self.source.value or "")
            self._take(replace(self._draft, mapping=mapping))

    def _choose_place(self, dim: str, place: Place) -> None:
        if self._draft is not None:
            self._take(self._draft.with_place(Dim(dim), place))

    def _choose_bounds(self) -> None:
        if self._draft is not None:
            part = replace(
                self._draft.part,
                first_row=int(self.first_row.text() or "1"),
                last_row=int(self.last_row.text() or "0"),
                first_column=self.first_column.text().upper(),
                last_column=self.last_column.text().upper(),
            )
            self._take(self._draft.with_part(part))

    def _choose_writing(self) -> None:
        if self._draft is not None:
            mapping = replace(
                self._draft.mapping,
                unit=self.unit.value or Unit.PERSONS,
                style=self.style_of_numbers.value or next(iter(STYLES.values())),
                rounded=self.rounded.isChecked(),
            )
            self._take(replace(self._draft, mapping=mapping))


def _table_words(table: TableDefinition) -> str:
    """Number, title and criterion of a table."""
    values = {"table": ltr(table.number), "title": table.short_title, "criterion": criterion_words(table.criterion)}
    return fill(_("{table} · {title} ({criterion})"), values)
