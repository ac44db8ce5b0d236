"""Pages of the help as plain data."""

from __future__ import annotations

from ilms_desktop.model.help_page import Block, BlockKind, HelpPage, Section, Span, SpanKind, bullets, paragraph

PAGE = HelpPage(
    "sealing",
    "Sealing",
    (
        Section("", "", (paragraph("It freezes the figures."),)),
        Section(
            "seal", "Seal", (bullets(((Span("Press "), Span("F1", SpanKind.CODE)), (Span("a key", link="key"),))),)
        ),
    ),
)


def test_the_words_of_a_block_stand_without_marks() -> None:
    """Search reads them."""
    table = Block(BlockKind.TABLE, (((Span("Key"),), (Span("Goes"),)), ((Span("F5"),), (Span("there"),))))
    assert table.text == "Key Goes F5 there"
    assert PAGE.sections[1].text == "Press F1 a key"


def test_a_page_knows_its_links_and_its_addresses() -> None:
    """A link that leads nowhere is found by them."""
    assert PAGE.links == ("key",)
    assert PAGE.addresses == ("sealing", "sealing#seal")
