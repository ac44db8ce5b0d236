"""The guide for focal points: which pages of the help go on paper, and what stands around them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import ilms_desktop
from ilms_desktop.i18n import fill, gettext
from ilms_desktop.report.guide import GuideSheet, guide_pdf
from ilms_desktop.report.paper import Paper
from ilms_desktop.workspace.help.additions import TROUBLES
from ilms_desktop.workspace.help.book import help_book
from ilms_desktop.workspace.help.made_pages import FIELDS, RULES, TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from ilms_desktop.model.help_page import HelpPage
    from ilms_desktop.workspace.help.book import HelpBook

#: page and section that are not for focal points
_OF_DESK: Final = (TROUBLES, "desk")


def guide_file(*, moment: datetime, edition_id: str = "", paper: str = Paper.A4) -> bytes:
    """The guide as a PDF in the language in use.

    Args:
        moment: date of the document, with its time zone.
        edition_id: edition whose tables it describes; empty = that of the latest round.
        paper: one of `Paper`.

    Raises:
        UserError: `pdf_unavailable`.
    """
    return guide_pdf(guide_sheet(help_book(edition_id), moment=moment), Paper(paper))


def guide_sheet(book: HelpBook, *, moment: datetime) -> GuideSheet:
    """The pages in their order with title and foot; fields and rules are explained where they are met."""
    return GuideSheet(
        language=book.language,
        moment=moment,
        title=gettext("Guide for focal points"),
        about=gettext("The questionnaire on labour migration, step by step"),
        contents=gettext("Contents"),
        pages=tuple(_pages(book)),
        foot=fill(gettext("ILMS Desktop {version}"), {"version": ilms_desktop.__version__}),
        page=gettext("Page {page} of {pages}"),
    )


def _pages(book: HelpBook) -> Iterator[HelpPage]:
    """Pages of the contents, the tables among them one by one; no lists of fields and rules."""
    for page in book.contents:
        if page.id == TABLES:
            yield _without_list(page)
            yield from book.children(page.id)
        elif page.id not in {FIELDS, RULES}:
            yield _for_focal_points(page)


def _for_focal_points(page: HelpPage) -> HelpPage:
    """A page without what concerns the commands of the receiving desk alone."""
    return replace(page, sections=tuple(each for each in page.sections if (page.id, each.anchor) != _OF_DESK))


def _without_list(page: HelpPage) -> HelpPage:
    """A page without the list of the pages that follow it."""
    first, *others = page.sections
    return replace(page, sections=(replace(first, blocks=first.blocks[:-1]), *others))
