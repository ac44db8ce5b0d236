"""SDMX-CSV is read in all its spellings, and refused row by row where it makes no sense."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilms_desktop.errors import ExchangeError
from ilms_desktop.exchange.formats import read_any
from ilms_desktop.exchange.report import ParsedFile, Refusal
from ilms_desktop.exchange.sdmx.csv_in import is_sdmx_csv
from tests.unit.exchange.sdmx.sdmx_support import EDITION

FLOW = "ILO:DF_MNA_TPOP_SEX_CRS_NB(1.0)"
HEADER_1 = "DATAFLOW,REF_AREA,FREQ,MEASURE,SEX,CRS,TIME_PERIOD,OBS_VALUE,OBS_STATUS"
ROW = "KHM,A,MNA_TPOP_NB,SEX_T,CRS_RES_THA,2020,12.50,E"
BOTH = (
    "DATAFLOW,REF_AREA: Reference area,FREQ: Frequency,MEASURE: Measure,SEX: Sex,CRS: Country of residence,"
    "TIME_PERIOD: Time,OBS_VALUE: Value,OBS_STATUS: Status,SOURCE: Source\n"
    f"{FLOW}: Nationals abroad,KHM: Cambodia,A: Annual,MNA_TPOP_NB: Stock,SEX_T: Total,CRS_RES_THA: Thailand,"
    "2020,12.50,E: Estimate,BA: our survey\n"
)
NAMES = (
    "STRUCTURE,STRUCTURE_ID,STRUCTURE_NAME,ACTION,REF_AREA,Reference area,FREQ,Frequency,MEASURE,Measure,SEX,Sex,"
    "CRS,Country of residence,TIME_PERIOD,Time,OBS_VALUE,Value,OBS_STATUS,Status\n"
    f"DATAFLOW,{FLOW},Nationals abroad,I,KHM,Cambodia,A,Annual,MNA_TPOP_NB,Stock,SEX_T,Total,"
    "CRS_RES_THA,Thailand,2020,,12.50,,E,Estimate\n"
)


def read(text: str) -> ParsedFile:
    """File with this text."""
    return read_any(text.encode(), name="data.csv", edition=EDITION)


@pytest.mark.parametrize(
    "text",
    [
        f"{HEADER_1}\n{FLOW},{ROW}\n",
        BOTH,
        NAMES,
        f"STRUCTURE,STRUCTURE_ID,{HEADER_1.partition(',')[2]}\ndataflow,{FLOW},{ROW}\n",
        f"STRUCTURE[;],STRUCTURE_ID,ACTION,{HEADER_1.partition(',')[2]}\ndatastructure,{FLOW},A,{ROW}\n",
        f"\ufeff{HEADER_1}\r\n{FLOW},{ROW}\r\n".replace(",", ";"),
        f'"DATAFLOW",{HEADER_1.partition(",")[2]}\n"{FLOW}",{ROW.lower()}\n',
    ],
    ids=["1.0", "code and name", "names beside", "2.0", "2.0 with action", "semicolons", "quoted, small letters"],
)
def test_every_spelling_says_the_same(text: str) -> None:
    """.Stat Suite exports codes alone, names beside codes, and both in one cell."""
    found = read(text)
    (row,) = found.rows
    assert (row.ref_area, row.indicator, row.sex) == ("KHM", "MNA_TPOP_SEX_CRS_NB", "SEX_T")
    assert (row.classif1, row.classif2, row.time, row.text, row.status) == ("CRS_RES_THA", "", "2020", "12.50", "E")
    assert (found.refused, row.line) == ((), 2)


def test_a_source_that_is_a_name_is_no_id() -> None:
    """Files of the ILO's service name the source in words; whoever imports says which one it is."""
    (row,) = read(BOTH).rows
    assert (row.source, row.source_label) == ("", "BA: our survey")


def test_columns_that_mean_nothing_here_are_named() -> None:
    """What is left aside is told; an empty column is nothing to be told."""
    assert read(f"{HEADER_1},REGION,UPPER_BOUND\n{FLOW},{ROW},north,\n").ignored == ("REGION",)


def test_a_row_of_another_length_is_refused_with_its_line() -> None:
    """A comma inside a number is the usual reason."""
    found = read(f"{HEADER_1}\n{FLOW},{ROW.replace('.', ',')}\n{FLOW},{ROW}\n")
    assert len(found.rows) == 1
    assert (found.refused[0].line, found.refused[0].reason) == (2, Refusal.FIELD_COUNT)


def test_a_column_named_twice_is_refused() -> None:
    """Nobody can know which one is meant."""
    with pytest.raises(ExchangeError) as caught:
        read(f"{HEADER_1},SEX\n{FLOW},{ROW},SEX_M\n")
    assert (caught.value.code, caught.value.context["columns"]) == ("repeated_columns", "SEX")


@pytest.mark.parametrize(
    ("data", "answer"),
    [
        (HEADER_1.encode(), True),
        (b"\xef\xbb\xbfSTRUCTURE;STRUCTURE_ID;REF_AREA\n", True),
        (b"STRUCTURE,REF_AREA\n", False),
        (b"ref_area,indicator,sex,classif1,time,obs_value\n", False),
        (b'"DATAFLOW\n', False),
        (b"PK\x03\x04", False),
        (b"", False),
    ],
)
def test_it_is_told_by_its_first_line(data: bytes, answer: bool) -> None:
    """Names of files say nothing."""
    assert is_sdmx_csv(data) is answer


def test_a_file_without_figures_is_empty() -> None:
    """The words “0 rows imported” would sound like success."""
    with pytest.raises(ExchangeError) as caught:
        read(HEADER_1 + "\n")
    assert caught.value.code == "empty_file"


@given(st.text(max_size=200))
def test_no_text_breaks_the_reader(text: str) -> None:
    """A file is read, or refused with a sentence; there is no third way."""
    with contextlib.suppress(ExchangeError):
        found = read(f"{HEADER_1}\n{FLOW},{ROW}\n{text}")
        assert found.rows or found.refused
