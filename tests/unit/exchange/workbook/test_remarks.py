"""Remarks are read as people wrote them, whatever the program put around them."""

from __future__ import annotations

import pytest

from ilms_desktop.errors import ExchangeError
from ilms_desktop.exchange.workbook.remarks import remarks_of

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
THREADED = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"


def comments(body: str) -> bytes:
    """A part with comments."""
    start = f'<comments xmlns="{MAIN}"><authors><author>A. Person</author><author/></authors><commentList>'
    return f"{start}{body}</commentList></comments>".encode()


def run(text: str) -> str:
    """A piece of text."""
    return f'<r><t xml:space="preserve">{text}</t></r>'


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (run("asked in May"), "asked in May"),
        ("<t>plain</t>", "plain"),
        (run("A. Person:") + run("&#10;asked in May"), "asked in May"),
        (run("A. Person:") + run("&#10;asked ") + run("in May"), "asked in May"),
        (run("Total:") + run(" 5"), "Total: 5"),
        (run("two_x000A_lines &#10;_x005F_x0041_"), "two\nlines \n_x0041_"),
    ],
)
def test_the_text_of_a_remark_is_what_somebody_wrote(body: str, expected: str) -> None:
    """Without the author that Excel puts in front of it."""
    part = comments(f'<comment ref="C12" authorId="0"><text>{body}</text></comment>')
    assert list(remarks_of(part, path="x.xlsx")) == [((11, 2), expected)]


def test_a_conversation_is_read_and_what_stands_for_it_is_not() -> None:
    """Excel keeps both; the remarks of one cell come together."""
    stand_in = run("[Threaded comment] Your version of Excel allows you to read this. Comment: why?")
    part = comments(f'<comment ref="B2" authorId="1"><text>{stand_in}</text></comment><comment ref="?"/>')
    assert list(remarks_of(part, path="x.xlsx")) == []
    threads = "".join(f'<threadedComment ref="B2"><text>{text}</text></threadedComment>' for text in ("why?", "so"))
    part = f'<ThreadedComments xmlns="{THREADED}">{threads}</ThreadedComments>'.encode()
    assert list(remarks_of(part, path="x.xlsx")) == [((1, 1), "why?\nso")]
    assert list(remarks_of(b"", path="x.xlsx")) == []


def test_remarks_that_are_no_xml_say_that_the_file_is_damaged() -> None:
    """With its name."""
    with pytest.raises(ExchangeError) as caught:
        list(remarks_of(b"<comments>", path="x.xlsx"))
    assert (caught.value.code, caught.value.context["path"]) == ("sheet_damaged", "x.xlsx")
