"""What a part holds, as one flat list of things with addresses: figures, remarks, answers, declarations, countries.

The same list is made of the open file, of what was handed out and of what comes back, so that the three can be put
beside each other. A thing that is blank is not in it: blank, zero and a letter are different values.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

from ilms_desktop import number_text
from ilms_desktop.model.command import Declaration
from ilms_desktop.model.key import CellKey, Criterion, ObservationKey, QTableKey, TableKey
from ilms_desktop.model.observation import BLANK, Observation
from ilms_desktop.model.part import Address, Value, What
from ilms_desktop.model.source import NAME_FIELD
from ilms_desktop.package import strict_json
from ilms_desktop.package.content import METADATA
from ilms_desktop.package.document_rules import CODE, TABLE_ID
from ilms_desktop.package.outcome import Problem
from ilms_desktop.package.part_merge import cells_of
from ilms_desktop.package.shape import anything, constant, integer, list_of, nullable, record, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.part import Scope
    from ilms_desktop.model.structure import TableDefinition
    from ilms_desktop.package.known import CellAddress, CellContent
    from ilms_desktop.package.shape import Rule
    from ilms_desktop.workspace.workspace import Workspace

#: address -> value
Content = dict[Address, Value]
Json = dict[str, Any]

_MOST: Final = 1_000_000
_CODE: Final = text(CODE)
_PLACE: Final[dict[str, Rule]] = {
    "table": text(TABLE_ID),
    "source": _CODE,
    "version": _CODE,
    "year": integer(1900, 2999),
}


def _texts(value: object, path: str) -> str | None:
    """Rule of an object whose members are texts; it may be empty."""
    good = isinstance(value, dict) and all(isinstance(each, str) for each in value.values())
    return None if good else path


_RULE: Final = record(
    {
        "format": constant("ilms-metadata/1"),
        "sources": list_of(
            record(
                {
                    "id": _CODE,
                    "type": _CODE,
                    "name": anything(),
                    "criteria": list_of(constant(*Criterion), most=9),
                    "years": list_of(_PLACE["year"], most=200),
                    "fields": _texts,
                }
            ),
            most=1000,
        ),
        "qtables": list_of(
            record(
                {
                    **_PLACE,
                    "named": list_of(_CODE, most=1000),
                    "declaration": nullable(constant(*Declaration)),
                    "reason": anything(),
                    "fields": _texts,
                }
            ),
            most=_MOST,
        ),
        "cells": list_of(
            record(
                {
                    **_PLACE,
                    "sex": _CODE,
                    "status": _CODE,
                    "class": _CODE,
                    "note": anything(),
                    "text": nullable(anything()),
                }
            ),
            most=_MOST,
        ),
        # why: who gets an assignment learns here under which id its own key is known
        "office": nullable(record({"code": _CODE, "name": anything(), "signer": _CODE})),
    }
)


def read_metadata(payload: Mapping[str, bytes]) -> Json | Problem:
    """`metadata.json` of a part, checked; its own fields are described in docs/spec/parts.md."""
    value = strict_json.load(payload[METADATA])
    misfit = value.code if isinstance(value, Problem) else _RULE(value, "")
    return Problem("PART_FIELDS", {"file": METADATA, "field": misfit}) if misfit is not None else cast("Json", value)


def content_of_payload(payload: Mapping[str, bytes], metadata: Json, edition: Edition) -> Content | Problem:
    """What the payload of a verified part holds.

    Args:
        payload: path below `data/` -> bytes.
        metadata: as `read_metadata` gave it.
        edition: whose tables they are.
    """
    tables = {table.id: table for table in edition.tables}
    places = [{"table": address[1]} for address, _content in cells_of(payload)]
    for each in (*places, *metadata["qtables"], *metadata["cells"]):
        if each["table"] not in tables:
            return Problem("PART_FIELDS", {"file": METADATA, "field": f"table {each['table']}"})
    content: Content = {}
    for (source, table, version, year, sex, status, klass), (figure, letter) in cells_of(payload):
        qtable = QTableKey(source, *tables[table].key, version, int(year))
        content[_figure(ObservationKey(qtable, CellKey(sex, status, klass)))] = (figure, letter, "")
    for each in metadata["cells"]:
        key = ObservationKey(_qtable(each, tables), CellKey(each["sex"], each["status"], each["class"]))
        if each["text"] is not None:
            content[_figure(key)] = ("", "", each["text"])
        if each["note"]:
            content[_note(key)] = (each["note"],)
    for each in metadata["sources"]:
        content.update(_of_source(each["id"], each["name"], each["fields"]))
    for each in metadata["qtables"]:
        said = (each["declaration"], each["reason"])
        content.update(_of_qtable(_qtable(each, tables), said, each["fields"], each["named"]))
    return content


def content_of_file(workspace: Workspace, scope: Scope) -> Content:
    """What an open file holds of a scope, now."""
    content: Content = {}
    by_key = workspace.edition.by_key
    for key, said in workspace.observations():
        if key.qtable in scope:
            content.update(_of_cell(key, said, by_key[key.qtable.table_key]))
    sources = set(scope.sources)
    for source in workspace.sources():
        if source.id in sources:
            content.update(_of_source(source.id, source.name, source.fields))
    for qtable in workspace.qtables():
        if qtable.key in scope:
            declared = None if qtable.declaration is None else str(qtable.declaration)
            content.update(_of_qtable(qtable.key, (declared, qtable.reason), qtable.fields, qtable.named))
    return content


def outside(content: Iterable[Address], scope: Scope) -> Address | None:
    """First address that does not belong to a scope, or None."""
    sources = set(scope.sources)
    for address in content:
        within = address.source in sources if address.qtable is None else address.qtable in scope
        if not within:
            return address
    return None


def figures_of(content: Content) -> dict[CellAddress, CellContent]:
    """The figures and letters as the verifier compares them."""
    return {
        _cell_address(address.cell): (value[0], value[1])
        for address, value in content.items()
        if address.what is What.FIGURE and address.cell is not None and value[:2] != ("", "")
    }


def observation_of(figure: Value | None, note: str, table: TableDefinition) -> Observation:
    """What stands in a cell, out of its two values."""
    value, letter, typed = figure or ("", "", "")
    if typed:
        return Observation(text=typed, note=note)
    # why: a file may hold a figure below zero, which nobody can type
    read = number_text.read_plain(value.removeprefix("-"), stored=table.decimals_stored) if value else None
    if isinstance(read, number_text.Unreadable):
        # why: a figure that this questionnaire cannot keep is shown as it came, never lost
        return Observation(text=value, note=note)
    if read is None:
        return Observation(status=letter or None, note=note) if letter or note else BLANK
    scaled = -read.scaled if value.startswith("-") else read.scaled
    return Observation(scaled, read.decimals, letter or None, note=note)


def _cell_address(key: ObservationKey) -> CellAddress:
    qtable, cell = key
    return (
        qtable.source,
        qtable.table_key.id,
        qtable.version,
        str(qtable.year),
        cell.sex,
        cell.status,
        cell.klass,
    )


def _figure(key: ObservationKey) -> Address:
    return Address(What.FIGURE, key.qtable.source, key.qtable, key)


def _note(key: ObservationKey) -> Address:
    return Address(What.NOTE, key.qtable.source, key.qtable, key)


def _of_cell(key: ObservationKey, said: Observation, table: TableDefinition) -> Iterator[tuple[Address, Value]]:
    figure = ""
    if said.value is not None:
        figure = number_text.plain(said.value, decimals=said.decimals, stored=table.decimals_stored)
    value = ("", "", said.text) if said.text is not None else (figure, said.status or "", "")
    if any(value):
        yield _figure(key), value
    if said.note:
        yield _note(key), (said.note,)


def _of_source(source: str, name: str, fields: Mapping[str, str]) -> Iterator[tuple[Address, Value]]:
    for code, value in {**fields, NAME_FIELD: name}.items():
        if value:
            yield Address(What.SOURCE, source, field=code), (value,)


def _of_qtable(
    key: QTableKey, said: tuple[str | None, str], fields: Mapping[str, str], named: Iterable[str]
) -> Iterator[tuple[Address, Value]]:
    declared, reason = said
    if declared is not None:
        yield Address(What.DECLARATION, key.source, key), (declared, reason)
    for code, value in fields.items():
        if value:
            yield Address(What.FIELD, key.source, key, field=code), (value,)
    for code in named:
        yield Address(What.COUNTRY, key.source, key, field=code), (code,)


def _qtable(place: Json, tables: Mapping[str, TableDefinition]) -> QTableKey:
    table: TableKey = tables[place["table"]].key
    return QTableKey(place["source"], table.number, table.criterion, place["version"], place["year"])
