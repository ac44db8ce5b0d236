"""What came from the ILO, each file in words: what it is, what changed, what to do next."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final

from ilms_desktop.i18n import fill, ngettext
from ilms_desktop.i18n import gettext as _
from ilms_desktop.model.post import DocumentKind
from ilms_desktop.package.messages import harmless, result_texts
from ilms_desktop.package.outcome import Outcome, Refusal, Verified
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.outbox_lines import SIGNS
from ilms_desktop.workspace.day_words import long_date
from ilms_desktop.workspace.post_words import (
    bundle_words,
    receipt_findings,
    receipt_words,
    sharing_changes,
    sharing_words,
    standing_words,
)

if TYPE_CHECKING:
    from ilms_desktop.model.post import Document
    from ilms_desktop.workspace.enrolment import Enrolment
    from ilms_desktop.workspace.post import Post
    from ilms_desktop.workspace.receiving_documents import Arrived

#: these are no trouble, though nothing goes on as it should
_CALM: Final = frozenset({Outcome.DUPLICATE, Outcome.FILED, Outcome.HOLD})
#: findings that are listed here; the screen of the package has more
_LISTED: Final = 5


@dataclass(frozen=True, slots=True)
class ArrivalLine:
    """What came of one file.

    Attributes:
        file: its name, made safe to show. title: what it is, in a sentence. texts: what else to know, first things
            first. icon, color: mark. warns: whether the first text is a warning.
        package: id of the package to be shown, or empty. has_questions: whether questions wait for answers.
    """

    file: str
    title: str
    texts: tuple[str, ...]
    icon: str
    color: str
    warns: bool = False
    package: str = ""
    has_questions: bool = False


def arrival_line(arrived: Arrived, post: Post) -> ArrivalLine:
    """Words for one file, once everything was taken; what came of a trust bundle in it stands last."""
    line = _line(arrived, post)
    bundle = " ".join(bundle_words(arrived.trust, ltr))
    return replace(line, texts=(*line.texts, bundle)) if bundle else line


def _line(arrived: Arrived, post: Post) -> ArrivalLine:
    """Words for the document."""
    file = harmless(arrived.file_name)
    if arrived.enrolment is not None:
        return _grant_line(file, arrived.enrolment)
    if arrived.document is not None:
        tell = {DocumentKind.RECEIPT: _receipt_line, DocumentKind.QUERY: _query_line}[arrived.document.kind]
        return tell(file, arrived.document, post, _remarks(arrived.result))
    title, step = result_texts(arrived.result)
    if isinstance(arrived.result, Verified):
        return ArrivalLine(file, title, (step,), "verified", "green")
    is_calm = arrived.result.outcome in _CALM
    icon, color = ("information", "accent") if is_calm else ("quarantined", "red")
    return ArrivalLine(file, title, (step,), icon, color)


def _remarks(result: Verified | Refusal) -> tuple[str, ...]:
    """What the verifier says beside the document itself."""
    return result_texts(result) if isinstance(result, Refusal) else ()


def _receipt_line(file: str, receipt: Document, post: Post, remarks: tuple[str, ...]) -> ArrivalLine:
    """Where the package stands now; other sharing levels first."""
    outgoing = post.outgoing(receipt.fields["in_reply_to"]["package_id"])
    if outgoing is None:
        return ArrivalLine(file, receipt_words(receipt, ltr), remarks, "receipt", "text2")
    changes = [sharing_words(each, ltr) for each in sharing_changes(outgoing.document, receipt)]
    findings = [f"{matter} {step}" for matter, step in receipt_findings(receipt)[:_LISTED]]
    values = {
        "package": ltr(outgoing.document.tail),
        "state": standing_words(outgoing, ltr),
        "receipt": receipt_words(receipt, ltr),
    }
    icon, color = SIGNS[outgoing.standing]
    return ArrivalLine(
        file,
        fill(_("{package}: {state}. {receipt}."), values),
        (*changes, *findings, *remarks),
        icon,
        color,
        warns=bool(changes),
        package=outgoing.document.package_id,
    )


def _query_line(file: str, query: Document, post: Post, remarks: tuple[str, ...]) -> ArrivalLine:
    """How many questions, until when."""
    del post
    count = len(query.fields["queries"])
    text = ngettext(
        "{number}: {n} question of the ILO, to be answered until {day}.",
        "{number}: {n} questions of the ILO, to be answered until {day}.",
        count,
    )
    day = long_date(date.fromisoformat(query.fields["deadline"]))
    values = {"number": ltr(query.tail), "n": ltr(str(count)), "day": ltr(day)}
    about = _("Each stands at its cell; nothing in your figures was changed.")
    return ArrivalLine(file, fill(text, values), (about, *remarks), "question", "note", has_questions=True)


def _grant_line(file: str, enrolment: Enrolment) -> ArrivalLine:
    """Under which id the key signs, until when."""
    grant = enrolment.grant
    assert grant is not None  # noqa: S101 - a key with an answer
    until = grant.valid_until
    values = {"signer": ltr(grant.signer), "until": ltr(long_date(until.date()))}
    about = _("Nothing to do: packages are signed with this key by themselves.")
    return ArrivalLine(file, fill(_("Enrolled as {signer} until {until}."), values), (about,), "key", "green")
