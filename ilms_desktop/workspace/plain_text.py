"""Free text as it is kept: composed, with one kind of line end, without characters that no file may carry."""

from __future__ import annotations

import unicodedata


def clean(text: str) -> str:
    """Text in NFC with LF line ends; tabs become blanks, other control characters and lone surrogates go."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    kept = "".join(sign for sign in lines if sign == "\n" or unicodedata.category(sign) not in {"Cc", "Cs"})
    return unicodedata.normalize("NFC", kept)


def storable(text: str) -> str:
    """Text as typed, without what a database cannot hold (NUL, lone surrogates)."""
    return "".join(sign for sign in text if sign != "\0" and unicodedata.category(sign) != "Cs")
