"""The guide for focal points on paper: the pages of the help with a table of contents, bookmarks and page numbers.

Pages come ready in the person's language; here they are laid out by `resources/print/guide.typ`. Links become numbers
of pages; those that lead to pages outside the guide become plain words.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from ilms_desktop.report.paper import Paper, Sheet, sheet_pdf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ilms_desktop.model.help_page import HelpPage


@dataclass(frozen=True, slots=True)
class GuideSheet(Sheet):
    """Everything that stands in the guide.

    Attributes:
        title: heading and title of the file. about: line under it. contents: heading of the table of contents.
        pages: in their order. foot: program. page: words with `{page}` and `{pages}`.
    """

    title: str
    about: str
    contents: str
    pages: tuple[HelpPage, ...]
    foot: str
    page: str

    def __post_init__(self) -> None:
        """Refuse what cannot be printed or dated.

        Raises:
            ValueError: unknown language, a moment without time zone, or no pages.
        """
        Sheet.__post_init__(self)
        if not self.pages:
            raise ValueError(self.pages)


def guide_pdf(sheet: GuideSheet, paper: Paper = Paper.A4) -> bytes:
    """The guide as a tagged PDF; the same bytes for the same data.

    Raises:
        UserError: `pdf_unavailable`.
        BugError: `bug`.
    """
    pages = [asdict(page) for page in sheet.pages]
    targets = {address for page in sheet.pages for address in page.addresses}
    for span in _spans(pages):
        span["link"] = span["link"] if span["link"] in targets else ""
    return sheet_pdf(sheet, "guide.typ", paper, pages=pages)


def _spans(pages: list[dict[str, Any]]) -> Iterator[dict[str, str]]:
    """Every piece of text of the pages."""
    for page in pages:
        for section in page["sections"]:
            for block in section["blocks"]:
                yield from (span for row in block["rows"] for cell in row for span in cell)
