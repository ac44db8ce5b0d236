"""What goes out to the desk and comes back: signed documents, what people said of them, answers to questions."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime


class DocumentKind(StrEnum):
    """What a signed document is; the values are those of the package format."""

    #: figures, corrections, "nothing to report", withdrawals
    SUBMISSION = "submission"
    #: answers to questions of the desk
    ANSWER = "answer"
    #: the desk's signed reply to either
    RECEIPT = "receipt"
    #: questions of the desk
    QUERY = "query"
    #: work handed to another office of the country, or handed back
    PART = "part"

    @property
    def goes_out(self) -> bool:
        """Whether the country sends it."""
        return self in {DocumentKind.SUBMISSION, DocumentKind.ANSWER}


@dataclass(frozen=True, slots=True)
class Document:
    """A signed document that was verified by this program.

    Attributes:
        package_id: SHA-256 of its tag manifest, hex. package: its name.
        kind: what it is. signer: id of the key in its register, `khm-01`, or of the desk's key.
        number: sequence of the signer, or the desk's number. moment: when it was made, as it claims (UTC).
        recorded: when it came into this file (UTC). fields: what was signed (docs/spec/package-kinds.md).
    """

    package_id: str
    package: str
    kind: DocumentKind
    signer: str
    number: int
    moment: datetime
    recorded: datetime
    fields: Mapping[str, Any] = field(default_factory=dict)

    @property
    def tail(self) -> str:
        """The part of its name that people say: `S0003`, `A0001`, `Q0012`, `R0042`, `W0001`."""
        # why: the name of a part ends in the code of its office
        at = -2 if self.kind is DocumentKind.PART else -1
        return self.package.split("_")[at]


@dataclass(frozen=True, slots=True)
class DocumentFile:
    """A document byte for byte in one carrier.

    Attributes:
        package_id: of the document. carrier: `zip`, `pdf` or `age`. file_name: under which it travels.
        size: in bytes.
    """

    package_id: str
    carrier: str
    file_name: str
    size: int


class Way(StrEnum):
    """How a person says a file was sent."""

    #: as attachment of a mail
    MAIL = "mail"
    #: by an upload page
    UPLOAD = "upload"
    #: on a stick, or otherwise by hand
    HAND = "hand"


@dataclass(frozen=True, slots=True)
class Mailing:
    """What the person said: this document was sent on that day."""

    package_id: str
    sent_on: date
    way: Way


class AnswerOutcome(StrEnum):
    """What an answer says; the values are those of the package format."""

    #: the figure is right, and this is why
    EXPLANATION = "explanation"
    #: the figure is wrong; the new one comes with the next submission
    CORRECTION = "correction"
    #: the figure is right as it was sent
    CONFIRMED = "confirmed"


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to one question.

    Attributes:
        query: id of the question, `KEN-2026-Q0012-003`. outcome: what it says.
        text: in words, empty for none; in `language`. note: code of a standard note that the next submission will
            carry, or empty. expected: day by which a correction comes, or None. person, at: who answered, when (UTC).
    """

    query: str
    outcome: AnswerOutcome
    text: str = ""
    language: str = ""
    note: str = ""
    expected: date | None = None
    person: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Revision:
    """A new version that was begun after a package.

    Attributes:
        entry: number of its journal entry. package_id: of the package whose figures had been frozen.
        reason: in words. person, at: who, when (UTC).
    """

    entry: int
    package_id: str
    reason: str
    person: str
    at: datetime
