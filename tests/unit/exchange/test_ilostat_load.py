"""The ILO's load file and upload form say what the questionnaire says, QTable by QTable."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest

from ilms_desktop.definitions.loader import load_edition, load_round
from ilms_desktop.exchange import ilostat_load
from ilms_desktop.exchange.formats import LAYOUTS, layout, read_any
from ilms_desktop.exchange.outgoing import Deed, Outgoing
from ilms_desktop.exchange.report import ParsedQTable, ParsedRow, Refusal
from ilms_desktop.model.key import Criterion, QTableKey
from ilms_desktop.model.source import Source

EDITION = load_edition("ilms-2019")
GONE = QTableKey("BA:9", "A5", Criterion.CITIZENSHIP, "ECO_SECTOR", 2020)
STAFF = QTableKey("BA:544", "A5", Criterion.CITIZENSHIP, "ECO_SECTOR", 2020)
OUT = QTableKey("BA:544", "C1", Criterion.NONE, "CRS_RES", 2020)


def row(key: QTableKey, classif1: str, classif2: str = "", **more: str) -> ParsedRow:
    """A row of a QTable."""
    indicator = EDITION.by_key[key.table_key].indicator
    said: dict[str, Any] = {"text": "1.50", **more}
    return ParsedRow("KHM", key.source, indicator, "SEX_T", classif1, classif2, str(key.year), **said)


ROWS = (
    row(STAFF, "ECO_SECTOR_AGR", "CCT_CIT_TOTAL", note_classif="C5:1023", remark="a, “b”\nc", status="E"),
    row(OUT, "CRS_RES_TOTAL", note_indicator="I11:264", note_source="S3:5_S4:30", remark=""),
)


def outgoing(*rows: ParsedRow, deeds: dict[QTableKey, Deed] | None = None) -> Outgoing:
    """A questionnaire with these rows."""
    keys = tuple(
        next(key for key in (STAFF, OUT) if EDITION.by_key[key.table_key].indicator == each.indicator) for each in rows
    )
    return Outgoing(
        edition=EDITION,
        round=load_round("2026"),
        country="KHM",
        rows=rows,
        keys=keys,
        sources=(Source("BA:544", "BA", "Labour force survey of Cambodia"),),
        qtables=(ParsedQTable(STAFF, {"T30": "KHR"}),),
        deeds=dict.fromkeys((STAFF, OUT), Deed.NEW) if deeds is None else deeds,
    )


def records(data: bytes) -> list[dict[str, str]]:
    """Rows by column."""
    return list(csv.DictReader(io.StringIO(data.decode())))


def test_the_load_file_has_its_columns_filled() -> None:
    """Codes beside labels, lists beside codes, notes by number."""
    first, second = records(layout("ilostat-load").write(outgoing(*ROWS))[""])
    assert len(ilostat_load.COLUMNS) == 35
    assert tuple(first) == ilostat_load.COLUMNS
    assert (first["Country_Code"], first["Country_Label"], first["Lang"]) == ("KHM", "Cambodia", "EN")
    assert (first["Classif1_Version_Code"], first["Classif2_Version_Code"]) == ("ECO_SECTOR", "CCT_CIT")
    assert (first["Classif1_Item_Code"], first["Classif1_Item_Label"]) == ("ECO_SECTOR_AGR", "Agriculture")
    assert (first["Obs_Value"], first["Flag"], first["Freq"], first["Currency"]) == ("1.50", "E", "A", "KHR")
    assert (first["Value_Notes_String"], first["Free_Text_Notes"]) == ("#1023$NA", "a, “b”\nc")
    assert (first["Survey_Code"], first["Survey_Label"]) == ("BA:544", "Labour force survey of Cambodia")
    assert second["Qtable_Notes_String"] == "#264$NA#5$NA#30$NA"
    assert (second["Classif1_Version_Code"], second["Classif2_Version_Code"]) == ("CRS_RES", "")


def test_the_load_file_is_read_back_as_it_was_written() -> None:
    """Figures, letters, notes and remarks; where a note hangs is told by its code."""
    data = layout("ilostat-load").write(outgoing(*ROWS))[""]
    found = read_any(data, name="new.csv", edition=EDITION)
    assert LAYOUTS["ilostat-load"].fits(data)
    plain = [each._replace(line=0, source_label="") for each in found.rows]
    assert plain == [ROWS[0], ROWS[1]._replace(note_indicator="I11:264_S3:5_S4:30", note_source="")]


def test_a_note_that_nobody_knows_stays_as_written() -> None:
    """It is listed among the notes that are left."""
    data = (
        layout("ilostat-load")
        .write(outgoing(*ROWS))[""]
        .replace(b"#1023$NA", b"#99999$NA")
        .replace(b"#264$NA", b"by hand")
    )
    found = read_any(data, name="new.csv", edition=EDITION)
    assert found.rows[0].note_classif == "#99999$NA"


def test_new_revised_and_deleted_qtables_stand_in_files_of_their_own() -> None:
    """A deleted one is named by its key alone."""
    deeds = {STAFF: Deed.REVISED, OUT: Deed.NEW, GONE: Deed.DELETED}
    for name, time in (("ilostat-load", "Time"), ("ilostat-upload", "time")):
        files = layout(name).write(outgoing(*ROWS, deeds=deeds))
        assert list(files) == ["", "REV", "DEL"]
        (new,), (revised,), (deleted,) = (records(data) for data in files.values())
        assert new[time] == revised[time] == deleted[time] == "2020"
        value = "Obs_Value" if time == "Time" else "obs_value"
        assert (new[value], deleted[value]) == ("1.50", "")
        assert {"ECO_SECTOR", "CCT_CIT", "BA:9"} <= set(deleted.values())


def test_what_did_not_change_is_not_loaded_again() -> None:
    """Only the header is left of the file that was asked for."""
    files = layout("ilostat-load").write(outgoing(*ROWS, deeds={}))
    assert list(files) == [""]
    assert records(files[""]) == []


def test_the_upload_form_is_read_as_the_published_layout() -> None:
    """It has the same columns and two more, which say the same in every row."""
    data = layout("ilostat-upload").write(outgoing(*ROWS))[""]
    found = read_any(data, name="upload.csv", edition=EDITION)
    assert [(each.text, each.note_source) for each in found.rows] == [("1.50", ""), ("1.50", "S3:5_S4:30")]
    assert found.ignored == ()


@pytest.mark.parametrize("name", ["ilostat-load", "ilostat-upload"])
def test_rows_that_delete_are_refused_as_such(name: str) -> None:
    """A file with deletions is for the ILO; here figures are cleared by people, who see them."""
    data = layout(name).write(outgoing(*ROWS, deeds={GONE: Deed.DELETED}))["DEL"]
    found = read_any(data, name="figures.DEL.csv", edition=EDITION)
    assert found.rows == ()
    assert [(each.reason, each.line) for each in found.refused] == [(Refusal.TO_DELETE, 2)]


def test_what_repeats_the_codes_is_not_told_as_left_out() -> None:
    """The currency is: it is an answer about the table, which nobody reads from this layout."""
    data = layout("ilostat-load").write(outgoing(*ROWS))[""]
    assert read_any(data, name="new.csv", edition=EDITION).ignored == ("currency",)


def test_the_own_table_has_names_beside_codes_and_keeps_remarks() -> None:
    """Spreadsheet programs open it as UTF-8; the names are skipped on reading."""
    data = layout("csv").write(outgoing(*ROWS))[""]
    assert data.startswith(b"\xef\xbb\xbf")
    first = records(data.removeprefix(b"\xef\xbb\xbf"))[0]
    assert (first["classif1.label"], first["source.label"]) == ("Agriculture", "Labour force survey of Cambodia")
    found = read_any(data, name="own.csv", edition=EDITION)
    assert [each._replace(line=0, source_label="") for each in found.rows] == list(ROWS)
