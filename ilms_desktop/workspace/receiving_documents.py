"""The one door for what comes from the desk: receipts, questions and grants, in any carrier or mail.

Everything is judged by the desk's own verifier against the installed trust bundle, then kept byte for byte. A receipt
changes where its package stands; questions appear; nothing of it ever changes a figure. Each carrier of a mail gets
its own answer, and one bad file does not keep a good one out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, cast

from ilms_desktop.model.command import FileDocument
from ilms_desktop.model.post import Document, DocumentKind
from ilms_desktop.package.codebook import codebook_of, edition_number
from ilms_desktop.package.known import Known, Sent
from ilms_desktop.package.names import Kind
from ilms_desktop.package.outcome import Outcome, Refusal
from ilms_desktop.package.read_all import files_in
from ilms_desktop.package.shape import read_moment
from ilms_desktop.workspace import numbering
from ilms_desktop.workspace.enrolment_grant import Imported, import_grant
from ilms_desktop.workspace.post import Standing
from ilms_desktop.workspace.trusted_judgement import judge_by_trust

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from ilms_desktop.package.carrier import Openers
    from ilms_desktop.package.outcome import Verified
    from ilms_desktop.workspace.enrolment import Enrolment
    from ilms_desktop.workspace.post import Post
    from ilms_desktop.workspace.trust_store import Installed
    from ilms_desktop.workspace.trusted_judgement import Judgement
    from ilms_desktop.workspace.workspace import Workspace

#: what the desk sends to a country
TAKEN: Final = frozenset({Kind.RECEIPT, Kind.QUERY, Kind.GRANT, Kind.ROUNDPACK})
#: what is kept in the file
_KEPT: Final = {Kind.RECEIPT: DocumentKind.RECEIPT, Kind.QUERY: DocumentKind.QUERY}
_MOMENTS: Final = {Kind.RECEIPT: "decided_utc", Kind.QUERY: "issued_utc"}
#: a document is kept, though it does not go on as it should
_FILED: Final = frozenset({Outcome.FILED, Outcome.HOLD})


@dataclass(frozen=True, slots=True)
class Receiver:
    """Who receives.

    Attributes:
        user_dir: the person's folder, with keys, trust and numbers.
        openers: how carriers other than a ZIP are opened.
    """

    user_dir: Path
    openers: Openers


@dataclass(frozen=True, slots=True)
class Arrived:
    """What came of one carrier.

    Attributes:
        file_name: of the file or the attachment; not yet made safe to show. result: what the verifier says.
        document: what was kept in the file; None where nothing was, as with a grant, which belongs to the computer.
        enrolment: the key that a grant was for.
        trust: a newer trust bundle that came with it and counts now, or why it was not installed; None where it
            brought nothing new.
    """

    file_name: str
    result: Verified | Refusal
    document: Document | None = None
    enrolment: Enrolment | None = None
    trust: Installed | Refusal | None = None


def receive(
    workspace: Workspace, data: bytes, file_name: str, *, receiver: Receiver, now: datetime
) -> tuple[Arrived, ...]:
    """Judge a file or mail, and take what is good.

    Args:
        workspace: the open file.
        data: the whole file.
        file_name: its name, without folders.
        receiver: who receives.
        now: this computer's time.

    Returns:
        At least one result. Nothing is raised for what is in the file.

    Raises:
        UserError: `trust_missing`, `trust_damaged`: nothing can be judged without a trust bundle.
        SigningKeyError: `enrolment_damaged`. StorageError, ExchangeError: what came could not be kept.
    """
    return tuple(
        Arrived(name, content)
        if isinstance(content, Refusal)
        else _take(workspace, content, name, receiver=receiver, now=now)
        for name, content in files_in(data, file_name)
    )


def known(workspace: Workspace, post: Post) -> Known:
    """What a country knows when a document of the desk arrives."""
    edition = workspace.edition
    received = {kind: {each.number: each.package_id for each in post.of(of)} for kind, of in _KEPT.items()}
    return Known(
        country=workspace.country,
        outbox={
            each.document.package_id: Sent(
                package=each.document.package,
                signer=each.document.signer,
                sequence=each.document.number,
                status=post.status_of(each.document.package_id),
                receipt=0 if each.receipt is None else each.receipt.number,
                superseded=each.standing is Standing.SUPERSEDED,
            )
            for each in post.outbox()
        },
        received=received,
        codebooks={(edition.id, edition_number(edition)): codebook_of(edition)},
    )


def _take(workspace: Workspace, data: bytes, name: str, *, receiver: Receiver, now: datetime) -> Arrived:
    judged = judge_by_trust(
        receiver.user_dir,
        data,
        name,
        allowed_kinds=TAKEN,
        now=now,
        openers=receiver.openers,
        known=known(workspace, workspace.post()),
    )
    content = judged.content
    if content is None:
        return Arrived(name, judged.result, trust=judged.trust)
    if content.package.kind is Kind.GRANT:
        return _take_grant(data, name, judged, receiver=receiver, now=now)
    if content.package.kind not in _KEPT:
        return Arrived(name, judged.result, trust=judged.trust)
    if isinstance(judged.result, Refusal) and judged.result.outcome not in _FILED:
        return Arrived(name, judged.result, workspace.post().document(content.package_id), trust=judged.trust)
    document = _document(content, now)
    workspace.execute(FileDocument(document, {str(content.carrier.kind): (name, data)}))
    _note(document, receiver.user_dir)
    return Arrived(name, judged.result, document, trust=judged.trust)


def _take_grant(data: bytes, name: str, judged: Judgement, *, receiver: Receiver, now: datetime) -> Arrived:
    taken = import_grant(receiver.user_dir, data, name, judged=judged, now=now, openers=receiver.openers)
    if isinstance(taken, Imported):
        return Arrived(name, taken.verified, enrolment=taken.enrolment, trust=judged.trust)
    return Arrived(name, taken, trust=judged.trust)


def _document(content: Verified, now: datetime) -> Document:
    fields = cast("dict[str, Any]", dict(content.document))
    kind = content.package.kind
    assert content.signer is not None  # noqa: S101 - only a request to enrol has no signer
    moment = read_moment(fields[_MOMENTS[kind]])
    assert moment is not None  # noqa: S101 - the fields were checked
    return Document(
        package_id=content.package_id,
        package=content.package.text,
        kind=_KEPT[kind],
        signer=content.signer.id,
        number=fields["number"],
        moment=moment,
        recorded=now.replace(microsecond=0),
        fields=fields,
    )


def _note(document: Document, user_dir: Path) -> None:
    """Note how far the desk is with a chain, for the person's other files."""
    if document.kind is not DocumentKind.RECEIPT:
        return
    answered = document.fields["in_reply_to"]
    kind = numbering.kind_of(answered["package"])
    assert kind is not None  # noqa: S101 - the verifier takes receipts of submissions and answers only
    numbering.note_word(user_dir, answered["signer"], kind, document.fields["next_expected"])
