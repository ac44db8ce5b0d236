"""Sources: the survey, census, register or estimate a figure comes from, and the fields that describe them.

Field definitions are data (`forms/sources/fields.toml`); codes are the ILO's note types (S1, S3, T2 ...).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from ilms_desktop.model.key import Criterion

if TYPE_CHECKING:
    from collections.abc import Mapping

#: field that holds the name of a source
NAME_FIELD: Final = "S1"


class FieldKind(StrEnum):
    """What a metadata field takes."""

    #: free text
    TEXT = "text"
    #: one code of a list
    LIST = "list"
    #: a whole number
    NUMBER = "number"
    #: ISO 4217 code
    CURRENCY = "currency"
    #: a date, YYYY-MM-DD
    DATE = "date"


class FieldLevel(StrEnum):
    """Where a metadata field hangs."""

    #: on the source: applies to all its QTables
    SOURCE = "source"
    #: on a QTable
    QTABLE = "qtable"
    #: on a value
    VALUE = "value"


@dataclass(frozen=True, slots=True)
class FieldDefinition:
    """One metadata field.

    Attributes:
        code: `S1`, `S3`, `working_age_min` ...
        title, help: texts in the loaded language.
        kind, level: what it takes and where it hangs.
        codelist: id of the list for kind LIST, else empty.
        section: heading under which the editor shows it.
        offered_for: source types that show it; empty = all.
        required_for: source types that cannot be sent without it.
        asked_for: source types that are asked softly (rule V19).
        max_length: for text, else 0. minimum, maximum: for numbers, else None.
        note_type: ILO note code under which it is exported; empty = stays in the package.
        choices: short inline lists (yes/no/not known) as (value, label) pairs.
        subjects: the field belongs to tables about one of these only; empty = all tables.
        default: value offered first; defaults: the same by subject of the table, as (subject, value) pairs.
        fixed_for: subjects for which the default cannot be changed.
        read_only: set by the program or the ILO.
        warn_length: length above which a text is shortened in the ILO's register, else 0.
        only_with: code of another field and its values with which this one is asked ("other: which"); empty = always.
        multiline: whether a text may have several lines.
    """

    code: str
    title: str
    help: str
    kind: FieldKind
    level: FieldLevel
    codelist: str = ""
    section: str = ""
    offered_for: frozenset[str] = frozenset()
    required_for: frozenset[str] = frozenset()
    asked_for: frozenset[str] = frozenset()
    max_length: int = 0
    minimum: int | None = None
    maximum: int | None = None
    note_type: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    subjects: frozenset[str] = frozenset()
    default: str = ""
    defaults: tuple[tuple[str, str], ...] = ()
    fixed_for: frozenset[str] = frozenset()
    read_only: bool = False
    warn_length: int = 0
    only_with: tuple[str, frozenset[str]] = ("", frozenset())
    multiline: bool = False

    @property
    def is_note(self) -> bool:
        """Whether its values are notes of the ILO's list of that type, which travel as codes."""
        is_coded = self.kind is FieldKind.LIST and self.codelist and self.note_type == self.codelist
        return bool(is_coded) and not self.read_only

    def is_offered(self, source_type: str) -> bool:
        """Whether a source of this type shows the field."""
        return not self.offered_for or source_type in self.offered_for

    def goes_with(self, fields: Mapping[str, str]) -> bool:
        """Whether the field is asked beside these answers, by field code."""
        other, values = self.only_with
        return not other or fields.get(other, "") in values


@dataclass(frozen=True)
class Source:
    """A source of figures.

    Attributes:
        id: type + `:` + survey number, `BA:544`, or `FX:N1` while the ILO has given no number.
        type: code of SOURCE_TYPE.
        name: as the ILO and the public see it, without the year.
        criteria: criteria for which it fills modules A and B; empty for sources of module C only.
        years: reference years chosen for it, ascending.
        fields: metadata values by field code; list fields hold the full code (`S3:5`).
    """

    id: str
    type: str
    name: str
    criteria: tuple[Criterion, ...] = ()
    years: tuple[int, ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse an id that does not carry the type."""
        if self.id.partition(":")[0] != self.type:
            raise ValueError(self.id)

    def covers(self, criterion: Criterion) -> bool:
        """Whether tables of this criterion are filled from the source."""
        return criterion is Criterion.NONE or criterion in self.criteria


@dataclass(frozen=True, slots=True)
class SourceType:
    """A type of source, as the ILO lists them.

    Attributes:
        code, label, acronym: identity and names.
        group: letter of the group (A census, B household survey, ... F records).
        offered: whether a user may choose it; others are read on import.
        not_for: tables it cannot fill, as (number, criterion or None for all).
    """

    code: str
    label: str
    acronym: str
    group: str
    offered: bool
    not_for: tuple[tuple[str, Criterion | None], ...] = ()

    def fills(self, number: str, criterion: Criterion) -> bool:
        """Whether a source of this type may fill the table."""
        return not any(table == number and only in (None, criterion) for table, only in self.not_for)
