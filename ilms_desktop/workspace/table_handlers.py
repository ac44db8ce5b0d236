"""Handlers of the commands about cells and QTables."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ilms_desktop.errors import CommandRefused
from ilms_desktop.model.codelist import CodeKind
from ilms_desktop.model.structure import Axis
from ilms_desktop.storage import observations
from ilms_desktop.workspace.cell_checks import LONGEST_NOTE, CellCheck, needs_naming, tidied
from ilms_desktop.workspace.draft import listed
from ilms_desktop.workspace.field_checks import checked_value
from ilms_desktop.workspace.plain_text import clean
from ilms_desktop.workspace.qtable_fields import fields_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ilms_desktop.model.command import DeclareQTable, NameCountries, SetObservations, SetQTableField
    from ilms_desktop.model.key import CellKey, QTableKey
    from ilms_desktop.model.observation import Observation
    from ilms_desktop.model.structure import TableDefinition
    from ilms_desktop.storage.qtables import QTable
    from ilms_desktop.workspace.draft import Draft


def set_observations(command: SetObservations, draft: Draft) -> None:
    """Put observations into cells; a country that is not yet named becomes the last row.

    A figure in a cell that a declaration covered takes the declaration back: the year is not without figures.

    Raises:
        CommandRefused: those of `Draft.fillable` and `CellCheck`, and `unknown_cell`.
    """
    by_qtable: dict[QTableKey, dict[CellKey, Observation]] = {}
    for key, said in command.entries:
        by_qtable.setdefault(key.qtable, {})[key.cell] = said
    for qtable, cells in by_qtable.items():
        _set_in_qtable(draft, qtable, cells, imported=command.imported)


def _set_in_qtable(draft: Draft, key: QTableKey, cells: Mapping[CellKey, Observation], *, imported: bool) -> None:
    table = draft.fillable(key)
    check = CellCheck(draft.edition, table, key.version, imported=imported)
    known = check.cells()
    for cell, said in cells.items():
        if cell not in known:
            raise CommandRefused("unknown_cell", table=table.id, cell=listed(cell))
        check.observation(said)
    if key not in draft.qtables and all(said.is_blank for said in cells.values()):
        return
    qtable = _undeclared(draft, draft.numbered(key), cells)
    observations.put(draft.recorder, ((qtable.id, cell, tidied(said)) for cell, said in cells.items()))
    _name_new_countries(draft, qtable, table, [cell for cell, said in cells.items() if not said.is_blank])


def _undeclared(draft: Draft, qtable: QTable, cells: Mapping[CellKey, Observation]) -> QTable:
    """The QTable without its declaration, if a cell without a figure gets one."""
    figures = {cell for cell, said in cells.items() if said.value is not None or said.text is not None}
    if qtable.declaration is None or figures <= observations.said_in(draft.recorder, qtable.id):
        return qtable
    plain = replace(qtable, declaration=None, reason="")
    draft.keep(plain)
    return plain


def _name_new_countries(draft: Draft, qtable: QTable, table: TableDefinition, cells: Sequence[CellKey]) -> None:
    version = qtable.key.version
    new = dict.fromkeys(
        cell.klass
        for cell in cells
        if cell.klass not in qtable.named and needs_naming(draft.edition, table, cell, version)
    )
    if new:
        draft.name_countries(qtable, (*qtable.named, *new))


def name_countries(command: NameCountries, draft: Draft) -> None:
    """Say which countries a QTable names.

    Raises:
        CommandRefused: `unknown_country_row`, `country_named_twice`, `too_many_countries`, `country_has_data`.
    """
    table = draft.fillable(command.qtable)
    _check_rows(draft, table, command)
    if not command.codes and command.qtable not in draft.qtables:
        return
    qtable = draft.numbered(command.qtable)
    for code in qtable.named:
        if code not in command.codes and _has_row(draft, qtable, code):
            key = command.qtable
            raise CommandRefused("country_has_data", country=code, table=table.id, year=key.year)
    draft.name_countries(qtable, command.codes)


def _check_rows(draft: Draft, table: TableDefinition, command: NameCountries) -> None:
    codes = draft.edition.axis_list(table, Axis.CLASS, command.qtable.version) if table.names_countries else None
    seen: set[str] = set()
    for code in command.codes:
        if codes is None or code not in codes or codes[code].kind in {CodeKind.TOTAL, CodeKind.OTHER}:
            raise CommandRefused("unknown_country_row", row=code, table=table.id)
        if code in seen:
            raise CommandRefused("country_named_twice", country=codes[code].label)
        seen.add(code)
    limit = table.named_countries
    if limit is not None and len(command.codes) > limit:
        raise CommandRefused("too_many_countries", table=table.id, limit=limit)


def _has_row(draft: Draft, qtable: QTable, code: str) -> bool:
    return observations.count_of_row(draft.recorder, qtable.id, code) > 0


def declare_qtable(command: DeclareQTable, draft: Draft) -> None:
    """Declare a QTable as a whole, or take the declaration back.

    Raises:
        CommandRefused: those of `Draft.fillable`, and `text_too_long`.
    """
    draft.fillable(command.qtable)
    if command.declaration is None and command.qtable not in draft.qtables:
        return
    qtable = draft.numbered(command.qtable)
    reason = clean(command.reason).strip() if command.declaration else ""
    if len(reason) > LONGEST_NOTE:
        raise CommandRefused("text_too_long", field=command.qtable.table, limit=LONGEST_NOTE)
    draft.keep(replace(qtable, declaration=command.declaration, reason=reason))


def set_qtable_field(command: SetQTableField, draft: Draft) -> None:
    """Set one metadata field of a QTable.

    Raises:
        CommandRefused: `unknown_field`, `bad_field_value`, `text_too_long`.
    """
    table = draft.fillable(command.qtable)
    known = {field.code: field for field in fields_of(draft.edition, table)}
    if command.field not in known:
        raise CommandRefused("unknown_field", field=command.field, type=table.id, known=listed(known))
    value = checked_value(draft.edition, known[command.field], command.value)
    if not value and command.qtable not in draft.qtables:
        return
    qtable = draft.numbered(command.qtable)
    rest = {code: kept for code, kept in qtable.fields.items() if code != command.field}
    draft.keep(replace(qtable, fields={**rest, command.field: value} if value else rest))
