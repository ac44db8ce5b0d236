"""The oracle on figures that stand in two places: V09."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from ilms_desktop.model.codelist import CodeKind, ListKind
from ilms_desktop.model.key import ABSENT, CellKey, ObservationKey, QTableKey
from tests.oracle.saying import Said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.oracle.oracle import Oracle

#: what a line is called -> its cells with their figures, largest first
Lines = dict[tuple[str, ...], list[tuple[CellKey, int]]]


def same_figures(oracle: Oracle) -> Iterator[Said]:
    """V09: lines of figures that repeat within a table, over the years, or between tables of a year."""
    keys = sorted(oracle.figures, key=lambda key: (place(oracle, key), key))
    lines = {key: lines_of(oracle, key) for key in keys}
    for key in keys:
        yield from inside(oracle, key, lines[key])
        yield from against_years(oracle, key, {each: lines[each] for each in keys if each[:4] == key[:4]})
    for one, other in combinations(keys, 2):
        if one.year == other.year and one[1:3] != other[1:3]:
            yield from between(oracle, one, other, lines[one], lines[other])


def place(oracle: Oracle, key: QTableKey) -> int:
    """Place of a table in the questionnaire."""
    return [table.key for table in oracle.edition.tables].index(key.table_key)


def is_aside(oracle: Oracle, code: str) -> bool:
    """Whether a code is a total, what is left over, or persons of unknown status."""
    for codes in oracle.edition.codelists.values():
        if code in codes:
            return codes[code].kind in ASIDE or (codes.kind is ListKind.STATUS and codes[code].kind is CodeKind.UNKNOWN)
    return False


ASIDE = (CodeKind.TOTAL, CodeKind.OTHER)


def is_leaf(oracle: Oracle, cell: CellKey) -> bool:
    """Whether a cell is no total of sex or status, and the status is known."""
    return not is_aside(oracle, cell.sex) and not is_aside(oracle, cell.status)


def lines_of(oracle: Oracle, key: QTableKey) -> Lines:
    """Lines with at least two different figures."""
    found: Lines = {}
    for cell, said in oracle.figures[key].items():
        if not said.value:
            continue
        names: list[tuple[str, ...]] = []
        if cell.klass == ABSENT:
            names = [("all",)] if is_leaf(oracle, cell) else []
        elif not is_aside(oracle, cell.klass):
            names = [("column", cell.sex, cell.status)]
            if cell.status != ABSENT and is_leaf(oracle, cell):
                names.append(("row", cell.klass))
        for name in names:
            found.setdefault(name, []).append((cell, said.value))
    found = {name: sorted(cells, key=lambda each: (-each[1], each[0])) for name, cells in found.items()}
    return {name: cells for name, cells in found.items() if len(figures(cells)) > 1 and len(set(figures(cells))) > 1}


def figures(cells: list[tuple[CellKey, int]]) -> list[int]:
    """Figures of a line."""
    return [value for _cell, value in cells]


def inside(oracle: Oracle, key: QTableKey, lines: Lines) -> Iterator[Said]:
    """Two lines of one QTable; lines that differ in the same two codes belong together."""
    found: dict[frozenset[str], list[tuple[str, ...]]] = {}
    for one, other in combinations(lines, 2):
        differing = [{a, b} for a, b in zip(one, other, strict=False) if a != b]
        if one[0] != other[0] or len(differing) != 1 or figures(lines[one]) != figures(lines[other]):
            continue
        if one[0] == "row":
            codes = oracle.edition.codelists[key.version]
            is_apart = not any(codes[code].memo or codes[code].alternative for code in differing[0])
        else:
            is_apart = not any(is_aside(oracle, code) for code in differing[0])
        if is_apart:
            found.setdefault(frozenset(differing[0]), []).extend((one, other))
    for names in found.values():
        if tells(oracle, key, [each for name in names[::2] for each in lines[name]]):
            yield said([(key, lines[name]) for name in names])


def against_years(oracle: Oracle, key: QTableKey, lines: dict[QTableKey, Lines]) -> Iterator[Said]:
    """A year against earlier ones: for each line the nearest that has it."""
    repeats: dict[QTableKey, list[tuple[str, ...]]] = {}
    for name, cells in lines[key].items():
        if name[0] != "row":
            earlier = [o for o in lines if o.year < key.year and figures(lines[o].get(name, [])) == figures(cells)]
            if earlier:
                repeats.setdefault(max(earlier, key=lambda each: each.year), []).append(name)
    for other, names in repeats.items():
        if tells(oracle, key, [each for name in names for each in lines[key][name]]):
            yield said([(each, lines[each][name]) for name in names for each in (key, other)])


def between(oracle: Oracle, one: QTableKey, other: QTableKey, here: Lines, there: Lines) -> Iterator[Said]:
    """Two tables of one year: columns of one sex."""
    free = {name: cells for name, cells in there.items() if name[0] != "row"}
    found: list[tuple[QTableKey, list[tuple[CellKey, int]]]] = []
    for name, cells in here.items():
        if name[0] == "row":
            continue
        sex = cells[0][0].sex
        for same, others in free.items():
            statuses = [each[0][0].status for each in (cells, others)]
            is_one_thing = one.table == other.table and all(is_aside(oracle, each) for each in statuses)
            if others[0][0].sex == sex and figures(others) == figures(cells) and not is_one_thing:
                found += [(one, cells), (other, others)]
                del free[same]
                break
    if found and tells(oracle, one, [each for key, cells in found if key == one for each in cells]):
        yield said(found)


def tells(oracle: Oracle, key: QTableKey, cells: list[tuple[CellKey, int]]) -> bool:
    """At least four figures that chance would repeat once in ten thousand times."""
    leaves = [each for each in cells if is_leaf(oracle, each[0])] or cells
    chance = 1
    for value in {value for _cell, value in leaves}:
        chance *= max(1, value // oracle.step(key) // 10)
    return len(cells) >= 4 and len({value for _cell, value in leaves}) > 1 and chance >= 10_000


def said(found: list[tuple[QTableKey, list[tuple[CellKey, int]]]]) -> Said:
    """A finding on lines."""
    return Said("V09", "W", frozenset(ObservationKey(key, cell) for key, cells in found for cell, _value in cells))


CHECKS = (same_figures,)
