"""A mail draft as `.eml` file: a mail program opens it ready to be sent, with its files attached.

The same facts give the same bytes. There is no sender, date or message id: those are the mail program's to set.
"""

from __future__ import annotations

import hashlib
import re
from email.message import EmailMessage
from email.policy import SMTP
from typing import TYPE_CHECKING, Final

from ilms_desktop.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ilms_desktop.mail.texts import EnrolmentLetter, Letter

#: extension of the carrier -> its type
_TYPES: Final = {
    "pdf": ("application", "pdf"),
    "zip": ("application", "zip"),
    "age": ("application", "octet-stream"),
}
#: one plain address
ADDRESS: Final = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,255}")
_FILE_NAME: Final = re.compile(r"[A-Za-z0-9_-]{1,80}\.(pdf|zip|age)")


def draft(letter: Letter, *, to: str, file_name: str, attachment: bytes) -> bytes:
    """The `.eml` file with a package: one carrier of it, never two.

    Args:
        letter: what the mail says.
        to: address of the desk.
        file_name: of the attachment; ASCII, with exactly one dot, `.pdf`, `.zip` or `.age`.
        attachment: its exact bytes.

    Raises:
        UserError: `mail_address`, `mail_file_name`.
    """
    return _draft(letter, to, {file_name: attachment})


def enrolment_draft(letter: EnrolmentLetter, *, to: str, request: tuple[str, bytes], sheet: tuple[str, bytes]) -> bytes:
    """The `.eml` file with a request to enrol a key and the sheet for people.

    Args:
        letter: what the mail says.
        to: address of the desk.
        request: file name and exact bytes of the request.
        sheet: file name and bytes of the sheet, a PDF.

    Raises:
        UserError: `mail_address`, `mail_file_name`.
    """
    return _draft(letter, to, dict((request, sheet)))


def _draft(letter: Letter, to: str, files: Mapping[str, bytes]) -> bytes:
    mail = EmailMessage(SMTP)
    mail["X-Unsent"] = "1"
    mail["To"] = checked_address(to)
    mail["Subject"] = letter.subject
    mail["MIME-Version"] = "1.0"
    mail.set_content(letter.text, charset="utf-8", cte="quoted-printable")
    digest = hashlib.sha256()
    for file_name, data in files.items():
        maintype, subtype = _type(file_name)
        mail.add_attachment(data, maintype=maintype, subtype=subtype, filename=file_name)
        digest.update(data)
    # why: "=_" stands neither in base64 nor in quoted-printable text, so the mark can occur nowhere else
    mail.set_boundary(f"=_ilms_{digest.hexdigest()[:32]}")
    return mail.as_bytes()


def _type(file_name: str) -> tuple[str, str]:
    match = _FILE_NAME.fullmatch(file_name)
    if match is None:
        raise UserError("mail_file_name", name=file_name)
    return _TYPES[match[1]]


def checked_address(to: str) -> str:
    """`to`, if it is one plain address: nothing in it can add a recipient or a line.

    Raises:
        UserError: `mail_address`.
    """
    if ADDRESS.fullmatch(to) is None:
        raise UserError("mail_address", address=to)
    return to
