"""Alternative classes used together: rows that divide the same persons in two ways, contain or hide each other.

Sums that are complete are judged by the rule on sums; this one speaks of rows that should not stand side by side.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from ilms_desktop.model.finding import Severity
from ilms_desktop.model.structure import Axis
from ilms_desktop.validation.findings import Said, failed, qtable_text
from ilms_desktop.validation.wording import joined, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from ilms_desktop.model.codelist import Codelist
    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.finding import Finding
    from ilms_desktop.model.key import CellKey
    from ilms_desktop.model.rule import Rule
    from ilms_desktop.validation.grid import Grid
    from ilms_desktop.validation.outline import Outline
    from ilms_desktop.validation.records import Record
    from ilms_desktop.validation.series import Series
    from ilms_desktop.validation.wide import View
    from ilms_desktop.validation.wording import Wording


class Clash(NamedTuple):
    """Rows of one column that should not stand side by side.

    Attributes:
        rows: their codes, the most telling first. left, right: rows whose figures are held against each other.
        is_open: whether the total cannot be formed.
    """

    rows: tuple[str, ...]
    left: tuple[str, ...]
    right: tuple[str, ...]
    is_open: bool = False


class Block(NamedTuple):
    """One column of a grid: sex and status are fixed."""

    grid: Grid
    place: CellKey
    unit: int

    def cell(self, code: str) -> CellKey:
        """Cell of a row."""
        return self.place._replace(klass=code)

    def figure(self, code: str) -> int | None:
        """Figure of a row, or None."""
        return self.grid[self.cell(code)].value

    def is_blank(self, code: str) -> bool:
        """Whether nothing at all stands in a row."""
        return self.cell(code) not in self.grid.cells

    def filled(self, codes: Sequence[str]) -> list[str]:
        """Rows with a figure."""
        return [code for code in codes if self.figure(code) is not None]

    def sum(self, codes: Sequence[str]) -> int:
        """Sum of the figures in some rows."""
        return sum(self.figure(code) or 0 for code in codes)

    def agrees(self, left: Sequence[str], right: Sequence[str]) -> bool:
        """Whether two sums are equal within rounding."""
        terms = len(self.filled([*left, *right]))
        return 2 * abs(self.sum(left) - self.sum(right)) <= self.unit * terms


def glance(rule: Rule, _edition: Edition, records: Sequence[Record], outlines: Mapping[int, Outline]) -> frozenset[int]:
    """Numbers of the QTables in which rows stand side by side that may not."""
    asked = [(entry["list"], kind, entry) for kind in _CLASHES for entry in rule.parameters[kind]]
    lists = {list_id for list_id, _kind, _entry in asked}
    return frozenset(
        record.id
        for record in records
        if record.key.version in lists and record.id in outlines
        for outline in (outlines[record.id],)
        if any(list_id == record.key.version and _GLANCES[kind](entry, outline) for list_id, kind, entry in asked)
    )


def find(rule: Rule, view: View) -> Iterator[Finding]:
    """Finding for each kind of clash in a QTable."""
    for series in view.series:
        grid = series.grids[0]
        for kind, clash in _CLASHES.items():
            for entry in rule.parameters[kind]:
                if entry["list"] == grid.record.key.version and not _is_declared(entry, grid):
                    found = [(block, each) for block in _blocks(series) if (each := clash(entry, block)) is not None]
                    if found:
                        yield _finding(rule, view.wording, series, kind, found)


def _blocks(series: Series) -> list[Block]:
    """Columns of a grid in which something stands, the grand total first."""
    grid = series.grids[0]
    unit = 10 ** max(series.table.decimals_stored - grid.precision, 0)
    places = {cell._replace(klass=series.total.klass) for cell in grid.figures}
    order = sorted(places, key=lambda cell: (cell.status != series.total.status, cell.sex != series.total.sex, cell))
    return [Block(grid, place, unit) for place in order]


def _is_declared(entry: Mapping[str, Any], grid: Grid) -> bool:
    """Whether a note on a class says that its contents differ."""
    notes = tuple(entry.get("notes", ()))
    return bool(notes) and any(cell.note.startswith(notes) for cell in grid.cells.values())


# --- clashes


def _pairs(entry: Mapping[str, Any], block: Block) -> Clash | None:
    """Rows of two pairs that divide the same persons in two ways; without a complete pair there is no total."""
    left, right = tuple(entry["usual"]), tuple(entry["other"])
    filled = (block.filled(left), block.filled(right))
    if not all(filled):
        return None
    complete = [len(rows) == len(pair) for rows, pair in zip(filled, (left, right), strict=True)]
    if all(complete) and block.agrees(left, right):
        return None
    return Clash((*filled[0], *filled[1]), tuple(filled[0]), tuple(filled[1]), is_open=not any(complete))


def _wholes(entry: Mapping[str, Any], block: Block) -> Clash | None:
    """A row and its parts that do not add up to it; parts that are not complete must only not be more."""
    whole, parts = entry["whole"], block.filled(entry["parts"])
    if block.figure(whole) is None or not parts or block.agrees([whole], parts):
        return None
    is_more = block.sum(parts) > block.sum([whole])
    is_told = is_more or len(parts) == len(entry["parts"])
    return Clash((whole, *parts), (whole,), tuple(parts)) if is_told else None


def _hidden(entry: Mapping[str, Any], block: Block) -> Clash | None:
    """A whole that is one row and what is left over, while the other row is empty: that one is hidden in the rest."""
    whole, rest = entry["whole"], entry["rest"]
    filled = block.filled(entry["rows"])
    empty = [code for code in entry["rows"] if block.is_blank(code)]
    if len(filled) != 1 or len(empty) != 1 or block.figure(whole) is None or not block.figure(rest):
        return None
    parts = (*filled, rest)
    return Clash((*empty, rest, whole, *filled), (whole,), parts) if block.agrees([whole], parts) else None


def _repeated(entry: Mapping[str, Any], block: Block) -> Clash | None:
    """A row that is counted in another one: the total is that of all rows without it."""
    row, total, rows = entry["row"], entry["total"], tuple(entry["rows"])
    if not block.figure(row) or len(block.filled((total, *rows))) <= len(rows):
        return None
    is_inside = block.agrees([total], rows) and not block.agrees([total], (*rows, row))
    return Clash((row, entry["inside"], total), (total,), rows) if is_inside else None


_CLASHES: Final[Mapping[str, Callable[[Mapping[str, Any], Block], Clash | None]]] = {
    "pairs": _pairs,
    "wholes": _wholes,
    "hidden": _hidden,
    "repeated": _repeated,
}


# --- glances: may there be a clash, as far as an outline tells


def _has(outline: Outline, codes: Sequence[str]) -> bool:
    """Whether something stands in one of some rows."""
    cells = f"{outline.cells},"
    return any(f"{code}," in cells for code in codes)


def _lacks(outline: Outline, code: str, beside: str) -> bool:
    """Whether a row is empty in a column in which another one is not."""
    cells = set(outline.cells.split(","))
    return any(cell.removesuffix(beside) + code not in cells for cell in cells if cell.endswith(beside))


_GLANCES: Final[Mapping[str, Callable[[Mapping[str, Any], Outline], bool]]] = {
    "pairs": lambda entry, outline: _has(outline, entry["usual"]) and _has(outline, entry["other"]),
    "wholes": lambda entry, outline: _has(outline, [entry["whole"]]) and _has(outline, entry["parts"]),
    "hidden": lambda entry, outline: (
        _has(outline, [entry["rest"]]) and any(_lacks(outline, code, entry["whole"]) for code in entry["rows"])
    ),
    "repeated": lambda entry, outline: _has(outline, [entry["row"]]),
}


def _finding(rule: Rule, wording: Wording, series: Series, kind: str, found: Sequence[tuple[Block, Clash]]) -> Finding:
    """Finding on rows of one kind in a QTable, told of the first column."""
    grid = series.grids[0]
    key = grid.record.key
    codes: Codelist = series.lists[Axis.CLASS]
    block, clash = found[0]
    decimals = max(grid[block.cell(code)].decimals for code in (*clash.left, *clash.right))
    labels = [codes[code].label for code in clash.rows]
    values = {
        "table": key.table,
        "year": str(key.year),
        "place": wording.place(key, block.place, without=Axis.CLASS),
        "rows": joined(quoted(label) for label in labels),
        "first": labels[0],
        "second": labels[1],
        "left": wording.number(block.sum(clash.left), decimals, key),
        "right": wording.number(block.sum(clash.right), decimals, key),
    }
    cells = dict.fromkeys(block.cell(code) for block, clash in found for code in clash.rows)
    is_open = any(clash.is_open for _block, clash in found)
    said = Said(
        instance=f"{qtable_text(grid.key(block.place))} {kind}",
        cells=[(grid.key(cell), grid[cell]) for cell in cells],
        source=key.source,
        values=values,
        text="" if kind == "pairs" else kind,
        severity=rule.severity if is_open else Severity(rule.parameters["overlap"]),
    )
    return replace(failed(rule, said), cause=f"{rule.id} {series.name} {kind}")
