"""What became of a survey: the tables that were counted, those that were not and why, for people and for programs.

It names variables, counts and codes; no record.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop import i18n
from ilms_desktop.definitions.microdata import load_microdata
from ilms_desktop.i18n import N_, fill, gettext, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ilms_desktop.exchange.microdata.coding import CodingTrouble
    from ilms_desktop.exchange.microdata.plan import TableLacks
    from ilms_desktop.exchange.report import ParsedFile

#: code -> sentence with its next step; gettext ids
_SENTENCES: Final = {
    "not_mapped": N_(
        "{variable} ({name}): {records} records have values without a meaning{codes}. Add them to its values, or map"
        " them to “missing”."
    ),
    "not_a_number": N_(
        "{variable} ({name}): {records} records have something that is no number{codes}. Map it to “missing”, or check"
        " the decimal sign of the recipe."
    ),
    "out_of_range": N_(
        "{variable} ({name}): {records} records are below zero or out of range{codes}. Correct the survey, or map"
        " these values to “missing”."
    ),
    "not_stated": N_(
        "{variable} ({name}): {records} records say nothing{codes}. Say in the recipe what they count as:"
        ' missing = "exclude", or one of its values.'
    ),
}
_ROUNDING: Final = N_(
    "Every figure, totals too, is rounded once from its own sum of weights that is not rounded; rounded parts may"
    " differ from their rounded total in the last digit."
)


@dataclass(frozen=True, slots=True)
class TableOutcome:
    """A table that was counted.

    Attributes:
        table, version, years: what. cells: their number; unreliable, suppressed: those that are marked.
        records: persons asked whom it counts.
        left_out: variable -> records left out because it says nothing. in_no_row: records in the total alone.
    """

    table: str
    version: str
    years: tuple[int, ...]
    cells: int
    unreliable: int
    suppressed: int
    records: int
    left_out: Mapping[str, int] = field(default_factory=dict)
    in_no_row: int = 0


@dataclass(frozen=True, slots=True)
class Refused:
    """What stands in the way of some tables."""

    trouble: CodingTrouble
    tables: tuple[str, ...]

    @property
    def text(self) -> str:
        """What it is and what to do, in the language in use."""
        each = self.trouble
        values = {
            "variable": load_microdata(language=i18n.language()).variables[each.variable].title,
            "name": each.name,
            "records": str(each.records),
            "codes": f": {', '.join(each.codes)}" if each.codes else "",
        }
        return fill(gettext(_SENTENCES[each.code]), values)


@dataclass(frozen=True)
class Tabulation:
    """A survey as tables.

    Attributes:
        parsed: rows for the import. recipe: its name.
        records: in the survey; weighted: those with a weight, in the years asked for.
        tables: those counted. lacking: those for which the recipe lacks variables. refused: what stands in the way.
        weight: variable of the survey, empty where each record is one person.
    """

    parsed: ParsedFile
    recipe: str
    records: int
    weighted: int
    weight: str
    tables: tuple[TableOutcome, ...]
    lacking: tuple[TableLacks, ...]
    refused: tuple[Refused, ...]

    def to_json(self) -> dict[str, Any]:
        """The report as one JSON document."""
        return {
            "file": self.parsed.name,
            "recipe": self.recipe,
            "records": self.records,
            "weighted": self.weighted,
            "weight": self.weight,
            "tables": [
                {
                    "table": each.table,
                    "version": each.version,
                    "years": list(each.years),
                    "cells": each.cells,
                    "unreliable": each.unreliable,
                    "suppressed": each.suppressed,
                    "records": each.records,
                    "left_out": dict(each.left_out),
                    "in_no_row": each.in_no_row,
                }
                for each in self.tables
            ],
            "lacking": [
                {
                    "table": each.table.id,
                    "variables": [list(names) for names in each.variables],
                    "version": each.version,
                }
                for each in self.lacking
            ],
            "refused": [
                {
                    "code": each.trouble.code,
                    "variable": each.trouble.variable,
                    "name": each.trouble.name,
                    "records": each.trouble.records,
                    "codes": list(each.trouble.codes),
                    "tables": list(each.tables),
                    "message": each.text,
                }
                for each in self.refused
            ],
        }

    def words(self) -> Iterator[str]:
        """The report in sentences, in the language in use."""
        values = {"records": str(self.records), "weighted": str(self.weighted), "tables": str(len(self.tables))}
        text = ngettext(
            "{weighted} of {records} records counted into {tables} table.",
            "{weighted} of {records} records counted into {tables} tables.",
            len(self.tables),
        )
        yield fill(text, values)
        for each in self.tables:
            yield from _table_words(each)
        if self.tables:
            yield gettext(_ROUNDING)
        yield from (_lacking_words(each) for each in self.lacking)
        for refused in self.refused:
            yield fill(
                gettext("Not counted: {tables}. {reason}"),
                {"tables": ", ".join(refused.tables), "reason": refused.text},
            )


def _table_words(each: TableOutcome) -> Iterator[str]:
    values = {
        "table": each.table,
        "records": str(each.records),
        "cells": str(each.cells),
        "unreliable": str(each.unreliable),
        "suppressed": str(each.suppressed),
    }
    yield fill(gettext("{table}: {cells} cells from {records} records; {unreliable} U, {suppressed} S."), values)
    titles = load_microdata(language=i18n.language()).variables
    for variable, count in each.left_out.items():
        values |= {"variable": titles[variable].title, "count": str(count)}
        yield fill(gettext("{table}: {count} records left out, since they do not say: {variable}."), values)
    if each.in_no_row:
        values["count"] = str(each.in_no_row)
        yield fill(gettext("{table}: {count} records are in the total and in no row of its list."), values)


def _lacking_words(each: TableLacks) -> str:
    titles = load_microdata(language=i18n.language()).variables
    needed = "; ".join(" / ".join(titles[name].title for name in names) for names in each.variables)
    if needed:
        text = gettext("{table} is not counted: the recipe lacks {variables}.")
        return fill(text, {"table": each.table.id, "variables": needed})
    text = gettext("{table} is not counted: the codes of the recipe do not say the classes of {version}.")
    return fill(text, {"table": each.table.id, "version": each.version})
