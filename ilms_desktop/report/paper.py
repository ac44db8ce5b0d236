"""What every printed sheet shares besides its words: language and date, the paper, direction of writing and fonts.

The looks themselves - margins, lines, foot of the page - stand once in `resources/print/style.typ`.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.i18n import LANGUAGES
from ilms_desktop.report import fonts
from ilms_desktop.report.typeset import typeset

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

#: left and right, in millimetres; the same as in `style.typ`
MARGIN: Final = 14


class Paper(StrEnum):
    """Sizes of paper that offices have."""

    A4 = "a4"
    LETTER = "letter"

    @property
    def name_of_typesetter(self) -> str:
        """What typst calls it."""
        return _NAMES[self]

    def width(self, *, across: bool) -> float:
        """Room between the margins in millimetres; `across` = the long side lies below."""
        return max(_SIZES[self]) - 2 * MARGIN if across else min(_SIZES[self]) - 2 * MARGIN


_NAMES: Final = {Paper.A4: "a4", Paper.LETTER: "us-letter"}
#: millimetres
_SIZES: Final = {Paper.A4: (210.0, 297.0), Paper.LETTER: (215.9, 279.4)}


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is printed: words that are ready, in one language, as things stood at one moment.

    Attributes:
        language: language of the words, ISO 639-1. moment: date of the document, with time zone.
    """

    language: str
    moment: datetime

    def __post_init__(self) -> None:
        """Refuse what cannot be printed or dated.

        Raises:
            ValueError: unknown language, or a moment without time zone.
        """
        if self.language not in LANGUAGES or self.moment.tzinfo is None:
            raise ValueError(self.language, self.moment)

    @property
    def is_right_to_left(self) -> bool:
        """Whether its language is written from right to left."""
        return LANGUAGES[self.language] == "rtl"


@dataclass(frozen=True, slots=True)
class HeadedSheet(Sheet):
    """A sheet with the head and the foot of the reports of a file.

    Attributes:
        above, title, name, dated: head of the first page: collection, title, file, as of when.
        foot: what the pages are. program: name and version. page: words with `{page}` and `{pages}`.
    """

    above: str
    title: str
    name: str
    dated: str
    foot: str
    program: str
    page: str


def sheet_pdf(sheet: Sheet, template: str, paper: Paper, **others: Any) -> bytes:
    """A sheet as tagged PDF; the same bytes for the same sheet.

    Args:
        sheet: its fields are what the template reads.
        template: file name under `resources/print`.
        paper: size of the pages.
        others: what the template reads in place of fields of the same name, or beside them.

    Raises:
        UserError: `pdf_unavailable`.
        BugError: `bug`, the template does not fit the sheet.
    """
    values = {field.name: getattr(sheet, field.name) for field in fields(sheet) if field.name != "moment"} | others
    return typeset(template, dressed(values, language=sheet.language, paper=paper), moment=sheet.moment)


def dressed(values: Mapping[str, Any], *, language: str, paper: Paper) -> dict[str, Any]:
    """Values of a template with what `style.typ` needs to set them."""
    return {
        **values,
        "language": language,
        "rtl": LANGUAGES.get(language) == "rtl",
        "fonts": fonts.families(language),
        "mono": fonts.MONO,
        "paper": paper.name_of_typesetter,
    }
