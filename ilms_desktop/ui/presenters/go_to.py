"""Where one can go by typing: tables, rows, countries and cells.

Tables of every criterion and source; rows of the table in use, countries by any name or code; cells as they are called
on the telephone ("C14").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.model.key import Criterion
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.coordinates import column_letters
from ilms_desktop.ui.presenters.name_choice import folded
from ilms_desktop.ui.presenters.words import criterion_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ilms_desktop.ui.presenters.name_choice import NameChoice
    from ilms_desktop.ui.presenters.table_state import TableState
    from ilms_desktop.ui.presenters.tree import TreeNode

#: so many places are offered at once
MOST: Final = 60
_ISO3_LENGTH: Final = 3
#: letters of a column, then the number of a row counted from 1
_CELL: Final = re.compile(r"([A-Z]{1,2})([0-9]{1,4})")


class Kind(StrEnum):
    """What a place is."""

    #: a table of a source: key of its line in the tree
    TABLE = "table"
    #: a row of the table in use: its number
    ROW = "row"
    #: a cell of the table in use: row and column
    CELL = "cell"


@dataclass(frozen=True, slots=True)
class Target:
    """One place.

    Attributes:
        kind: what it is. label: as shown. words: other words that find it, such as codes and names.
        node: key of a table's line. row, column: in the table in use; a row has no column (-1).
    """

    kind: Kind
    label: str
    words: tuple[str, ...] = ()
    node: str = ""
    row: int = -1
    column: int = -1


def table_targets(tables: Iterable[TreeNode], sources: Mapping[str, str], here: str) -> list[Target]:
    """Tables, those of the source in use first.

    Args:
        tables: lines of the tree.
        sources: name of each source by its id; told only where there are several.
        here: id of the source in use.
    """
    nodes = sorted(tables, key=lambda node: node.source != here)
    return [Target(Kind.TABLE, _table_label(node, sources), (node.code, node.title), node=node.key) for node in nodes]


def row_targets(state: TableState, countries: Sequence[NameChoice]) -> list[Target]:
    """Rows of a table; those of countries are found by every name and code of the country."""
    words = {choice.code: (*choice.words, choice.label) for choice in countries}
    found = []
    for number, row in enumerate(state.rows):
        code = row.codes[-1]
        found.append(Target(Kind.ROW, row.path, (code.label, *words.get(code.id[-_ISO3_LENGTH:], ())), row=number))
    return found


def matches(targets: Sequence[Target], typed: str, state: TableState | None) -> list[Target]:
    """Places that fit what was typed, best first: the very word, the beginning of one, anywhere in the label."""
    wanted = folded(typed)
    if not wanted:
        return list(targets[:MOST])
    ranked: list[list[Target]] = [[], [], []]
    for target in targets:
        rank = _rank(target, wanted)
        if rank is not None:
            ranked[rank].append(target)
    exact = ranked[0]
    cell = cell_target(state, typed) if state is not None else None
    # why: "C4" is a table before it is a cell; "C14" is no table
    tables = [each for each in exact if each.kind is Kind.TABLE]
    others = [each for each in exact if each.kind is not Kind.TABLE]
    return [*tables, *([cell] if cell else []), *others, *ranked[1], *ranked[2]][:MOST]


def cell_target(state: TableState, typed: str) -> Target | None:
    """The cell that a column letter and a row number name, or None where they name none."""
    named = _CELL.fullmatch(typed.strip().upper())
    letters = [column_letters(column) for column in range(len(state.years))]
    if named is None or named[1] not in letters or not 1 <= int(named[2]) <= len(state.rows):
        return None
    row, column = int(named[2]) - 1, letters.index(named[1])
    values = {
        "cell": ltr(named[0]),
        "row": state.rows[row].path,
        "year": ltr(str(state.years[column].qtable.year)),
    }
    return Target(Kind.CELL, fill(_("Cell {cell}: {row}, {year}"), values), row=row, column=column)


def _rank(target: Target, wanted: str) -> int | None:
    """How well a place fits: 0 the very word, 1 the beginning of one, 2 anywhere in the label, None not at all."""
    words = [folded(word) for word in (*target.words, target.label) if word]
    if wanted in words:
        return 0
    if any(word.startswith(wanted) for word in words):
        return 1
    return 2 if wanted in folded(target.label) else None


def _table_label(node: TreeNode, sources: Mapping[str, str]) -> str:
    """Number, title, criterion, and the source where there are several."""
    parts = [f"{node.code} {node.title}"]
    if node.table is not None and node.table.criterion is not Criterion.NONE:
        parts.append(criterion_words(node.table.criterion))
    if len(sources) > 1:
        parts.append(sources.get(node.source, node.source))
    return " · ".join(parts)
