"""A page of the help as the markup that Qt's text shows: our own pages only, every text escaped."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from ilms_desktop.model.help_page import BlockKind, SpanKind
from ilms_desktop.ui.presenters.bidi import ltr

if TYPE_CHECKING:
    from ilms_desktop.model.help_page import Block, HelpPage, Section, Span, Spans

#: how links to pages begin
SCHEME: Final = "help:"
_LISTS: Final = {BlockKind.BULLETS: "ul", BlockKind.STEPS: "ol"}


def page_html(page: HelpPage, *, rtl: bool) -> str:
    """A page under its title."""
    body = "".join(_section(section, rtl=rtl) for section in page.sections)
    return f'<html><body dir="{"rtl" if rtl else "ltr"}"><h1>{escape(page.title)}</h1>{body}</body></html>'


def _section(section: Section, *, rtl: bool) -> str:
    """Heading and blocks; the anchor stands in the heading, where a view scrolls to."""
    head = f'<h2><a name="{section.anchor}"></a>{escape(section.title)}</h2>' if section.title else ""
    return head + "".join(_block(block, rtl=rtl) for block in section.blocks)


def _block(block: Block, *, rtl: bool) -> str:
    """A paragraph, a list or a table."""
    if block.kind is BlockKind.TEXT:
        return f"<p>{_line(block.rows[0][0])}</p>"
    if block.kind is BlockKind.TABLE:
        return _table(block, rtl=rtl)
    name = _LISTS[block.kind]
    return f"<{name}>{''.join(f'<li>{_line(row[0])}</li>' for row in block.rows)}</{name}>"


def _table(block: Block, *, rtl: bool) -> str:
    """A table; Qt sets columns from left to right, so they are turned around where text runs from the right."""
    rows = []
    for place, row in enumerate(block.rows):
        name = "td" if place else "th"
        cells = [f"<{name}>{_line(cell)}</{name}>" for cell in row]
        rows.append(f"<tr>{''.join(reversed(cells) if rtl else cells)}</tr>")
    return f'<table cellspacing="0" cellpadding="6" width="100%">{"".join(rows)}</table>'


def _line(spans: Spans) -> str:
    """Pieces of a line."""
    return "".join(_span(span) for span in spans)


def _span(span: Span) -> str:
    """One piece; keys and codes are islands from left to right."""
    if span.kind is SpanKind.CODE:
        return f"<code>{escape(ltr(span.text))}</code>"
    text = escape(span.text)
    if span.link:
        return f'<a href="{SCHEME}{escape(span.link)}">{text}</a>'
    return text if span.kind is SpanKind.PLAIN else f"<b>{text}</b>"


def address_in(link: str) -> str:
    """Address of a page out of a link; empty where it is none of ours."""
    return link.removeprefix(SCHEME) if link.startswith(SCHEME) else ""
