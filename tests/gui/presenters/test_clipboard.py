"""Blocks of cells come from spreadsheets and go there without loss."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilms_desktop.ui.presenters.clip_cell import Oddity
from ilms_desktop.ui.presenters.clipboard import Clip, block_of, read_clip, text_of


def texts(clip: Clip) -> list[list[str]]:
    """Texts of a block."""
    return [[cell.text for cell in row] for row in clip.rows]


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("1\t2\r\n3\t4\r\n", (("1", "2"), ("3", "4"))),
        ("1\t2\n3", (("1", "2"), ("3", ""))),
        ("5", (("5",),)),
        ("1\r2", (("1",), ("2",))),
        ('"a\nb"\t2\n', (("a\nb", "2"),)),
        ('"say ""so"""\t1', (('say "so"', "1"),)),
        ("\t1\n", (("", "1"),)),
    ],
)
def test_a_block_is_read_as_excel_writes_it(text: str, block: tuple[tuple[str, ...], ...]) -> None:
    """Any line ending, quotes, and the empty line at the end."""
    assert block_of(text) == block


def test_empty_edges_are_no_content() -> None:
    """A selection of whole columns must not be refused for its empty tail."""
    assert texts(read_clip("1\t\t \n\t2\t\n\t\t\n")) == [["1", ""], ["", "2"]]
    assert read_clip("\t \n").rows == ()
    assert read_clip("", None).width == 0


def test_a_figure_that_a_format_hides_is_content() -> None:
    """Nothing is shown, and the sheet holds 5.5."""
    clip = read_clip("1\t\n", '<table><tr><td>1</td><td sdval="5.5"><br></td></tr></table>')
    assert clip.width == 2
    assert clip.rows[0][1].exact == "5.5"


def test_the_table_goes_before_the_text() -> None:
    """It knows the figures behind the rounded ones."""
    clip = read_clip("12.4\n", '<table><tr><td sdval="12.36">12.4</td></tr></table>')
    assert clip.rows[0][0].exact == "12.36"
    assert not clip.differs


def test_other_shapes_of_text_and_table_are_told() -> None:
    """One of them does not tell the whole."""
    assert read_clip("1\t2\t3\n", "<table><tr><td>1</td><td>2</td></tr></table>").differs


def test_the_cells_of_a_document_stand_in_one_column_of_its_text() -> None:
    """Word processors write them so; the table is whole."""
    assert not read_clip("1\n2\n3\n4\n", "<table><tr><td>1<td>2<tr><td>3<td>4</table>").differs


def test_rows_that_only_the_text_has_were_hidden() -> None:
    """LibreOffice leaves them out of the table; they are taken, and marked."""
    html = '<table><tr><td sdval="1">1.0</td><td>2</td></tr><tr><td>5</td><td>6</td></tr></table>'
    clip = read_clip("1.0\t2\n3\n5\t6\n", html)
    assert texts(clip) == [["1.0", "2"], ["3", ""], ["5", "6"]]
    assert clip.rows[1][0].oddities == {Oddity.HIDDEN}
    assert clip.rows[0][0].exact == "1"
    assert not clip.differs


def test_a_page_without_table_is_its_text() -> None:
    """A paragraph copied from the web."""
    assert texts(read_clip("12", "<p>12</p>")) == [["12"]]


def test_our_own_block_keeps_its_empty_edges() -> None:
    """A blank cell that was copied is content."""
    clip = read_clip("1\t\n", '<table data-ilms-head="0 0"><tr><td>1</td><td></td></tr></table>')
    assert clip.width == 2
    assert clip.own_head == (0, 0)


def test_swapping_rows_and_columns_twice_changes_nothing() -> None:
    """Also the head turns."""
    clip = Clip(read_clip("1\t2\n3\t4\n5\t6").rows, own_head=(1, 0))
    assert texts(clip.transposed()) == [["1", "3", "5"], ["2", "4", "6"]]
    assert clip.transposed().own_head == (0, 1)
    assert clip.transposed().transposed() == clip


CELLS = st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from('\t\n"'), max_size=6)


@given(st.integers(1, 4).flatmap(lambda width: st.lists(st.tuples(*[CELLS] * width), min_size=1, max_size=4)))
def test_copy_then_paste_is_identity(block: list[tuple[str, ...]]) -> None:
    """Whatever stands in the cells."""
    assert block_of(text_of(block)) == tuple(tuple(row) for row in block)
