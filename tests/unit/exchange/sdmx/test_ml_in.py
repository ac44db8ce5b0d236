"""SDMX-ML is read in its layouts; what could harm is refused before it does."""

from __future__ import annotations

import contextlib
import io
import tracemalloc
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilms_desktop.errors import ExchangeError
from ilms_desktop.exchange.formats import LAYOUTS, layout, read_any
from ilms_desktop.exchange.sdmx.ml_in import is_sdmx_ml, read_file
from tests.unit.exchange.sdmx.sdmx_support import ABROAD, EDITION, outgoing, plain, row

HEAD = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1/"
OPEN = (
    f'<m:{{kind}} xmlns:m="{HEAD}message" xmlns:c="{HEAD}common" xmlns:g="{HEAD}data/generic" '
    f'xmlns:s="{HEAD}data/structurespecific" xmlns:x="http://www.w3.org/2001/XMLSchema-instance" xmlns:n="urn:n">'
)
REF = f'<Ref agencyID="ILO" id="DF_{ABROAD}" version="1.0" class="Dataflow"/>'
URN = f"<URN>urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow=ILO:DF_{ABROAD}(1.0)</URN>"
KEY = 'REF_AREA="KHM" FREQ="A" SEX="SEX_T" CRS="CRS_RES_THA"'
GENERIC_KEY = "".join(
    f'<g:Value id="{name}" value="{value}"/>'
    for name, value in (("REF_AREA", "KHM"), ("FREQ", "A"), ("SEX", "SEX_T"), ("CRS", "CRS_RES_THA"))
)


def message(kind: str, sets: str, *, points_to: str = REF, across: str = "TIME_PERIOD") -> bytes:
    """A message with one data set."""
    head = (
        f'<m:Header><m:ID>X</m:ID><m:Sender id="KHM"/><m:Structure structureID="S1" dimensionAtObservation="{across}">'
        f"<c:StructureUsage>{points_to}</c:StructureUsage></m:Structure></m:Header>"
    )
    return f'<?xml version="1.0"?>\n{OPEN.format(kind=kind)}{head}{sets}</m:{kind}>'.encode()


SERIES = (
    f'<m:DataSet s:structureRef="S1" x:type="n:T" s:action="Append" UNIT_MULT="3"><Series {KEY} SOURCE="BA:544">'
    '<Obs TIME_PERIOD="2020" OBS_VALUE="12.5" DECIMALS="2" OBS_STATUS="E"/></Series></m:DataSet>'
)
FLAT = (
    f'<m:DataSet s:structureRef="S1"><Obs {KEY} SOURCE="BA:544" TIME_PERIOD="2020" OBS_VALUE="12.50" OBS_STATUS="E"/>'
    "</m:DataSet>"
)
GROUPS = (
    '<m:DataSet s:structureRef="S1"><Group x:type="n:G" REF_AREA="KHM" SOURCE="BA:544"/>'
    '<Group x:type="n:G" REF_AREA="THA" SOURCE="BA:9"/>'
    f'<Series {KEY}><Obs TIME_PERIOD="2020" OBS_VALUE="12.50" OBS_STATUS="E"/></Series></m:DataSet>'
)
GENERIC_SERIES = (
    f'<m:DataSet structureRef="S1" action="Append"><g:Series><g:SeriesKey>{GENERIC_KEY}</g:SeriesKey>'
    '<g:Attributes><g:Value id="SOURCE" value="BA:544"/></g:Attributes>'
    '<g:Obs><g:ObsDimension value="2020"/><g:ObsValue value="12.50"/>'
    '<g:Attributes><g:Value id="OBS_STATUS" value="E"/></g:Attributes></g:Obs></g:Series></m:DataSet>'
)
GENERIC_FLAT = (
    f'<m:DataSet structureRef="S1"><g:Group type="G"><g:GroupKey><g:Value id="REF_AREA" value="KHM"/></g:GroupKey>'
    '<g:Attributes><g:Value id="SOURCE" value="BA:544"/></g:Attributes></g:Group>'
    f'<g:Obs><g:ObsKey>{GENERIC_KEY}<g:Value id="TIME_PERIOD" value="2020"/></g:ObsKey><g:ObsValue value="12.50"/>'
    '<g:Attributes><g:Value id="OBS_STATUS" value="E"/></g:Attributes></g:Obs></m:DataSet>'
)
GENERIC_OF_SET = (
    '<m:DataSet structureRef="S1"><g:Attributes><g:Value id="SOURCE" value="BA:544"/></g:Attributes>'
    f"<g:Series><g:SeriesKey>{GENERIC_KEY}</g:SeriesKey>"
    '<g:Obs><g:ObsDimension id="TIME_PERIOD" value="2020"/><g:ObsValue value="12.50"/>'
    '<g:Attributes><g:Value id="OBS_STATUS" value="E"/></g:Attributes></g:Obs></g:Series></m:DataSet>'
)


@pytest.mark.parametrize(
    "data",
    [
        message("StructureSpecificData", SERIES),
        message("StructureSpecificTimeSeriesData", SERIES),
        message("StructureSpecificData", FLAT, across="AllDimensions"),
        message("StructureSpecificData", GROUPS),
        message("StructureSpecificData", SERIES, points_to=URN),
        message("GenericData", GENERIC_SERIES),
        message("GenericTimeSeriesData", GENERIC_SERIES, points_to=URN),
        message("GenericData", GENERIC_FLAT, across="AllDimensions"),
        message("GenericData", GENERIC_OF_SET),
    ],
    ids=["series", "time series", "flat", "groups", "URN", "generic", "generic time", "generic flat", "of the set"],
)
def test_every_layout_says_the_same(data: bytes) -> None:
    """Attributes hang on figure, series, group or data set, as the sender likes."""
    assert LAYOUTS["sdmx-ml"].fits(data)
    found = read_any(data, name="data.xml", edition=EDITION)
    assert plain(found) == [row(ABROAD, "CRS_RES_THA", text="12.50", status="E")]
    assert found.rows[0].line == 2


def packed(*parts: tuple[str, bytes]) -> bytes:
    """A ZIP file."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts:
            made.writestr(name, data)
    return stream.getvalue()


def test_a_packed_file_is_read() -> None:
    """Large exports are sent so."""
    data = layout("sdmx-ml").write(outgoing([row(ABROAD, "CRS_RES_THA")]))[""]
    found = read_any(packed(("data.xml", data)), name="data.zip", edition=EDITION)
    assert plain(found) == [row(ABROAD, "CRS_RES_THA")]


@pytest.mark.parametrize(
    "data",
    [
        packed(("a.xml", b"<a/>")),
        packed(("a.xml", message("GenericData", "")), ("b.xml", b"<a/>")),
        packed(("[Content_Types].xml", b"<a/>"), ("xl/workbook.xml", b"<a/>")),
        b"PK\x03\x04damaged",
        b"<html></html>",
        b"",
    ],
)
def test_other_files_are_not_taken_for_it(data: bytes) -> None:
    """A workbook is a ZIP file with XML as well."""
    assert not is_sdmx_ml(data)


def trouble(data: bytes) -> ExchangeError:
    """What is said of a file that is not read."""
    with pytest.raises(ExchangeError) as caught:
        read_file(data, name="data.xml")
    return caught.value


def test_entities_are_refused_before_they_unfold() -> None:
    """A few lines could fill the memory."""
    lines = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a0 "ha">{lines}]>'.encode()
    bomb += message("GenericData", "").partition(b"\n")[2].replace(b"<m:ID>X", b"<m:ID>&a9;")
    tracemalloc.start()
    error = trouble(bomb)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert error.code == "xml_with_entities"
    assert peak < 1_000_000


def test_files_of_other_places_are_never_opened() -> None:
    """A document type may name them; it is refused whatever it says."""
    data = b'<?xml version="1.0"?><!DOCTYPE b SYSTEM "file:///etc/hostname"><b/>'
    assert trouble(data).code == "xml_with_entities"


def test_a_bomb_in_a_zip_file_is_refused_without_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the file says of its size is not believed."""
    from ilms_desktop.exchange.foreign import zip_guard

    monkeypatch.setattr(zip_guard.SheetLimits, "UNPACKED_BYTES", 100_000)
    data = message("GenericData", "").replace(b"<m:ID>", b"<m:ID>" + b" " * 1_000_000)
    assert trouble(packed(("data.xml", data))).code == "sheet_bomb"


def test_a_damaged_zip_file_is_not_taken_for_sdmx() -> None:
    """Looking at a file never fails; the reader of sheets says that it is damaged."""
    data = bytearray(packed(("data.xml", message("GenericData", ""))))
    start = data.index(b"data.xml") + len(b"data.xml")
    data[start : start + 20] = b"\xff" * 20
    assert not is_sdmx_ml(bytes(data))
    assert not is_sdmx_ml(bytes(data[:60]))


def test_half_a_file_is_refused_with_its_line() -> None:
    """A download that broke off."""
    data = layout("sdmx-ml").write(outgoing([row(ABROAD, "CRS_RES_THA")]))[""]
    error = trouble(data[: len(data) // 2])
    assert error.code == "xml_damaged"
    assert error.context["line"] == data[: len(data) // 2].count(b"\n") + 1


def test_a_message_without_figures_says_what_it_is() -> None:
    """Structures are sent in files that look the same."""
    error = trouble(message("Structure", ""))
    assert (error.code, error.context["kind"]) == ("sdmx_without_figures", "Structure")


@given(st.binary(max_size=200))
def test_no_bytes_break_the_reader(data: bytes) -> None:
    """A file is read, or refused with a sentence; there is no third way."""
    start = message("StructureSpecificData", SERIES)
    for content in (data, start[:-60] + data, packed(("a.xml", start + data))):
        with contextlib.suppress(ExchangeError):
            assert read_file(content, name="x").records
