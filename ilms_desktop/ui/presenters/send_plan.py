"""The page of a package in words: the four steps and what each did, what is in it, which file goes which way."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop import i18n
from ilms_desktop.i18n import N_, fill, ngettext
from ilms_desktop.i18n import gettext as _
from ilms_desktop.mail.size import Budget, Fit, remedies
from ilms_desktop.model.post import DocumentKind
from ilms_desktop.model.submission import SubmissionKind
from ilms_desktop.package.outcome import CarrierKind
from ilms_desktop.ui.presenters import dates
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.workspace.day_words import short_date
from ilms_desktop.workspace.post import Standing
from ilms_desktop.workspace.post_words import receipt_words, standing_words

if TYPE_CHECKING:
    from datetime import date

    from ilms_desktop.mail.size import Remedy
    from ilms_desktop.model.post import Document, DocumentFile
    from ilms_desktop.workspace.post import Outgoing, Post

_CARRIERS: Final = {
    CarrierKind.PDF: N_("One PDF with the signed data inside"),
    CarrierKind.ZIP: N_("One ZIP file with the signed data"),
    CarrierKind.AGE: N_("One file, encrypted for the ILO"),
}
_LEVELS: Final = {
    "public": N_("public"),
    "ilo-only": N_("for the ILO alone"),
    "partner-states": N_("for the ILO and partner states"),
    "embargo": N_("public from a later day"),
}
#: CLDR's name of a unit, its bytes, how many digits
_UNITS: Final = (
    ("digital-megabyte", 1_000_000, "0.0"),
    ("digital-kilobyte", 1000, "0"),
    ("digital-byte", 0, "0"),
)
_OVER: Final = frozenset({Standing.REFUSED, Standing.SUPERSEDED, Standing.RECALLED})


class StepState(StrEnum):
    """How far a step is."""

    DONE = "done"
    NOW = "now"
    WAITS = "waits"
    #: the desk refused
    REFUSED = "refused"
    #: a person at the desk decides
    HELD = "held"


@dataclass(frozen=True, slots=True)
class Step:
    """One of the four steps: its name, what it did or does, how far it is."""

    name: str
    about: str
    state: StepState


def steps(outgoing: Outgoing, today: date) -> tuple[Step, ...]:
    """Lock, package, mail, receipt; of today's packages the time of day is enough."""
    made = outgoing.document.recorded
    is_new = made.astimezone().date() == today
    moment = {"time": dates.clock_time(made) if is_new else dates.short_moment(made)}
    return (
        Step(_("Lock"), fill(_("figures frozen {time}"), moment), StepState.DONE),
        Step(_("Package"), fill(_("signed and verified {time}"), moment), StepState.DONE),
        _mail_step(outgoing),
        _receipt_step(outgoing),
    )


def _mail_step(outgoing: Outgoing) -> Step:
    if outgoing.mailing is not None:
        day = fill(_("you said so, {day}"), {"day": ltr(short_date(outgoing.mailing.sent_on))})
        return Step(_("Mail"), day, StepState.DONE)
    if outgoing.receipt is not None:
        return Step(_("Mail"), _("it arrived at the ILO"), StepState.DONE)
    return Step(_("Mail"), _("you send it, the program does not"), StepState.NOW)


def _receipt_step(outgoing: Outgoing) -> Step:
    receipt = outgoing.receipt
    if receipt is None:
        state = StepState.NOW if outgoing.mailing is not None else StepState.WAITS
        return Step(_("Receipt"), _("from the ILO, signed"), state)
    states = {Standing.REFUSED: StepState.REFUSED, Standing.HELD: StepState.HELD}
    about = _(" · ").join((receipt_words(receipt, ltr), standing_words(outgoing, ltr)))
    about = about if outgoing.standing is not Standing.RECEIVED else receipt_words(receipt, ltr)
    return Step(_("Receipt"), about, states.get(outgoing.standing, StepState.DONE))


@dataclass(frozen=True, slots=True)
class Parcels:
    """Which carrier goes which way.

    Attributes:
        mail: into a mail. hand: on a stick or to an upload page. other: the form that a mail server may take where it
            refused the first; None where there is one form alone. fit: whether the first fits a mail.
    """

    mail: DocumentFile
    hand: DocumentFile
    other: DocumentFile | None
    fit: Fit


def parcels_of(outgoing: Outgoing) -> Parcels | None:
    """Which carrier goes which way; None for a package whose bytes lie elsewhere."""
    by_kind = {each.carrier: each for each in outgoing.files}
    if CarrierKind.AGE in by_kind:
        # why: the others would tell on the way what the encryption hides
        age = by_kind[CarrierKind.AGE]
        return Parcels(age, age, None, Budget().judge(age.size))
    if CarrierKind.ZIP not in by_kind:
        return None
    packed = by_kind[CarrierKind.ZIP]
    mail = by_kind.get(CarrierKind.PDF, packed)
    return Parcels(mail, packed, None if mail is packed else packed, Budget().judge(mail.size))


def remedies_of(document: Document, *, has_workbook: bool) -> tuple[Remedy, ...]:
    """What can be tried for a package that does not fit into a mail."""
    return remedies(has_workbook=has_workbook, tables=len(document.fields.get("tables", ())))


def size_text(size: int) -> str:
    """Size of a file in the language in use, such as “412 kB” or “7,0 Mo”."""
    # why: babel takes time to load, and many sessions send nothing
    from babel.units import format_unit

    unit, least, pattern = next(each for each in _UNITS if size >= each[1])
    words = format_unit(size / max(least, 1), unit, "short", format=pattern, locale=i18n.locale())
    return ltr(words)


def carrier_words(file: DocumentFile) -> str:
    """What a carrier is, and how much of the room in a mail it takes."""
    values = {
        "carrier": _(_CARRIERS[CarrierKind(file.carrier)]),
        "size": size_text(file.size),
        "room": size_text(Budget().close),
    }
    return fill(_("{carrier} · {size} of {room}"), values)


def fit_words(fit: Fit) -> str:
    """Whether a mail takes the file; empty where it does."""
    return {
        Fit.FITS: "",
        Fit.CLOSE: _("Close to what mail servers take: the mail may come back."),
        Fit.OVER: _("Too large for a mail: most servers would send it back."),
    }[fit]


def self_checks(document: Document) -> list[tuple[str, str]]:
    """What the program found when it opened its own file again: sentence, figure at the end of the line."""
    fields = document.fields
    signer = fill(_("Signature fits your key {signer}"), {"signer": ltr(document.signer)})
    lines = [(signer, ""), (_("Every file as it was signed"), "")]
    if document.kind is DocumentKind.ANSWER:
        return [*lines, (_("Answers as on the screen"), ltr(str(len(fields["answers"]))))]
    if fields["tables"]:
        lines += [
            (_("Tables"), ltr(str(len(fields["tables"])))),
            (_("Values as on the screen"), ltr(str(fields["observations"]))),
        ]
    return lines


def contents_words(document: Document, post: Post) -> list[str]:
    """What is in a package, in sentences."""
    fields = document.fields
    if document.kind is DocumentKind.ANSWER:
        return [_answers_words(fields)]
    about = _kind_sentence(document, post)
    batch = fields["batch"]
    if batch is not None:
        values = {"index": ltr(str(batch["index"])), "total": ltr(str(batch["total"]))}
        about = [*about, fill(_("Package {index} of {total}; send each one."), values)]
    if not fields["tables"]:
        return about
    return [*about, _figures_words(fields), _sharing_words(fields)]


def _answers_words(fields: Any) -> str:
    answered, left = len(fields["answers"]), len(fields["open"])
    text = fill(ngettext("{n} answer.", "{n} answers.", answered), {"n": ltr(str(answered))})
    if not left:
        return text
    more = ngettext("{n} question stays open.", "{n} questions stay open.", left)
    return f"{text} {fill(more, {'n': ltr(str(left))})}"


def _kind_sentence(document: Document, post: Post) -> list[str]:
    kind = SubmissionKind(document.fields["kind"])
    if kind is SubmissionKind.NIL:
        return [_("Nothing to report: no figures.")]
    if kind is SubmissionKind.FULL:
        return []
    meant = post.document(document.fields["supersedes"])
    text = _("Takes {package} back.") if kind is SubmissionKind.WITHDRAWAL else _("Corrects {package}.")
    return [fill(text, {"package": ltr("–" if meant is None else meant.tail)})]


def _figures_words(fields: Any) -> str:
    tables, values, rules = len(fields["tables"]), fields["observations"], fields["rules"]
    found = {
        "values": fill(ngettext("{n} value", "{n} values", values), {"n": ltr(str(values))}),
        "tables": fill(ngettext("{n} table", "{n} tables", tables), {"n": ltr(str(tables))}),
        "warnings": ltr(str(rules["warnings"])),
        "justified": ltr(str(rules["justified"])),
    }
    return fill(_("{values} in {tables}. {warnings} to explain, {justified} explained."), found)


def _sharing_words(fields: Any) -> str:
    counted = Counter(each["sharing"] for each in fields["tables"])
    parts = [
        fill(_("{n} {level}"), {"n": ltr(str(counted[level])), "level": _(text)})
        for level, text in _LEVELS.items()
        if counted[level]
    ]
    return fill(_("Tables by who may see them: {levels}."), {"levels": _(", ").join(parts)})


def may_recall(outgoing: Outgoing, post: Post) -> bool:
    """Whether a package can be taken back: it holds something, still counts, and no recall of it was made."""
    document = outgoing.document
    if document.kind is not DocumentKind.SUBMISSION or outgoing.standing in _OVER:
        return False
    recalls = SubmissionKind.WITHDRAWAL
    is_recalled = any(
        each.fields["supersedes"] == document.package_id and each.fields["kind"] == recalls
        for each in post.of(DocumentKind.SUBMISSION)
    )
    return document.fields["kind"] != recalls and not is_recalled


def waits_for_mail(outgoing: Outgoing) -> bool:
    """Whether the person still has to send it, or to hear of it."""
    return outgoing.standing in {Standing.SIGNED, Standing.SENT}
