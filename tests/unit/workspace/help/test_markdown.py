"""The little of Markdown that help pages are written in."""

from __future__ import annotations

import pytest

from ilms_desktop import i18n
from ilms_desktop.errors import BugError
from ilms_desktop.model.help_page import BlockKind, Span, SpanKind
from ilms_desktop.workspace.help.markdown import read_line, read_page, window_words, words_named

TEXT = """
# Sealing

It **freezes** figures,
and `Ctrl+L` begins it.

## Seal {#seal}

1. Choose [[&Send > &Seal…]].
2. Wait,
   then [go on](sending#ways).

- one
- two

| Key | Does |
|---|---|
| `F1` | helps |
"""


def test_a_page_is_read_block_by_block() -> None:
    """Paragraphs, numbered steps, lists, tables."""
    page = read_page("sealing", TEXT)
    assert (page.title, [section.anchor for section in page.sections]) == ("Sealing", ["", "seal"])
    kinds = [block.kind for block in page.sections[1].blocks]
    assert kinds == [BlockKind.STEPS, BlockKind.BULLETS, BlockKind.TABLE]
    assert page.sections[0].text == "It freezes figures, and Ctrl+L begins it."
    assert page.sections[1].blocks[0].rows[1][0][-2] == Span("go on", SpanKind.PLAIN, "sending#ways")
    assert page.sections[1].blocks[2].text == "Key Does F1 helps"


def test_words_of_the_window_are_said_as_the_window_says_them() -> None:
    """Page and window never differ, whatever a translator changes."""
    assert words_named(TEXT) == ("&Send", "&Seal…")
    assert window_words("Your name *") == "Your name"
    assert read_line("Choose [[&Seal…]]")[1] == Span("Seal", SpanKind.WORD)
    i18n.use("fr")
    try:
        assert window_words("&Send > &Seal…").replace("\u203a", ">") == "Envoi > Sceller"
    finally:
        i18n.use("en")


def test_a_page_without_anything_before_its_first_heading_begins_there() -> None:
    """No empty section is searched."""
    assert [section.anchor for section in read_page("x", "# X\n\n## Y {#y}\n\nText").sections] == ["y"]


@pytest.mark.parametrize("text", ["No title", "# Title\n\n## Heading without anchor\n\nText"])
def test_a_page_that_links_could_not_reach_is_refused(text: str) -> None:
    """A title names the page, an anchor the section."""
    with pytest.raises(BugError):
        read_page("x", text)


def test_the_pseudo_language_shows_that_pages_have_room() -> None:
    """Words of pages get longer like those of the window; keys and codes stay."""
    i18n.use("qps")
    try:
        page = read_page("sealing", TEXT)
    finally:
        i18n.use("en")
    assert page.title.startswith("[")
    assert "Ctrl+L" in page.sections[0].text
    assert "freezes" not in page.sections[0].text
