"""Figures come back as they left, through our own readers and through two libraries that know nothing of us."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final

import pysdmx.io
import pytest
import sdmx
from hypothesis import given, settings
from pysdmx.io.format import Format
from pysdmx.io.writer import write_sdmx
from pysdmx.model import Dataflow, DataStructureDefinition
from sdmx.reader.csv import Reader

from ilms_desktop.exchange.formats import LAYOUTS, layout, read_any
from ilms_desktop.exchange.outgoing import Deed
from ilms_desktop.exchange.sdmx import ids
from ilms_desktop.exchange.sdmx.leaving import parts
from ilms_desktop.exchange.sdmx.structures import write
from tests.unit.exchange.sdmx.sdmx_support import (
    ABROAD,
    EDITION,
    PAY,
    PREPARED,
    ROWS,
    STAFF,
    key_of,
    outgoing,
    plain,
    row,
    schema_errors,
)

if TYPE_CHECKING:
    from ilms_desktop.exchange.report import ParsedRow

NAMES: Final = ("sdmx-csv", "sdmx-csv-1", "sdmx-ml")
#: zeros at the end, zero, letters with a figure and without, notes, two classes, earnings
MANY: Final = (
    row(STAFF, "ECO_SECTOR_AGR", "CCT_CIT_TOTAL", text="12.50", status="E", note_classif="C5:1023"),
    row(STAFF, "ECO_SECTOR_AGR", "CCT_CIT_CITIZEN", text="0.000", note_source="S3:5_S4:30"),
    row(STAFF, "ECO_SECTOR_AGR", "CCT_CIT_NONCIT", text="", status="N", note_source="S3:5_S4:30"),
    row(STAFF, "ECO_SECTOR_IND", "CCT_CIT_NONCIT", text="", status="C", note_source="S3:5_S4:30"),
    row(STAFF, "ECO_SECTOR_IND", "CCT_CIT_TOTAL", text="7", status="S", year=2021),
    row(ABROAD, "CRS_RES_THA", text="1234567.891", note_indicator="I11:264"),
    row(ABROAD, "CRS_RES_TOTAL", text="", status="X"),
    row(PAY, "CBR_BIR_FOREIGN", text="1850000.75", status="P"),
)
INDICATORS: Final = (STAFF, ABROAD, PAY)


@pytest.mark.parametrize("name", NAMES)
@given(rows=ROWS)
def test_what_is_written_is_read_as_it_was(name: str, rows: list[ParsedRow]) -> None:
    """Codes, digits, zeros at the end, letters and notes of any tables."""
    files = layout(name).write(outgoing(rows))
    found = [each for data in files.values() for each in plain(read_any(data, name="x", edition=EDITION))]
    assert sorted(found, key=repr) == sorted(rows, key=repr)


@given(rows=ROWS)
def test_no_file_names_a_figure_twice(rows: list[ParsedRow]) -> None:
    """By the dimensions alone, as every receiver stores it."""
    for part in parts(outgoing(rows)).values():
        for flow in part.flows.values():
            keys = [tuple(each[name] for name in ids.dimensions_of(flow.indicator)) for each in flow.rows]
            assert len(set(keys)) == len(keys)


def test_deletions_are_not_taken_for_figures() -> None:
    """They are reported, each with its reason."""
    gone = [row(ABROAD, "CRS_RES_MYS", text="")]
    leaving = outgoing([MANY[5]], deeds={key_of(MANY[5]): Deed.REVISED}, gone=gone)
    for name in ("sdmx-csv", "sdmx-ml"):
        found = read_any(layout(name).write(leaving)[""], name="x", edition=EDITION)
        assert (plain(found), [each.reason.value for each in found.refused]) == ([MANY[5]], ["to_delete"])


# --- judges


@pytest.fixture(scope="module")
def structures() -> bytes:
    """Our own structures."""
    return write("ilms-2019", prepared=PREPARED)


@pytest.fixture(scope="module")
def known(structures: bytes) -> Any:
    """Our structures as one judge reads them."""
    return sdmx.read_sdmx(io.BytesIO(structures))


@pytest.fixture(scope="module")
def schemas(structures: bytes) -> dict[str, Any]:
    """Our structures as the other judge reads them, by indicator."""
    found = pysdmx.io.read_sdmx(io.BytesIO(structures)).structures or ()
    by_id = {each.id: each for each in found if isinstance(each, DataStructureDefinition)}
    flows = [each for each in found if isinstance(each, Dataflow)]
    return {ids.flow_of(each.id).indicator: by_id[ids.flow_of(each.id).indicator].to_schema() for each in flows}


#: letter of the ILO -> OBS_STATUS and CONF_STATUS of SDMX
LETTERS: Final = {
    "": ("A", "F"),
    "C": ("Q", "C"),
    "E": ("E", "F"),
    "N": ("O", "F"),
    "P": ("P", "F"),
    "S": ("N", "F"),
    "X": ("M", "F"),
}
#: indicator -> its measure, class dimensions, unit and power of ten
SHAPES: Final = {
    STAFF: ("MST_TEMP_NB", ("ECO", "CCT"), "PS", "3"),
    ABROAD: ("MNA_TPOP_NB", ("CRS",), "PS", "3"),
    PAY: ("MST_EARA_NB", ("CBR",), "LC", "0"),
}


def expected(indicator: str) -> list[dict[str, str]]:
    """Values of the figures of one dataflow by name, without empty ones."""
    measure, classes, unit, mult = SHAPES[indicator]
    found = []
    for each in MANY:
        sdmx_letter, conf = LETTERS[each.status]
        values = {
            "REF_AREA": "KHM",
            "FREQ": "A",
            "MEASURE": measure,
            "SEX": "SEX_T",
            **dict(zip(classes, (each.classif1, each.classif2), strict=False)),
            "TIME_PERIOD": each.time,
            "OBS_VALUE": each.text,
            "OBS_STATUS": sdmx_letter,
            "UNIT_MEASURE_TYPE": "NB",
            "UNIT_MEASURE": unit,
            "UNIT_MULT": mult,
            "SOURCE": "BA:544",
            "NOTE_SOURCE": each.note_source,
            "NOTE_INDICATOR": each.note_indicator,
            "NOTE_CLASSIF": each.note_classif,
            "DECIMALS": str(len(each.text.partition(".")[2])) if each.text else "",
            "CONF_STATUS": conf,
            "ILO_OBS_STATUS": each.status,
        }
        if each.indicator == indicator:
            found.append({name: value for name, value in values.items() if value})
    return found


def told(values: dict[str, object]) -> dict[str, str]:
    """What a judge says of a figure, without empty values."""
    return {name: str(value) for name, value in values.items() if str(value) not in ("", "NaN", "nan", "None", "<NA>")}


@pytest.mark.parametrize("name", NAMES)
def test_pysdmx_reads_the_same_values(name: str) -> None:
    """Every attribute of every figure, digit for digit."""
    data = layout(name).write(outgoing(MANY))[""]
    found: Any = pysdmx.io.read_sdmx(io.BytesIO(data), validate=True).data
    assert len(found) == len(INDICATORS)
    for each in found:
        indicator = ids.flow_of(str(each.short_urn)).indicator
        records = [told(record) for record in each.data.to_dict(orient="records")]
        if name != "sdmx-ml":
            # why: the judge turns a column of a CSV file into numbers before it gives texts
            assert [_as_numbers(record) for record in records] == [_as_numbers(each) for each in expected(indicator)]
        else:
            assert records == expected(indicator)


@pytest.mark.parametrize("indicator", INDICATORS)
def test_sdmx1_reads_the_same_values(indicator: str, known: Any) -> None:
    """Version 2.0 of CSV, and XML; it knows no version 1.0."""
    leaving = outgoing([each for each in MANY if each.indicator == indicator])
    flow = known.dataflow[ids.flow_id(indicator)]
    data = io.BytesIO(layout("sdmx-csv").write(leaving)[""])
    assert _of_sdmx1(Reader().convert(data, structure=flow)) == expected(indicator)
    data = io.BytesIO(layout("sdmx-ml").write(leaving)[""])
    assert _of_sdmx1(sdmx.read_sdmx(data, structure=flow.structure)) == expected(indicator)


def _of_sdmx1(message: Any) -> list[dict[str, str]]:
    """Figures of a message by name."""
    return [
        told(
            {
                **{name: each.value for name, each in observation.key.values.items()},
                "OBS_VALUE": observation.value,
                **{name: each.value for name, each in observation.attrib.items()},
            }
        )
        for data_set in message.data
        for observation in data_set.obs
    ]


def _as_numbers(values: dict[str, str]) -> dict[str, object]:
    return {name: float(value) if value.replace(".", "").isdigit() else value for name, value in values.items()}


@given(rows=ROWS)
@settings(max_examples=10)
def test_what_is_written_keeps_to_the_schema(rows: list[ParsedRow]) -> None:
    """Where the schema of the message can tell; types of a dataflow come from its structure."""
    deeds = {key_of(each): Deed.NEW for each in rows}
    for data in layout("sdmx-ml").write(outgoing(rows, deeds=deeds)).values():
        unknown = ("does not resolve to a type definition", "type definition is abstract", "content type is empty")
        assert [each for each in schema_errors(data) if not any(part in each for part in unknown)] == []


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (Format.DATA_SDMX_CSV_1_0_0, "sdmx-csv"),
        (Format.DATA_SDMX_CSV_2_0_0, "sdmx-csv"),
        (Format.DATA_SDMX_ML_2_1_STR, "sdmx-ml"),
        (Format.DATA_SDMX_ML_2_1_STRTS, "sdmx-ml"),
        (Format.DATA_SDMX_ML_2_1_GEN, "sdmx-ml"),
        (Format.DATA_SDMX_ML_2_1_GENTS, "sdmx-ml"),
    ],
)
def test_we_read_what_pysdmx_writes(kind: Format, name: str, schemas: dict[str, Any]) -> None:
    """Each of its layouts, with our figures in it."""
    found = pysdmx.io.read_sdmx(io.BytesIO(layout("sdmx-ml").write(outgoing(MANY))[""])).data or ()
    sets = [replace_structure(each, schemas) for each in found]
    data = str(write_sdmx(sets, kind)).encode()
    assert LAYOUTS[name].fits(data)
    parsed = read_any(data, name="x", edition=EDITION)
    assert parsed.refused == ()
    assert sorted(plain(parsed), key=repr) == sorted(MANY, key=repr)


def replace_structure(data_set: Any, schemas: dict[str, Any]) -> Any:
    """A data set of the judge with its structure, which it needs to write some layouts."""
    data_set.structure = schemas[ids.flow_of(str(data_set.short_urn)).indicator]
    return data_set


@pytest.mark.parametrize("indicator", INDICATORS)
def test_we_read_what_sdmx1_writes(indicator: str, known: Any) -> None:
    """It writes XML; its own structure is named in the head."""
    mine = [each for each in MANY if each.indicator == indicator]
    structure = known.structure[indicator]
    message = sdmx.read_sdmx(io.BytesIO(layout("sdmx-ml").write(outgoing(mine))[""]), structure=structure)
    parsed = read_any(sdmx.to_xml(message), name="x", edition=EDITION)
    assert [each._replace(line=0) for each in parsed.rows] == mine
