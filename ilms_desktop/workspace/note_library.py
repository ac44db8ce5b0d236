"""The footnote library: notes that can be used again.

Standard notes come from the definitions, the others from the file itself; nothing is stored twice. What a person
keeps beyond one file is a setting.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.model.codelist import CodeKind
from ilms_desktop.model.source import FieldKind, FieldLevel
from ilms_desktop.model.structure import Axis
from ilms_desktop.storage import observations
from ilms_desktop.workspace.qtable_fields import fields_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.structure import TableDefinition
    from ilms_desktop.storage.engine import Database
    from ilms_desktop.storage.qtables import QTable

#: field of a QTable that holds its remark
REMARK: Final = "I13"
#: field of a QTable that says which break there is
BREAK: Final = "I11"
#: classification of a class version, as its code begins -> field with the ILO's notes on its classes
_CLASS_NOTES: Final = {"STE": "C2", "EDU": "C3", "OCU": "C4", "ECO": "C5", "AGE": "C6"}
#: rows of which one says that they contain or lack another
_CLASSES: Final = frozenset({CodeKind.ITEM, CodeKind.UNKNOWN})


class NoteOrigin(StrEnum):
    """Where a note of the library comes from, in the order in which they are offered."""

    #: the lists of the definitions
    STANDARD = "standard"
    #: a remark that stands in this file
    USED = "used"
    #: kept by the person for other files
    SAVED = "saved"


@dataclass(frozen=True, slots=True)
class LibraryNote:
    """A note that can be used again.

    Attributes:
        text: what is put into the remark. origin: where it comes from.
        group: title of its list for standard notes, else empty.
    """

    text: str
    origin: NoteOrigin
    group: str = ""


def library(
    edition: Edition,
    table: TableDefinition,
    version: str,
    *,
    level: FieldLevel,
    used: Iterable[str] = (),
    saved: Iterable[str] = (),
) -> tuple[LibraryNote, ...]:
    """Notes that are offered for a value or a year of a table: standard ones first, each text once.

    Args:
        edition: definitions, in the language in use.
        table: which table.
        version: its class version.
        level: `VALUE` or `QTABLE`.
        used: remarks of the file, most used first.
        saved: notes the person kept.
    """
    found = [
        *_standard(edition, table, version, level),
        *(LibraryNote(text, NoteOrigin.USED) for text in used),
        *(LibraryNote(text, NoteOrigin.SAVED) for text in saved),
    ]
    first: dict[str, LibraryNote] = {}
    for note in found:
        first.setdefault(note.text, note)
    return tuple(first.values())


def used(database: Database, qtables: Iterable[QTable]) -> tuple[str, ...]:
    """Remarks on values and years that stand in a file, those used most often first."""
    counts: Counter[str] = Counter(dict(observations.notes(database)))
    counts.update(text for each in qtables for text in (each.fields.get(REMARK, ""), each.reason) if text)
    return tuple(text for text, _count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _standard(edition: Edition, table: TableDefinition, version: str, level: FieldLevel) -> Iterator[LibraryNote]:
    if level is FieldLevel.VALUE:
        yield from _class_notes(edition, table, version)
        yield from _of_list(edition, BREAK)
        return
    for field in fields_of(edition, table):
        if field.kind is FieldKind.LIST and field.codelist:
            yield from _of_list(edition, field.code)
    for field in edition.fields:
        if field.level is FieldLevel.SOURCE and field.kind is FieldKind.LIST and field.note_type == field.codelist:
            yield from _of_list(edition, field.code)


def _class_notes(edition: Edition, table: TableDefinition, version: str) -> Iterator[LibraryNote]:
    """What the ILO's list says of classes, then "including" and "excluding" each class of the table."""
    if Axis.CLASS not in table.axes or table.names_countries:
        return
    yield from _of_list(edition, _CLASS_NOTES.get(version.partition("_")[0], ""))
    codes = edition.class_list(version)
    classes = [code.label for code in codes.codes if code.kind in _CLASSES]
    for text in (_("Including: {class}"), _("Excluding: {class}")):
        for label in classes:
            yield LibraryNote(fill(text, {"class": label}), NoteOrigin.STANDARD, codes.title)


def _of_list(edition: Edition, field_code: str) -> Iterator[LibraryNote]:
    """Notes of the list of a field."""
    field = next((each for each in edition.fields if each.code == field_code), None)
    if field is not None and field.codelist:
        for code in edition.codelists[field.codelist].codes:
            if code.offered:
                yield LibraryNote(code.label, NoteOrigin.STANDARD, field.title)
