"""Pages as markup: our own texts, escaped, turned around where they run from the right."""

from __future__ import annotations

from ilms_desktop.model.help_page import Block, BlockKind, HelpPage, Section, Span, SpanKind, paragraph
from ilms_desktop.ui.presenters.help_html import address_in, page_html

TABLE = Block(BlockKind.TABLE, (((Span("Key"),), (Span("Does"),)), ((Span("F1", SpanKind.CODE),), (Span("helps"),))))
PAGE = HelpPage(
    "x",
    "A <b> title",
    (
        Section("", "", (paragraph("1 < 2 & 3"), TABLE)),
        Section("y", "Part", (Block(BlockKind.STEPS, (((Span("go", link="z#a"), Span("!", SpanKind.STRONG)),),)),)),
    ),
)


def test_every_text_is_escaped_and_every_heading_has_its_anchor() -> None:
    """What comes from definitions is never taken as markup."""
    html = page_html(PAGE, rtl=False)
    assert "<h1>A &lt;b&gt; title</h1>" in html
    assert "<p>1 &lt; 2 &amp; 3</p>" in html
    assert '<a name="y"></a>Part' in html
    assert '<ol><li><a href="help:z#a">go</a><b>!</b></li></ol>' in html


def test_tables_are_turned_around_where_text_runs_from_the_right() -> None:
    """The first column stands where reading begins."""
    assert page_html(PAGE, rtl=False).index("Key") < page_html(PAGE, rtl=False).index("Does")
    turned = page_html(PAGE, rtl=True)
    assert turned.index("Does") < turned.index("Key")
    assert 'dir="rtl"' in turned


def test_only_links_of_the_help_are_followed() -> None:
    """Nothing leads out of the program."""
    assert address_in("help:tables/A8#birth") == "tables/A8#birth"
    assert address_in("https://example.org") == ""
    assert address_in("file:///etc/passwd") == ""
