"""The published layout is read whole or refused by name, and written so that the same figures give the same bytes."""

from __future__ import annotations

import contextlib
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilms_desktop.errors import ExchangeError
from ilms_desktop.exchange.csv_ilo import read_bulk, write_bulk
from ilms_desktop.exchange.report import ParsedFile, ParsedRow, Refusal

HEADER = "ref_area,indicator,sex,classif1,time,obs_value\n"
ROW = "KHM,MNA_OEMP_SEX_CDS_NB,SEX_T,CDS_DES_THA,2020,18.625\n"


def read(text: str) -> ParsedFile:
    """File with this text."""
    return read_bulk(text.encode(), name="data.csv")


def trouble(data: bytes) -> ExchangeError:
    """What is said of a file that cannot be read at all."""
    with pytest.raises(ExchangeError) as caught:
        read_bulk(data, name="data.csv")
    return caught.value


def test_a_row_keeps_its_codes_its_figure_and_its_line() -> None:
    """The figure stays text: digits are interpreted once, where the table is known."""
    file = read(HEADER + ROW)
    assert file.rows == (
        ParsedRow("KHM", "", "MNA_OEMP_SEX_CDS_NB", "SEX_T", "CDS_DES_THA", "", "2020", "18.625", line=2),
    )
    assert file.columns == ("ref_area", "indicator", "sex", "classif1", "time", "obs_value")
    assert file.refused == ()
    assert file.ignored == ()


def test_columns_stand_in_any_order_and_codes_in_any_case() -> None:
    """People sort and retype; neither changes what a row says."""
    file = read(
        "Time,OBS_VALUE,obs_status,sex,classif2,classif1,indicator,source,ref_area,note_source\n"
        "2020, 1.50 ,e,sex_m,cbr_bir_total,eco_sector_agr,mst_temp_sex_eco_cbr_nb,ba:544,khm,S3:5_S4:29\n"
    )
    (row,) = file.rows
    assert (row.ref_area, row.source, row.indicator) == ("KHM", "BA:544", "MST_TEMP_SEX_ECO_CBR_NB")
    assert (row.classif1, row.classif2, row.sex, row.time) == ("ECO_SECTOR_AGR", "CBR_BIR_TOTAL", "SEX_M", "2020")
    assert (row.text, row.status, row.note_source) == ("1.50", "E", "S3:5_S4:29")


def test_columns_that_mean_nothing_here_are_named() -> None:
    """A column that is left aside is told, not dropped in silence."""
    file = read("ref_area,indicator,indicator.label,sex,classif1,time,obs_value,\n" + "KHM,X,y,SEX_T,C,2020,1,\n")
    assert file.ignored == ("indicator.label",)
    assert len(file.rows) == 1


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_every_usual_spelling_of_a_csv_file_is_read(delimiter: str, end: str, mark: bytes) -> None:
    """Which sign divides the fields depends on the country of the spreadsheet, not on the figures."""
    text = (HEADER + ROW + "\n").replace(",", delimiter).replace("\n", end)
    assert [row.text for row in read_bulk(mark + text.encode(), name="x").rows] == ["18.625"]


def test_quoted_fields_may_hold_line_ends_and_delimiters() -> None:
    """The next row still knows its own line."""
    file = read(HEADER.strip() + ",note_source\n" + ROW.strip() + ',"a, b\nc"\n' + ROW.strip() + ",\u2028\n")
    assert [(row.line, row.note_source) for row in file.rows] == [(2, "a, b\nc"), (4, "")]


def test_quoted_column_names_are_read() -> None:
    """Statistical packages quote the first line."""
    assert len(read(HEADER.replace("sex", '"sex"') + ROW).rows) == 1


def test_a_row_with_a_decimal_comma_is_refused_with_its_line_and_nothing_else_is_lost() -> None:
    """`18,625` in a file divided by commas is two fields; the neighbours are taken."""
    file = read(HEADER + ROW + "KHM,MNA_OEMP_SEX_CDS_NB,SEX_T,CDS_DES_MYS,2020,18,625\n" + ROW)
    assert len(file.rows) == 2
    (refused,) = file.refused
    assert (refused.line, refused.reason) == (3, Refusal.FIELD_COUNT)
    assert refused.text.endswith("18,625")
    assert refused.params == {"found": "7", "expected": "6"}


def test_a_row_that_ends_before_the_figure_is_refused_and_missing_last_columns_are_empty() -> None:
    """Spreadsheets drop empty fields at the end; a missing figure is another matter."""
    file = read(HEADER.strip() + ",obs_status\n" + ROW + "KHM,MNA_OEMP_SEX_CDS_NB,SEX_T,CDS_DES_MYS,2020\n")
    assert [row.status for row in file.rows] == [""]
    assert [row.reason for row in file.refused] == [Refusal.FIELD_COUNT]


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b" \r\n\n", HEADER.encode(), (HEADER + ",,,,,\n").encode()])
def test_a_file_without_figures_is_said_to_be_empty(data: bytes) -> None:
    """The words “0 rows imported” would sound like success."""
    assert trouble(data).code == "empty_file"


@pytest.mark.parametrize(
    ("data", "byte", "line"),
    [
        ((HEADER + "KHM,Cambodge é").encode("latin-1"), "0xE9", 2),
        (b"\xef\xbb\xbf" + (HEADER + ROW + "é").encode("latin-1"), "0xE9", 3),
        ((HEADER + ROW).encode("utf-16"), "0xFF", 1),
        ((HEADER + ROW).encode("utf-16-le"), "0x00", 1),
        (b"PK\x03\x04\x14\x00", "0x00", 1),
    ],
)
def test_another_encoding_is_refused_with_the_byte_and_its_line(data: bytes, byte: str, line: int) -> None:
    """Guessing an encoding turns names into other names."""
    error = trouble(data)
    assert (error.code, error.context["byte"], error.context["line"]) == ("not_utf8", byte, line)


def test_missing_columns_are_all_named() -> None:
    """One round of corrections, not one a column."""
    error = trouble(b"area,indicator,sex,value\nKHM,X,SEX_T,1\n")
    assert error.code == "missing_columns"
    assert error.context["columns"] == "ref_area, classif1, time, obs_value"


def test_a_column_named_twice_is_refused() -> None:
    """Nobody can know which of the two is meant."""
    error = trouble((HEADER.strip() + ",SEX\n" + ROW).encode())
    assert (error.code, error.context["columns"]) == ("repeated_columns", "sex")


def test_an_open_quotation_mark_is_said_with_its_line() -> None:
    """Everything behind it would be one field."""
    error = trouble((HEADER + ROW + 'KHM,"MNA\n').encode())
    assert error.code == "bad_quotes"
    assert error.context["line"] == 3


def test_columns_without_use_are_not_written() -> None:
    """The layout has a second class and a status only where a row needs them."""
    plain = ParsedRow("KHM", "FX:1", "I", "SEX_T", "C_T", "", "2020", "1.50")
    assert write_bulk([plain]) == (
        b"ref_area,source,indicator,sex,classif1,time,obs_value\nKHM,FX:1,I,SEX_T,C_T,2020,1.50\n"
    )
    second = ParsedRow("KHM", "FX:1", "I", "SEX_T", "C_T", "D_T", "2020", "", status="N")
    assert write_bulk([plain, second]).splitlines()[1:] == [
        b"KHM,FX:1,I,SEX_T,C_T,,2020,1.50,",
        b"KHM,FX:1,I,SEX_T,C_T,D_T,2020,,N",
    ]


def test_an_export_of_nothing_has_a_first_line() -> None:
    """A reader still sees which columns there are."""
    assert write_bulk([]) == b"ref_area,source,indicator,sex,classif1,time,obs_value\n"


CODE = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_:-", min_size=1, max_size=12)
ROWS = st.lists(
    st.builds(
        partial(ParsedRow),
        ref_area=CODE,
        source=CODE,
        indicator=CODE,
        sex=CODE,
        classif1=CODE,
        classif2=st.just("") | CODE,
        time=st.integers(1980, 2025).map(str),
        text=st.just("") | st.decimals(0, 99999, places=3).map(str),
        status=st.sampled_from(["", "E", "N"]),
    ),
    min_size=1,
    max_size=8,
)


@given(ROWS)
def test_written_then_read_then_written_is_the_same(rows: list[ParsedRow]) -> None:
    """Figures travel between offices without a digit changing."""
    data = write_bulk(rows)
    found = read_bulk(data, name="x")
    assert found.refused == ()
    assert write_bulk(found.rows) == data
    assert [row.line for row in found.rows] == list(range(2, len(rows) + 2))


@given(st.text(max_size=200))
def test_no_text_breaks_the_reader(text: str) -> None:
    """A file is read, or refused with a sentence; there is no third way."""
    for content in (text, HEADER + text):
        with contextlib.suppress(ExchangeError):
            file = read(content)
            assert file.rows or file.refused
