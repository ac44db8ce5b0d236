"""Answers to one file of questions, sealed: a signed answer file, kept in the questionnaire and ready to be sent.

Every question of the file stands in it, answered or open. It has a number of its own in the chain of the signer, and
a later one takes the place of what it answers anew. Figures travel in the next submission, never here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ilms_desktop.errors import CommandRefused
from ilms_desktop.model.command import FileDocument
from ilms_desktop.model.post import DocumentKind
from ilms_desktop.package.names import Kind, answer_name
from ilms_desktop.package.write import build_kind
from ilms_desktop.workspace import numbering
from ilms_desktop.workspace.build_submission import sent_by, year_of
from ilms_desktop.workspace.encrypting import encryption_for
from ilms_desktop.workspace.keeping import document_of_package, written
from ilms_desktop.workspace.questions import entry_fields, of_file, questions
from ilms_desktop.workspace.sealing import carriers_of, next_place, refuse_hand
from ilms_desktop.workspace.trust_store import installed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from ilms_desktop.model.post import Document
    from ilms_desktop.workspace.questions import Question
    from ilms_desktop.workspace.seal_order import Hand
    from ilms_desktop.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class SealedAnswers:
    """An answer file that was sealed.

    Attributes:
        document: what was signed. answered, open: number of questions.
        files: carrier -> (file name, exact bytes), as kept in the file.
        written: carrier -> the file that was written besides, where a folder was named.
    """

    document: Document
    answered: int
    open: int
    files: Mapping[str, tuple[str, bytes]]
    written: Mapping[str, Path] = field(default_factory=dict)


def seal_answers(
    workspace: Workspace,
    query_package_id: str,
    hand: Hand,
    *,
    out: Path | None = None,
    with_carrier: bool = True,
    encrypt: bool = False,
) -> SealedAnswers:
    """Seal the answers to one file of questions.

    Args:
        workspace: the open file; it may be frozen by a package.
        query_package_id: of the file of questions.
        hand: who signs.
        out: folder for the answer file, which the questionnaire keeps in any case; None = nowhere else.
        with_carrier: whether a PDF with the answer file inside is made too.
        encrypt: whether the person asks for encryption; the desk's policy may ask for it, or not allow it.

    Raises:
        CommandRefused: `questions_file_unknown`, `nothing_answered`, `answers_sealed`.
        UserError: `example_not_sealed`, `signer_other_country`, `package_exists`, `file_unwritable` and others.
    """
    with workspace.lock:
        refuse_hand(workspace, hand)
        asked = _asked(workspace, query_package_id)
        workspace.sign_as(hand.signer)
        trust = None if hand.user_dir is None else installed(hand.user_dir)
        recipients = encryption_for(trust, workspace.country, wanted=encrypt)
        created = workspace.clock().replace(microsecond=0)
        place = next_place(workspace, hand, DocumentKind.ANSWER)
        document = {
            **sent_by(workspace, numbering=place, created=created, program_version=hand.program_version),
            "package": answer_name(signer=place.signer, year=year_of(workspace), number=place.sequence),
            "trust_version": 0 if trust is None else trust.version,
            "last_receipt": workspace.post().last_receipt(),
            "in_reply_to": query_package_id,
            **_said(asked),
        }
        sealed = build_kind(Kind.ANSWER, document, key=hand.key)
        files = carriers_of(workspace, sealed, recipients, with_carrier=with_carrier)
        kept = document_of_package(sealed, recorded=created)
        last = numbering.Last(place.sequence, sealed.package_id)
        with written(out, files) as paths, numbering.noted(hand.user_dir, hand.signer, DocumentKind.ANSWER, last):
            workspace.execute(FileDocument(kept, files))
        return SealedAnswers(kept, len(document["answers"]), len(document["open"]), files, paths)


def _asked(workspace: Workspace, package_id: str) -> tuple[Question, ...]:
    """The questions of a file that has something new to tell."""
    listed = questions(workspace)
    asked = of_file(listed, package_id)
    if not asked:
        known = ", ".join(sorted({each.file.tail for each in listed})) or "–"
        raise CommandRefused("questions_file_unknown", file=package_id, known=known)
    if any(each.is_pending for each in asked):
        return asked
    tail, sealed = asked[0].file.tail, max(each.sealed_in for each in asked)
    if sealed:
        raise CommandRefused("answers_sealed", file=tail, package=sealed)
    raise CommandRefused("nothing_answered", file=tail)


def _said(asked: Sequence[Question]) -> dict[str, Any]:
    """Answers and open questions, both sorted by the ids of the questions."""
    return {
        "answers": [entry_fields(each.answer) for each in asked if each.answer is not None],
        "open": [each.id for each in asked if each.answer is None],
    }
