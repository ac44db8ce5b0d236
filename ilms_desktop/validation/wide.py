"""Bundles: QTables that a rule looks at together, other than by sums between tables.

The years of one series, the tables of one year, the sources of one table: each kind of bundle says which QTables belong
to it, so that after an edit only the bundles of the edited QTable are looked at again.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from ilms_desktop.validation.frames import Group
from ilms_desktop.validation.series import Series, series_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from ilms_desktop.model.edition import Edition, Round
    from ilms_desktop.model.key import QTableKey, TableKey
    from ilms_desktop.validation.expand import RowExpander
    from ilms_desktop.validation.grid import Grid
    from ilms_desktop.validation.questions import Questions
    from ilms_desktop.validation.records import Record, SourceRecord
    from ilms_desktop.validation.wording import Wording


#: years that a bundle of two years looks back
YEARS_BACK: Final = 1


class Scope(StrEnum):
    """Which QTables a rule looks at together."""

    #: one QTable and nothing else, where the rule needs the source record beside its cells
    SINGLE = "single"
    #: one table of one source, all years and class versions
    SERIES = "series"
    #: all tables of one source in one year, in all criteria
    YEAR = "year"
    #: tables of one source and criterion in one year, with those of the year before
    TWO_YEARS = "two_years"
    #: QTables with lines of figures that are alike (`alike`): two tables of a year, years of a table, one by itself
    ALIKE = "alike"
    #: one table of all sources, all years
    TABLE = "table"


class BundleKey(NamedTuple):
    """Identity of a bundle: where its findings belong, its scope, and what tells it from others of the group."""

    group: Group
    scope: Scope
    name: str


@dataclass(frozen=True)
class Bundle:
    """QTables that are looked at together.

    Attributes:
        key: identity. records: the QTables, by table of the questionnaire, class version and year.
    """

    key: BundleKey
    records: tuple[Record, ...]


@dataclass(frozen=True)
class View:
    """A bundle with its cells, and what else a rule may ask.

    Attributes:
        grids: cells of the QTables, in the order of the bundle.
        sources: source records by id. round: the collection. country: reporting country, ISO alpha-3.
        wording: words; its edition has the definitions.
        group: where the findings belong.
        rows: makes the sums of every layout.
        questions: which cells the tables ask for.
        memory: what rules worked out before, by their ids, each in its own way; it must not change what they say.
    """

    grids: tuple[Grid, ...]
    sources: Mapping[str, SourceRecord]
    round: Round
    country: str
    wording: Wording
    group: Group
    rows: RowExpander
    questions: Questions
    memory: dict[str, Any] = field(default_factory=dict)

    @property
    def edition(self) -> Edition:
        """Definitions of the questionnaire."""
        return self.wording.edition

    @cached_property
    def series(self) -> tuple[Series, ...]:
        """The QTables over the years, made once for all rules that look at them."""
        return series_of(self.grids, self.wording)


class BundleIndex:
    """The bundles of the QTables in a file, kept up to date as QTables come and go."""

    def __init__(self, edition: Edition, scopes: Mapping[Scope, Collection[TableKey]]) -> None:
        """Know no QTable yet.

        Args:
            edition: gives the order of the tables.
            scopes: those that rules ask for, each with the tables that any of its rules looks at.
        """
        self._scopes = {scope: frozenset(tables) for scope, tables in scopes.items()}
        self._position = {table.key: place for place, table in enumerate(edition.tables)}
        self._members: dict[BundleKey, dict[QTableKey, Record]] = {}

    def take(self, record: Record) -> None:
        """Know a QTable, or know it better."""
        for key in self._homes(record.key):
            self._members.setdefault(key, {})[record.key] = record

    def drop(self, qtable: QTableKey) -> None:
        """Forget a QTable in which nothing stands any more."""
        for key in self._homes(qtable):
            self._members.get(key, {}).pop(qtable, None)

    def clear(self) -> None:
        """Forget all."""
        self._members.clear()

    def all(self) -> Iterator[Bundle]:
        """Every bundle of the scopes in use."""
        for home, members in self._members.items():
            yield self._bundle(home, members)

    def touched(self, changed: Collection[QTableKey]) -> Iterator[Bundle]:
        """Bundles that hold, or held, one of the changed QTables; one without QTables is empty."""
        for home in {home for qtable in changed for home in self._homes(qtable)}:
            yield self._bundle(home, self._members.get(home, {}))

    def _homes(self, qtable: QTableKey) -> Iterator[BundleKey]:
        """Where a QTable is remembered."""
        for scope, tables in self._scopes.items():
            if qtable.table_key in tables:
                yield from bundle_keys(scope, qtable)

    def _bundle(self, home: BundleKey, members: Mapping[QTableKey, Record]) -> Bundle:
        records = members.values()
        return Bundle(home, tuple(records if len(members) == 1 else sorted(records, key=self._place)))

    def _place(self, record: Record) -> tuple[int, str, int, str]:
        key = record.key
        return (self._position[key.table_key], key.version, key.year, key.source)


def bundle_keys(scope: Scope, key: QTableKey) -> Iterator[BundleKey]:
    """Bundles of a scope that a QTable belongs to."""
    yield _KEYS[scope](key)
    if scope is Scope.TWO_YEARS:
        yield _KEYS[scope](key._replace(year=key.year + YEARS_BACK))


def qtable_name(key: QTableKey) -> str:
    """A QTable among those of its source and year."""
    return f"{key.table}/{key.criterion}/{key.version}"


_KEYS: Final[dict[Scope, Callable[[QTableKey], BundleKey]]] = {
    Scope.SINGLE: lambda key: BundleKey(Group(key.source, key.year), Scope.SINGLE, qtable_name(key)),
    Scope.SERIES: lambda key: BundleKey(Group(key.source, 0), Scope.SERIES, f"{key.table}/{key.criterion}"),
    Scope.YEAR: lambda key: BundleKey(Group(key.source, key.year), Scope.YEAR, ""),
    Scope.TWO_YEARS: lambda key: BundleKey(Group(key.source, key.year), Scope.TWO_YEARS, str(key.criterion)),
    Scope.TABLE: lambda key: BundleKey(Group("", 0), Scope.TABLE, f"{key.table}/{key.criterion}"),
}
