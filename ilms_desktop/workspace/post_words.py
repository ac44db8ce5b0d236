"""What went out and what the desk said of it, in words that window and command line share.

Never claims more than is known: "mailed" is what the person said, everything after it is what the desk signed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.i18n import N_, fill, gettext, ngettext
from ilms_desktop.model.post import DocumentKind, Way
from ilms_desktop.model.submission import SubmissionKind
from ilms_desktop.package.messages import finding_texts, result_texts
from ilms_desktop.package.outcome import Refusal
from ilms_desktop.workspace.day_words import short_date
from ilms_desktop.workspace.plain_text import clean
from ilms_desktop.workspace.post import Standing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ilms_desktop.model.post import Document
    from ilms_desktop.workspace.post import Outgoing
    from ilms_desktop.workspace.trust_store import Installed

_STANDINGS: Final = {
    Standing.SIGNED: N_("Packaged, not mailed"),
    Standing.SENT: N_("Mailed (you said so) {day}"),
    Standing.RECEIVED: N_("Received (receipt no. {receipt})"),
    Standing.HELD: N_("On hold"),
    Standing.IMPORTED: N_("Accepted"),
    Standing.REFUSED: N_("Refused"),
    Standing.SUPERSEDED: N_("Superseded by {by}"),
    Standing.RECALLED: N_("Recalled by {by}"),
}
_KINDS: Final = {
    SubmissionKind.FULL: N_("complete reply"),
    SubmissionKind.CORRECTION: N_("correction"),
    SubmissionKind.NIL: N_("nothing to report"),
    SubmissionKind.WITHDRAWAL: N_("recall"),
}
_WAYS: Final = {Way.MAIL: N_("by mail"), Way.UPLOAD: N_("by an upload page"), Way.HAND: N_("by hand")}
#: level of sharing as the package format writes it
_LEVELS: Final = {
    "public": N_("public"),
    "ilo-only": N_("for the ILO alone"),
    "partner-states": N_("for the ILO and partner states"),
    "embargo": N_("public from {day}"),
}


def _as_it_is(text: str) -> str:
    return text


def receipt_number(receipt: Document) -> str:
    """Number of a receipt as the screen says it, `0042`."""
    return f"{receipt.number:04d}"


def standing_words(outgoing: Outgoing, isolate: Callable[[str], str] = _as_it_is) -> str:
    """Where a document that goes out stands, such as “Mailed (you said so) 12 Sept 2026”.

    Args:
        outgoing: the document.
        isolate: keeps numbers in order inside a text that runs from right to left; a terminal does that itself.
    """
    values = {
        "day": "" if outgoing.mailing is None else isolate(short_date(outgoing.mailing.sent_on)),
        "receipt": "" if outgoing.receipt is None else isolate(receipt_number(outgoing.receipt)),
        "by": "" if outgoing.by is None else isolate(outgoing.by.tail),
    }
    return fill(gettext(_STANDINGS[outgoing.standing]), values)


def receipt_words(receipt: Document, isolate: Callable[[str], str] = _as_it_is) -> str:
    """Number and day of a receipt, such as “Receipt no. 0042, 21 Nov 2026”."""
    values = {"receipt": isolate(receipt_number(receipt)), "day": isolate(short_date(receipt.moment.date()))}
    return fill(gettext("Receipt no. {receipt}, {day}"), values)


def kind_words(document: Document) -> str:
    """What a document that goes out is, such as “complete reply” or “answers to questions”."""
    if document.kind is DocumentKind.ANSWER:
        return gettext("answers to questions")
    return gettext(_KINDS[SubmissionKind(document.fields["kind"])])


def way_words(way: Way) -> str:
    """How a file was sent."""
    return gettext(_WAYS[way])


def overdue_words(outgoing: Outgoing, today: date, isolate: Callable[[str], str] = _as_it_is) -> str:
    """That a receipt is late, and what to do."""
    days = (today - outgoing.waits_since).days
    text = ngettext(
        "{package}: no receipt for {n} day. Send the same file again.",
        "{package}: no receipt for {n} days. Send the same file again.",
        days,
    )
    return fill(text, {"package": isolate(outgoing.document.tail), "n": isolate(str(days))})


@dataclass(frozen=True, slots=True)
class SharingChange:
    """A table that the desk understood to be shared otherwise than it was sent.

    Attributes:
        table: its id. sent, understood: sharing level and embargo date; `understood` is None where the receipt does
        not name the table.
    """

    table: str
    sent: tuple[str, str | None]
    understood: tuple[str, str | None] | None


def sharing_changes(document: Document, receipt: Document) -> tuple[SharingChange, ...]:
    """Where sharing levels in a receipt differ from those sent; nothing where the desk took no table."""
    if document.kind is not DocumentKind.SUBMISSION or not receipt.fields["tables"]:
        return ()
    understood = {each["id"]: _level(each) for each in receipt.fields["tables"]}
    sent = {each["id"]: _level(each) for each in document.fields["tables"]}
    return tuple(
        SharingChange(table, level, understood.get(table))
        for table, level in sent.items()
        if understood.get(table) != level
    )


def sharing_words(change: SharingChange, isolate: Callable[[str], str] = _as_it_is) -> str:
    """A difference of sharing levels in a sentence."""
    values = {"table": isolate(change.table), "sent": _level_words(change.sent, isolate)}
    if change.understood is None:
        return fill(gettext("Table {table} was sent as “{sent}”; the receipt does not name it."), values)
    text = gettext("Table {table} was sent as “{sent}”; the ILO understood “{understood}”. Telephone the ILO.")
    return fill(text, values | {"understood": _level_words(change.understood, isolate)})


def receipt_findings(receipt: Document) -> tuple[tuple[str, str], ...]:
    """What the desk found, and what to do next, one pair a finding; text of the desk itself where it wrote one."""
    return tuple(_finding(each) for each in receipt.fields["findings"])


def bundle_words(trust: Installed | Refusal | None, isolate: Callable[[str], str] = _as_it_is) -> tuple[str, ...]:
    """That a newer trust bundle came with a document, or why it was not installed; nothing where none came."""
    if trust is None:
        return ()
    if isinstance(trust, Refusal):
        return result_texts(trust)
    text = gettext("With it came trust bundle {version} of the ILO; it counts from now on.")
    return (fill(text, {"version": isolate(str(trust.version))}),)


def _finding(finding: Mapping[str, Any]) -> tuple[str, str]:
    matter, step = finding_texts(finding["code"], finding["parameters"])
    return (clean(finding["text"]) if finding["text"] else matter), step


def _level(table: Mapping[str, Any]) -> tuple[str, str | None]:
    return table["sharing"], table["embargo_until"]


def _level_words(level: tuple[str, str | None], isolate: Callable[[str], str]) -> str:
    name, until = level
    day = "" if until is None else isolate(short_date(date.fromisoformat(until)))
    return fill(gettext(_LEVELS[name]), {"day": day})
