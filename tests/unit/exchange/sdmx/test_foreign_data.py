"""Figures of other offices become plain sheets, codes beside their names."""

from __future__ import annotations

from pathlib import Path

import pytest

from ilms_desktop.errors import ExchangeError
from ilms_desktop.exchange.formats import LAYOUTS, read_any
from ilms_desktop.exchange.sdmx.foreign_data import is_sdmx, read_foreign_sdmx
from tests.unit.exchange.sdmx.sdmx_support import EDITION

OECD = (Path(__file__).resolve().parents[3] / "data" / "sdmx" / "oecd_migration_excerpt.csv").read_bytes()
GENERIC = b"""<m:GenericData xmlns:m="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message"
 xmlns:g="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/data/generic"><m:DataSet structureRef="DF_MIG">
<g:Series><g:SeriesKey><g:Value id="REF_AREA" value="GRC"/></g:SeriesKey>
<g:Obs><g:ObsDimension value="2014"/><g:ObsValue value="29510"/></g:Obs></g:Series></m:DataSet></m:GenericData>"""


def test_an_export_of_the_oecd_is_a_sheet_of_codes_and_names() -> None:
    """As .Stat Suite exports it, with names in columns of their own."""
    book = read_foreign_sdmx(OECD, name="oecd.csv")
    assert book.sheet_names == ("DSD_MIG@DF_MIG",)
    sheet = book.sheet("DSD_MIG@DF_MIG")
    assert sheet.rows[0][:6] == (
        "REF_AREA",
        "Reference area",
        "CITIZENSHIP",
        "Citizenship",
        "FREQ",
        *sheet.rows[0][5:6],
    )
    assert sheet.rows[1][:4] == ("GRC", "Greece", "W", "World")
    place = list(sheet.rows[0]).index("OBS_VALUE")
    assert sheet.rows[1][place] == "29510"
    assert sheet.height == len(OECD.decode().splitlines())


def test_it_is_not_taken_without_a_mapping() -> None:
    """Its dataflow is not one of the questionnaire."""
    assert LAYOUTS["sdmx-csv"].fits(OECD)
    with pytest.raises(ExchangeError) as caught:
        read_any(OECD, name="oecd.csv", edition=EDITION)
    assert caught.value.code == "needs_mapping"


def test_xml_of_somebody_else_is_a_sheet_too() -> None:
    """It has no names, so there are codes alone."""
    book = read_foreign_sdmx(GENERIC, name="mig.xml")
    assert book.sheet("DF_MIG").rows == (("REF_AREA", "TIME_PERIOD", "OBS_VALUE"), ("GRC", "2014", "29510"))


def test_other_files_are_not_taken_for_sdmx() -> None:
    """The mapping assistant reads them by itself."""
    assert is_sdmx(OECD)
    assert is_sdmx(GENERIC)
    assert not is_sdmx(b"country,persons\nTHA,1\n")
