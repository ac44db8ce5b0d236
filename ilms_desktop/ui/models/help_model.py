"""The list beside a page of the help: its contents, or what a search found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ilms_desktop.ui.models.lines_model import LinesModel, told_texts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ilms_desktop.model.help_page import HelpPage
    from ilms_desktop.workspace.help.search import Hit


@dataclass(frozen=True, slots=True)
class HelpLine:
    """A line: where it leads, and its texts, the title first."""

    address: str
    texts: tuple[str, ...]


class HelpModel(LinesModel[HelpLine]):
    """Titles of pages, or sections with a piece of their text."""

    def told(self, line: HelpLine, role: int) -> Any:
        """Texts of a line."""
        return told_texts(line.texts, role)


def content_lines(pages: Iterable[HelpPage]) -> tuple[HelpLine, ...]:
    """Lines of the contents."""
    return tuple(HelpLine(page.id, (page.title,)) for page in pages)


def hit_lines(hits: Iterable[Hit]) -> tuple[HelpLine, ...]:
    """Lines of what was found: section, page, a piece of text."""
    return tuple(
        HelpLine(hit.address, (hit.heading or hit.title, hit.snippet, hit.title if hit.heading else "")) for hit in hits
    )
