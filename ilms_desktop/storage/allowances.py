"""Allowances: the reasons with which findings may stand. Findings themselves are not stored (ADR 0020).

Reasons of other files, such as last round's, stand beside them: they are offered again and are in force nowhere.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from ilms_desktop.model.finding import Allowance, EarlierReason
from ilms_desktop.model.key import CellKey, Criterion, ObservationKey, QTableKey
from ilms_desktop.model.observation import Observation
from ilms_desktop.storage.keyed import compiled
from ilms_desktop.storage.tables import ALLOWANCE, ALLOWANCE_ROWS, EARLIER_REASON, EARLIER_ROWS
from ilms_desktop.storage.texts import json_text, moment_text, read_moment

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ilms_desktop.storage.keyed import Row
    from ilms_desktop.storage.reading_copy import Readable
    from ilms_desktop.storage.recorder import Recorder

_ALL: Final = compiled(select(*ALLOWANCE.columns).order_by(ALLOWANCE.columns.finding))
_EARLIER: Final = compiled(
    select(*EARLIER_REASON.columns).order_by(EARLIER_REASON.columns.round.desc(), EARLIER_REASON.columns.finding)
)


def read(database: Readable) -> dict[str, Allowance]:
    """All allowances by the key of their finding."""
    return {row[0]: _allowance(row) for row in database.rows(_ALL)}


def put(recorder: Recorder, allowances: Iterable[Allowance]) -> None:
    """Store allowances, each over an older one of the same finding."""
    recorder.put(ALLOWANCE_ROWS, [_row(each) for each in allowances])


def remove(recorder: Recorder, findings: Iterable[str]) -> None:
    """Take the allowances of these findings back."""
    recorder.remove(ALLOWANCE_ROWS, [(finding,) for finding in findings])


def read_earlier(database: Readable) -> tuple[EarlierReason, ...]:
    """Reasons of other files, those of the latest round first."""
    return tuple(EarlierReason(row[0], _allowance(row[1:])) for row in database.rows(_EARLIER))


def put_earlier(recorder: Recorder, reasons: Iterable[EarlierReason]) -> None:
    """Store reasons of other files, each over the one of the same round and finding."""
    recorder.put(EARLIER_ROWS, [(each.round, *_row(each.allowance)) for each in reasons])


def _row(allowance: Allowance) -> Row:
    figures = json_text([_figure(key, said) for key, said in allowance.figures])
    moment = moment_text(allowance.given)
    return (
        allowance.finding,
        allowance.fingerprint,
        allowance.reason,
        allowance.person,
        moment,
        allowance.code,
        figures,
    )


def _allowance(row: Row) -> Allowance:
    finding, fingerprint, reason, person, given, code, figures = row
    return Allowance(
        finding=finding,
        fingerprint=fingerprint,
        reason=reason,
        person=person,
        given=read_moment(given),
        code=code or "",
        figures=tuple(_of_figure(each) for each in json.loads(figures or "[]")),
    )


def _figure(key: ObservationKey, said: Observation) -> list[Any]:
    return [*key.qtable, *key.cell, said.value, said.decimals, said.status]


def _of_figure(stored: list[Any]) -> tuple[ObservationKey, Observation]:
    source, table, criterion, version, year, sex, status, klass, *said = stored
    qtable = QTableKey(source, table, Criterion(criterion), version, year)
    return ObservationKey(qtable, CellKey(sex, status, klass)), Observation(*said)
