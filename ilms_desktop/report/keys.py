"""The sheet of keys and signs: what every key does and what every sign of a cell means, on paper.

Words come ready in the person's language, pictures as SVG; here they are laid out by `resources/print/keys.typ`.
"""

from __future__ import annotations

from dataclasses import dataclass

from ilms_desktop.report.paper import Paper, Sheet, sheet_pdf


@dataclass(frozen=True, slots=True)
class KeyRow:
    """What some keys do."""

    keys: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class SignRow:
    """What a sign means; `picture` is an SVG drawing."""

    picture: str
    words: str
    more: str = ""


@dataclass(frozen=True, slots=True)
class KeyPart:
    """Keys under one heading."""

    title: str
    rows: tuple[KeyRow, ...]


@dataclass(frozen=True, slots=True)
class SignPart:
    """Signs under one heading."""

    title: str
    rows: tuple[SignRow, ...]


@dataclass(frozen=True, slots=True)
class KeysSheet(Sheet):
    """Everything that stands on the sheet.

    Attributes:
        title: heading and title of the file. keys, signs: the two parts. foot: statement at the foot.
        page: words with `{page}` and `{pages}`.
    """

    title: str
    keys: tuple[KeyPart, ...]
    signs: tuple[SignPart, ...]
    foot: str
    page: str


def keys_pdf(sheet: KeysSheet, paper: Paper = Paper.A4) -> bytes:
    """The sheet as a tagged PDF; the same bytes for the same data.

    Raises:
        UserError: `pdf_unavailable`.
        BugError: `bug`.
    """
    return sheet_pdf(sheet, "keys.typ", paper)
