"""The table in the HTML of a clipboard: shape, merged and hidden cells, figures behind rounded ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilms_desktop.ui.presenters.clip_cell import Oddity, OwnCell
from ilms_desktop.ui.presenters.clip_html import careful_table, table_of, usual_table


def texts(html: str) -> list[list[str]]:
    """Texts of the table in a piece of HTML."""
    table = table_of(html)
    return [] if table is None else [[cell.text for cell in row] for row in table.rows]


@pytest.mark.parametrize("html", ["", "<p>12</p>", "<table></table>", "<table><tr></tr></table>", "<b>a<c"])
def test_html_without_cells_is_no_table(html: str) -> None:
    """A word copied from a page is text."""
    assert table_of(html) is None


def test_rows_and_cells_keep_their_shape() -> None:
    """Sloppy pages leave ends out; short rows are filled up."""
    html = "<table><tr><td>1<td>2<tr><td> a\n  b </td></tr></table>"
    assert texts(html) == [["1", "2"], ["a b", ""]]


def test_a_cell_without_a_row_is_kept() -> None:
    """A piece of a table begins where the person began to select."""
    assert texts("<table><td>1</td><td>2</td></table>") == [["1", "2"]]


def test_merged_cells_take_their_places() -> None:
    """What they cover is empty, so that nothing slides into another column."""
    html = "<table><tr><td rowspan=2>a</td><td colspan=2>b</td></tr><tr><td>c</td><td>d</td></tr></table>"
    table = table_of(html)
    assert table is not None
    assert texts(html) == [["a", "b", ""], ["", "c", "d"]]
    assert {Oddity.MERGED} == table.rows[0][2].oddities == table.rows[1][0].oddities
    assert not table.rows[1][1].oddities


@pytest.mark.parametrize("span", ["0", "x", "", "99999999999999999999", "5000"])
def test_a_span_that_no_sheet_has_does_no_harm(span: str) -> None:
    """A page may write anything."""
    assert texts(f'<table><tr><td colspan="{span}">1</td><td>2</td></tr></table>')[0][0] == "1"


@pytest.mark.parametrize(
    "html",
    [
        "<table><tr style='height:0; display : none'><td>1</td></tr></table>",
        "<table><tr height=0><td>1</td></tr></table>",
        "<table><col width=0><tr><td>1</td></tr></table>",
        "<table><tr><td style='visibility:hidden'>1</td></tr></table>",
        "<table><tr><td hidden>1</td></tr></table>",
        "<table><tr><td><span style='display:none'>1</span></td></tr></table>",
    ],
)
def test_hidden_rows_columns_and_cells_are_told(html: str) -> None:
    """Nobody pastes unseen what nobody saw."""
    table = table_of(html)
    assert table is not None
    assert Oddity.HIDDEN in table.rows[0][0].oddities


def test_what_is_seen_is_not_called_hidden() -> None:
    """A style that only mentions the words hides nothing."""
    table = table_of("<table><col span=2 width=64><tr><td style='border:none;overflow:hidden'>1</td></tr></table>")
    assert table is not None
    assert not table.rows[0][0].oddities


@pytest.mark.parametrize(
    ("attributes", "exact"),
    [
        ('sdval="12.4" sdnum="1033;"', "12.4"),
        ('sdval="1234,5" sdnum="1036;0;0,0"', "1234.5"),
        ('x:num="12.3456789"', "12.3456789"),
        ("x:num", None),
        ('x:num="1.5E3"', "1500"),
        ('x:num="0.30000000000000004"', "0.3"),
        ('sdval="333.333333333333333"', "333.333333333333"),
        ('sdval="1e400"', "1" + 400 * "0"),
        ('sdval="NaN"', None),
        ('sdval="soon"', None),
        ("", None),
    ],
)
def test_the_stored_figure_is_taken_in_the_c_locale(attributes: str, exact: str | None) -> None:
    """LibreOffice writes it in its own language, Excel in none; both keep fifteen digits."""
    table = table_of(f"<table><tr><td {attributes}>12</td></tr></table>")
    assert table is not None
    assert table.rows[0][0].exact == exact


def test_a_formula_is_told() -> None:
    """Excel writes it beside the result."""
    table = table_of('<table><tr><td x:fmla="=A1*2" x:num>12</td></tr></table>')
    assert table is not None
    assert table.rows[0][0].oddities == {Oddity.FORMULA}


def test_what_is_no_content_of_a_cell_is_left_out() -> None:
    """Style sheets, captions and LibreOffice's remarks."""
    html = (
        "<style>td {}</style><table><caption>C4</caption><tr><td>1<comment>see <b>note</b></comment></td>"
        "<td><script>2</script></td></tr></table>"
    )
    assert texts(html) == [["1", ""]]


def test_lines_and_no_break_spaces_of_a_cell_stay() -> None:
    """A text that is refused is told as it was."""
    html = "<table><tr><td>two<br>lines</td><td><p>1&nbsp;234</p><p></p></td></tr></table>"
    assert texts(html) == [["two\nlines", "1\u00a0234"]]


def test_a_table_inside_a_cell_is_text() -> None:
    """The shape is that of the outer table."""
    html = "<table><tr><td>a<table><tr><td>1</td><td>2</td></tr></table></td><td>b</td></tr></table>"
    assert texts(html) == [["a 1 2", "b"]]


def test_several_tables_stand_below_each_other() -> None:
    """A selection over two tables drops neither."""
    assert texts("<table><tr><td>1</td></tr></table><p>and</p><table><tr><td>2</td></tr></table>") == [["1"], ["2"]]


def test_the_copied_fragment_is_what_counts() -> None:
    """Windows marks it; a browser writes whole rows around it."""
    html = (
        "Version:0.9\r\nStartHTML:00000097\r\n<html><body><table><tr><td>before</td></tr><!--StartFragment-->"
        "<tr><td>1</td><td>2</td></tr><!--EndFragment--><tr><td>after</td></tr></table></body></html>"
    )
    assert texts(html) == [["1", "2"]]


def test_a_fragment_inside_a_cell_keeps_the_cell() -> None:
    """A single cell is copied so by some browsers."""
    assert texts("<table><tr><td><!--StartFragment-->12<!--EndFragment--></td></tr></table>") == [["12"]]


def test_our_own_marks_are_read() -> None:
    """They make copy and paste exact."""
    html = (
        '<table data-ilms-head="1 2"><tr><td data-ilms-figure="12.40" data-ilms-letter="E">12.40 e</td>'
        '<td data-ilms-part="no"></td><td data-ilms-text="about">about</td></tr></table>'
    )
    table = table_of(html)
    assert table is not None
    assert table.own_head == (1, 2)
    owns = [cell.own for cell in table.rows[0]]
    assert owns == [OwnCell("12.40", "E"), OwnCell(is_part=False), OwnCell(text="about")]


@pytest.mark.parametrize("head", ["", "1", "a b", "1 x"])
def test_a_head_that_is_none_is_ignored(head: str) -> None:
    """A page may carry the attribute with anything in it."""
    table = table_of(f'<table data-ilms-head="{head}"><tr><td>1</td></tr></table>')
    assert table is not None
    assert table.own_head is None


def sheet(rows: list[list[str]], head: str = "") -> str:
    """A sheet as LibreOffice writes it."""
    figure, empty = '<td align="right" sdval="{0}" sdnum="1033;0;0.0">{0}</td>', '<td align="left"><br></td>'
    lines = ("\n\t\t".join(figure.format(text) if text else empty for text in row) for row in rows)
    body = "".join(f"\t<tr>\n\t\t{line}\n\t</tr>\n" for line in lines)
    return f'<html><body>\n<table cellspacing="0" border="0">\n{head}{body}</table>\n</body></html>'


FIGURES = st.one_of(
    st.just(""),
    st.from_regex(r"(0|[1-9][0-9]{0,17})([.,][0-9]{1,6})?", fullmatch=True),
)


@given(rows=st.lists(st.lists(FIGURES, min_size=1, max_size=4), min_size=1, max_size=4))
def test_a_sheet_of_bare_figures_is_read_at_once_and_alike(rows: list[list[str]]) -> None:
    """The quick way may only be quick."""
    html = sheet(rows, '<colgroup span="4" width="89"></colgroup>\n')
    quick = usual_table(html)
    assert quick is not None
    assert quick == careful_table(html) == table_of(html)


@pytest.mark.parametrize(
    ("usual", "other"),
    [
        (">1.5</td>", ">1,5</td>"),
        (">1.5</td>", ">1.50</td>"),
        (">1.5</td>", "><b>1.5</b></td>"),
        ("<td align", "<td colspan=2 align"),
        ("<td align", '<td height="0" align'),
        ("<tr>", '<tr style="display:none">'),
        ('width="89"', 'width="0"'),
        ("</table>", "</table><table><tr><td>7</td></tr></table>"),
        ("<table", "<!--StartFragment--><table"),
    ],
)
def test_anything_unusual_is_read_with_care(usual: str, other: str) -> None:
    """Merged, hidden and rounded cells, several tables, marks of a fragment."""
    html = sheet([["1.5", "2.5"]], '<colgroup span="4" width="89"></colgroup>\n')
    assert usual_table(html) is not None
    assert usual in html
    assert usual_table(html.replace(usual, other, 1)) is None
