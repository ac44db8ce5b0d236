"""Work that offices of one country hand to each other: the offices with their keys, what is handed out, what is merged.

Plain values. How they travel is `package`, how they are merged `workspace.part_merging`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from ilms_desktop.model.command import Command, Label
    from ilms_desktop.model.key import ObservationKey, QTableKey, TableKey
    from ilms_desktop.model.post import Document


class ConfirmedBy(StrEnum):
    """How the digits of an office's key were heard."""

    #: on a number that was known before
    TELEPHONE = "telephone"
    #: face to face
    IN_PERSON = "in-person"
    #: from the stamped sheet
    POST = "post"
    #: in a video call
    VIDEO = "video"


@dataclass(frozen=True, slots=True)
class Office:
    """An office whose key was confirmed in this file.

    Attributes:
        code: `MOL`. name: in words. signer: id of its key in the files, `ken-71`.
        public_key: as OpenSSH text. tables: numbers of the tables that it may be asked for; empty = all.
        confirmed: when (UTC). way: how. person: who typed the digits.
    """

    code: str
    name: str
    signer: str
    public_key: str
    tables: tuple[str, ...]
    confirmed: datetime
    way: ConfirmedBy
    person: str


class Portion(NamedTuple):
    """One table of one source, for some years."""

    table: TableKey
    source: str
    years: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Scope:
    """What an office is asked for.

    Attributes:
        portions: tables by source, with their years.
    """

    portions: tuple[Portion, ...]

    def __contains__(self, key: QTableKey) -> bool:
        """Whether a QTable belongs to it, in whatever class version."""
        return any(
            (each.table, each.source) == (key.table_key, key.source) and key.year in each.years
            for each in self.portions
        )

    @property
    def sources(self) -> tuple[str, ...]:
        """Ids of its sources."""
        return tuple(dict.fromkeys(each.source for each in self.portions))

    @property
    def tables(self) -> tuple[TableKey, ...]:
        """Its tables."""
        return tuple(dict.fromkeys(each.table for each in self.portions))

    @property
    def years(self) -> tuple[int, ...]:
        """Its years, ascending."""
        return tuple(sorted({year for each in self.portions for year in each.years}))

    def years_of(self, source: str) -> tuple[int, ...]:
        """Years asked for from one source, ascending."""
        return tuple(sorted({year for each in self.portions if each.source == source for year in each.years}))

    def within(self, other: Scope) -> Scope:
        """What both hold."""
        theirs: dict[tuple[TableKey, str], set[int]] = {}
        for each in other.portions:
            theirs.setdefault((each.table, each.source), set()).update(each.years)
        found = (
            each._replace(years=tuple(year for year in each.years if year in theirs.get((each.table, each.source), ())))
            for each in self.portions
        )
        return Scope(tuple(each for each in found if each.years))

    @classmethod
    def of_tables(cls, pairs: Iterable[tuple[TableKey, str, int]]) -> Scope:
        """The scope of single tables, sources and years."""
        years: dict[tuple[TableKey, str], set[int]] = {}
        for table, source, year in pairs:
            years.setdefault((table, source), set()).add(year)
        return cls(tuple(Portion(table, source, tuple(sorted(each))) for (table, source), each in years.items()))


@dataclass(frozen=True, slots=True)
class Handed:
    """What a file is limited to that an office made out of an assignment.

    Attributes:
        assignment: package_id of it. scope: what may be changed.
        code, name, signer: of this office. coordinator: code of the office that gets the return.
    """

    assignment: str
    scope: Scope
    code: str
    name: str
    signer: str
    coordinator: str


class What(StrEnum):
    """What stands at an address of a part."""

    #: figure and letter of a cell
    FIGURE = "figure"
    #: remark on a cell
    NOTE = "note"
    #: an answer about a source
    SOURCE = "source"
    #: an answer about a year of a table
    FIELD = "field"
    #: what is declared of a year of a table as a whole
    DECLARATION = "declaration"
    #: a country that a year of a table names
    COUNTRY = "country"


class Address(NamedTuple):
    """Where one thing of a part stands.

    Attributes:
        what: kind of thing. source: id. qtable: None for answers about a source. cell: of figures and notes.
        field: code of an answer, or of a country.
    """

    what: What
    source: str
    qtable: QTableKey | None = None
    cell: ObservationKey | None = None
    field: str = ""


#: texts that say what stands at an address: figure, letter and typed text of a cell; else one text, or two
Value = tuple[str, ...]


class Side(StrEnum):
    """Whose value goes in."""

    OURS = "ours"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class Choice:
    """How a person settled one conflict.

    Attributes:
        place: its address as one line. side: whose value went in. base, ours, theirs: the values as text.
    """

    place: str
    side: Side
    base: str
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class ConfirmOffice:
    """Keep the confirmed key of an office, over an older one of the same office; no step of undo."""

    office: Office


@dataclass(frozen=True, slots=True)
class ForgetOffice:
    """Take an office off the list, as when its key is lost; no step of undo."""

    code: str


@dataclass(frozen=True, slots=True)
class TakeAssignment:
    """Fill a new file with the work that was handed out, and limit it to that; no step of undo.

    Attributes:
        document: the assignment. files: carrier -> (file name, exact bytes). handed: the limit.
        coordinator: whose key was confirmed. commands: what puts figures and words in.
    """

    document: Document
    files: Mapping[str, tuple[str, bytes]]
    handed: Handed
    coordinator: Office
    commands: tuple[Command, ...]


@dataclass(frozen=True, slots=True)
class MergePart:
    """Put the return of an office in: one step, with how every conflict was settled.

    Attributes:
        document: the return. files: carrier -> (file name, exact bytes).
        commands: what puts figures and words in. choices: of the person. label: name of the step.
    """

    document: Document
    files: Mapping[str, tuple[str, bytes]]
    commands: tuple[Command, ...]
    label: Label
    choices: tuple[Choice, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class TakeMergeBack:
    """Undo a merge though other steps followed it, as long as nothing that it changed was changed again.

    Attributes:
        entry: its number in the journal. step: its name.
    """

    entry: int
    step: Label
