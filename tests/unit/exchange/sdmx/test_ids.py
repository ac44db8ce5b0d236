"""Names in SDMX follow from the id of an indicator, in every edition."""

from __future__ import annotations

import pytest

from ilms_desktop.definitions.loader import list_editions, load_edition
from ilms_desktop.exchange.sdmx import ids
from ilms_desktop.model.structure import Axis


@pytest.mark.parametrize("edition", list_editions())
def test_the_rule_of_the_ids_holds_for_every_table(edition: str) -> None:
    """Dimensions are read from the id alone, so the id must say what the definition says."""
    for table in load_edition(edition).tables:
        lists = {Axis.STATUS: str(table.status_list), Axis.CLASS: table.versions[0]}
        assert ids.classes_of(table.indicator) == tuple(lists[axis].partition("_")[0] for axis in table.id_axes)
        assert ids.has_sex(table.indicator) == (Axis.SEX in table.axes)
        assert ids.measure_of(table.indicator) == table.measure
        assert table.dataflow in ("", ids.flow_id(table.indicator))


def test_dimensions_stand_in_the_order_of_the_id() -> None:
    """Area, frequency and measure first, time last."""
    assert ids.dimensions_of("MST_TEMP_SEX_ECO_CBR_NB") == (
        *("REF_AREA", "FREQ", "MEASURE", "SEX", "ECO", "CBR", "TIME_PERIOD"),
    )
    assert ids.dimensions_of("MST_TPOP_COU_NB")[3:] == ("COU", "TIME_PERIOD")


@pytest.mark.parametrize(
    ("text", "agency", "name"),
    [
        ("ILO:DF_X_NB(1.0)", "ILO", "DF_X_NB"),
        ("ILO:DF_X_NB(1.0): A title: with a colon", "ILO", "DF_X_NB"),
        ("Dataflow=ILO:DF_X_NB(1.0)", "ILO", "DF_X_NB"),
        ("urn:sdmx:org.sdmx.infomodel.datastructure.DataStructure=ILO:X_NB(1.0)", "ILO", "X_NB"),
        ("OECD.ELS.IMD:DSD_MIG@DF_MIG(1.0)", "OECD.ELS.IMD", "DSD_MIG@DF_MIG"),
        ("df_x_nb", "", "DF_X_NB"),
        ("what (is) this", "", "what (is) this"),
    ],
)
def test_what_data_point_to_is_read_in_every_spelling(text: str, agency: str, name: str) -> None:
    """Programs write references in their own ways; all of them name agency and id."""
    assert ids.flow_of(text) == ids.Flow(agency, name)


def test_a_dataflow_leads_to_its_indicator() -> None:
    """So does the structure, which has the same name without its beginning."""
    assert ids.flow_of("ILO:DF_X_NB(1.0)").indicator == ids.flow_of("X_NB").indicator == "X_NB"
