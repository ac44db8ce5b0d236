"""What went out and came in, put together: where each package stands, and what the desk said last.

Plain values worked out from the documents of a file; nothing is read, verified or written here. A standing never
claims more than is known: "sent" is what the person said, everything after it is what the desk signed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.model.post import DocumentKind
from ilms_desktop.model.submission import SubmissionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from ilms_desktop.model.post import Answer, Document, DocumentFile, Mailing, Revision

#: after so long without a receipt the program reminds (mail.md, section 5)
PATIENCE: Final = timedelta(days=10)
_WHOLE: Final = frozenset({SubmissionKind.FULL, SubmissionKind.NIL})


class Standing(StrEnum):
    """Where a document that goes out stands."""

    #: signed; nobody said that it was sent
    SIGNED = "signed"
    #: the person said that it was sent
    SENT = "sent"
    #: the desk has it
    RECEIVED = "received"
    #: a person at the desk decides
    HELD = "held"
    #: the desk imported it
    IMPORTED = "imported"
    #: the desk refused it
    REFUSED = "refused"
    #: a later one took its place at the desk
    SUPERSEDED = "superseded"
    #: taken back, and the desk knows
    RECALLED = "recalled"


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A document that goes out.

    Attributes:
        document: what was signed. standing: where it stands.
        files: carriers in which it is kept byte for byte. mailing: what the person said, or None.
        receipts: of the desk, the newest first. by: the later one that took its place, corrected it or took it back.
    """

    document: Document
    standing: Standing
    files: tuple[DocumentFile, ...] = ()
    mailing: Mailing | None = None
    receipts: tuple[Document, ...] = ()
    by: Document | None = None

    @property
    def receipt(self) -> Document | None:
        """The newest receipt; None before the first."""
        return self.receipts[0] if self.receipts else None

    @property
    def waits_since(self) -> date:
        """The day it was sent, as the person said; that of its making before."""
        return self.document.recorded.date() if self.mailing is None else self.mailing.sent_on

    def is_overdue(self, today: date) -> bool:
        """Whether ten days went by without a receipt, so that the same file should be sent again."""
        waits = self.standing in {Standing.SIGNED, Standing.SENT}
        return waits and today - self.waits_since >= PATIENCE


@dataclass(frozen=True)
class Post:
    """Everything that went out and came in.

    Attributes:
        documents: in the order in which they came into the file. files: byte for byte, by document.
        mailings: what people said, by document. answers: to questions, by question. revisions: begun after packages.
    """

    documents: tuple[Document, ...] = ()
    files: Mapping[str, tuple[DocumentFile, ...]] = field(default_factory=dict)
    mailings: Mapping[str, Mailing] = field(default_factory=dict)
    answers: Mapping[str, Answer] = field(default_factory=dict)
    revisions: tuple[Revision, ...] = ()

    def of(self, *kinds: DocumentKind) -> tuple[Document, ...]:
        """Documents of these kinds."""
        return tuple(each for each in self.documents if each.kind in kinds)

    def document(self, package_id: str) -> Document | None:
        """A document by its id."""
        return next((each for each in self.documents if each.package_id == package_id), None)

    def receipts_of(self, package_id: str) -> tuple[Document, ...]:
        """What the desk said of a package, the newest first."""
        found = (each for each in self.of(DocumentKind.RECEIPT) if _answered(each)["package_id"] == package_id)
        return tuple(sorted(found, key=lambda each: each.number, reverse=True))

    def outbox(self) -> tuple[Outgoing, ...]:
        """What went out or is to go out, the newest first."""
        out = sorted(
            self.of(DocumentKind.SUBMISSION, DocumentKind.ANSWER),
            key=lambda each: (each.recorded, each.number),
            reverse=True,
        )
        return tuple(self._outgoing(each) for each in out)

    def outgoing(self, package_id: str) -> Outgoing | None:
        """Where a document that goes out stands; None where it is not in this file."""
        document = self.document(package_id)
        return None if document is None else self._outgoing(document)

    def status_of(self, package_id: str) -> str | None:
        """Status in the newest receipt of a package; None before the first."""
        receipts = self.receipts_of(package_id)
        return str(receipts[0].fields["status"]) if receipts else None

    def superseded_by(self, document: Document) -> Document | None:
        """The whole submission that took the place of a submission at the desk."""
        if document.kind is not DocumentKind.SUBMISSION:
            return None
        later = (each for each in self._later(document) if each.fields["kind"] in _WHOLE)
        return next((each for each in later if not _same_batch(each, document)), None)

    def last_receipt(self) -> int | None:
        """Number of the newest receipt of the desk; None before the first."""
        return max((each.number for each in self.of(DocumentKind.RECEIPT)), default=None)

    def _outgoing(self, document: Document) -> Outgoing:
        by, standing = self._fate(document)
        return Outgoing(
            document,
            standing,
            files=self.files.get(document.package_id, ()),
            mailing=self.mailings.get(document.package_id),
            receipts=self.receipts_of(document.package_id),
            by=by,
        )

    def _fate(self, document: Document) -> tuple[Document | None, Standing]:
        status = self.status_of(document.package_id)
        if status == Standing.REFUSED:
            # why: it was never in force, so nothing took its place
            return None, Standing.REFUSED
        by = self.superseded_by(document)
        if by is not None:
            return by, Standing.SUPERSEDED
        naming = [each for each in self._later(document) if each.fields["supersedes"] == document.package_id]
        withdrawn = next((each for each in naming if each.fields["kind"] == SubmissionKind.WITHDRAWAL), None)
        if withdrawn is not None:
            return withdrawn, Standing.RECALLED
        if status is not None:
            return (naming[-1] if naming else None), Standing(status)
        sent = document.package_id in self.mailings
        return None, Standing.SENT if sent else Standing.SIGNED

    def _later(self, document: Document) -> list[Document]:
        """Submissions that the desk imported after this one was made, in their order."""
        if document.kind is not DocumentKind.SUBMISSION:
            return []
        return [
            each
            for each in self.of(DocumentKind.SUBMISSION)
            if (each.moment, each.number) > (document.moment, document.number)
            and self.status_of(each.package_id) == Standing.IMPORTED
        ]


def overdue(outbox: Iterable[Outgoing], today: date) -> tuple[Outgoing, ...]:
    """What should be sent again, the longest wait first."""
    return tuple(sorted((each for each in outbox if each.is_overdue(today)), key=lambda each: each.waits_since))


def _answered(receipt: Document) -> Mapping[str, Any]:
    answered: Mapping[str, Any] = receipt.fields["in_reply_to"]
    return answered


def _same_batch(one: Document, other: Document) -> bool:
    first, second = one.fields["batch"], other.fields["batch"]
    return first is not None and second is not None and first["id"] == second["id"]
