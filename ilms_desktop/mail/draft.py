"""A mail draft as `.eml` file: a mail program opens it ready to be sent, with the package attached.

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
    from ilms_desktop.mail.texts import Letter

#: extension of the carrier -> its type
_TYPES: Final = {
    "pdf": ("application", "pdf"),
    "zip": ("application", "zip"),
    "age": ("application", "octet-stream"),
}
_ADDRESS: Final = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,255}")
_FILE_NAME: Final = re.compile(r"[A-Za-z0-9_-]{1,80}\.(pdf|zip|age)")


def draft(letter: Letter, *, to: str, file_name: str, attachment: bytes) -> bytes:
    """The `.eml` file.

    Args:
        letter: what the mail says.
        to: address of the desk.
        file_name: of the attachment; ASCII, with exactly one dot, `.pdf`, `.zip` or `.age`.
        attachment: its exact bytes.

    Raises:
        UserError: `mail_address`, `mail_file_name`.
    """
    match = _FILE_NAME.fullmatch(file_name)
    if match is None:
        raise UserError("mail_file_name", name=file_name)
    maintype, subtype = _TYPES[match[1]]
    mail = EmailMessage(SMTP)
    mail["X-Unsent"] = "1"
    mail["To"] = checked_address(to)
    mail["Subject"] = letter.subject
    mail["MIME-Version"] = "1.0"
    mail.set_content(letter.text, charset="utf-8", cte="quoted-printable")
    mail.add_attachment(attachment, maintype=maintype, subtype=subtype, filename=file_name)
    # why: "=_" stands neither in base64 nor in quoted-printable text, so the mark can occur nowhere else
    mail.set_boundary(f"=_ilms_{hashlib.sha256(attachment).hexdigest()[:32]}")
    return mail.as_bytes()


def checked_address(to: str) -> str:
    """`to`, if it is one plain address: nothing in it can add a recipient or a line.

    Raises:
        UserError: `mail_address`.
    """
    if _ADDRESS.fullmatch(to) is None:
        raise UserError("mail_address", address=to)
    return to
