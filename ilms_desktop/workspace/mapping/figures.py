"""One cell of a foreign sheet as a figure of the questionnaire: number style, unit, marks, footnotes, decimals.

Exact: decimals and scaled integers, no floats. A cell that has no sure meaning gives the reason why.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from ilms_desktop.exchange.foreign.cells import CellKind
from ilms_desktop.exchange.foreign.marks import ODD, split_marks
from ilms_desktop.exchange.report import Refusal
from ilms_desktop.number_text import LARGEST, Ambiguous, Number, NumberStyle, plain, read
from ilms_desktop.number_text import Unread as NotRead
from ilms_desktop.workspace.mapping.model import POWERS, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ilms_desktop.exchange.foreign.cells import ForeignCell
    from ilms_desktop.model.structure import TableDefinition

#: decimals with which a text is read, one after the other: many of them leave room for small figures only
_DECIMALS: Final = (6, 12, 15, 0)
_ZERO: Final = "0"
_OTHER_ROOM: Final = (NotRead.TOO_LARGE, NotRead.TOO_MANY_DECIMALS)


class Figure(NamedTuple):
    """What a cell says.

    Attributes:
        scaled: scaled integer of the table, or None where there is no figure.
        text: the figure as it is imported, in the C locale and the unit of the table; empty without one.
        status: letter that a mark stands for. is_mark: whether a mark stood there.
    """

    scaled: int | None
    text: str = ""
    status: str = ""
    is_mark: bool = False


class Unread(NamedTuple):
    """Why a cell is not taken."""

    reason: Refusal


@dataclass(frozen=True)
class FigureReader:
    """Reads the cells of one table.

    Attributes:
        table: decides how figures are kept. style: how numbers are written in texts.
        marks: text -> letter, `0`, or nothing. rounded: whether decimals are rounded that are not kept.
    """

    table: TableDefinition
    style: NumberStyle
    marks: Mapping[str, str]
    rounded: bool = False
    _known: dict[tuple[ForeignCell, Unit], Figure | Unread] = field(default_factory=dict)

    def read(self, cell: ForeignCell, unit: Unit) -> Figure | Unread:
        """What a cell says, in the unit given."""
        key = (cell, unit)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._read(cell, unit)
        return found

    def words(self, scaled: int) -> str:
        """A scaled integer as it is imported."""
        stored = self.table.decimals_stored
        return plain(scaled, decimals=stored if scaled else 0, stored=stored)

    def _read(self, cell: ForeignCell, unit: Unit) -> Figure | Unread:
        if cell.kind is CellKind.BLANK:
            return Figure(None)
        if cell.kind in ODD:
            return Unread(ODD[cell.kind])
        if cell.kind is CellKind.NUMBER:
            return self._scaled(Decimal(cell.text), unit, "")
        return self._text(cell.text, unit)

    def _text(self, text: str, unit: Unit) -> Figure | Unread:
        """A text: a mark, a number, or a number with something behind it."""
        mark = self._mark(text)
        if mark is not None:
            return Figure(0, _ZERO, is_mark=True) if mark == _ZERO else Figure(None, status=mark, is_mark=True)
        figure, letter = split_marks(text, letters=self._letters)
        return self._number(figure, unit, self._letters.get(letter, ""))

    @cached_property
    def _letters(self) -> Mapping[str, str]:
        """Letters that may stand behind a figure, in capitals, with the status that they mean."""
        single = {mark.upper(): letter for mark, letter in self.marks.items() if len(mark) == 1 and mark.isalpha()}
        return {mark: letter for mark, letter in single.items() if letter != _ZERO}

    def _number(self, text: str, unit: Unit, letter: str) -> Figure | Unread:
        for stored in _DECIMALS:
            found = read(text, stored=stored, style=self.style)
            if isinstance(found, Number):
                return self._scaled(Decimal(found.scaled).scaleb(-stored), unit, letter, decimals=found.decimals)
            if isinstance(found, Ambiguous):
                return Unread(Refusal.AMBIGUOUS)
            if found.reason not in _OTHER_ROOM:
                return Unread(Refusal(found.reason.value))
        return Unread(Refusal.TOO_LARGE)

    def _scaled(self, value: Decimal, unit: Unit, letter: str, *, decimals: int | None = None) -> Figure | Unread:
        """A number in the unit of the table."""
        stored = self.table.decimals_stored
        # why: three decimals of thousands are persons; earnings are in units of the currency, whatever stands beside
        power = stored if self.table.is_mean else POWERS[unit]
        exact = value.scaleb(power)
        whole = exact.to_integral_value(ROUND_HALF_UP)
        if exact != whole and not self.rounded:
            return Unread(Refusal.TOO_MANY_DECIMALS)
        scaled = int(whole)
        if scaled < 0:
            return Unread(Refusal.NEGATIVE)
        if scaled > LARGEST:
            return Unread(Refusal.TOO_LARGE)
        typed = decimals if power == stored and exact == whole else None
        text = (
            plain(scaled, decimals=min(typed, stored), stored=stored)
            if typed is not None
            else self._words(scaled, power)
        )
        return Figure(scaled, text, letter)

    def _words(self, scaled: int, power: int) -> str:
        """A figure that came without typed decimals: as short as it can be where its unit is that of the table."""
        stored = self.table.decimals_stored
        return plain(scaled, decimals=0, stored=stored) if power == stored else self.words(scaled)

    def _mark(self, text: str) -> str | None:
        """Letter of a mark; None where it is none."""
        return self.marks.get(text, self.marks.get(text.lower()))


def told_style(texts: Iterable[str]) -> NumberStyle | None:
    """The style in which numbers are written that only one style explains; None where nothing tells, or several.

    Args:
        texts: cells that are text.
    """
    decimals: set[str] = set()
    groups: set[str] = set()
    for text in texts:
        decimal, group = _told(text.strip().replace("\u00a0", " ").replace("\u202f", " ").replace("\u2019", "'"))
        decimals |= {decimal} - {""}
        groups |= {group} - {""}
    if not decimals and not groups:
        return None
    if len(decimals) > 1 or len(groups - {" ", "'"}) > 1 or decimals & groups:
        return None
    group = next(iter(sorted(groups)), "")
    decimal = next(iter(decimals), "." if group == "," else ",")
    return NumberStyle(decimal=decimal, group=group or ("," if decimal == "." else "."))


_GROUPED: Final = re.compile(r"\d{1,3}(?:([ .,'])\d{3})(?:\1\d{3})*(?:([.,])\d+)?")
_DECIMAL: Final = re.compile(r"\d+([.,])(?:\d{1,2}|\d{4,})")


def _told(text: str) -> tuple[str, str]:
    """Decimal sign and sign between groups that a number tells beyond doubt; empty where it does not."""
    if found := _DECIMAL.fullmatch(text):
        return found[1], ""
    found = _GROUPED.fullmatch(text)
    if found is None:
        return "", ""
    group, decimal = found[1], found[2] or ""
    is_sure = group in " '" or bool(decimal and decimal != group) or text.count(group) > 1
    if decimal == group:
        return "", ""
    return (decimal, group) if is_sure else ("", "")
