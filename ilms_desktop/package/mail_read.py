"""The packages attached to a mail. Text, HTML and links of a mail are never looked at, and its sender proves nothing.

An attachment is told by its first bytes, whatever it is called. Mail comes from anybody, so that what would make the
standard parser slow or greedy is refused before the parser sees it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from email import message_from_bytes
from email.errors import (
    InvalidBase64CharactersDefect,
    InvalidBase64LengthDefect,
    InvalidBase64PaddingDefect,
)
from typing import TYPE_CHECKING, Final, cast

from ilms_desktop.package import limits
from ilms_desktop.package.carrier import kind_of
from ilms_desktop.package.outcome import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

_START_BYTES: Final = 64 * limits.KIB
_FIELD: Final = re.compile(rb"([!-9;-~]+):")
#: fields of which a mail that somebody sent or saved has at least one
_MAIL_FIELDS: Final = frozenset(
    b"from to subject date message-id mime-version content-type received return-path x-unsent".split()
)
_BREAK: Final = rb"(?:\A|[\r\n])"
_BOUNDARY: Final = re.compile(_BREAK + rb"--")
_CONTENT_TYPE: Final = re.compile(_BREAK + rb"content-type:", re.IGNORECASE)
_CONTENT_FIELD: Final = re.compile(
    _BREAK + rb"content-[a-z-]+:[^\r\n]*+(?:(?:\r\n|\r|\n)[ \t][^\r\n]*+)*+", re.IGNORECASE
)
#: how the container begins in which one mail program hides attachments
_TNEF_START: Final = b"\x78\x9f\x3e\x22"
_TNEF_NAME: Final = "winmail.dat"
_TNEF_TYPES: Final = frozenset({"application/ms-tnef", "application/vnd.ms-tnef"})
_FORWARDED: Final = frozenset({"message/rfc822", "message/global"})
_CARRIER_NAMES: Final = (".zip", ".pdf", ".age")
_ENCODINGS: Final = frozenset({"", "7bit", "8bit", "binary", "quoted-printable", "base64"})
_DAMAGE: Final = (InvalidBase64CharactersDefect, InvalidBase64LengthDefect, InvalidBase64PaddingDefect)


@dataclass(frozen=True, slots=True)
class Attachment:
    """Something attached that is, or should have been, a carrier.

    Attributes:
        file_name: as the mail says, without folders; empty where it says none. content: bytes, or why there are none.
    """

    file_name: str
    content: bytes | Problem


@dataclass(frozen=True, slots=True)
class MailContent:
    """What is attached to a mail.

    Attributes:
        carriers: to be judged, each alone. others: names of what was not opened.
    """

    carriers: tuple[Attachment, ...]
    others: tuple[str, ...]


@dataclass(slots=True)
class _Search:
    """What was found so far, over the mail and the mails in it."""

    carriers: list[Attachment] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    parts: int = 0


class _TooMuch(Exception):  # noqa: N818 - leaves the walk, never this module
    """The mail is over a limit."""


def is_mail(data: bytes) -> bool:
    """Whether the bytes begin like a mail: lines of fields, one of them known from mails."""
    names: set[bytes] = set()
    for number, line in enumerate(data[:_START_BYTES].splitlines()):
        match = _FIELD.match(line)
        if match:
            names.add(match[1].lower())
        elif not (line.startswith((b" ", b"\t")) and names) and not (number == 0 and line.startswith(b"From ")):
            break
    return not names.isdisjoint(_MAIL_FIELDS)


def carriers_in(data: bytes) -> MailContent | Problem:
    """The attachments of a mail and of the mails forwarded in it, or why they cannot be looked at."""
    if len(data) > limits.MAX_MAIL_BYTES:
        return Problem("CARRIER_SIZE")
    search = _Search()
    try:
        _search_mail(data, search, depth=0)
    except _TooMuch:
        return Problem("MAIL_LIMIT")
    return MailContent(tuple(search.carriers), tuple(search.others))


def _search_mail(data: bytes, search: _Search, *, depth: int) -> None:
    if depth > limits.MAX_MAIL_FORWARDS or not _is_modest(data):
        raise _TooMuch
    _search_message(message_from_bytes(data), search, depth)


def _is_modest(data: bytes) -> bool:
    """Whether the parser can be given these bytes: it nests, lists and copies whatever a mail asks it to."""
    return (
        data.count(b"\n") + data.count(b"\r") <= 2 * limits.MAX_MAIL_LINES
        and _count(_BOUNDARY, data) <= limits.MAX_MAIL_BOUNDARIES
        and _count(_CONTENT_TYPE, data) <= limits.MAX_MAIL_CONTENT_TYPES
        and all(len(found[0]) <= limits.MAX_MAIL_HEADER for found in _CONTENT_FIELD.finditer(data))
    )


def _count(pattern: re.Pattern[bytes], data: bytes) -> int:
    return sum(1 for _ in pattern.finditer(data))


def _search_message(message: Message, search: _Search, depth: int) -> None:
    """Look at one part, and at the parts and the mails in it."""
    if depth > limits.MAX_MAIL_FORWARDS:
        raise _TooMuch
    inside = list(_inside(message))
    for part in inside:
        _search_message(part, search, depth + _is_forwarded(message))
    if not inside:
        search.parts += 1
        if search.parts > limits.MAX_MAIL_PARTS:
            raise _TooMuch
        _search_leaf(message, search, depth)


def _inside(message: Message) -> Iterator[Message]:
    """Parts of a part; a mail that is attached in base64, against the rules, counts as a file."""
    wrapped = _is_forwarded(message) and _encoding(message) == "base64"
    if message.is_multipart() and not wrapped:
        yield from cast("list[Message]", message.get_payload())


def _search_leaf(part: Message, search: _Search, depth: int) -> None:
    name = _file_name(part)
    if part.get_content_maintype() == "text" and not name and part.get_content_disposition() != "attachment":
        return
    if name.lower() == _TNEF_NAME or part.get_content_type() in _TNEF_TYPES:
        search.carriers.append(Attachment(name, Problem("MAIL_TNEF", {"file": name or _TNEF_NAME})))
        return
    data, is_whole = _decoded(part)
    if data.startswith(_TNEF_START):
        search.carriers.append(Attachment(name, Problem("MAIL_TNEF", {"file": name})))
    elif not is_whole and (kind_of(data) is not None or name.lower().endswith(_CARRIER_NAMES)):
        search.carriers.append(Attachment(name, Problem("MAIL_BASE64", {"file": name})))
    elif kind_of(data) is not None:
        over = len(data) > limits.MAX_CARRIER_BYTES
        search.carriers.append(Attachment(name, Problem("CARRIER_SIZE") if over else data))
    elif (name.lower().endswith(".eml") or _is_forwarded(part)) and is_mail(data):
        _search_mail(data, search, depth=depth + 1)
    else:
        search.others.append(name)


def _is_forwarded(part: Message) -> bool:
    return part.get_content_type() in _FORWARDED


def _encoding(part: Message) -> str:
    return str(part.get("Content-Transfer-Encoding", "")).strip().lower()


def _decoded(part: Message) -> tuple[bytes, bool]:
    """Bytes of an attachment, and whether nothing was amiss with their encoding."""
    if _encoding(part) not in _ENCODINGS:
        return b"", True
    source = part
    if part.is_multipart():
        # why: the parser took the base64 text of an attached mail for the text of that mail
        source = cast("list[Message]", part.get_payload())[0]
        source["Content-Transfer-Encoding"] = "base64"
    data = source.get_payload(decode=True)
    whole = not any(isinstance(defect, _DAMAGE) for defect in source.defects)
    return (data if isinstance(data, bytes) else b""), whole


def _file_name(part: Message) -> str:
    """Name of an attachment without folders; empty where none is given."""
    return re.split(r"[/\\]", part.get_filename() or "")[-1]
