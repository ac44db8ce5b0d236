"""Whether a mapping names what the edition has: tables, class versions, axes, codes, statuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.errors import ExchangeError
from ilms_desktop.i18n import N_, fill, gettext
from ilms_desktop.workspace.mapping.labels import AXES
from ilms_desktop.workspace.mapping.model import Dim, Unit, Where

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.structure import TableDefinition
    from ilms_desktop.workspace.mapping.model import Part

NO_TABLE = N_("the questionnaire has no table “{found}”; it has: {known}")
NO_VERSION = N_("table {table} has no class version “{found}”; it takes: {known}")
NO_PLACE = N_("it does not say where “{dim}” stands")
NO_AXIS = N_("table {table} has no “{dim}”")
NO_CODE = N_("“{found}” is no code of {list}")
NO_YEAR = N_("“{found}” is not a year")
NO_UNIT = N_("“{found}” is no unit; use one of: {known}")
NO_SHARES = N_("table {table} holds means, which cannot be split")


def table_of(edition: Edition, part: Part, *, number: int, name: str) -> TableDefinition:
    """The table of a part, with everything that the part names being there.

    Args:
        edition: the questionnaire's tables.
        part: of a mapping.
        number: of the part, from 1, for the message.
        name: of the mapping, for the message.

    Raises:
        ExchangeError: `mapping_wrong`.
    """
    table = edition.by_key.get(part.table)
    if table is None:
        known = ", ".join(each.id for each in edition.tables)
        problem = fill(gettext(NO_TABLE), {"found": part.table.id, "known": known})
    else:
        problem = next(_problems(edition, table, part), "")
    if table is None or problem:
        raise ExchangeError("mapping_wrong", path=name, detail=f"parts[{number}]: {problem}")
    return table


def _problems(edition: Edition, table: TableDefinition, part: Part) -> Iterator[str]:
    """What is wrong with a part."""
    if part.version not in table.versions:
        known = ", ".join(table.versions)
        yield fill(gettext(NO_VERSION), {"table": table.id, "found": part.version, "known": known})
        return
    needed = [Dim.YEAR, *(dim for dim, axis in AXES.items() if axis in table.axes)]
    for dim in needed:
        if dim not in part.places:
            yield fill(gettext(NO_PLACE), {"dim": dim.value})
    for dim in (*part.places, *part.labels):
        if dim is not Dim.UNIT and dim not in needed:
            yield fill(gettext(NO_AXIS), {"table": table.id, "dim": dim.value})
            return
    for dim, code in _codes(part):
        yield from _code_problem(edition, table, part.version, dim=dim, code=code)
    if table.is_mean and any(len(shares) > 1 for labels in part.labels.values() for shares in labels.values()):
        yield fill(gettext(NO_SHARES), {"table": table.id})


def _codes(part: Part) -> Iterator[tuple[Dim, str]]:
    """Every code that a part names."""
    for dim, place in part.places.items():
        if place.where is Where.FIXED:
            yield dim, place.at
    for dim, labels in part.labels.items():
        yield from ((dim, each.code) for shares in labels.values() for each in shares)


def _code_problem(edition: Edition, table: TableDefinition, version: str, *, dim: Dim, code: str) -> Iterator[str]:
    """What is wrong with one code."""
    if dim is Dim.YEAR:
        if not (code.isascii() and code.isdigit() and len(code) == len("2020")):
            yield fill(gettext(NO_YEAR), {"found": code})
    elif dim is Dim.UNIT:
        if code not in set(Unit):
            yield fill(gettext(NO_UNIT), {"found": code, "known": ", ".join(Unit)})
    else:
        codes = edition.axis_list(table, AXES[dim], version)
        if codes is None or code not in codes:
            yield fill(gettext(NO_CODE), {"found": code, "list": "" if codes is None else codes.id})
