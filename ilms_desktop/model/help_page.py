"""Pages of the help as plain data: page, section, block, span; window, search and paper read the same."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class SpanKind(StrEnum):
    """How a piece of text is meant."""

    PLAIN = "plain"
    #: stressed
    STRONG = "strong"
    #: a key, a code, a file name: written from left to right in every language
    CODE = "code"
    #: a word of the window: menu, button, screen
    WORD = "word"


class BlockKind(StrEnum):
    """How rows of text stand."""

    TEXT = "text"
    BULLETS = "bullets"
    STEPS = "steps"
    #: the first row is the head
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a line; `link` is the address of a page, `page` or `page#section`, or empty."""

    text: str
    kind: SpanKind = SpanKind.PLAIN
    link: str = ""


#: a line, or a cell of a table
Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a list or a table: rows of cells; only a table has more than one cell in a row."""

    kind: BlockKind
    rows: tuple[tuple[Spans, ...], ...]

    @property
    def text(self) -> str:
        """Its words without any marks."""
        return " ".join("".join(span.text for span in cell) for row in self.rows for cell in row)

    @property
    def links(self) -> tuple[str, ...]:
        """Addresses that it leads to."""
        return tuple(span.link for row in self.rows for cell in row for span in cell if span.link)


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under a heading; the first section of a page has neither anchor nor title."""

    anchor: str
    title: str
    blocks: tuple[Block, ...]

    @property
    def text(self) -> str:
        """Its words without heading and marks."""
        return " ".join(block.text for block in self.blocks)


@dataclass(frozen=True, slots=True)
class HelpPage:
    """A page.

    Attributes:
        id: address, such as `sealing` or `tables/A8`. title: heading.
        sections: what stands on it. parent: page that lists it; empty for pages of the contents.
    """

    id: str
    title: str
    sections: tuple[Section, ...]
    parent: str = ""

    @property
    def links(self) -> tuple[str, ...]:
        """Addresses that it leads to."""
        return tuple(link for section in self.sections for block in section.blocks for link in block.links)

    @property
    def addresses(self) -> tuple[str, ...]:
        """Every address on it."""
        return (self.id, *(f"{self.id}#{section.anchor}" for section in self.sections if section.anchor))


def paragraph(text: str) -> Block:
    """A paragraph of plain text."""
    return Block(BlockKind.TEXT, (((Span(text),),),))


def bullets(lines: tuple[Spans, ...]) -> Block:
    """A list."""
    return Block(BlockKind.BULLETS, tuple((line,) for line in lines))
