"""Cells of a table as they are printed: the sign or figure, what hangs on it, and the notes under the table."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from ilms_desktop import number_text
from ilms_desktop.i18n import N_, fill, gettext, is_right_to_left
from ilms_desktop.model.command import Declaration
from ilms_desktop.model.observation import BLANK, CellState
from ilms_desktop.report.table_lists import count_text, isolated
from ilms_desktop.report.tables_sheet import CellSign, PrintedCell, PrintedRow, YearHead
from ilms_desktop.workspace import sheet_words
from ilms_desktop.workspace.qtable_fields import fields_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.layout import LayoutRow
    from ilms_desktop.model.observation import Observation
    from ilms_desktop.model.structure import TableDefinition
    from ilms_desktop.model.table_view import ComputedTotal, YearColumn
    from ilms_desktop.number_text import NumberStyle

#: what stands in a cell in place of a figure; none is used for two things
EMPTY: Final = "□"
NOT_ASKED: Final = "▨"
#: before a total that nobody typed, and behind one whose parts are not all there
COMPUTED: Final = "Σ"
INCOMPLETE: Final = "…"
DECLARED: Final = {Declaration.NOTHING: "–", Declaration.NOT_AVAILABLE: "/"}
DECLARED_WORDS: Final = {
    Declaration.NOTHING: N_("nothing to report"),
    Declaration.NOT_AVAILABLE: N_("not reported"),
}


def elsewhere_sign() -> str:
    """Sign of a year that is filled in another class version; it points where reading goes on."""
    return "←" if is_right_to_left() else "→"


def field_words(edition: Edition, table: TableDefinition, fields: Mapping[str, str]) -> Iterable[str]:
    """What was said of a year of a table, each answer with its question."""
    for each in fields_of(edition, table):
        if value := fields.get(each.code, ""):
            words = sheet_words.value_words(edition, each, value)
            yield fill(gettext("{field}: {text}"), {"field": each.title, "text": words})


@dataclass
class CellWriter:
    """Writes the cells of one table and gathers the notes on them.

    Attributes:
        edition: labels of fields and codes. table: definition. style: how numbers are written.
        notes: remarks on cells with their numbers, as far as they were met; the same remark has one number.
    """

    edition: Edition
    table: TableDefinition
    style: NumberStyle
    _numbers: dict[str, int] = field(default_factory=dict)

    @property
    def notes(self) -> tuple[str, ...]:
        """Remarks on cells, with their numbers."""
        return tuple(f"{isolated(f'{number})')} {sheet_words.own(text)}" for text, number in self._numbers.items())

    def row(self, row: LayoutRow, years: Sequence[YearColumn]) -> PrintedRow:
        """A row with its cells of all years."""
        labels = tuple(sheet_words.own(code.label) for code in row.codes)
        cells = tuple(self._cell(row, year) for year in years)
        return PrintedRow(labels, cells, is_total=all(code.is_total for code in row.codes))

    def head(self, year: YearColumn) -> YearHead:
        """Head of a year: how much of it is answered, or what was said of it."""
        if year.elsewhere is not None:
            return YearHead(str(year.qtable.year), elsewhere_sign())
        if year.declaration is not None and not year.observations:
            return YearHead(str(year.qtable.year), gettext(DECLARED_WORDS[year.declaration]))
        words = {"answered": self._count(year.counts.answered), "asked": self._count(year.counts.asked)}
        return YearHead(str(year.qtable.year), fill(gettext("{answered} of {asked}"), words))

    def year_note(self, year: YearColumn) -> str:
        """What is said of a year as a whole: declaration, where it is filled, its metadata; empty where nothing is."""
        said = sheet_words.SENTENCES.join(self._said_of(year))
        return fill(gettext("{year}: {text}"), {"year": isolated(str(year.qtable.year)), "text": said}) if said else ""

    def _said_of(self, year: YearColumn) -> Iterable[str]:
        if year.declaration is not None:
            words = gettext(DECLARED_WORDS[year.declaration])
            yield (
                fill(gettext("{words} ({reason})"), {"words": words, "reason": sheet_words.own(year.reason)})
                if year.reason
                else words
            )
        if year.elsewhere is not None:
            yield fill(gettext("filled in “{version}”"), {"version": year.elsewhere.title})
        yield from field_words(self.edition, self.table, year.fields)

    def _cell(self, row: LayoutRow, year: YearColumn) -> PrintedCell:
        said = year.observations.get(row.cell, BLANK)
        if said.state is CellState.BLANK:
            computed = year.computed.get(row.cell) if row.is_total else None
            cell = self._blank(year, computed, is_asked=row.cell in year.asked)
            return PrintedCell(cell.sign, cell.text, self._beside(said))
        if said.state is CellState.UNREADABLE:
            return PrintedCell(CellSign.UNREADABLE, sheet_words.own(said.text or ""), self._beside(said))
        if said.value is None:
            return PrintedCell(CellSign.LETTER, said.status or "", self._beside(said))
        decimals = said.decimals if said.value else 0
        return PrintedCell(CellSign.FIGURE, self._figure(said.value, decimals), self._beside(said))

    def _blank(self, year: YearColumn, computed: ComputedTotal | None, *, is_asked: bool) -> PrintedCell:
        """A cell in which nothing stands."""
        if computed is not None:
            rest = "" if computed.complete else INCOMPLETE
            figure = self._figure(computed.value, computed.decimals)
            return PrintedCell(CellSign.FIGURE, isolated(f"{COMPUTED} {figure}{rest}"))
        if not is_asked:
            return PrintedCell(CellSign.NOT_ASKED, NOT_ASKED)
        if year.elsewhere is not None:
            return PrintedCell(CellSign.ELSEWHERE, elsewhere_sign())
        if year.declaration is not None:
            return PrintedCell(CellSign.DECLARED, DECLARED[year.declaration])
        return PrintedCell(CellSign.EMPTY, EMPTY)

    def _beside(self, said: Observation) -> str:
        """Letter and number of the note beside what stands in a cell."""
        letter = (said.status or "").lower() if said.value is not None else ""
        # why: small and raised, a bare number would be read as the last digit of a figure in a photocopy
        number = f"{self._numbers.setdefault(said.note, len(self._numbers) + 1)})" if said.note else ""
        return " ".join(filter(None, (letter, number)))

    def _figure(self, value: int, decimals: int) -> str:
        return number_text.shown(value, decimals=decimals, stored=self.table.decimals_stored, style=self.style)

    def _count(self, number: int) -> str:
        return count_text(number, self.style)
