"""The description of the tables."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from ilms_desktop.package import bag, datapackage, strict_json
from tests.vectors.package import world

TABLES = sorted(world.tables(), key=lambda table: table.id)
HASHES = {table.path: bag.sha256(table.data) for table in TABLES}
FILES = {table.path: table.data for table in TABLES}


def described() -> dict[str, Any]:
    """Content of the good description."""
    value = strict_json.load(datapackage.describe(world.NAME, TABLES, hashes=HASHES))
    assert isinstance(value, dict)
    return value


def holds(value: object) -> bool:
    """Whether a description speaks of the good tables."""
    return datapackage.check(value, tables=FILES, hashes=HASHES) is None


def test_the_description_is_of_the_tables() -> None:
    """Path, bytes and hash of each, and the columns."""
    value = described()
    assert holds(value)
    assert [each["path"] for each in value["resources"]] == ["tables/A8-citizenship.csv", "tables/C4.csv"]
    fields = {field["name"]: field["constraints"] for field in value["resources"][1]["schema"]["fields"]}
    assert list(fields)[-2:] == ["obs_value", "obs_status"]
    assert fields["sex"] == {"required": True, "enum": ["SEX_F", "SEX_M", "SEX_T"]}


def test_the_order_of_the_description_does_not_matter() -> None:
    """Another writer may list the tables otherwise."""
    value = described()
    value["resources"].reverse()
    assert holds(value)


@pytest.mark.parametrize(
    ("key", "other"), [("path", "tables/x.csv"), ("bytes", 1), ("hash", "sha256:"), ("schema", {})]
)
def test_a_description_of_something_else_is_refused(key: str, other: object) -> None:
    """A stock tool must not be shown other tables than we import."""
    value = copy.deepcopy(described())
    value["resources"][0][key] = other
    assert not holds(value)


@pytest.mark.parametrize(
    "listed", [["SEX_M", "SEX_T"], ["SEX_T", "SEX_F", "SEX_M"], ["SEX_F", "SEX_M", "SEX_T", 1], "SEX_T"], ids=str
)
def test_a_list_of_codes_is_kept(listed: object) -> None:
    """A table with a code outside its own list, a list in another order, and what is no list of codes."""
    value = described()
    value["resources"][1]["schema"]["fields"][3]["constraints"]["enum"] = listed
    assert not holds(value)


@pytest.mark.parametrize(
    "fields", [None, ["sex"], [{"name": "sex"}], [{"name": "obs_value", "constraints": {"enum": ["1"]}}]], ids=str
)
def test_a_schema_of_another_form_is_refused(fields: object) -> None:
    """It is compared whole; nothing in it is trusted to be of the right type."""
    value = described()
    value["resources"][0]["schema"]["fields"] = fields
    assert not holds(value)


@pytest.mark.parametrize("value", [None, [], {}, {"resources": "C4"}, {"resources": []}])
def test_no_description_at_all_is_refused(value: object) -> None:
    """Neither is one of the wrong form."""
    assert not holds(value)


def test_a_resource_that_is_no_object_is_refused() -> None:
    """Or one too many."""
    value = described()
    value["resources"].append("C5")
    assert not holds(value)
