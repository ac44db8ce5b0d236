"""Words of findings: figures as typed, labels of rows, names of tables, in the language of the edition.

Sentences come from the rules' definitions; this module only fills them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from ilms_desktop import number_text
from ilms_desktop.i18n import fill, is_right_to_left
from ilms_desktop.i18n import gettext as _
from ilms_desktop.model.key import ABSENT
from ilms_desktop.model.structure import Axis

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.key import CellKey, QTableKey
    from ilms_desktop.model.structure import TableDefinition
    from ilms_desktop.validation.grid import Cell

#: cells named one by one in a sentence before it says how many more there are
_NAMED_CELLS: Final = 4
#: what stands between labels that are listed; they have commas and semicolons themselves
_MARK: Final = " · "
#: what makes an island written from left to right, and what ends it (Unicode UAX #9)
_ISLAND: Final = "\u2066"
_END: Final = "\u2069"


@dataclass(frozen=True)
class Wording:
    """Puts keys and figures into words.

    Attributes:
        edition: labels and titles, in its language. style: how numbers are written in it.
    """

    edition: Edition
    style: number_text.NumberStyle
    # why: thousands of findings name the same rows; looking a label up costs more than the sentence around it
    _labels: dict[tuple[str, str, str, CellKey, Axis], str] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, edition: Edition) -> Wording:
        """Words in the language of an edition."""
        return cls(edition, number_text.style_for(edition.language))

    def table(self, key: QTableKey) -> TableDefinition:
        """Definition of the table of a QTable."""
        return self.edition.table(key.table_key)

    def version(self, key: QTableKey) -> str:
        """Title of the class version of a QTable; empty where the table has no classes."""
        return "" if key.version == ABSENT else self.edition.class_list(key.version).title

    def title(self, key: QTableKey) -> str:
        """Number and title of the table of a QTable."""
        return f"{kept_together(key.table)}: {self.table(key).title}"

    def number(self, value: int, decimals: int, key: QTableKey) -> str:
        """A figure of a QTable with so many decimals."""
        stored = self.table(key).decimals_stored
        text = number_text.shown(value, decimals=decimals, stored=stored, style=self.style)
        # why: among words from the right, the sign of a difference would stand behind it
        return kept_together(text) if value < 0 else text

    def figure(self, cell: Cell, key: QTableKey) -> str:
        """What stands in a cell, as typed."""
        if cell.value is None:
            return cell.text or cell.status or ""
        return self.number(cell.value, cell.decimals, key)

    def label(self, key: QTableKey, cell: CellKey, axis: Axis) -> str:
        """Label of a cell on one axis; empty where the table lacks the axis."""
        place = (key.table, key.criterion, key.version, cell, axis)
        found = self._labels.get(place)
        if found is None:
            code = self.edition.code(self.table(key), key.version, cell, axis)
            found = self._labels[place] = code.label if code else ""
        return found

    def row(self, key: QTableKey, cell: CellKey, *, without: Axis | None = None) -> str:
        """Labels of a cell from the outer axis to the inner one; the same word is said once ("Total")."""
        axes = (axis for axis in self.table(key).axes if axis is not without)
        return joined(said_once(self.label(key, cell, axis) for axis in axes))

    def place(self, key: QTableKey, cell: CellKey, *, without: Axis | None = None) -> str:
        """Table number, row and year, for the beginning of a sentence."""
        return joined((kept_together(key.table), self.row(key, cell, without=without), str(key.year)))

    def meeting_place(self, key: QTableKey, cell: CellKey) -> str:
        """Row and year without table number, where several tables are compared; a total of classes goes unsaid."""
        code = self.edition.code(self.table(key), key.version, cell, Axis.CLASS)
        hidden = Axis.CLASS if code is not None and code.is_total else None
        return joined((self.row(key, cell, without=hidden), str(key.year)))


def joined(parts: Iterable[str]) -> str:
    """Parts that say something, with the commas of the language in use."""
    return _(", ").join(part for part in parts if part)


def quoted(text: str) -> str:
    """A label in the quotation marks of the language in use."""
    return fill(_("“{text}”"), {"text": text})


def kept_together(text: str) -> str:
    """A code or range of numbers that keeps its order inside a sentence written from right to left.

    A sentence that begins with the code of a table would otherwise be laid out from left to right as a whole.
    """
    return f"{_ISLAND}{text}{_END}" if text and is_right_to_left() else text


def spans(years: Iterable[int]) -> list[str]:
    """Years in short: 2016–2018, 2021."""
    found: list[list[int]] = []
    for year in sorted(years):
        if found and year == found[-1][1] + 1:
            found[-1][1] = year
        else:
            found.append([year, year])
    return [str(first) if first == last else kept_together(f"{first}–{last}") for first, last in found]


def said_once(labels: Iterable[str]) -> list[str]:
    """Labels of a row that say something, each once: the total of both sexes and of all classes is one "Total"."""
    return [label for label in dict.fromkeys(labels) if label]


def listed(parts: Sequence[str], *, most: int = _NAMED_CELLS, count: int | None = None) -> str:
    """The first parts with a mark between them, and how many more there are.

    Args:
        parts: such as the labels of rows.
        most: how many are told.
        count: how many there are in all, where not all are given.
    """
    more = (len(parts) if count is None else count) - most
    return _MARK.join(parts[:most]) + (f" … ({kept_together(f'+{more}')})" if more > 0 else "")
