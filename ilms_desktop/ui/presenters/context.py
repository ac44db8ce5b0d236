"""What the context bar offers: sources, criteria, class versions and years of the table in use."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ilms_desktop.model.key import Criterion, TableKey
from ilms_desktop.model.structure import Axis
from ilms_desktop.ui.presenters import words
from ilms_desktop.ui.presenters.bidi import ltr

if TYPE_CHECKING:
    from ilms_desktop.model.edition import Edition, Round
    from ilms_desktop.model.source import Source
    from ilms_desktop.model.structure import TableDefinition


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing that can be chosen, with its words."""

    value: str
    label: str


def criteria_offered(edition: Edition, source: Source, table: TableDefinition) -> tuple[Offer, ...]:
    """Criteria in which the source fills the same table."""
    same = [each for each in edition.tables if each.number == table.number and source.covers(each.criterion)]
    return tuple(Offer(str(each.criterion), words.criterion_words(each.criterion)) for each in same)


def versions_offered(edition: Edition, table: TableDefinition, version: str) -> tuple[Offer, ...]:
    """Class versions of the drop-down, and the one in use where it is another; empty without class axis."""
    if Axis.CLASS not in table.axes:
        return ()
    offered = dict.fromkeys((*table.offered_versions, version))
    return tuple(Offer(each, edition.class_list(each).title) for each in offered)


def years_offered(round_: Round, source: Source, shown: tuple[int, ...]) -> tuple[tuple[int, bool, bool], ...]:
    """Years that may be columns, newest first: year, whether it is one, whether it may be taken away again.

    A year with figures stays; the program hides nothing that somebody entered.
    """
    kept = set(shown) - set(source.years)
    years = range(round_.last_year, round_.first_year - 1, -1)
    return tuple((year, year in source.years or year in kept, year not in kept) for year in years)


def with_year(source: Source, year: int, *, is_wanted: bool) -> Source:
    """Source with a year more or less."""
    years = set(source.years) | {year} if is_wanted else set(source.years) - {year}
    return replace(source, years=tuple(sorted(years)))


def years_words(years: tuple[int, ...]) -> str:
    """Years in short: "2016–2023"; first and last."""
    if not years:
        return "–"
    return ltr(str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}")


def same_table(number: str, criterion: str) -> TableKey:
    """Key of a table in another criterion."""
    return TableKey(number, Criterion(criterion))
