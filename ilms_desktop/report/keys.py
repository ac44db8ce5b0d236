"""The sheet of keys and signs: what every key does and what every sign of a cell means, on paper.

Words come ready in the person's language, pictures as SVG; here they are laid out by `resources/print/keys.typ`.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from ilms_desktop.i18n import LANGUAGES
from ilms_desktop.report.paper import Paper, dressed
from ilms_desktop.report.typeset import typeset

if TYPE_CHECKING:
    from datetime import datetime


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
class KeysSheet:
    """Everything that stands on the sheet.

    Attributes:
        language: language of the words, ISO 639-1. moment: date of the document, with time zone.
        title: heading and title of the file. keys, signs: the two parts. foot: statement at the foot.
        page: words with `{page}` and `{pages}`.
    """

    language: str
    moment: datetime
    title: str
    keys: tuple[KeyPart, ...]
    signs: tuple[SignPart, ...]
    foot: str
    page: str

    def __post_init__(self) -> None:
        """Refuse what cannot be printed or dated.

        Raises:
            ValueError: unknown language, or a moment without time zone.
        """
        if self.language not in LANGUAGES or self.moment.tzinfo is None:
            raise ValueError(self.language, self.moment)


def keys_pdf(sheet: KeysSheet, paper: Paper = Paper.A4) -> bytes:
    """The sheet as a tagged PDF; the same bytes for the same data.

    Raises:
        UserError: `pdf_unavailable`.
        BugError: `bug`.
    """
    values: dict[str, Any] = asdict(sheet)
    del values["moment"]
    return typeset("keys.typ", dressed(values, language=sheet.language, paper=paper), moment=sheet.moment)
