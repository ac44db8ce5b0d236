"""Structure: what the questionnaire takes at all. The ILO makes the same checks before it looks at any figure.

A QTable of a table, classification or row that the edition does not know cannot be laid out, so no other rule looks at
it; it is told here, and stays in the file as it is. One that names too many countries is laid out like any other.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Final

from ilms_desktop.model.finding import Severity
from ilms_desktop.model.key import ABSENT, CellKey, ObservationKey
from ilms_desktop.model.structure import Axis
from ilms_desktop.validation.findings import Said, failed
from ilms_desktop.validation.grid import EMPTY
from ilms_desktop.validation.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ilms_desktop.model.edition import Edition, Round
    from ilms_desktop.model.finding import Finding
    from ilms_desktop.model.key import QTableKey, TableKey
    from ilms_desktop.model.rule import Rule
    from ilms_desktop.model.structure import TableDefinition
    from ilms_desktop.validation.grid import Grid
    from ilms_desktop.validation.outline import Outline
    from ilms_desktop.validation.records import Record
    from ilms_desktop.validation.wide import View
    from ilms_desktop.validation.wording import Wording

#: kind of the rule that speaks of all this
KIND: Final = "structure"
#: stands for the list of an axis that a table lacks
_NO_LIST: Final = "–"
_AXES: Final = (Axis.SEX, Axis.STATUS, Axis.CLASS)


def find(rule: Rule, view: View) -> Iterator[Finding]:
    """Finding on a QTable that names more countries than its table takes."""
    for grid in view.grids:
        found = too_many(rule, view.wording, view.round, (grid.record.key, grid.record.named))
        if found is not None:
            yield found


def tables(edition: Edition) -> frozenset[TableKey]:
    """Tables that name countries."""
    return frozenset(table.key for table in edition.tables if table.names_countries)


def glance(
    _rule: Rule, edition: Edition, records: Sequence[Record], _outlines: Mapping[int, Outline]
) -> frozenset[int]:
    """Numbers of the QTables that name more countries than their table takes."""
    limits = {table.key: table.named_countries or 0 for table in edition.tables if table.names_countries}
    return frozenset(each.id for each in records if len(each.named) > limits.get(each.key.table_key, len(each.named)))


def too_many(rule: Rule, wording: Wording, round_: Round, named: tuple[QTableKey, Sequence[str]]) -> Finding | None:
    """Finding that a QTable names too many countries; None where it does not.

    Years before those that a round asks for came in under older questionnaires, which took more of them.

    Args:
        rule: its texts, and the severity for older years.
        wording: words.
        round_: the collection.
        named: the QTable, and the codes of its countries.
    """
    key, codes = named
    table = wording.table(key)
    if table.named_countries is None or len(codes) <= table.named_countries:
        return None
    is_older = key.year <= round_.last_year - round_.default_years
    values = {
        "table": key.table,
        "year": str(key.year),
        "count": str(len(codes)),
        "limit": str(table.named_countries),
    }
    totals = (wording.edition.axis_list(table, axis, key.version) for axis in _AXES)
    total = CellKey(*(ABSENT if codes is None else str(codes.total) for codes in totals))
    said = Said(
        instance=f"countries {'/'.join(map(str, key))}",
        cells=[(ObservationKey(key, total), EMPTY)],
        source=key.source,
        values=values,
        text="countries_older" if is_older else "countries",
        severity=Severity(rule.parameters["older"]) if is_older else rule.severity,
        basis=" ".join(codes),
    )
    return failed(rule, said)


def takes(edition: Edition, key: QTableKey) -> bool:
    """Whether an edition has a table, and the table takes the classification."""
    table = edition.by_key.get(key.table_key)
    return table is not None and key.version in table.versions


def misfits(edition: Edition, records: Iterable[Record], outlines: Mapping[int, Outline]) -> frozenset[int]:
    """Numbers of the QTables that cannot be laid out.

    Args:
        edition: the questionnaire.
        records: all QTables of the file.
        outlines: what stands in them.
    """
    layouts: dict[tuple[TableKey, str], frozenset[str]] = {}
    # why: QTables that are laid out alike hold the same cells in the same order; each such list is looked at once
    known: dict[tuple[TableKey, str, str], bool] = {}
    found = set()
    for record in records:
        key = record.key
        cells = outlines[record.id].cells if record.id in outlines else ""
        place = (key.table_key, key.version, cells)
        if place not in known:
            known[place] = takes(edition, key) and (
                not cells or _places(edition, key, layouts).issuperset(cells.split(","))
            )
        if not known[place]:
            found.add(record.id)
    return frozenset(found)


def _places(edition: Edition, key: QTableKey, layouts: dict[tuple[TableKey, str], frozenset[str]]) -> frozenset[str]:
    """Cells of a table as outlines write them."""
    layout = (key.table_key, key.version)
    if layout not in layouts:
        axes = _codes(edition, edition.table(key.table_key), key.version)
        layouts[layout] = frozenset("".join(place) for place in product(*axes.values()))
    return layouts[layout]


def _codes(edition: Edition, table: TableDefinition, version: str) -> dict[Axis, Sequence[str]]:
    """Codes that a table may hold on each axis."""
    lists = {axis: edition.axis_list(table, axis, version) for axis in _AXES}
    return {axis: (ABSENT,) if codes is None else list(codes.by_id) for axis, codes in lists.items()}


def misfit(rule: Rule, edition: Edition, grid: Grid) -> Finding:
    """Finding on a QTable that cannot be laid out: the first thing about it that does not fit."""
    key = grid.record.key
    text, code, values = _reason(edition, grid)
    said = Said(
        instance="/".join(map(str, key)),
        cells=[],
        source=key.source,
        values={"table": key.table_key.id, "year": str(key.year), "value": code, **values},
        text=text,
        severity=rule.severity,
        basis=code,
    )
    return failed(rule, said)


def _reason(edition: Edition, grid: Grid) -> tuple[str, str, dict[str, str]]:
    """Why a QTable does not fit: name of the text, what does not fit as files write it, and further words."""
    key = grid.record.key
    table = edition.by_key.get(key.table_key)
    if table is None:
        return "unknown_indicator", f"{key.table_key.id}, {key.year}", {"edition": edition.id}
    if key.version not in table.versions:
        titles = [_title(edition, version) for version in table.versions]
        known = {"known": listed(titles, most=len(titles)), "value": _title(edition, key.version)}
        return "wrong_list", key.version, known | {"column": str(key.year)}
    codes = _codes(edition, table, key.version)
    axis, code = next(
        (axis, code)
        for cell in sorted(grid.cells)
        for axis, code in zip(_AXES, cell, strict=True)
        if code not in codes[axis]
    )
    codelist = edition.axis_list(table, axis, key.version)
    title = _NO_LIST if codelist is None else codelist.title
    return "unknown_code", code, {"column": f"{key.table_key.id}, {key.year}", "list": title}


def _title(edition: Edition, name: str) -> str:
    """Title of a list; its name where the edition does not know it."""
    known = edition.codelists.get(name)
    return _NO_LIST if name == ABSENT else name if known is None else known.title
