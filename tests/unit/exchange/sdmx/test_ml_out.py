"""SDMX-ML says who sends, when, what is to be done and whose letters it uses."""

from __future__ import annotations

from dataclasses import replace

from ilms_desktop.exchange.formats import layout
from ilms_desktop.exchange.outgoing import Deed
from tests.unit.exchange.sdmx.sdmx_support import ABROAD, STAFF, key_of, outgoing, row, tree

MES = "{http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message}"
SS = "{http://www.sdmx.org/resources/sdmxml/schemas/v2_1/data/structurespecific}"
ONE = row(STAFF, "ECO_SECTOR_AGR", "CCT_CIT_TOTAL", status="N", text="")
TWO = row(ABROAD, "CRS_RES_TOTAL")


def test_the_head_says_who_when_and_whose_letters() -> None:
    """A letter never stands without its scheme."""
    root = tree(layout("sdmx-ml").write(outgoing([ONE]))[""])
    head = root.find(f"{MES}Header")
    assert head is not None
    assert head.findtext(f"{MES}ID") == "ILMS-2026_KHM_2026-10-05T093000Z"
    assert head.findtext(f"{MES}Prepared") == "2026-10-05T09:30:00Z"
    assert "ILO_OBS_STATUS: letters of ILO:CL_ILO_OBS_STATUS" in str(head.findtext(f"{MES}Source"))
    (observation,) = root.iter("Obs")
    assert (observation.get("OBS_STATUS"), observation.get("ILO_OBS_STATUS")) == ("O", "N")
    assert observation.get("OBS_VALUE") is None


def test_each_dataflow_and_action_has_its_data_set() -> None:
    """Deletions first, by their keys alone."""
    gone = row(ABROAD, "CRS_RES_THA", text="")
    leaving = outgoing([ONE, TWO], deeds={key_of(TWO): Deed.REVISED}, gone=[gone])
    sets = tree(layout("sdmx-ml").write(leaving)[""]).findall(f"{MES}DataSet")
    found = [(each.get(f"{SS}structureRef"), each.get(f"{SS}action"), len(each)) for each in sets]
    assert found == [
        (f"DF_{STAFF}", "Information", 1),
        (f"DF_{ABROAD}", "Delete", 1),
        (f"DF_{ABROAD}", "Replace", 1),
    ]
    assert "OBS_STATUS" not in sets[1][0].attrib


def test_a_time_that_is_not_known_is_that_of_the_round() -> None:
    """The head must have one, and the same figures give the same bytes."""
    data = layout("sdmx-ml").write(replace(outgoing([ONE]), prepared=None))[""]
    assert b"<mes:Prepared>2026-01-01T00:00:00Z</mes:Prepared>" in data


def test_a_second_source_has_its_own_file_and_message() -> None:
    """Two messages with one id would be taken for one."""
    other = row(ABROAD, "CRS_RES_THA", source="FX:N1")
    files = layout("sdmx-ml").write(outgoing([TWO, other]))
    assert list(files) == ["", "FX-N1"]
    heads = {tree(data).findtext(f"{MES}Header/{MES}ID") for data in files.values()}
    assert heads == {"ILMS-2026_KHM_2026-10-05T093000Z", "ILMS-2026_KHM_FX-N1_2026-10-05T093000Z"}
