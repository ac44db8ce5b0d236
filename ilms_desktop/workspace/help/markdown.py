"""The little of Markdown that help pages are written in: headings, paragraphs, lists, tables, stress, code, links.

`[[&Send > &Seal…]]` names words of the window by their English text: they are shown as the window says them in the
language in use, so that page and window never differ. Every heading below the first names its anchor: `## Title {#id}`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ilms_desktop import i18n
from ilms_desktop.errors import BugError
from ilms_desktop.i18n import gettext
from ilms_desktop.model.help_page import Block, BlockKind, HelpPage, Section, Span, SpanKind, Spans
from ilms_desktop.pseudo_text import CODE, pseudo

if TYPE_CHECKING:
    from collections.abc import Iterator

#: between a menu and what is chosen in it; turned around by itself where text runs from the right
_STEP: Final = " \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} "
_HEADING: Final = re.compile(r"## (.+?) \{#([\w-]+)\}")
_INLINE: Final = re.compile(
    r"\[\[(?P<word>.+?)\]\]|\*\*(?P<strong>.+?)\*\*|`(?P<code>.+?)`|\[(?P<text>[^\]]+)\]\((?P<link>[^)\s]+)\)"
)
_STARTS: Final = ((re.compile(r"- "), BlockKind.BULLETS), (re.compile(r"\d+\. "), BlockKind.STEPS))
_RULE: Final = re.compile(r"\|[-| :]+\|")


def read_page(page_id: str, text: str) -> HelpPage:
    """A page out of its Markdown.

    Raises:
        BugError: `bug`, it has no title or a heading has no anchor.
    """
    first, _, rest = text.strip().partition("\n")
    if not first.startswith("# "):
        raise BugError("bug", detail=f"{page_id}: {first}")
    sections, anchor, title = [], "", ""
    lines: list[str] = []
    for line in rest.splitlines():
        if not line.startswith("#"):
            lines.append(line)
            continue
        match = _HEADING.fullmatch(line)
        if match is None:
            raise BugError("bug", detail=f"{page_id}: {line}")
        sections.append(Section(anchor, title, tuple(_blocks(lines))))
        title, anchor, lines = _said(match[1]), match[2], []
    sections.append(Section(anchor, title, tuple(_blocks(lines))))
    return HelpPage(
        page_id, _said(first.removeprefix("# ")), tuple(each for each in sections if each.anchor or each.blocks)
    )


def words_named(text: str) -> tuple[str, ...]:
    """English texts of the window that a page names."""
    return tuple(part for match in _INLINE.finditer(text) if match["word"] for part in match["word"].split(" > "))


def read_line(text: str) -> Spans:
    """Pieces of a line."""
    return tuple(_spans(text))


def window_words(named: str) -> str:
    """Words of the window in the language in use, without mnemonics, dots, and the star of what must be answered."""
    return _STEP.join(gettext(part).replace("&", "").rstrip("…").removesuffix(" *") for part in named.split(" > "))


def _blocks(lines: list[str]) -> Iterator[Block]:
    """Blocks, which empty lines part."""
    pile: list[str] = []
    for line in [*lines, ""]:
        if line.strip():
            pile.append(line)
        elif pile:
            yield _block(pile)
            pile = []


def _block(lines: list[str]) -> Block:
    """One block."""
    if lines[0].startswith("|"):
        rows = [line.strip().strip("|").split("|") for line in lines if not _RULE.fullmatch(line.strip())]
        return Block(BlockKind.TABLE, tuple(tuple(read_line(cell.strip()) for cell in row) for row in rows))
    for start, kind in _STARTS:
        if start.match(lines[0]):
            return Block(kind, tuple((read_line(item),) for item in _items(lines, start)))
    return Block(BlockKind.TEXT, ((read_line(" ".join(line.strip() for line in lines)),),))


def _items(lines: list[str], start: re.Pattern[str]) -> list[str]:
    """Items of a list; lines that begin none go on with the one before."""
    found: list[str] = []
    for line in lines:
        match = start.match(line)
        if match:
            found.append(line[match.end() :])
        else:
            found[-1] += f" {line.strip()}"
    return found


def _spans(text: str) -> Iterator[Span]:
    """Pieces, in their order."""
    done = 0
    for match in _INLINE.finditer(text):
        if match.start() > done:
            yield Span(_said(text[done : match.start()]))
        done = match.end()
        yield _marked(match)
    if done < len(text):
        yield Span(_said(text[done:]))


def _marked(match: re.Match[str]) -> Span:
    """A piece with a mark."""
    if match["word"]:
        return Span(window_words(match["word"]), SpanKind.WORD)
    if match["strong"]:
        return Span(_said(match["strong"]), SpanKind.STRONG)
    if match["code"]:
        return Span(match["code"], SpanKind.CODE)
    return Span(_said(match["text"]), SpanKind.PLAIN, match["link"])


def _said(text: str) -> str:
    """Words as they are; in the pseudo-language so that they show whether they have room."""
    return pseudo(text) if i18n.language() == CODE else text
