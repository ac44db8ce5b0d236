"""SDMX-CSV has the columns that the ILO serves, and says what is to be done."""

from __future__ import annotations

import csv
import io

from ilms_desktop.exchange.formats import layout
from ilms_desktop.exchange.outgoing import Deed
from tests.unit.exchange.sdmx.sdmx_support import ABROAD, STAFF, key_of, outgoing, row

SERVED = (
    "OBS_VALUE,OBS_STATUS,UNIT_MEASURE_TYPE,UNIT_MEASURE,UNIT_MULT,SOURCE,NOTE_SOURCE,NOTE_INDICATOR,NOTE_CLASSIF,"
    "DECIMALS,UPPER_BOUND,LOWER_BOUND"
)
ONE = row(STAFF, "ECO_SECTOR_AGR", "CCT_CIT_TOTAL", status="N", text="")
TWO = row(ABROAD, "CRS_RES_TOTAL", note_source="S3:5", status="E")


def records(data: bytes) -> list[dict[str, str]]:
    """Rows by column."""
    return list(csv.DictReader(io.StringIO(data.decode())))


def test_version_1_has_the_header_as_the_ilo_serves_it() -> None:
    """Our two columns come last."""
    data = layout("sdmx-csv-1").write(outgoing([ONE]))[""]
    assert data.decode().splitlines() == [
        f"DATAFLOW,REF_AREA,FREQ,MEASURE,SEX,ECO,CCT,TIME_PERIOD,{SERVED},CONF_STATUS,ILO_OBS_STATUS",
        (f"ILO:DF_{STAFF}(1.0),KHM,A,MST_TEMP_NB,SEX_T,ECO_SECTOR_AGR,CCT_CIT_TOTAL,2020,,O,NB,PS,3,BA:544,,,,,,,F,N"),
    ]


def test_version_2_says_what_is_to_be_done_with_each_row() -> None:
    """New figures are appended, revised ones replace, those that are no more are deleted by their key."""
    gone = row(ABROAD, "CRS_RES_THA", text="")
    deeds = {key_of(ONE): Deed.NEW, key_of(TWO): Deed.REVISED}
    found = records(layout("sdmx-csv").write(outgoing([ONE, TWO], deeds=deeds, gone=[gone]))[""])
    assert [(each["ACTION"], each["STRUCTURE_ID"]) for each in found] == [
        ("A", f"ILO:DF_{STAFF}(1.0)"),
        ("D", f"ILO:DF_{ABROAD}(1.0)"),
        ("R", f"ILO:DF_{ABROAD}(1.0)"),
    ]
    deleted, revised = found[1:]
    assert {name for name, value in deleted.items() if value} == {
        *("STRUCTURE", "STRUCTURE_ID", "ACTION", "REF_AREA", "FREQ", "MEASURE", "SEX", "CRS", "TIME_PERIOD"),
    }
    assert (revised["OBS_VALUE"], revised["DECIMALS"], revised["ECO"]) == ("1.50", "2", "")
    assert (revised["OBS_STATUS"], revised["CONF_STATUS"], revised["ILO_OBS_STATUS"]) == ("E", "F", "E")


def test_version_1_cannot_delete_and_does_not_pretend_to() -> None:
    """A row without a figure would be read as one that is missing."""
    gone = row(ABROAD, "CRS_RES_THA", text="")
    assert len(records(layout("sdmx-csv-1").write(outgoing([TWO], gone=[gone]))[""])) == 1


def test_the_same_questionnaire_gives_the_same_bytes() -> None:
    """Line ends are those of this program everywhere."""
    first, second = (layout("sdmx-csv").write(outgoing([ONE, TWO])) for _ in range(2))
    assert first == second
    assert b"\r" not in first[""]


def test_a_questionnaire_without_figures_has_a_first_line() -> None:
    """A reader still sees which columns there are."""
    assert layout("sdmx-csv-1").write(outgoing([]))[""].startswith(b"DATAFLOW,REF_AREA,FREQ,MEASURE,SEX,TIME_PERIOD,")
