"""What the labels of a row add to its key: the country that was chosen, and whether they contradict it.

A label that was worded anew changes nothing, since the key counts. One that names another row makes the row unclear.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ilms_desktop.exchange.report import Refusal
from ilms_desktop.exchange.workbook import keys
from ilms_desktop.exchange.workbook.figures import Refused
from ilms_desktop.exchange.workbook.lists import code_of, folded
from ilms_desktop.model.structure import Axis

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ilms_desktop.exchange.workbook.found import KeyedSheet
    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.key import CellKey


class LabelCheck:
    """Looks at the labels of one sheet."""

    def __init__(self, found: KeyedSheet, edition: Edition, lists: Mapping[str, Mapping[str, str]]) -> None:
        """Take the sheet, the definitions and the lists of the workbook."""
        self._found = found
        self._edition = edition
        self._lists = lists
        self._table = edition.by_key[found.subject.table_key]
        self._version = found.subject.version
        self._known: dict[tuple[str, str], str | None] = {}
        self._columns = [
            (axis, codes.id, column)
            for axis in self._table.axes
            if (codes := edition.axis_list(self._table, axis, self._version)) is not None
            for column in found.columns_of(keys.label_column(axis))
        ]

    def meant(self, cell: CellKey, row: int) -> CellKey | Refused:
        """The cell that a row addresses."""
        if keys.is_slot(cell.klass):
            code = self._chosen.get(cell.klass)
            if code is None:
                return Refused(Refusal.NO_COUNTRY)
            if isinstance(code, Refused):
                return code
            cell = cell._replace(klass=code)
        by_axis = {Axis.SEX: cell.sex, Axis.STATUS: cell.status, Axis.CLASS: cell.klass}
        for axis, list_id, column in self._columns:
            label = self._found.sheet.label(row, column)
            named = self._named(list_id, label) if label else None
            if named is not None and named != by_axis[axis]:
                return Refused(Refusal.LABEL_OTHER, {"value": label, "other": by_axis[axis]})
        return cell

    def _named(self, list_id: str, label: str) -> str | None:
        """Code that a label names; labels repeat from row to row."""
        if (list_id, label) not in self._known:
            self._known[list_id, label] = code_of(self._lists, list_id, label)
        return self._known[list_id, label]

    @cached_property
    def _chosen(self) -> Mapping[str, str | Refused]:
        """Country of each free row by its number; one that is chosen twice in different ways is unclear."""
        texts: dict[str, dict[str, str]] = {}
        columns = [column for axis, _list, column in self._columns if axis is Axis.CLASS]
        for key, row in self._found.rows:
            cell = keys.cell_of(key)
            if cell is not None and keys.is_slot(cell.klass):
                for column in columns:
                    text = self._found.sheet.text(row, column)
                    if text and (row, column) not in self._found.sheet.odd:
                        texts.setdefault(cell.klass, {})[folded(text)] = text
        return {slot: self._country(list(found.values())) for slot, found in texts.items()}

    def _country(self, texts: list[str]) -> str | Refused:
        if len(texts) > 1:
            return Refused(Refusal.LABEL_OTHER, {"value": texts[0], "other": texts[1]})
        code = country_of(self._lists, self._edition, self._version, texts[0])
        return code or Refused(Refusal.UNKNOWN_COUNTRY, {"value": texts[0]})


def country_of(lists: Mapping[str, Mapping[str, str]], edition: Edition, version: str, text: str) -> str | None:
    """Code of a country by its name in the language of the workbook or of the program, by its code, or by ISO 3166."""
    codes = edition.codelists[version]
    found = code_of(lists, version, text)
    named = {folded(code.label): code.id for code in codes.codes}
    by_code = {code.id.rpartition("_")[2]: code.id for code in codes.codes}
    code = found or named.get(folded(text)) or by_code.get(text.upper())
    return None if code in {codes.total, codes.other} else code
