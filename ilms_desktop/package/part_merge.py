"""Putting the work of an office into the file of its coordinator, cell by cell.

Three values meet at each address: what stood there when the work was handed out, what stands there now, and what the
office sends. A conflict is only found here; people resolve it.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from ilms_desktop.model.key import Criterion, TableKey
from ilms_desktop.package.document_rules import table_path
from ilms_desktop.package.outcome import Outcome, Problem
from ilms_desktop.package.tables import read_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ilms_desktop.package.document_rules import Document
    from ilms_desktop.package.known import Assignment, CellAddress, CellContent, ScopeUnit

_TABLES: Final = table_path("").removesuffix(".csv")

A = TypeVar("A", bound=Hashable)
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Merge(Generic[A, V]):
    """What a merge would do.

    Attributes:
        taken: address -> value of the office that goes in without a question; None takes what stands there away.
        conflicts: addresses at which both sides changed the value, to different ones.
    """

    taken: Mapping[A, V | None]
    conflicts: tuple[A, ...]


def merge(base: Mapping[A, V], ours: Mapping[A, V], theirs: Mapping[A, V]) -> Merge[A, V]:
    """The merge of three states; an address that a state does not have is blank, which is a value of its own.

    Args:
        base: when the work was handed out.
        ours: now.
        theirs: from the office.
    """
    taken: dict[A, V | None] = {}
    conflicts: list[A] = []
    for address in dict.fromkeys((*base, *theirs)):
        before, mine, their = base.get(address), ours.get(address), theirs.get(address)
        if their in (before, mine):
            continue
        if mine == before:
            taken[address] = their
        else:
            conflicts.append(address)
    return Merge(taken, tuple(conflicts))


def cells_of(payload: Mapping[str, bytes]) -> Iterator[tuple[CellAddress, CellContent]]:
    """Address and content of every figure in the table files of a payload."""
    for path, data in payload.items():
        if path.startswith(_TABLES):
            table = path.removeprefix(_TABLES).removesuffix(".csv")
            for source, version, time, sex, status, code, value, letter in read_rows(data):
                yield (source, table, version, time, sex, status, code), (value, letter)


def scope_of(document: Document) -> frozenset[ScopeUnit]:
    """Table, source and year of everything that a part's document names in its scope."""
    return frozenset(
        (_table_id(entry), entry["source"], str(year)) for entry in document["scope"] for year in entry["years"]
    )


def _table_id(entry: Mapping[str, str]) -> str:
    return TableKey(entry["table"], Criterion(entry["criterion"])).id


def check_scope(
    payload: Mapping[str, bytes], document: Document, assigned: frozenset[ScopeUnit] | None
) -> Problem | None:
    """Whether every figure of a part is one that its office was asked for.

    Args:
        payload: path below `data/` -> bytes.
        document: of the part.
        assigned: what the work was, as the coordinator knows it; None where that is not known.
    """
    allowed = scope_of(document) if assigned is None else scope_of(document) & assigned
    for address, _ in cells_of(payload):
        unit = _unit(address)
        if unit not in allowed:
            return Problem("PART_SCOPE", dict(zip(("table", "source", "year"), unit, strict=True)))
    return None


def _unit(address: CellAddress) -> ScopeUnit:
    source, table, _version, year, *_ = address
    return table, source, year


def check_merge(payload: Mapping[str, bytes], assignment: Assignment) -> Problem | None:
    """Whether the work can go in without a question."""
    # why: what was not handed out is not given back, and that is no wish to take it away
    base = {address: content for address, content in assignment.base.items() if _unit(address) in assignment.scope}
    found = merge(base, assignment.ours, dict(cells_of(payload)))
    if not found.conflicts:
        return None
    return Problem("PART_CONFLICT", {"cells": str(len(found.conflicts))}, Outcome.HOLD)
