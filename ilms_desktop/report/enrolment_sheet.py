"""The sheet that goes with a request to enrol: whose key it is, and its code, to be stamped and read aloud.

Words come ready, each in the person's language and in English; here they are laid out by
`resources/print/enrolment.typ`. The QR code says what the digits say; neither confirms anything by itself.
"""

from __future__ import annotations

import base64
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ilms_desktop.report.paper import Paper, Sheet, sheet_pdf

if TYPE_CHECKING:
    from ilms_desktop.report.cover import CoverFact, Words

_GROUPS: Final = 8


@dataclass(frozen=True, slots=True)
class EnrolmentSheet(Sheet):
    """Everything that stands on the sheet.

    Attributes:
        title: of the file. heading: what this is. office, person: large. notice: what to do with the sheet.
        code_label: over the code. code: eight groups of five digits. facts: about the request.
        fingerprint_label, fingerprint: of the key, in small print. qr: text of the QR code. qr_label: under it.
        stamp, signature, place: words of the box to sign. foot: statement at the foot. program: name and version.
    """

    title: str
    heading: Words
    office: str
    person: str
    notice: Words
    code_label: Words
    code: tuple[str, ...]
    facts: tuple[CoverFact, ...]
    fingerprint_label: Words
    fingerprint: str
    qr: str
    qr_label: Words
    stamp: Words
    signature: Words
    place: Words
    foot: Words
    program: str

    def __post_init__(self) -> None:
        """Refuse what cannot be printed or dated.

        Raises:
            ValueError: unknown language, a moment without time zone, or a code of another length.
        """
        Sheet.__post_init__(self)
        if len(self.code) != _GROUPS:
            raise ValueError(self.code)


def enrolment_pdf(sheet: EnrolmentSheet, paper: Paper = Paper.A4) -> bytes:
    """The sheet as a PDF of one page; the same bytes for the same data.

    Raises:
        UserError: `pdf_unavailable`.
        BugError: `bug`.
    """
    return sheet_pdf(sheet, "enrolment.typ", paper, picture=qr_svg(sheet.qr))


def qr_text(country: str, public: bytes) -> str:
    """What the QR code of a key says: `ilms-key-v1:KEN:` and the 32 bytes in base64."""
    return f"ilms-key-v1:{country}:{base64.b64encode(public).decode('ascii')}"


def qr_svg(text: str) -> str:
    """A QR code as drawing: black on white, with the quiet margin that readers want."""
    import segno

    drawn = io.BytesIO()
    segno.make_qr(text, error="m").save(drawn, kind="svg", light="#fff", xmldecl=False, svgclass=None, lineclass=None)
    return drawn.getvalue().decode("utf-8")
