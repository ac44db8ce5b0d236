"""The kinds of rules, in one table: what a rule of the catalogue looks at, and the function that looks.

Linear kinds have no function of their own: their relations become terms, and one statement evaluates all of them. The
others are pure functions, one file each in `patterns/`. A new kind is a line here and a file there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ilms_desktop.validation import rates_glance
from ilms_desktop.validation.patterns import (
    blank_cells,
    break_note,
    class_alternatives,
    country_overlap,
    disclosure,
    exchanged,
    implausible_rate,
    jump,
    letter_form,
    mean_range,
    missing_total,
    one_sex,
    only_total,
    others_empty,
    others_large,
    out_of_scope,
    own_country,
    part_exceeds_total,
    partner_change,
    precision_change,
    rows_exchanged,
    same_figures,
    same_key,
    sexes_exchanged,
    source_change,
    source_record,
    structure,
    thousandfold,
    value_form,
    version_change,
    year_gap,
    year_range,
    zero_or_blank,
)
from ilms_desktop.validation.wide import Scope

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import ColumnElement, Connection

    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.finding import Finding
    from ilms_desktop.model.key import TableKey
    from ilms_desktop.model.rule import Rule
    from ilms_desktop.validation.case import Case
    from ilms_desktop.validation.grid import Grid
    from ilms_desktop.validation.outline import Outline
    from ilms_desktop.validation.patterns.same_key import Given
    from ilms_desktop.validation.patterns.source_record import SourceView
    from ilms_desktop.validation.records import Record
    from ilms_desktop.validation.wide import View
    from ilms_desktop.validation.wording import Wording


@dataclass(frozen=True, slots=True)
class RowSums:
    """Sums between rows of one axis of one QTable: parameter `axis`."""


@dataclass(frozen=True, slots=True)
class TableSums:
    """Sums and orders between tables: parameter `operator`."""


@dataclass(frozen=True, slots=True)
class CriterionSums:
    """Everybody divided by one criterion against everybody divided by another: parameter `criteria`."""


@dataclass(frozen=True, slots=True)
class VersionSums:
    """Sums between two class versions of one table."""


@dataclass(frozen=True, slots=True)
class Follower:
    """Looks at identities of the rules named in parameter `follows`.

    Attributes:
        find: the function. explains: whether its findings stand before those they explain.
    """

    find: Callable[[Rule, Case], Iterator[Finding]]
    explains: bool


@dataclass(frozen=True, slots=True)
class QTablePattern:
    """Looks at the cells of one QTable.

    Attributes:
        find: the function. suspects: statement's condition on cells whose QTable is worth looking at.
    """

    find: Callable[[Rule, Grid, Wording], Iterator[Finding]]
    suspects: Callable[[Edition], ColumnElement[bool]]


@dataclass(frozen=True, slots=True)
class SourcePattern:
    """Looks at a source record and at what its source gives."""

    find: Callable[[Rule, SourceView, Wording], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class WidePattern:
    """Looks at several QTables at once, or at one with its source.

    Attributes:
        scope: which QTables. find: the function; it also gives notes on what waits for figures.
        suspects: statement's condition on cells whose QTable is worth looking at when the whole file is checked: every
            bundle on which `find` says anything holds at least one. Without it the function looks at every bundle.
        of_change: whether it says anything only of tables in which something changes from year to year (`outline`).
        needs_cells: whether it looks into the cells; otherwise they are not read for it.
        tables: the only tables it looks at; None = all.
        glance: like `suspects`, numbers of the QTables from their outlines.
    """

    scope: Scope
    find: Callable[[Rule, View], Iterator[Finding]]
    suspects: Callable[[Connection, Rule, Edition], ColumnElement[bool]] | None = None
    of_change: bool = False
    needs_cells: bool = True
    tables: Callable[[Edition], frozenset[TableKey]] | None = None
    glance: Callable[[Rule, Edition, Sequence[Record], Mapping[int, Outline]], frozenset[int]] | None = None


@dataclass(frozen=True, slots=True)
class Hint:
    """Speaks of slips that explain failing sums (parameter `slips`, one text each); never stands alone."""


@dataclass(frozen=True, slots=True)
class ReadingPattern:
    """Looks at what is read, before it stands in the file."""

    find: Callable[[Rule, Iterable[Given], Wording], Iterator[Finding]]


Linear = RowSums | TableSums | CriterionSums | VersionSums
Kind = Linear | Follower | QTablePattern | SourcePattern | WidePattern | ReadingPattern | Hint

KINDS: Final[dict[str, Kind]] = {
    "row_sums": RowSums(),
    "table_sums": TableSums(),
    "criterion_sums": CriterionSums(),
    "version_sums": VersionSums(),
    "value_form": QTablePattern(value_form.find, value_form.suspects),
    "total_exchanged": Follower(exchanged.find, explains=True),
    "part_exceeds_total": Follower(part_exceeds_total.find, explains=False),
    "source_record": SourcePattern(source_record.find),
    "hint": Hint(),
    "same_figures": WidePattern(Scope.ALIKE, same_figures.find),
    "implausible_rate": WidePattern(
        Scope.TWO_YEARS, implausible_rate.find, tables=implausible_rate.tables, glance=rates_glance.glance
    ),
    "zero_or_blank": WidePattern(Scope.SERIES, zero_or_blank.find, of_change=True),
    "jump": WidePattern(Scope.SERIES, jump.find, of_change=True),
    "sexes_exchanged": WidePattern(Scope.SERIES, sexes_exchanged.find, of_change=True),
    "rows_exchanged": WidePattern(Scope.SERIES, rows_exchanged.find, of_change=True),
    "thousandfold": WidePattern(Scope.SERIES, thousandfold.find, of_change=True),
    "source_change": WidePattern(Scope.TABLE, source_change.find, needs_cells=False),
    "version_change": WidePattern(Scope.SERIES, version_change.find, needs_cells=False),
    "precision_change": WidePattern(Scope.SERIES, precision_change.find, of_change=True),
    "year_gap": WidePattern(Scope.SERIES, year_gap.find, of_change=True),
    "disclosure": WidePattern(Scope.SINGLE, disclosure.find, disclosure.suspects),
    "structure": WidePattern(
        Scope.SINGLE, structure.find, needs_cells=False, tables=structure.tables, glance=structure.glance
    ),
    "same_key": ReadingPattern(same_key.find),
    "partner_change": WidePattern(Scope.SERIES, partner_change.find, of_change=True),
    "out_of_scope": WidePattern(Scope.SINGLE, out_of_scope.find, glance=out_of_scope.glance),
    "missing_total": WidePattern(Scope.SINGLE, missing_total.find, glance=missing_total.glance),
    "only_total": WidePattern(Scope.SERIES, only_total.find, glance=only_total.glance),
    "blank_cells": WidePattern(Scope.SINGLE, blank_cells.find, glance=blank_cells.glance),
    "letter_form": QTablePattern(letter_form.find, letter_form.suspects),
    "break_note": WidePattern(Scope.SERIES, break_note.find, break_note.suspects),
    "year_range": WidePattern(Scope.SINGLE, year_range.find, needs_cells=False),
    "one_sex": WidePattern(Scope.SINGLE, one_sex.find, glance=one_sex.glance),
    "own_country": WidePattern(Scope.SINGLE, own_country.find, needs_cells=False),
    "country_overlap": WidePattern(Scope.SINGLE, country_overlap.find, glance=country_overlap.glance),
    "others_empty": WidePattern(Scope.SINGLE, others_empty.find, glance=others_empty.glance),
    "others_large": WidePattern(Scope.SERIES, others_large.find, glance=others_large.glance),
    "mean_range": WidePattern(Scope.SINGLE, mean_range.find, glance=mean_range.glance),
    "class_alternatives": WidePattern(Scope.SINGLE, class_alternatives.find, glance=class_alternatives.glance),
}
