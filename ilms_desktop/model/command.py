"""Commands: everything that may change a workspace file.

A command is a frozen description of what the person did; `Workspace.execute` carries it out in one transaction, with
one journal entry and one undo step. Its `label` is an English gettext id with its context, translated where it is
shown.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ilms_desktop.model.key import ObservationKey, QTableKey, TableKey
    from ilms_desktop.model.observation import Observation
    from ilms_desktop.model.source import Source
    from ilms_desktop.model.submission import Submission


@dataclass(frozen=True, slots=True)
class Label:
    """Name of an undo step: gettext id and what is put into it, for example "Paste {count} cells in {table}"."""

    text: str
    values: Mapping[str, str] = field(default_factory=dict)


class Declaration(StrEnum):
    """What a person says of a QTable as a whole."""

    #: there is nothing to report: the phenomenon does not exist here
    NOTHING = "nothing_to_report"
    #: figures exist nowhere or cannot be had
    NOT_AVAILABLE = "not_available"


@dataclass(frozen=True, slots=True)
class SetObservations:
    """Put observations into cells; `BLANK` empties a cell.

    Attributes:
        entries: cells with what is to stand in them. label: name of the step.
        imported: whether they come from a file, which may hold letters that nobody types any more.
    """

    entries: tuple[tuple[ObservationKey, Observation], ...]
    label: Label
    imported: bool = False


@dataclass(frozen=True, slots=True)
class AddSource:
    """Add a source. An id ending in `:N` gets the next running number."""

    source: Source


@dataclass(frozen=True, slots=True)
class EditSource:
    """Replace name, criteria, years and fields of a source; id and type stay."""

    source: Source


@dataclass(frozen=True, slots=True)
class RemoveSource:
    """Remove a source that holds no values."""

    source: str


@dataclass(frozen=True, slots=True)
class NameCountries:
    """Say which countries a QTable names, in this order; refused above the table's limit."""

    qtable: QTableKey
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChooseVersion:
    """Choose the class version in which a table of a source is shown and filled; stored values stay."""

    source: str
    table: TableKey
    version: str


@dataclass(frozen=True, slots=True)
class DeclareQTable:
    """Declare a QTable as a whole, or take the declaration back (None)."""

    qtable: QTableKey
    declaration: Declaration | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SetQTableField:
    """Set one metadata field of a QTable (T7 ..., I11, I13, sharing); an empty value clears it."""

    qtable: QTableKey
    field: str
    value: str


@dataclass(frozen=True, slots=True)
class AllowFindings:
    """Let findings stand with a reason, for the values they have now."""

    findings: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class WithdrawAllowances:
    """Take the reasons of findings back."""

    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SetContact:
    """Who prepares the file: office and person."""

    office: str
    office_code: str
    person: str
    function: str


@dataclass(frozen=True, slots=True)
class RecordSubmission:
    """Record that a package was sealed; undo does not cross it."""

    submission: Submission


@dataclass(frozen=True, slots=True)
class Batch:
    """Several commands as one step, such as an import that also adds a source."""

    commands: tuple[Command, ...]
    label: Label


Command = (
    SetObservations
    | AddSource
    | EditSource
    | RemoveSource
    | NameCountries
    | ChooseVersion
    | DeclareQTable
    | SetQTableField
    | AllowFindings
    | WithdrawAllowances
    | SetContact
    | RecordSubmission
    | Batch
)
