"""Which cells, QTables and sources a step touched, read from the rows it changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ilms_desktop.model.changes import Changes
from ilms_desktop.model.key import ObservationKey, QTableKey
from ilms_desktop.storage import observations
from ilms_desktop.storage.tables import (
    ALLOWANCE,
    ANSWER,
    DOCUMENT,
    EARLIER_COUNT,
    MAILING,
    MERGE_CHOICE,
    META,
    OBSERVATION,
    OFFICE,
    QTABLE,
    QTABLE_COUNTRY,
    RESTORE_POINT,
    REVISION,
    SOURCE,
    SUBMISSION,
    VERSION_CHOICE,
    WORK_PLAN,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from ilms_desktop.model.command import Label
    from ilms_desktop.storage.recorder import Image

#: tables of what goes out and comes in
POST: Final = frozenset(table.name for table in (DOCUMENT, MAILING, ANSWER, REVISION, OFFICE, MERGE_CHOICE))


def changes_of(
    images: Iterable[Image], keys: Mapping[int, QTableKey], *, label: Label, entry: int, saved_at: datetime
) -> Changes:
    """What a step changed, but for the findings.

    Args:
        images: rows before and after.
        keys: keys of QTables by number.
        label: name of the step.
        entry: its number in the journal.
        saved_at: when it was durable.
    """
    by_table: dict[str, list[Image]] = {}
    for image in images:
        by_table.setdefault(image.table, []).append(image)
    return Changes(
        label=label,
        entry=entry,
        saved_at=saved_at,
        keys=frozenset(_cell(image, keys) for image in by_table.get(OBSERVATION.name, ())),
        qtables=frozenset(
            keys[image.row[0]] for name in (QTABLE.name, QTABLE_COUNTRY.name) for image in by_table.get(name, ())
        ),
        sources=frozenset(image.row[0] for image in by_table.get(SOURCE.name, ())),
        versions=VERSION_CHOICE.name in by_table,
        allowances=ALLOWANCE.name in by_table,
        contact=META.name in by_table,
        submissions=SUBMISSION.name in by_table,
        post=not POST.isdisjoint(by_table),
        restore_points=RESTORE_POINT.name in by_table,
        plan=not {WORK_PLAN.name, EARLIER_COUNT.name}.isdisjoint(by_table),
    )


def explained(images: Iterable[Image]) -> frozenset[str]:
    """Keys of findings whose allowance changed."""
    return frozenset(image.row[0] for image in images if image.table == ALLOWANCE.name)


def _cell(image: Image, keys: Mapping[int, QTableKey]) -> ObservationKey:
    qtable_id, cell = observations.key_of(image.row)
    return ObservationKey(keys[qtable_id], cell)
