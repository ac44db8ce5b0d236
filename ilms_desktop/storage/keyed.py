"""How rows of a table are read and written one by one: by key, with statements that are compiled once.

Which tables there are is said in `tables`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, delete, func, select
from sqlalchemy.dialects import sqlite

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Table

#: one row in the order of the table's columns
Row = tuple[Any, ...]


@dataclass(frozen=True)
class Keyed:
    """A table whose rows are found by key and written through the recorder.

    Attributes:
        table: the table. key: names of the columns of its natural key.
        surrogate: whether the first column is a number given on insertion.
    """

    table: Table
    key: tuple[str, ...]
    surrogate: bool = False

    @property
    def name(self) -> str:
        """Name of the table."""
        return self.table.name

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns in order."""
        return tuple(column.name for column in self.table.columns)

    @cached_property
    def identity(self) -> tuple[str, ...]:
        """Columns that identify a stored row: the surrogate, else the key."""
        return self.columns[:1] if self.surrogate else self.key

    @cached_property
    def select_sql(self) -> str:
        """Statement that reads one row by its key."""
        return compiled(select(*self.table.columns).where(*_equal(self.table, self.key)))

    @cached_property
    def delete_sql(self) -> str:
        """Statement that removes one row by its identity."""
        return compiled(delete(self.table).where(*_equal(self.table, self.identity)))

    @cached_property
    def upsert_sql(self) -> str:
        """Statement that inserts a row, or replaces what the one of the same identity says; its key stays."""
        insertion = sqlite.insert(self.table)
        fixed = {*self.identity, *self.key}
        rest = {name: insertion.excluded[name] for name in self.columns if name not in fixed}
        return compiled(insertion.on_conflict_do_update(index_elements=list(self.identity), set_=rest))

    @cached_property
    def largest_sql(self) -> str:
        """Statement that reads the largest surrogate number."""
        return compiled(select(func.max(self.table.columns[self.columns[0]])))

    @cached_property
    def key_of(self) -> Callable[[Row], Row]:
        """Gives the natural key of a row."""
        return _picker(self.columns, self.key)

    @cached_property
    def identity_of(self) -> Callable[[Row], Row]:
        """Gives the identity of a row."""
        return _picker(self.columns, self.identity)


def compiled(statement: Any) -> str:
    """Text of a Core statement for the driver, its parameters in the order of the bound columns.

    The edit path runs these texts: building and compiling a statement costs more than executing it.
    """
    return str(statement.compile(dialect=sqlite.dialect()))


def _picker(columns: tuple[str, ...], names: tuple[str, ...]) -> Callable[[Row], Row]:
    """Function that takes some columns out of a row; written in C where there are several."""
    places = [columns.index(name) for name in names]
    if len(places) > 1:
        return itemgetter(*places)
    (place,) = places
    return lambda row: (row[place],)


def _equal(table: Table, names: tuple[str, ...]) -> list[Any]:
    return [table.columns[name] == bindparam(f"key_{name}") for name in names]
