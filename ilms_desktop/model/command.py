"""Commands: everything that may change a workspace file.

A command is a frozen description of what the person did; `Workspace.execute` carries it out in one transaction, with
one journal entry and one undo step. Its `label` is an English gettext id with its context, translated where it is
shown.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from ilms_desktop.model.part import ConfirmOffice, ForgetOffice, MergePart, TakeAssignment, TakeMergeBack

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from ilms_desktop.model.completeness import Standing
    from ilms_desktop.model.finding import EarlierReason
    from ilms_desktop.model.key import ObservationKey, QTableKey, TableKey
    from ilms_desktop.model.observation import Observation
    from ilms_desktop.model.post import Answer, Document, Way
    from ilms_desktop.model.source import Source
    from ilms_desktop.model.submission import Submission
    from ilms_desktop.model.work_plan import Planned

#: value of a label that is the name of another step
STEP: Final = "step"


@dataclass(frozen=True, slots=True)
class Label:
    """Name of an undo step: gettext id and what is put into it, for example "Paste {count} cells in {table}"."""

    text: str
    values: Mapping[str, str] = field(default_factory=dict)

    def around(self, inner: Label) -> Label:
        """This name with the name of another step put in for `{step}`; both are translated where they are shown."""
        if inner.text == self.text:
            # why: bringing back what was brought back is still the same step
            return inner
        return Label(
            self.text,
            {**self.values, STEP: inner.text, **{f"{STEP}.{key}": each for key, each in inner.values.items()}},
        )

    @property
    def inner(self) -> Label | None:
        """The step that `around` put in, or None."""
        if STEP not in self.values:
            return None
        start = f"{STEP}."
        return Label(
            self.values[STEP],
            {key.removeprefix(start): each for key, each in self.values.items() if key.startswith(start)},
        )


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
    """Replace name, criteria, years and fields of a source; id and type stay.

    Attributes:
        source: as it is to be. field: title of the one field that changes, for the name of the step; empty = several.
    """

    source: Source
    field: str = ""


@dataclass(frozen=True, slots=True)
class RemoveSource:
    """Remove a source that holds no values."""

    source: str


@dataclass(frozen=True, slots=True)
class OrderSources:
    """Put the sources into this order, by their ids; those that are not named follow in the order they have."""

    order: tuple[str, ...]


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
    """Let findings stand with one reason, for the values they have now.

    Attributes:
        findings: their keys. reason: in words. code: of the standard reason it is, or empty.
    """

    findings: tuple[str, ...]
    reason: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class WithdrawAllowances:
    """Take the reasons of findings back."""

    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CarryReasons:
    """Keep reasons of another file, such as last round's, to be offered again; nothing is allowed by it."""

    reasons: tuple[EarlierReason, ...]


@dataclass(frozen=True, slots=True)
class PlanWork:
    """Write down who fills which gaps until when; an entry that says nothing takes the one of its table away."""

    entries: tuple[Planned, ...]


@dataclass(frozen=True, slots=True)
class KeepRound:
    """Keep how complete the questionnaire of an earlier round is, to be compared with; one round at a time."""

    standing: Standing


@dataclass(frozen=True, slots=True)
class SetContact:
    """Who prepares the file: office and person; and who approves it, if anybody has to."""

    office: str
    office_code: str
    person: str
    function: str
    approver: str = ""
    approver_function: str = ""


@dataclass(frozen=True, slots=True)
class RecordSubmission:
    """Record that a package was sealed: its figures are frozen from now on, and undo does not cross it.

    Attributes:
        submission: what was sealed. document: what was signed, None for a package whose bytes lie elsewhere.
        files: carrier -> (file name, exact bytes).
    """

    submission: Submission
    document: Document | None = None
    files: Mapping[str, tuple[str, bytes]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Revise:
    """Begin a new version after a package: figures may be changed again; no step of undo.

    Attributes:
        reason: why, in words. package: number of the package, for the name of the step.
    """

    reason: str
    package: str


@dataclass(frozen=True, slots=True)
class FileDocument:
    """Keep a signed document that was verified: a receipt, questions, answers; no step of undo.

    Attributes:
        document: what was signed. files: carrier -> (file name, exact bytes).
    """

    document: Document
    files: Mapping[str, tuple[str, bytes]]


@dataclass(frozen=True, slots=True)
class SaySent:
    """Say that a document was sent, or (`sent_on` None) that it was not sent after all; no step of undo.

    Attributes:
        package_id: of the document. sent_on: the day. way: how. package: its number, for the name of the step.
    """

    package_id: str
    sent_on: date | None
    way: Way
    package: str


@dataclass(frozen=True, slots=True)
class AnswerQuestions:
    """Answer questions of the desk, each over an earlier answer to it; no step of undo."""

    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class TakeAnswersBack:
    """Leave questions open that were answered in this file; no step of undo."""

    queries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MakeRestorePoint:
    """Give the file as it stands a name to come back to; no step of undo."""

    name: str


@dataclass(frozen=True, slots=True)
class RenameRestorePoint:
    """Give a restore point another name."""

    point: int
    name: str


@dataclass(frozen=True, slots=True)
class DeleteRestorePoint:
    """Take a restore point out of the list, or (`is_deleted` False) put it back; the journal keeps it."""

    point: int
    is_deleted: bool = True


@dataclass(frozen=True, slots=True)
class GoBack:
    """Make everything as it stood at a restore point; `name` is how the point is called in the step's name."""

    point: int
    name: str


@dataclass(frozen=True, slots=True)
class BringBack:
    """Do again what an old step did, where the cells still hold what they held before it.

    Attributes:
        entry: the step's number in the journal. step: its name.
        over: cells that hold something else by now and are to be changed all the same.
    """

    entry: int
    step: Label
    over: frozenset[ObservationKey] = frozenset()


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
    | OrderSources
    | NameCountries
    | ChooseVersion
    | DeclareQTable
    | SetQTableField
    | AllowFindings
    | WithdrawAllowances
    | CarryReasons
    | PlanWork
    | KeepRound
    | SetContact
    | RecordSubmission
    | Revise
    | FileDocument
    | SaySent
    | AnswerQuestions
    | TakeAnswersBack
    | ConfirmOffice
    | ForgetOffice
    | TakeAssignment
    | MergePart
    | TakeMergeBack
    | MakeRestorePoint
    | RenameRestorePoint
    | DeleteRestorePoint
    | GoBack
    | BringBack
    | Batch
)
