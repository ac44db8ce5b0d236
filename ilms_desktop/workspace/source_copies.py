"""Sources made out of others: copied within the file or from another one, or given another type.

Nothing is changed here: plans say what would be taken and what would not fit, commands carry it out as one step.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ilms_desktop.errors import CommandRefused
from ilms_desktop.i18n import N_
from ilms_desktop.model.command import AddSource, Batch, Label, OrderSources, RemoveSource
from ilms_desktop.model.source import Source
from ilms_desktop.workspace.field_checks import checked_fields
from ilms_desktop.workspace.source_handlers import RUNNING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ilms_desktop.model.key import Criterion
    from ilms_desktop.model.source import FieldDefinition
    from ilms_desktop.workspace.reader import Reader


@dataclass(frozen=True, slots=True)
class SourceCopy:
    """A source as it would be copied.

    Attributes:
        original: the source that is copied. source: what would be added.
        left_out: codes of its fields that do not fit here. criteria: criteria that this questionnaire does not use.
        is_here: whether this file already has a source of the same survey number.
    """

    original: Source
    source: Source
    left_out: tuple[str, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    is_here: bool = False


def copy_of(reader: Reader, original: Source, *, years_later: int) -> SourceCopy:
    """What a copy of a source would be in an open file.

    Args:
        reader: the open file.
        original: a source of it, or of another file.
        years_later: added to each reference year; years that the round does not take are left out.
    """
    edition, round_ = reader.edition, reader.round
    fields, left_out = _fitting(reader, original.fields, original.type)
    here = {source.id for source in reader.sources()}
    is_numbered = not original.id.startswith(f"{original.type}{RUNNING}")
    is_free = is_numbered and original.id not in here
    years = (year + years_later for year in original.years)
    copied = Source(
        id=original.id if is_free else f"{original.type}{RUNNING}",
        type=original.type,
        name=original.name,
        criteria=tuple(each for each in original.criteria if each in edition.criteria),
        years=tuple(year for year in years if round_.takes(year)),
        fields=fields,
    )
    unused = tuple(each for each in original.criteria if each not in edition.criteria)
    return SourceCopy(original, copied, left_out, unused, is_here=is_numbered and original.id in here)


def copy_command(copies: Sequence[SourceCopy]) -> Batch:
    """All copies as one step."""
    commands = tuple(AddSource(each.source) for each in copies)
    return Batch(commands, Label(N_("Copy sources: {count}"), {"count": str(len(copies))}))


def fields_lost(reader: Reader, source: Source, new_type: str) -> tuple[FieldDefinition, ...]:
    """Answers of a source that a source of another type does not have."""
    left_out = _fitting(reader, source.fields, new_type)[1]
    return tuple(field for field in reader.edition.fields if field.code in left_out)


def retype_command(reader: Reader, source: Source, new_type: str) -> Batch:
    """A source without values made a source of another type, in the same place; it gets a running number."""
    new = Source(
        id=reader.next_source_id(new_type),
        type=new_type,
        name=source.name,
        criteria=source.criteria,
        years=source.years,
        fields=_fitting(reader, source.fields, new_type)[0],
    )
    order = tuple(new.id if each.id == source.id else each.id for each in reader.sources())
    commands = (RemoveSource(source.id), AddSource(new), OrderSources(order))
    return Batch(commands, Label(N_("Change the type of {source}"), {"source": source.name}))


def moved(order: Iterable[str], source_id: str, step: int) -> OrderSources:
    """A source put `step` places down (1) or up (-1)."""
    ids = list(order)
    place = ids.index(source_id)
    ids.insert(max(0, place + step), ids.pop(place))
    return OrderSources(tuple(ids))


def renamed(copy: SourceCopy, name: str) -> SourceCopy:
    """The copy under another name."""
    return replace(copy, source=replace(copy.source, name=name))


def _fitting(reader: Reader, fields: Mapping[str, str], source_type: str) -> tuple[dict[str, str], tuple[str, ...]]:
    """Answers that a source of a type may have, and codes of those that it may not."""
    kept: dict[str, str] = {}
    left_out: list[str] = []
    for code, value in fields.items():
        try:
            kept |= checked_fields(reader.edition, {code: value}, source_type=source_type)
        except CommandRefused:
            left_out.append(code)
    return kept, tuple(left_out)
