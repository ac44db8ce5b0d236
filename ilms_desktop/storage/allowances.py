"""Allowances: the reasons with which findings may stand. Findings themselves are not stored (ADR 0020)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from ilms_desktop.model.finding import Allowance
from ilms_desktop.storage.tables import ALLOWANCE, ALLOWANCE_ROWS, compiled
from ilms_desktop.storage.texts import moment_text, read_moment

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ilms_desktop.storage.engine import Database
    from ilms_desktop.storage.recorder import Recorder

_ALL: Final = compiled(select(*ALLOWANCE.columns).order_by(ALLOWANCE.columns.finding))


def read(database: Database) -> dict[str, Allowance]:
    """All allowances by the key of their finding."""
    return {
        finding: Allowance(
            finding=finding, fingerprint=fingerprint, reason=reason, person=person, given=read_moment(given)
        )
        for finding, fingerprint, reason, person, given in database.rows(_ALL)
    }


def put(recorder: Recorder, allowances: Iterable[Allowance]) -> None:
    """Store allowances, each over an older one of the same finding."""
    recorder.put(
        ALLOWANCE_ROWS,
        [(each.finding, each.fingerprint, each.reason, each.person, moment_text(each.given)) for each in allowances],
    )


def remove(recorder: Recorder, findings: Iterable[str]) -> None:
    """Take the allowances of these findings back."""
    recorder.remove(ALLOWANCE_ROWS, [(finding,) for finding in findings])
