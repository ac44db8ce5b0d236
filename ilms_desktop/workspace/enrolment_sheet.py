"""The sheet of a request to enrol in the words of the language in use and in English, ready for `report`.

Everything on it follows from the request, so it can be printed again at any time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ilms_desktop.definitions.loader import load_countries
from ilms_desktop.i18n import N_, gettext, language
from ilms_desktop.package.keys import fingerprint, key_code
from ilms_desktop.report.cover import CoverFact, Words
from ilms_desktop.report.enrolment_sheet import EnrolmentSheet, enrolment_pdf, qr_text
from ilms_desktop.report.table_lists import isolated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ilms_desktop.workspace.enrolment import Enrolment

_NOTICE: Final = N_(
    "The ILO will telephone you at the number that it already has. Read these digits aloud, group by group; the "
    "officer types them. A copy of this sheet with your stamp may also be sent by post."
)
_FOOT: Final = N_("This sheet does not confirm a key. The ILO confirms it when the digits were read out and typed.")
#: collections that are listed, so that the sheet stays one page
_COLLECTIONS: Final = 4
_PURPOSES: Final = {
    "new": N_("new key"),
    "renewal": N_("renewal of a key that is about to end"),
    "replacement": N_("replacement of a key that was lost or has ended"),
}
_PROTECTIONS: Final = {
    "sign-in": N_("by the sign-in of this computer"),
    "passphrase": N_("by a passphrase that is asked for every time"),
}


def sheet_pdf(enrolment: Enrolment) -> bytes:
    """The sheet as a PDF of one page, in the language in use; the same request and language give the same bytes.

    Raises:
        UserError: `pdf_unavailable`.
        BugError: `bug`.
    """
    return enrolment_pdf(sheet_data(enrolment))


def sheet_name(enrolment: Enrolment) -> str:
    """File name of the sheet: that of the request, as PDF."""
    return f"{enrolment.request['package']}.pdf"


def sheet_data(enrolment: Enrolment) -> EnrolmentSheet:
    """What stands on the sheet, in the language in use."""
    request = enrolment.request
    software = request["software"]
    return EnrolmentSheet(
        language=language(),
        moment=enrolment.created,
        title=request["package"],
        heading=_words(N_("Key for sending statistics to the ILO: request to enrol")),
        office=request["office"],
        person=request["name"],
        notice=_words(_NOTICE),
        code_label=_words(N_("Code of the key")),
        code=key_code(enrolment.public),
        facts=_facts(enrolment),
        fingerprint_label=_words(N_("Fingerprint of the key")),
        fingerprint=fingerprint(enrolment.public),
        qr=qr_text(enrolment.country, enrolment.public),
        qr_label=_words(N_("The same key for a camera")),
        stamp=_words(N_("Signature and stamp of the office")),
        signature=_words(N_("Name and signature")),
        place=_words(N_("Place and date")),
        foot=_words(_FOOT),
        program=isolated(f"{software['name']} {software['version']}"),
    )


def _words(text: str) -> Words:
    """A text of the program in both languages."""
    own = gettext(text)
    return Words(own, "" if own == text else text)


def _facts(enrolment: Enrolment) -> tuple[CoverFact, ...]:
    request = enrolment.request
    country = load_countries(language=language())[enrolment.country]
    moment = request["created_utc"].replace("T", " ").replace("Z", " UTC")
    facts = (
        (N_("Country"), f"{country.name} ({isolated(country.iso3)})"),
        (N_("Collection"), _listed(request["collections"])),
        (N_("Reference"), isolated(request["reference"])),
        (N_("Kind of request"), _both(_PURPOSES[request["purpose"]])),
        (N_("In place of the key of"), isolated(request["replaces"] or "")),
        (N_("Protected"), _both(_PROTECTIONS[request["protection"]])),
        (N_("Made on"), isolated(moment)),
        (N_("File of the request"), isolated(f"{request['package']}.zip")),
    )
    return tuple(CoverFact(_words(label), value) for label, value in facts if value)


def _listed(collections: Sequence[str]) -> str:
    """The first collections; the request has them all."""
    shown = [isolated(each) for each in collections[:_COLLECTIONS]]
    return ", ".join([*shown, *(["…"] if len(collections) > _COLLECTIONS else [])])


def _both(text: str) -> str:
    words = _words(text)
    return f"{words.own} · {words.english}" if words.english else words.own
