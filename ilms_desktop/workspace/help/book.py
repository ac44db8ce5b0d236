"""The help as a whole, in the language in use: its pages, the page at an address, search."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from ilms_desktop import i18n
from ilms_desktop.definitions.loader import list_rounds, load_edition, load_round
from ilms_desktop.workspace.help.additions import completed
from ilms_desktop.workspace.help.contents import contents, folder
from ilms_desktop.workspace.help.made_pages import made_pages
from ilms_desktop.workspace.help.markdown import read_page
from ilms_desktop.workspace.help.search import Index

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ilms_desktop.model.help_page import HelpPage
    from ilms_desktop.workspace.help.search import Hit


class Place(NamedTuple):
    """A page, and the section of it that is meant; an empty anchor means its beginning."""

    page: HelpPage
    anchor: str


class HelpBook:
    """Pages in their order."""

    def __init__(self, language: str, pages: Mapping[str, HelpPage]) -> None:
        """Keep the pages of a language."""
        self.language = language
        self.pages = pages

    @property
    def contents(self) -> tuple[HelpPage, ...]:
        """Pages that no other page lists."""
        return tuple(page for page in self.pages.values() if not page.parent)

    def children(self, page_id: str) -> tuple[HelpPage, ...]:
        """Pages that a page lists."""
        return tuple(page for page in self.pages.values() if page.parent == page_id)

    def place(self, address: str) -> Place | None:
        """What an address leads to: `page` or `page#section`; None where there is no such page or section."""
        page_id, _, anchor = address.partition("#")
        page = self.pages.get(page_id)
        if page is None or (anchor and address not in page.addresses):
            return None
        return Place(page, anchor)

    @cached_property
    def _index(self) -> Index:
        """All sections, folded when somebody searches for the first time."""
        return Index(self.pages.values())

    def search(self, text: str) -> tuple[Hit, ...]:
        """Sections that hold every word of `text`, the best first."""
        return self._index.search(text)


def help_book(edition_id: str = "") -> HelpBook:
    """The help in the language in use.

    Args:
        edition_id: edition of the questionnaire; empty = that of the latest round.

    Raises:
        DefinitionError: `definitions_broken`, `unknown_edition`.
    """
    return _book(edition_id or load_round(list_rounds()[-1]).edition, i18n.language())


@lru_cache(maxsize=2)
def _book(edition_id: str, language: str) -> HelpBook:
    """The pages of a language; the window's words in them are those of the language in use."""
    edition = load_edition(edition_id, language=language)
    made = tuple(made_pages(edition))
    pages = {page.id: page for page in (*completed(written_pages(language), made, edition), *made)}
    return HelpBook(language, pages)


def written_pages(language: str) -> tuple[HelpPage, ...]:
    """Pages as they were written, in their order."""
    return tuple(read_page(page_id, source(language, page_id)) for page_id in contents().pages)


def source(language: str, page_id: str) -> str:
    """Markdown of a page; English where the language has none yet."""
    path = folder() / language / f"{page_id}.md"
    # why: languages may be added by a catalogue alone; their people read the help in English until somebody writes it
    path = path if path.is_file() else folder() / i18n.DEFAULT_LANGUAGE / path.name
    return path.read_text(encoding="utf-8")
