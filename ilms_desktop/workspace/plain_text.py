"""Free text as it is kept: composed, with one kind of line end, without characters that no file may carry."""

from __future__ import annotations

import unicodedata
from typing import Final

#: these turn the direction of the text around them; the marks for a single letter may stand
_TURNING: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def clean(text: str) -> str:
    """Text in NFC with LF line ends; tabs become blanks, other signs that no file may carry go."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    kept = "".join(sign for sign in lines if sign == "\n" or not _is_barred(sign))
    return unicodedata.normalize("NFC", kept)


def _is_barred(sign: str) -> bool:
    """Whether no file may carry a sign: control characters, lone surrogates, and two code points that XML forbids."""
    return unicodedata.category(sign) in {"Cc", "Cs"} or sign in "\ufffe\uffff"


def sendable(text: str) -> str:
    """Text as a document carries it: cleaned, without signs that hide or turn what stands around them."""
    kept = (sign for sign in clean(text) if sign not in _TURNING)
    return "".join("\n" if unicodedata.category(sign) in {"Zl", "Zp"} else sign for sign in kept)


def storable(text: str) -> str:
    """Text as typed, without what a database cannot hold (NUL, lone surrogates)."""
    return "".join(sign for sign in text if sign != "\0" and unicodedata.category(sign) != "Cs")
