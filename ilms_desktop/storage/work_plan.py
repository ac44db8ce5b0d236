"""The work plan, and how complete the round before was: what a file holds for the country itself, not for the ILO."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from ilms_desktop.model.completeness import Completeness, CompletenessCell, Counts, Standing
from ilms_desktop.model.key import Criterion, TableKey
from ilms_desktop.model.work_plan import Planned
from ilms_desktop.storage.keyed import compiled
from ilms_desktop.storage.tables import EARLIER_COUNT, EARLIER_COUNT_ROWS, PLAN_ROWS, WORK_PLAN
from ilms_desktop.storage.texts import json_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ilms_desktop.storage.keyed import Row
    from ilms_desktop.storage.reading_copy import Readable
    from ilms_desktop.storage.recorder import Recorder

#: a source and a table of it; the source is empty for a table that no source fills
Place = tuple[str, TableKey]

_PLAN: Final = compiled(select(*WORK_PLAN.columns))
_COUNTS: Final = compiled(select(*EARLIER_COUNT.columns).order_by(EARLIER_COUNT.columns.round.desc()))


def read(database: Readable) -> dict[Place, Planned]:
    """Everything that is planned, by source and table."""
    found = (_planned(row) for row in database.rows(_PLAN))
    return {(each.source, each.table): each for each in found}


def put(recorder: Recorder, entries: Iterable[Planned]) -> None:
    """Store entries, each over the one of its table; one that says nothing removes it."""
    kept = tuple(entries)
    recorder.put(PLAN_ROWS, [_row(each) for each in kept if each.says_something])
    recorder.remove(PLAN_ROWS, [_row(each)[:3] for each in kept if not each.says_something])


def read_round(database: Readable) -> Standing | None:
    """How complete the questionnaire of the round before was, or None where nobody said."""
    rows = database.rows(_COUNTS)
    if not rows:
        return None
    kept = [row for row in rows if row[0] == rows[0][0]]
    return Standing(
        name=rows[0][0],
        moment=None,
        completeness=Completeness(tuple(_cell(row) for row in kept)),
        sources={row[1]: row[7] for row in kept},
    )


def put_round(recorder: Recorder, standing: Standing) -> None:
    """Store how complete a round was; it takes the place of what was kept."""
    stored = [EARLIER_COUNT_ROWS.key_of(tuple(row)) for row in recorder.cursor.execute(_COUNTS).fetchall()]
    rows = [_count_row(standing, cell) for cell in standing.completeness.cells]
    kept = {EARLIER_COUNT_ROWS.key_of(row) for row in rows}
    recorder.remove(EARLIER_COUNT_ROWS, [key for key in stored if key not in kept])
    recorder.put(EARLIER_COUNT_ROWS, rows)


def _planned(row: Row) -> Planned:
    source, number, criterion, owner, due, note = row
    table = TableKey(number, Criterion(criterion))
    return Planned(source, table, owner=owner, due=date.fromisoformat(due) if due else None, note=note)


def _row(planned: Planned) -> Row:
    due = planned.due.isoformat() if planned.due else ""
    return (
        planned.source,
        planned.table.number,
        str(planned.table.criterion),
        planned.owner,
        due,
        planned.note,
    )


def _cell(row: Row) -> CompletenessCell:
    _round, source, number, criterion, year, version, module, _name, agency, started, counts = row
    return CompletenessCell(
        source=source,
        table=TableKey(number, Criterion(criterion)),
        module=module,
        year=year,
        version=version,
        counts=Counts(**json.loads(counts)),
        started=bool(started),
        agency=agency,
    )


def _count_row(standing: Standing, cell: CompletenessCell) -> Row:
    return (
        standing.name,
        cell.source,
        cell.table.number,
        str(cell.table.criterion),
        cell.year,
        cell.version,
        cell.module,
        standing.sources.get(cell.source, cell.source),
        cell.agency,
        int(cell.started),
        json_text({name: number for name, number in asdict(cell.counts).items() if number}),
    )
