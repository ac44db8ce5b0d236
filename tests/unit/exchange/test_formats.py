"""Layouts are found by name and by look, in one place."""

from __future__ import annotations

import pytest

from ilms_desktop.definitions.loader import load_edition
from ilms_desktop.errors import ExchangeError
from ilms_desktop.exchange.formats import LAYOUTS, layout, open_foreign, read_any
from tests.unit.exchange.foreign.sheets import DATA, changed, sheet

BULK = b"ref_area;indicator;sex;classif1;time;obs_value\nKHM;MNA_TPOP_SEX_CRS_NB;SEX_T;CRS_RES_TOTAL;2020;1\n"


def test_every_layout_has_a_name_a_title_and_a_module() -> None:
    """The table is complete: what is named can be called."""
    for name, each in LAYOUTS.items():
        assert each.id == name
        assert each.title
        for function in filter(None, (each.reads, each.writes, each.looks_like)):
            assert callable(each._function(function))
        assert bool(each.reads) == bool(each.looks_like)


@pytest.mark.parametrize("name", ["ilostat-bulk", "ilostat-upload", "csv"])
def test_files_with_the_published_columns_and_more_are_told_apart(name: str) -> None:
    """Each is read as what it is, so that its own columns are not told as left out."""
    columns = {
        "ilostat-bulk": b"unit,",
        "ilostat-upload": b"collection,freq_code,",
        "csv": b"table,sex.label,classif1.label,classif2.label,unit,",
    }
    data = columns[name] + b"ref_area,indicator,sex,classif1,time,obs_value\n" + b"x," * columns[name].count(b",")
    data += b"KHM,MNA_TPOP_SEX_CRS_NB,SEX_T,CRS_RES_TOTAL,2020,1\n"
    found = read_any(data, name="figures.csv", edition=load_edition("ilms-2019"))
    assert len(found.rows) == 1
    assert found.ignored == (("unit",) if name == "ilostat-bulk" else ())


def test_an_unknown_name_is_refused_with_the_known_ones() -> None:
    """The next step is in the message."""
    with pytest.raises(ExchangeError) as caught:
        layout("dbase")
    assert caught.value.code == "unknown_format"
    assert "ilostat-bulk" in str(caught.value.context["known"])


def test_a_file_is_read_by_its_look() -> None:
    """Its name says nothing."""
    found = read_any(BULK, name="figures.txt", edition=load_edition("ilms-2019"))
    assert [row.time for row in found.rows] == ["2020"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ((DATA / "odd.ods").read_bytes(), "needs_mapping"),
        ((DATA / "odd.xls").read_bytes(), "needs_mapping"),
        (b"PK\x03\x04rest", "sheet_damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "sheet_damaged"),
        (b"country,persons\nx,1\n", "missing_columns"),
        (b"A" * 200_000, "not_a_table"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not_a_table"),
        ("country;2020\n".encode("utf-16"), "not_utf8"),
        (b"<html><table><tr><td>5</td></tr></table>", "web_page"),
        (b"ilms|BA:544|A5|birth|ECO_AGGREGATE,label_sex,y2020\n", "workbook_not_xlsx"),
        (changed((DATA / "odd.ods").read_bytes(), "content.xml", b"Second", b"ILMS"), "needs_mapping"),
        (sheet({"A1": "ilms|BA:544|A5|birth|ECO_AGGREGATE"}), "workbook_without_identity"),
        (b"", "empty_file"),
    ],
)
def test_what_fits_no_layout_is_refused_with_what_to_do(data: bytes, code: str) -> None:
    """A workbook that is damaged is no case for a mapping; a text lacks columns."""
    with pytest.raises(ExchangeError) as caught:
        read_any(data, name="x", edition=load_edition("ilms-2019"))
    assert caught.value.code == code


def test_what_needs_a_mapping_is_opened_whatever_it_is() -> None:
    """Workbook, text table or SDMX of another agency: the assistant sees sheets of cells."""
    assert open_foreign((DATA / "odd.ods").read_bytes(), name="odd.ods").sheet_names == ("Odd cells", "Second")
    sdmx = open_foreign((DATA / "oecd_inflows.csv").read_bytes(), name="oecd.csv")
    assert sdmx.sheet_names == ("DSD_MIG@DF_MIG",)
    assert "OBS_VALUE" in sdmx.sheet("DSD_MIG@DF_MIG").rows[0]
