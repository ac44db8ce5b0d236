"""Spans of equal labels in nested row stubs: where each group begins and how many rows it has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ilms_desktop.model.layout import LayoutRow


@dataclass(frozen=True, slots=True)
class Span:
    """Rows `first` to `last` that share a label on one level."""

    first: int
    last: int
    label: str


def spans(rows: Sequence[LayoutRow]) -> tuple[tuple[Span, ...], ...]:
    """Spans of each level but the innermost, from outside to inside."""
    depth = len(rows[0].codes) - 1 if rows else 0
    return tuple(tuple(_level(rows, level)) for level in range(depth))


def _level(rows: Sequence[LayoutRow], level: int) -> list[Span]:
    """Spans of one level; a new outer group begins a new span even where the label is the same."""
    found: list[Span] = []
    before: tuple[str, ...] | None = None
    for place, row in enumerate(rows):
        path = tuple(code.id for code in row.codes[: level + 1])
        if path == before:
            found[-1] = Span(found[-1].first, place, found[-1].label)
        else:
            found.append(Span(place, place, row.codes[level].label))
        before = path
    return found
