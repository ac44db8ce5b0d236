"""The kinds of rules, in one table: what a rule of the catalogue looks at, and the function that looks.

Linear kinds have no function of their own: their relations become terms, and one statement evaluates all of them. The
others are pure functions, one file each in `patterns/`. A new kind is a line here and a file there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ilms_desktop.validation.patterns import exchanged, part_exceeds_total, source_record, value_form

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import ColumnElement

    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.finding import Finding
    from ilms_desktop.model.rule import Rule
    from ilms_desktop.validation.case import Case
    from ilms_desktop.validation.grid import Grid
    from ilms_desktop.validation.patterns.source_record import SourceView
    from ilms_desktop.validation.wording import Wording


@dataclass(frozen=True, slots=True)
class RowSums:
    """Sums between rows of one axis of one QTable: parameter `axis`."""


@dataclass(frozen=True, slots=True)
class TableSums:
    """Sums and orders between tables: parameter `operator`."""


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


Kind = RowSums | TableSums | Follower | QTablePattern | SourcePattern

KINDS: Final[dict[str, Kind]] = {
    "row_sums": RowSums(),
    "table_sums": TableSums(),
    "value_form": QTablePattern(value_form.find, value_form.suspects),
    "total_exchanged": Follower(exchanged.find, explains=True),
    "part_exceeds_total": Follower(part_exceeds_total.find, explains=False),
    "source_record": SourcePattern(source_record.find),
}
