"""What pages get at run time: which tables use a term, what each code of a problem says, which pages they list."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ilms_desktop.errors import MESSAGES
from ilms_desktop.i18n import gettext
from ilms_desktop.model.help_page import Block, BlockKind, Section, Span, SpanKind, bullets
from ilms_desktop.workspace.help.contents import contents, numbers_using
from ilms_desktop.workspace.help.made_pages import TABLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.help_page import HelpPage, Spans

GLOSSARY: Final = "glossary"
TROUBLES: Final = "troubleshooting"
_PLACEHOLDER: Final = re.compile(r"\{\w+\}")


def completed(pages: Iterable[HelpPage], made: Sequence[HelpPage], edition: Edition) -> Iterator[HelpPage]:
    """Pages with what the definitions and the program's own messages add to them."""
    listed: dict[str, list[HelpPage]] = defaultdict(list)
    for page in made:
        listed[page.parent].append(page)
    for page in pages:
        if page.id == GLOSSARY:
            yield _with(page, lambda section: _uses(section, edition))
        elif page.id == TROUBLES:
            yield _with(page, _codes)
        elif page.id in listed:
            children = bullets(tuple((Span(each.title, SpanKind.PLAIN, each.id),) for each in listed[page.id]))
            first, *others = page.sections
            yield replace(page, sections=(replace(first, blocks=(*first.blocks, children)), *others))
        else:
            yield page


def _with(page: HelpPage, more: Callable[[Section], Iterator[Block]]) -> HelpPage:
    """A page whose sections get more blocks at their ends."""
    sections = (replace(section, blocks=(*section.blocks, *more(section))) for section in page.sections)
    return replace(page, sections=tuple(sections))


def _uses(section: Section, edition: Edition) -> Iterator[Block]:
    """Tables that use a term, each a link."""
    term = contents().terms.get(section.anchor)
    if term is None:
        return
    words = gettext("Used in the tables:")
    line: list[Span] = [Span(f"{words} ")]
    for place, number in enumerate(numbers_using(term, edition.tables)):
        line += [Span(gettext(", "))] if place else []
        line.append(Span(number, SpanKind.PLAIN, f"{TABLES}/{number}"))
    yield Block(BlockKind.TEXT, ((tuple(line),),))


def _codes(section: Section) -> Iterator[Block]:
    """What the program says of each code, with the code for the help desk."""
    codes = [code for code in contents().codes_of(section.anchor) if code in MESSAGES]
    if codes:
        yield bullets(tuple(_message(code) for code in sorted(codes)))


def _message(code: str) -> Spans:
    """A problem in words, without the names and figures that it was met with."""
    message, hint = MESSAGES[code]
    said = " ".join(_PLACEHOLDER.sub("…", gettext(text)) for text in (message, hint) if text)
    return (Span(code, SpanKind.CODE), Span(f" {said}"))
