"""Completeness as figures: totals and lines along every side, beside the last package and the last round.

One reading for screen, paper, command line and files. Nothing is counted here; the counts of cells come from
`Reader.completeness`, those of an earlier standing from `workspace.standing`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ilms_desktop.i18n import N_, fill, gettext
from ilms_desktop.model.completeness import (
    Completeness,
    CompletenessCell,
    Counts,
    Side,
    Tables,
    tables_in,
    together,
)
from ilms_desktop.model.key import Criterion

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from ilms_desktop.model.completeness import Standing
    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.structure import TableDefinition
    from ilms_desktop.workspace.reader import Reader

_CRITERIA: Final = {
    Criterion.BIRTH: N_("Place of birth"),
    Criterion.CITIZENSHIP: N_("Citizenship"),
    Criterion.STATUS: N_("Migrant status"),
    Criterion.NONE: N_("Not split"),
}
#: how the id of a source goes on that the ILO has given no number
_RUNNING: Final = ":N"


@dataclass(frozen=True, slots=True)
class Line:
    """A pile of cells asked: everything, or what lies at one place of a side.

    Attributes:
        key: identity along its side; empty for everything. code: what is printed before the title, or empty.
        title: in the language in use. group: id of the module, for lines of tables.
        counts: cells, by what stands in them. tables: tables, each counted once.
        package: cells at the last package, or None where there was none, or nothing of this line in it.
        round: cells in the last round, or None as well.
    """

    key: str
    code: str
    title: str
    counts: Counts
    tables: Tables
    group: str = ""
    package: Counts | None = None
    round: Counts | None = None


@dataclass(frozen=True)
class CompletenessData:
    """Everything that is told of completeness.

    Attributes:
        total: everything. sides: lines along each side, in the order of the questionnaire or of the file.
        uncovered: numbers of the tables that no source fills; total, modules and tables count them as not answered.
        package: number and moment of the last package, or None. round: id of the last round, or None.
    """

    total: Line
    sides: Mapping[Side, tuple[Line, ...]]
    uncovered: tuple[str, ...]
    package: Standing | None = None
    round: Standing | None = None


def completeness_data(
    reader: Reader,
    *,
    package: Standing | None = None,
    last_round: Standing | None = None,
    sides: Collection[Side] = tuple(Side),
) -> CompletenessData:
    """Figures of a file as it stands, in the language of the reader.

    Args:
        reader: the open file; `Workspace.in_language` gives one for paper.
        package: how complete it was at the last package (`Reader.at_last_package`).
        last_round: how complete the questionnaire of an earlier round is (`Reader.last_round`, `standing.of_round`).
        sides: along which lines are wanted; a screen that shows the total alone need not wait for them.
    """
    completeness = reader.completeness()
    names = {source.id: source.name for source in reader.sources()}
    then = _Then(package, last_round, names)
    covered = completeness.along(Side.TABLE).keys()
    numbers = dict.fromkeys(table.number for table in reader.edition.tables)
    uncovered = tuple(number for number in numbers if number not in covered)
    return CompletenessData(
        total=_line(completeness.cells, gettext("All tables"), then=then, side=None, lacking=len(uncovered)),
        sides={side: tuple(_LINES[side](reader.edition, completeness, then)) for side in sides},
        uncovered=uncovered,
        package=package,
        round=last_round,
    )


def criterion_title(criterion: Criterion) -> str:
    """Name of a criterion; "Not split" for module C."""
    return gettext(_CRITERIA[criterion])


def table_title(table: TableDefinition) -> str:
    """Short title of a table with its criterion, for a source that fills it by several."""
    criterion = criterion_title(table.key.criterion)
    return fill(gettext("{title} · {criterion}"), {"title": table.short_title, "criterion": criterion})


class _Then:
    """Counts of the same pile at the last package and in the last round."""

    def __init__(self, package: Standing | None, last_round: Standing | None, names: Mapping[str, str]) -> None:
        self.names = names
        self._standings = (package, last_round)

    def counts(self, side: Side | None, key: str) -> tuple[Counts | None, Counts | None]:
        """Both."""
        package, last_round = (self._counts(standing, side, key) for standing in self._standings)
        return package, last_round

    def _counts(self, standing: Standing | None, side: Side | None, key: str) -> Counts | None:
        if standing is None:
            return None
        if side is None:
            return standing.completeness.total
        if side is Side.SOURCE and _RUNNING in key and standing.sources.get(key) != self.names.get(key):
            # why: a running number says nothing about which source it is in another file
            return None
        cells = standing.completeness.along(side).get(key)
        return None if cells is None else _counts(cells)


def _counts(cells: Iterable[CompletenessCell]) -> Counts:
    return together(cell.counts for cell in cells)


def _line(
    cells: Iterable[CompletenessCell],
    title: str,
    *,
    then: _Then,
    side: Side | None,
    key: str = "",
    code: str = "",
    group: str = "",
    lacking: int = 0,
) -> Line:
    """A line; `lacking` tables are asked beside these cells and filled from no source."""
    kept = tuple(cells)
    tables = tables_in(kept)
    package, last_round = then.counts(side, key)
    return Line(
        key=key,
        code=code,
        title=title,
        counts=_counts(kept),
        tables=Tables(tables.asked + lacking, tables.answered, tables.begun),
        group=group,
        package=package,
        round=last_round,
    )


def _modules(edition: Edition, completeness: Completeness, then: _Then) -> Iterator[Line]:
    """Modules in their order, those without a source included."""
    found = completeness.along(Side.MODULE)
    for module in edition.modules:
        cells = found.get(module.id, ())
        asked = {table.number for table in edition.tables if table.module == module.id}
        lacking = len(asked - {cell.table.number for cell in cells})
        yield _line(
            cells,
            module.short_title,
            then=then,
            side=Side.MODULE,
            key=module.id,
            code=module.id,
            lacking=lacking,
        )


def _tables(edition: Edition, completeness: Completeness, then: _Then) -> Iterator[Line]:
    """Tables by number in their order, those without a source included."""
    found = completeness.along(Side.TABLE)
    first: dict[str, TableDefinition] = {}
    for table in edition.tables:
        first.setdefault(table.number, table)
    for number, table in first.items():
        cells = found.get(number, ())
        yield _line(
            cells,
            table.short_title,
            then=then,
            side=Side.TABLE,
            key=number,
            code=number,
            group=table.module,
            lacking=int(not cells),
        )


def _sources(edition: Edition, completeness: Completeness, then: _Then) -> Iterator[Line]:  # noqa: ARG001 - one shape
    """Sources in the order of the file."""
    found = completeness.along(Side.SOURCE)
    for source, name in then.names.items():
        yield _line(found.get(source, ()), name, then=then, side=Side.SOURCE, key=source, code=source)


def _criteria(edition: Edition, completeness: Completeness, then: _Then) -> Iterator[Line]:
    """Criteria in their order, then what has none."""
    found = completeness.along(Side.CRITERION)
    for criterion in (*edition.criteria, Criterion.NONE):
        if criterion.value in found:
            title = criterion_title(criterion)
            yield _line(found[criterion.value], title, then=then, side=Side.CRITERION, key=criterion.value)


def _years(edition: Edition, completeness: Completeness, then: _Then) -> Iterator[Line]:  # noqa: ARG001 - one shape
    """Years, the earliest first."""
    for year, cells in sorted(completeness.along(Side.YEAR).items()):
        yield _line(cells, year, then=then, side=Side.YEAR, key=year)


def _agencies(edition: Edition, completeness: Completeness, then: _Then) -> Iterator[Line]:  # noqa: ARG001 - one shape
    """Offices that produce the figures, in the order of their sources."""
    for agency, cells in completeness.along(Side.AGENCY).items():
        yield _line(cells, agency or gettext("Agency not stated"), then=then, side=Side.AGENCY, key=agency)


_LINES: Final[dict[Side, Callable[[Edition, Completeness, _Then], Iterator[Line]]]] = {
    Side.MODULE: _modules,
    Side.TABLE: _tables,
    Side.SOURCE: _sources,
    Side.CRITERION: _criteria,
    Side.YEAR: _years,
    Side.AGENCY: _agencies,
}
