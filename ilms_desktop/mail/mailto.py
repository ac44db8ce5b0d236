"""A `mailto:` address with subject and text, for mail programs that open no drafts; the file is dragged in by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from ilms_desktop.mail.draft import checked_address

if TYPE_CHECKING:
    from ilms_desktop.mail.texts import Letter

#: some mail programs and browsers cut or refuse longer ones
LONGEST: Final = 1800


def mailto(letter: Letter, *, to: str) -> str:
    """The address, shorter than `LONGEST`; paragraphs that do not fit are left out, the least important first.

    Raises:
        UserError: `mail_address`.
    """
    start = f"mailto:{quote(checked_address(to), safe='@')}?subject={quote(letter.subject)}"
    paragraphs = letter.paragraphs
    for count in range(len(paragraphs), 0, -1):
        whole = f"{start}&body={quote(_lines(paragraphs[:count]))}"
        if len(whole) < LONGEST:
            return whole
    return start


def _lines(paragraphs: tuple[str, ...]) -> str:
    # why: the standard of these addresses asks for both characters of a line break
    return "\r\n\r\n".join(paragraphs) + "\r\n"
