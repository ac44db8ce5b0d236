"""The guide for focal points on paper: the pages of the help with a table of contents, bookmarks and page numbers.

Pages come ready in the person's language; here they are laid out by `resources/print/guide.typ`. Links become numbers
of pages; those that lead to pages outside the guide become plain words.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.i18n import LANGUAGES
from ilms_desktop.report import fonts
from ilms_desktop.report.typeset import typeset

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from ilms_desktop.model.help_page import HelpPage

#: name of a paper -> as the template calls it
PAPERS: Final[Mapping[str, str]] = {"a4": "a4", "letter": "us-letter"}


@dataclass(frozen=True, slots=True)
class GuideSheet:
    """Everything that stands in the guide.

    Attributes:
        language: language of the words, ISO 639-1. moment: date of the document, with time zone.
        title: heading and title of the file. about: line under it. contents: heading of the table of contents.
        pages: in their order. foot: program. page: words with `{page}` and `{pages}`. paper: one of `PAPERS`.
    """

    language: str
    moment: datetime
    title: str
    about: str
    contents: str
    pages: tuple[HelpPage, ...]
    foot: str
    page: str
    paper: str = "a4"

    def __post_init__(self) -> None:
        """Refuse what cannot be printed or dated.

        Raises:
            ValueError: unknown language or paper, a moment without time zone, or no pages.
        """
        known = self.language in LANGUAGES and self.paper in PAPERS
        if not known or self.moment.tzinfo is None or not self.pages:
            raise ValueError(self.language, self.paper, self.moment)


def guide_pdf(sheet: GuideSheet) -> bytes:
    """The guide as a tagged PDF; the same bytes for the same data.

    Raises:
        UserError: `pdf_unavailable`.
        BugError: `bug`.
    """
    values: dict[str, Any] = asdict(sheet)
    del values["moment"]
    targets = {address for page in sheet.pages for address in page.addresses}
    for span in _spans(values["pages"]):
        span["link"] = span["link"] if span["link"] in targets else ""
    values["paper"] = PAPERS[sheet.paper]
    values["rtl"] = LANGUAGES[sheet.language] == "rtl"
    values["fonts"] = fonts.families(sheet.language)
    values["mono"] = fonts.MONO
    return typeset("guide.typ", values, moment=sheet.moment)


def _spans(pages: list[dict[str, Any]]) -> Iterator[dict[str, str]]:
    """Every piece of text of the pages."""
    for page in pages:
        for section in page["sections"]:
            for block in section["blocks"]:
                yield from (span for row in block["rows"] for cell in row for span in cell)
