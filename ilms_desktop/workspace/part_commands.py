"""What puts values of a part into a file: ordinary commands, so that every check of typing holds here too."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ilms_desktop.errors import CommandRefused
from ilms_desktop.model.command import (
    Declaration,
    DeclareQTable,
    EditSource,
    NameCountries,
    SetObservations,
    SetQTableField,
)
from ilms_desktop.model.part import Address, What
from ilms_desktop.model.source import NAME_FIELD
from ilms_desktop.workspace.part_content import observation_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ilms_desktop.model.command import Command, Label
    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.key import ObservationKey, QTableKey
    from ilms_desktop.model.observation import Observation
    from ilms_desktop.model.part import Value
    from ilms_desktop.model.source import Source
    from ilms_desktop.workspace.part_content import Content

_CELL: Final = frozenset({What.FIGURE, What.NOTE})


def commands_for(
    wanted: Mapping[Address, Value | None],
    there: Content,
    edition: Edition,
    *,
    label: Label,
    sources: Mapping[str, Source],
) -> Iterator[Command]:
    """Commands that make what stands at some addresses be what is wanted.

    Countries are named before figures stand in their rows, and declarations come last, since a figure takes one back.

    Args:
        wanted: address -> value; None makes it blank.
        there: what stands in the file at all addresses of the same scope.
        edition: whose tables they are.
        label: name of the step.
        sources: of the file, by id.

    Raises:
        CommandRefused: `unknown_source`.
    """
    named: dict[QTableKey, list[str]] = {}
    for address in wanted:
        if address.what is What.COUNTRY and address.qtable is not None and wanted[address] is not None:
            named.setdefault(address.qtable, []).append(address.field)
    for qtable, codes in named.items():
        before = [each.field for each in there if each.what is What.COUNTRY and each.qtable == qtable]
        yield NameCountries(qtable, tuple(dict.fromkeys((*before, *codes))))
    yield from _of_sources(wanted, sources)
    entries = tuple(_cells(wanted, there, edition))
    if entries:
        yield SetObservations(entries, label, imported=True)
    for address, value in wanted.items():
        if address.qtable is None:
            continue
        if address.what is What.FIELD:
            yield SetQTableField(address.qtable, address.field, value[0] if value else "")
        elif address.what is What.DECLARATION:
            declared, reason = value or ("", "")
            yield DeclareQTable(address.qtable, Declaration(declared) if declared else None, reason)


def _cells(
    wanted: Mapping[Address, Value | None], there: Content, edition: Edition
) -> Iterator[tuple[ObservationKey, Observation]]:
    """Each cell with both of its values: the ones that are wanted, else those that stand there."""
    cells = dict.fromkeys(each.cell for each in wanted if each.what in _CELL)
    for key in cells:
        assert key is not None  # noqa: S101 - addresses of figures and remarks have a cell
        figure, note = (
            wanted[at] if (at := Address(what, key.qtable.source, key.qtable, key)) in wanted else there.get(at)
            for what in (What.FIGURE, What.NOTE)
        )
        table = edition.by_key[key.qtable.table_key]
        yield key, observation_of(figure, note[0] if note else "", table)


def _of_sources(wanted: Mapping[Address, Value | None], sources: Mapping[str, Source]) -> Iterator[EditSource]:
    """Each source with its answers as they are wanted."""
    changed: dict[str, Source] = {}
    for address, value in wanted.items():
        if address.what is not What.SOURCE:
            continue
        if address.source not in sources:
            raise CommandRefused("unknown_source", source=address.source, known=", ".join(sources))
        source = changed.get(address.source, sources[address.source])
        if address.field == NAME_FIELD:
            changed[address.source] = replace(source, name=value[0] if value else source.name)
        else:
            rest = {code: text for code, text in source.fields.items() if code != address.field}
            changed[address.source] = replace(source, fields={**rest, address.field: value[0]} if value else rest)
    for source in changed.values():
        yield EditSource(source)
