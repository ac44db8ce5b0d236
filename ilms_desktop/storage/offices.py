"""Offices whose keys were confirmed in this file, what the file is limited to, and how conflicts were settled."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from ilms_desktop.model.key import Criterion, TableKey
from ilms_desktop.model.part import Choice, ConfirmedBy, Handed, Office, Scope, Side
from ilms_desktop.storage import meta
from ilms_desktop.storage.keyed import compiled
from ilms_desktop.storage.tables import CHOICE_ROWS, MERGE_CHOICE, META_ROWS, OFFICE, OFFICE_ROWS
from ilms_desktop.storage.texts import json_text, moment_text, read_moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ilms_desktop.storage.engine import Database
    from ilms_desktop.storage.keyed import Row
    from ilms_desktop.storage.recorder import Recorder

_ALL: Final = compiled(select(*OFFICE.columns).order_by(OFFICE.columns.code))
_CHOICES: Final = compiled(
    select(*MERGE_CHOICE.columns).order_by(MERGE_CHOICE.columns.package_id, MERGE_CHOICE.columns.place)
)


def read(database: Database) -> tuple[Office, ...]:
    """All offices, by code."""
    return tuple(_office(row) for row in database.rows(_ALL))


def put(recorder: Recorder, office: Office) -> None:
    """Store an office, over an older record of it."""
    recorder.put(OFFICE_ROWS, [_row(office)])


def remove(recorder: Recorder, code: str) -> None:
    """Take an office off the list."""
    recorder.remove(OFFICE_ROWS, [(code,)])


def put_choices(recorder: Recorder, package_id: str, choices: Iterable[Choice]) -> None:
    """Store how the conflicts with a part were settled."""
    recorder.put(
        CHOICE_ROWS,
        [(package_id, each.place, str(each.side), each.base, each.ours, each.theirs) for each in choices],
    )


def read_choices(database: Database) -> dict[str, tuple[Choice, ...]]:
    """How conflicts were settled, by package_id of the part."""
    found: dict[str, tuple[Choice, ...]] = {}
    for package_id, place, side, base, ours, theirs in database.rows(_CHOICES):
        found[package_id] = (*found.get(package_id, ()), Choice(place, Side(side), base, ours, theirs))
    return found


def put_handed(recorder: Recorder, handed: Handed) -> None:
    """Limit the file to what was handed out."""
    recorder.put(META_ROWS, [(meta.HANDED, json_text(_handed_json(handed)))])


def handed_of(facts: Mapping[str, str]) -> Handed | None:
    """What a file is limited to, by its facts; None for the questionnaire of a whole country."""
    text = facts.get(meta.HANDED)
    return None if text is None else _handed(text)


def scope_json(scope: Scope) -> list[dict[str, Any]]:
    """A scope as `part.json` writes it."""
    return [
        {
            "table": each.table.number,
            "source": each.source,
            "criterion": str(each.table.criterion),
            "years": list(each.years),
        }
        for each in scope.portions
    ]


def read_scope(listed: Iterable[Mapping[str, Any]]) -> Scope:
    """A scope as `part.json` writes it, checked before."""
    return Scope.of_tables(
        (TableKey(each["table"], Criterion(each["criterion"])), each["source"], year)
        for each in listed
        for year in each["years"]
    )


def _handed_json(handed: Handed) -> dict[str, Any]:
    return {
        "assignment": handed.assignment,
        "scope": scope_json(handed.scope),
        "code": handed.code,
        "name": handed.name,
        "signer": handed.signer,
        "coordinator": handed.coordinator,
    }


# why: asked at every step that somebody does, and the text is the same for the life of a file
@lru_cache(maxsize=8)
def _handed(text: str) -> Handed:
    stored = json.loads(text)
    return Handed(**{**stored, "scope": read_scope(stored["scope"])})


def _office(row: Row) -> Office:
    code, name, signer, public_key, tables, confirmed, way, person = row
    return Office(
        code=code,
        name=name,
        signer=signer,
        public_key=public_key,
        tables=tuple(json.loads(tables)),
        confirmed=read_moment(confirmed),
        way=ConfirmedBy(way),
        person=person,
    )


def _row(office: Office) -> Row:
    tables = json_text(list(office.tables))
    moment = moment_text(office.confirmed)
    return (office.code, office.name, office.signer, office.public_key, tables, moment, str(office.way), office.person)
