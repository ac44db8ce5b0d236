"""The structures are SDMX 2.1 by its schemas, and two libraries find in them what the definitions say."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final

import pysdmx.io
import pytest
import sdmx
from pysdmx.model import Codelist, Dataflow, DataStructureDefinition, ProvisionAgreement

from ilms_desktop.definitions.loader import list_editions, load_edition
from ilms_desktop.exchange.sdmx import ids
from ilms_desktop.exchange.sdmx.structures import write
from tests.unit.exchange.sdmx.sdmx_support import EDITION, PREPARED, schema_errors, tree

if TYPE_CHECKING:
    from collections.abc import Mapping

SPACES: Final = {
    "str": "http://www.sdmx.org/resources/sdmxml/schemas/v2_1/structure",
    "com": "http://www.sdmx.org/resources/sdmxml/schemas/v2_1/common",
}
LANGUAGE: Final = "{http://www.w3.org/XML/1998/namespace}lang"


@pytest.fixture(scope="module")
def data() -> bytes:
    """The structures of an edition."""
    return write("ilms-2019", prepared=PREPARED)


@pytest.fixture(scope="module")
def by_pysdmx(data: bytes) -> Mapping[type, Mapping[str, Any]]:
    """What one judge reads, by kind and id."""
    found: dict[type, dict[str, Any]] = {}
    structures: Any = pysdmx.io.read_sdmx(io.BytesIO(data), validate=True).structures
    for each in structures:
        found.setdefault(type(each), {})[each.id] = each
    return found


@pytest.fixture(scope="module")
def by_sdmx1(data: bytes) -> Any:
    """What the other judge reads."""
    return sdmx.read_sdmx(io.BytesIO(data))


@pytest.mark.parametrize("edition", list_editions())
def test_the_structures_of_every_edition_keep_to_the_schema(edition: str) -> None:
    """With a country and without one."""
    for country in ("", "KHM"):
        assert schema_errors(write(edition, prepared=PREPARED, country=country)) == []


def test_both_judges_find_the_dimensions_of_every_table(
    by_pysdmx: Mapping[type, Mapping[str, Any]], by_sdmx1: Any
) -> None:
    """In the order of the id, time last."""
    for table in EDITION.tables:
        wanted = list(ids.dimensions_of(table.indicator))
        one = by_pysdmx[DataStructureDefinition][table.indicator]
        assert [each.id for each in one.components.dimensions] == wanted
        other = by_sdmx1.structure[table.indicator]
        assert [each.id for each in other.dimensions] == wanted
        assert [each.id for each in other.attributes] == [each.id for each in one.components.attributes]


def test_both_judges_find_the_same_codes_and_names(by_pysdmx: Mapping[type, Mapping[str, Any]], by_sdmx1: Any) -> None:
    """Name by name, in English."""
    lists = by_pysdmx[Codelist]
    assert set(lists) == set(by_sdmx1.codelist)
    for name, each in lists.items():
        ours = {code.id: code.name for code in each.codes}
        assert ours == {code.id: str(code.name) for code in by_sdmx1.codelist[name]}
        assert ours


def test_code_lists_hold_every_code_that_a_table_takes(by_sdmx1: Any) -> None:
    """Of all class versions, whether they are offered or only read."""
    for table in EDITION.tables:
        for list_id in filter(None, (table.status_list, *table.versions)):
            if list_id in EDITION.codelists:
                held = by_sdmx1.codelist[ids.codelist_of(list_id.partition("_")[0])]
                assert {code.id for code in EDITION.codelists[list_id].codes} <= set(held.items)


def test_names_stand_in_every_language(data: bytes) -> None:
    """Whoever reads them in a database reads the words of the questionnaire."""
    message = tree(data)

    def names(path: str) -> dict[str, str]:
        found = message.findall(f".//{path}/com:Name", SPACES)
        return {str(each.get(LANGUAGE)): str(each.text) for each in found}

    area = "str:Codelist[@id='CL_REF_AREA']/str:Code[@id='{}']"
    assert set(names(area.format("KHM"))) == {"en", "fr", "es", "ar"}
    assert names(area.format("KHM"))["fr"] == load_edition("ilms-2019", language="fr").countries["KHM"].name
    measure = names("str:Codelist[@id='CL_MEASURE']/str:Code[@id='MST_TEMP_NB']")
    assert measure == {"en": "Employment", "fr": "Emploi", "es": "Ocupación", "ar": "العمالة"}
    flow = names("str:Dataflow[@id='DF_MNA_TPOP_SEX_CRS_NB']")
    assert flow["es"] == load_edition("ilms-2019", language="es").by_indicator["MNA_TPOP_SEX_CRS_NB"].title


def test_every_dataflow_has_its_structure_and_its_provider(
    by_pysdmx: Mapping[type, Mapping[str, Any]], by_sdmx1: Any
) -> None:
    """Thirty-five tables, thirty-five agreements."""
    flows = {ids.flow_id(table.indicator) for table in EDITION.tables}
    assert set(by_pysdmx[Dataflow]) == set(by_sdmx1.dataflow) == flows
    assert len(by_pysdmx[ProvisionAgreement]) == len(flows)
    for name, flow in by_sdmx1.dataflow.items():
        assert flow.structure.id == ids.flow_of(name).indicator


def test_a_country_can_be_the_provider() -> None:
    """Its name and its agreements stand in the file."""
    found: Any = sdmx.read_sdmx(io.BytesIO(write("ilms-2019", prepared=PREPARED, country="KHM")))
    assert "PA_MNA_TPOP_SEX_CRS_NB_KHM" in found.provisionagreement
    providers = found.organisation_scheme["DATA_PROVIDERS"]
    assert [str(each.name) for each in providers] == ["Cambodia"]


def test_status_letters_stand_in_lists_of_their_own(by_sdmx1: Any) -> None:
    """Those of SDMX are of SDMX, those of the ILO of the ILO."""
    assert by_sdmx1.codelist["CL_OBS_STATUS"].maintainer.id == "SDMX"
    assert str(by_sdmx1.codelist["CL_OBS_STATUS"]["N"].name) == "Not significant"
    assert by_sdmx1.codelist["CL_ILO_OBS_STATUS"].maintainer.id == "ILO"
    assert str(by_sdmx1.codelist["CL_ILO_OBS_STATUS"]["N"].name) == "Not available"


def test_the_same_edition_gives_the_same_bytes(data: bytes) -> None:
    """The moment is given, nothing is counted."""
    assert write("ilms-2019", prepared=PREPARED) == data
