"""Alike lines: columns and rows of figures that stand in two places, found without comparing each with each.

A line is a column of classes or countries for one sex and status, or a row of all sexes and statuses for one class;
totals, what is left over after naming countries, and persons of unknown status are left aside. Lines with the same
figures, in whatever order, have the same mark, so that two tables, two years or two lines of one table that look alike
are found by one look into a dictionary. Only marks are kept; whether a likeness tells anything is for the rule to say.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import chain, combinations
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from ilms_desktop.model.codelist import CodeKind, ListKind
from ilms_desktop.model.key import ABSENT, CellKey, QTableKey
from ilms_desktop.validation.frames import Group
from ilms_desktop.validation.outline_cells import OutlineCells
from ilms_desktop.validation.wide import Bundle, BundleKey, Scope, qtable_name

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.key import Criterion
    from ilms_desktop.validation.grid import Grid
    from ilms_desktop.validation.outline import Outline
    from ilms_desktop.validation.records import Record

    #: source, table, criterion, class version
    Series = tuple[str, str, Criterion, str]
    Pick = Callable[[Sequence[str]], tuple[str, ...]]

#: figures of a line that say nothing: none, and nothing
_NOTHING: Final = frozenset({"", "0"})


def codes_left_aside(edition: Edition) -> frozenset[str]:
    """Totals and "Other countries" of all lists, and persons of unknown status: by any criterion the same ones."""
    always = (CodeKind.TOTAL, CodeKind.OTHER)
    return frozenset(
        code.id
        for codes in edition.codelists.values()
        for code in codes.codes
        if code.kind in always or (codes.kind is ListKind.STATUS and code.kind is CodeKind.UNKNOWN)
    )


def lines_of(cells: Iterable[CellKey], aside: frozenset[str]) -> dict[tuple[str, ...], list[CellKey]]:
    """Cells of each line: columns by sex and status, rows by class; a table without classes is one line."""
    lines: dict[tuple[str, ...], list[CellKey]] = defaultdict(list)
    for cell in cells:
        is_leaf = cell.sex not in aside and cell.status not in aside
        if cell.klass == ABSENT:
            if is_leaf:
                lines[(ABSENT,)].append(cell)
        elif cell.klass not in aside:
            lines[cell.sex, cell.status].append(cell)
            if is_leaf and cell.status != ABSENT:
                lines[(cell.klass,)].append(cell)
    return lines


class AlikeIndex:
    """Marks of the lines of the QTables in a file, kept up to date as figures change."""

    def __init__(self, edition: Edition) -> None:
        """Know no QTable yet."""
        self._aside = codes_left_aside(edition)
        self._cells = OutlineCells(edition)
        self._position = {table.key: place for place, table in enumerate(edition.tables)}
        self._plans: dict[str, tuple[list[Pick], list[Pick]]] = {}
        self._marks: dict[QTableKey, list[int]] = {}
        self._own: dict[QTableKey, frozenset[int]] = {}
        self._holders: dict[int, set[QTableKey]] = {}
        self._series: dict[Series, set[QTableKey]] = {}
        self._records: dict[QTableKey, Record] = {}

    def fill(self, records: Iterable[Record], outlines: Mapping[int, Outline]) -> None:
        """Know the QTables of a file and nothing else."""
        for known in (self._marks, self._own, self._holders, self._series, self._records):
            known.clear()
        for record in records:
            outline = outlines.get(record.id)
            if outline is not None and outline.figures:
                self._take(record, outline.cells, outline.values.split(","))

    def all(self) -> Iterator[Bundle]:
        """Everything that looks alike."""
        pairs: set[tuple[QTableKey, QTableKey]] = set()
        series: set[Series] = set()
        for mark, found in self._holders.items():
            if len(found) > 1:
                names = Counter(map(_series, found))
                series.update(name for name, count in names.items() if count > 1)
                if self._may_pair(mark, found):
                    pairs.update(combinations(sorted(found), 2))
        yield from (self._pair(*pair) for pair in pairs if self._is_pair(*pair))
        yield from (self._years(name) for name in series)
        yield from (self._alone(key) for key, marks in self._marks.items() if len(set(marks)) < len(marks))

    def _may_pair(self, mark: int, keys: Collection[QTableKey]) -> bool:
        """Whether a mark of several QTables can make a pair: not if it only is of everybody in one table."""
        return len({key.table for key in keys}) > 1 or any(mark in self._own[key] for key in keys)

    def follow(self, changed: Collection[QTableKey], found: Mapping[QTableKey, Grid]) -> list[Bundle]:
        """Take over changes.

        Args:
            changed: QTables that changed.
            found: what stands in them now; one that is not in it is empty.

        Returns:
            What looks alike with them now, and what did before, without QTables if it does no longer.
        """
        gone = {bundle.key: Bundle(bundle.key, ()) for key in changed for bundle in self._with(key)}
        series = self._series_with(changed)
        for key in changed:
            self._drop(key)
            if key in found and found[key].record.has_figures:
                cells = found[key].cells
                text = ",".join("".join(cell) for cell in cells)
                figures = ["" if cell.value is None else str(cell.value) for cell in cells.values()]
                self._take(found[key].record, text, figures)
        now = {bundle.key: bundle for key in changed for bundle in self._with(key)}
        years = map(self._years, series | self._series_with(changed))
        return [*(gone | now).values(), *years]

    def _take(self, record: Record, cells: str, figures: Sequence[str]) -> None:
        """Know a QTable by the codes of its cells and their figures."""
        key = record.key
        if cells not in self._plans:
            self._plans[cells] = self._planned(cells)
        own, shared = self._plans[cells]
        self._records[key] = record
        marks = _marks(own, figures)
        self._own[key] = frozenset(marks)
        self._marks[key] = marks = [*marks, *_marks(shared, figures)]
        for mark in marks:
            self._holders.setdefault(mark, set()).add(key)
        self._series.setdefault(_series(key), set()).add(key)

    def _drop(self, key: QTableKey) -> None:
        """Forget a QTable."""
        self._records.pop(key, None)
        self._own.pop(key, None)
        self._series.get(_series(key), set()).discard(key)
        for mark in set(self._marks.pop(key, ())):
            self._holders[mark].discard(key)
            if not self._holders[mark]:
                del self._holders[mark]

    def _planned(self, cells: str) -> tuple[list[Pick], list[Pick]]:
        """Where the figures of each line stand: first lines of its own, then those that another criterion shares."""
        read = self._cells(cells)
        places = {cell: place for place, cell in enumerate(read)}
        picks: tuple[list[Pick], list[Pick]] = ([], [])
        for line in lines_of(read, self._aside).values():
            if len(line) > 1:
                is_shared = all(cell.status in self._aside for cell in line)
                picks[is_shared].append(itemgetter(*(places[cell] for cell in line)))
        return picks

    def _with(self, key: QTableKey) -> Iterator[Bundle]:
        """Pairs with a QTable, and the QTable if it has two lines alike."""
        yield from (self._pair(key, other) for other in self._partners(key) if self._is_pair(key, other))
        marks = self._marks.get(key, ())
        if len(set(marks)) < len(marks):
            yield self._alone(key)

    def _series_with(self, keys: Iterable[QTableKey]) -> set[Series]:
        """Series of QTables that have a line in common with another year."""
        return {_series(key) for key in keys if any(_series(other) == _series(key) for other in self._partners(key))}

    def _partners(self, key: QTableKey) -> set[QTableKey]:
        """QTables with a line that looks like one of this QTable."""
        return set(chain.from_iterable(self._holders[mark] for mark in self._marks.get(key, ()))) - {key}

    def _pair(self, one: QTableKey, other: QTableKey) -> Bundle:
        """Two tables of a year."""
        first, second = sorted((one, other), key=self._place)
        source = first.source if first.source == second.source else ""
        name = " ".join(f"{key.source}/{qtable_name(key)}" for key in (first, second))
        return self._bundle(Group(source, first.year), name, (first, second))

    def _is_pair(self, one: QTableKey, other: QTableKey) -> bool:
        """Whether two QTables are different tables of one year with a line alike that need not be the same."""
        if one.year != other.year or one.table_key == other.table_key:
            return False
        is_told = not self._own[one].isdisjoint(self._marks[other]) or not self._own[other].isdisjoint(self._marks[one])
        return one.table != other.table or is_told

    def _years(self, series: Series) -> Bundle:
        """Years of one table that have a line in common with another year."""
        keys = sorted(self._series[series], key=lambda key: key.year)
        held: dict[int, list[QTableKey]] = defaultdict(list)
        for key in keys:
            for mark in set(self._marks[key]):
                held[mark].append(key)
        alike = set(chain.from_iterable(found for found in held.values() if len(found) > 1))
        name = QTableKey(*series, year=0)
        return self._bundle(Group(name.source, 0), qtable_name(name), [key for key in keys if key in alike])

    def _alone(self, key: QTableKey) -> Bundle:
        """One QTable with two lines alike."""
        return self._bundle(Group(key.source, key.year), qtable_name(key), (key,))

    def _bundle(self, group: Group, name: str, keys: Iterable[QTableKey]) -> Bundle:
        return Bundle(BundleKey(group, Scope.ALIKE, name), tuple(self._records[key] for key in keys))

    def _place(self, key: QTableKey) -> tuple[int, QTableKey]:
        """Order of QTables: of the questionnaire, then by source and year."""
        return (self._position[key.table_key], key)


def _series(key: QTableKey) -> Series:
    """What the years of a table have in common."""
    return key[:4]


def _marks(picks: Iterable[Pick], figures: Sequence[str]) -> list[int]:
    """Marks of lines; one with fewer than two different figures has none."""
    lines = [frozenset(pick(figures)) for pick in picks]
    told = [line if line.isdisjoint(_NOTHING) else line - _NOTHING for line in lines]
    return [hash(line) for line in told if len(line) > 1]
