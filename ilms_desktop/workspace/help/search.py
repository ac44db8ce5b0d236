"""Full-text search of the help: every word must be in a section; what stands in headings comes first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ilms_desktop.workspace.help.folding import fold, fold_with_places

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ilms_desktop.model.help_page import HelpPage

#: letters before and after the first word that was found
_BEFORE: Final = 40
_LENGTH: Final = 150
#: weight of a word in the page's title, in the heading, in the text
_IN_TITLE, _IN_HEADING, _IN_TEXT = 6, 4, 1
_DOTS: Final = "…"


@dataclass(frozen=True, slots=True)
class Hit:
    """A section that was found: its address, titles of page and section, and a piece of its text."""

    address: str
    title: str
    heading: str
    snippet: str


@dataclass(frozen=True, slots=True)
class _Entry:
    """A section as it is searched."""

    hit: Hit
    title: str
    heading: str
    text: str
    order: int


class Index:
    """Sections of pages, folded once."""

    def __init__(self, pages: Iterable[HelpPage]) -> None:
        """Fold every section."""
        self._entries = [
            _Entry(
                Hit(
                    f"{page.id}#{section.anchor}" if section.anchor else page.id,
                    page.title,
                    section.title,
                    section.text,
                ),
                title=fold(page.title),
                heading=fold(section.title),
                text=fold(section.text),
                order=order,
            )
            for order, (page, section) in enumerate((page, section) for page in pages for section in page.sections)
        ]

    def search(self, text: str) -> tuple[Hit, ...]:
        """Sections that hold every word of `text`, the best first; none for an empty text."""
        words = fold(text).split()
        if not words:
            return ()
        found = [(_weight(entry, words), entry) for entry in self._entries]
        best = sorted(
            ((weight, entry) for weight, entry in found if weight), key=lambda each: (-each[0], each[1].order)
        )
        return tuple(_shown(entry.hit, words) for _weighed, entry in best)


def _weight(entry: _Entry, words: Sequence[str]) -> int:
    """How well a section fits; 0 where a word is missing."""
    weights = [
        _IN_TITLE * (word in entry.title) + _IN_HEADING * (word in entry.heading) + _IN_TEXT * (word in entry.text)
        for word in words
    ]
    return sum(weights) if all(weights) else 0


def _shown(hit: Hit, words: Sequence[str]) -> Hit:
    """A hit with the piece of its text in which the first word stands."""
    return Hit(hit.address, hit.title, hit.heading, snippet(hit.snippet, words))


def snippet(text: str, words: Sequence[str]) -> str:
    """A piece of `text` around the first of the folded `words`; its beginning where none is in it."""
    folded, places = fold_with_places(text)
    found = [folded.find(word) for word in words if word in folded]
    start = max(0, places[min(found)] - _BEFORE) if found else 0
    if start:
        start = text.find(" ", start) + 1
    end = len(text) if len(text) <= start + _LENGTH else text.rfind(" ", start, start + _LENGTH)
    end = end if end > start else start + _LENGTH
    return f"{_DOTS if start else ''}{text[start:end].strip()}{_DOTS if end < len(text) else ''}"
