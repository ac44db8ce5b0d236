"""Attributes hang on what they are said of, so that no receiver finds two values for one place."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from ilms_desktop.exchange.sdmx.components import components
from tests.unit.exchange.sdmx.sdmx_support import ABROAD, EDITION, PAY, STAFF

SPACE = "{urn:s}"


def hangs_on(indicator: str) -> dict[str, list[str]]:
    """Dimensions of each attribute; the measure for those of the figure itself."""
    text = components(EDITION.by_indicator[indicator]).replace(
        "<str:DataStructureComponents>", '<str:DataStructureComponents xmlns:str="urn:s">', 1
    )
    root = ET.fromstring(text)  # noqa: S314 - our own text
    return {
        str(each.get("id")): [str(ref.get("id")) for ref in each.findall(f"{SPACE}AttributeRelationship/*/Ref")]
        for each in root.iter(f"{SPACE}Attribute")
    }


def test_units_hang_on_the_measure_sources_on_the_year_letters_on_the_figure() -> None:
    """As the ILO attaches them; two columns are ours."""
    found = hangs_on(STAFF)
    assert found["UNIT_MEASURE"] == found["UNIT_MULT"] == found["UNIT_MEASURE_TYPE"] == ["MEASURE"]
    assert found["SOURCE"] == found["NOTE_SOURCE"] == ["REF_AREA", "MEASURE", "TIME_PERIOD"]
    for name in ("OBS_STATUS", "CONF_STATUS", "ILO_OBS_STATUS", "DECIMALS", "NOTE_CLASSIF"):
        assert found[name] == ["OBS_VALUE"]


@pytest.mark.parametrize(("indicator", "klass"), [(STAFF, ["ECO"]), (ABROAD, ["CRS"]), (PAY, [])])
def test_notes_of_a_qtable_hang_on_its_class_as_well(indicator: str, klass: list[str]) -> None:
    """A table may be filled in two classifications for one year, each with its own notes."""
    assert hangs_on(indicator)["NOTE_INDICATOR"] == ["REF_AREA", "MEASURE", *klass, "TIME_PERIOD"]
