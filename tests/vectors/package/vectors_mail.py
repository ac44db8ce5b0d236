"""Vectors of mails: attachments that are renamed, damaged, wrapped, two at once, or in a forwarded mail."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from ilms_desktop.package.read import verify
from ilms_desktop.package.read_all import verify_all
from tests.vectors.package import resign, world

if TYPE_CHECKING:
    from collections.abc import Callable

    from ilms_desktop.package.read_all import Judged

HEAD = b"From: office@knbs.example\r\nTo: ilms@ilo.example\r\nSubject: figures\r\nMIME-Version: 1.0\r\n"
TEXT = b"Content-Type: text/plain; charset=utf-8\r\n\r\nSee http://evil.example\r\n"
SECOND_NAME = "ILMS_TZA-01_2026_S0001"


def lines(data: bytes) -> bytes:
    """Base64 in lines of 76."""
    text = base64.b64encode(data)
    return b"".join(text[at : at + 76] + b"\r\n" for at in range(0, len(text), 76))


def part(name: str, body: bytes, kind: str = "application/octet-stream", encoding: str = "base64") -> bytes:
    """An attachment; `body` is already encoded."""
    fields = f'Content-Type: {kind}\r\nContent-Disposition: attachment; filename="{name}"\r\n'
    return fields.encode() + f"Content-Transfer-Encoding: {encoding}\r\n\r\n".encode() + body


def mail(*parts: bytes, boundary: str = "=_outer") -> bytes:
    """A mail of a text and these parts."""
    mark = boundary.encode()
    body = b"".join(b"--" + mark + b"\r\n" + each + b"\r\n" for each in (TEXT, *parts))
    return HEAD + b'Content-Type: multipart/mixed; boundary="' + mark + b'"\r\n\r\n' + body + b"--" + mark + b"--\r\n"


def forwarded(inner: bytes) -> bytes:
    """A mail inside a mail, as mail programs forward it."""
    return b"Content-Type: message/rfc822\r\nContent-Disposition: attachment\r\n\r\n" + inner


def package() -> bytes:
    """The good package as an attachment."""
    return part(world.FILE_NAME, lines(world.good()), "application/zip")


def second() -> bytes:
    """The good package of another country."""
    return resign.sealed(
        resign.complete(package=SECOND_NAME, country="TZA", signer="tza-01"),
        name=SECOND_NAME,
        sign=resign.signed_by(world.TZA),
    )


def _renamed() -> bytes:
    return mail(part(f"{world.NAME}.dat", lines(world.good())))


def _damaged() -> bytes:
    body = lines(world.good()).split(b"\r\n")
    body[5] = body[5][:20] + b"?" + body[5][21:]
    return mail(part(world.FILE_NAME, b"\r\n".join(body), "application/zip"))


def _wrapped() -> bytes:
    return mail(part("winmail.dat", lines(b"\x78\x9f\x3e\x22" + world.good()), "application/ms-tnef"))


def _two() -> bytes:
    return mail(package(), part(f"{SECOND_NAME}.zip", lines(second()), "application/zip"))


def _forwarded() -> bytes:
    return mail(forwarded(mail(package(), boundary="=_inner")))


@dataclass(frozen=True)
class MailVector:
    """One scenario; `results` are (code, stage) of each carrier in the mail, `-` as stage where it is accepted."""

    id: str
    name: str
    results: tuple[tuple[str, str], ...]
    make: Callable[[], bytes]

    def judge(self) -> tuple[Judged, ...]:
        """What the verifier says of each attachment."""
        judge = partial(verify, register=world.REGISTER, ledger=None, now=world.NOW)
        return verify_all(self.make(), "mail.eml", judge)


_GOOD = ("OK", "-")
VECTORS = (
    MailVector("m1", "mail-attachment-renamed-dat", (("LAYOUT_FILENAME", "B"),), _renamed),
    MailVector("m2", "mail-base64-line-damage", (("MAIL_BASE64", "0"),), _damaged),
    MailVector("m3", "mail-winmail-dat", (("MAIL_TNEF", "0"),), _wrapped),
    MailVector("m4", "mail-two-packages-each-judged-alone", (_GOOD, _GOOD), _two),
    MailVector("m5", "mail-package-inside-forwarded-eml", (_GOOD,), _forwarded),
)
