"""What regions and groups of countries hold exists."""

from __future__ import annotations

from ilms_desktop.definitions.crosscheck_regions import check_members, check_regions
from ilms_desktop.definitions.forms import COUNTRIES, INDEX, REGIONS, Forms

LIST = "codelists/CDS_DES.csv"


def forms(regions: list[tuple[str, str]], members: str = "") -> Forms:
    """Files with two countries, some regions and one group."""
    return Forms(
        {
            COUNTRIES: [{"iso3": "CAN"}, {"iso3": "USA"}],
            REGIONS: [{"region": region, "members": each} for region, each in regions],
            INDEX: {"codelists": [{"id": "CDS_DES"}]},
            LIST: [{"code": "CDS_DES_GROUP", "members": members}, {"code": "CDS_DES_TOTAL"}],
        }
    )


def test_a_region_holds_countries_and_regions_before_it() -> None:
    """A region that held itself would have no end."""
    assert list(check_regions(forms([("M49:021", "CAN|USA"), ("M49:019", "M49:021")]))) == []
    found = [(each.code, each.path) for each in check_regions(forms([("M49:019", "M49:021|CND"), ("M49:021", "CAN")]))]
    assert found == [("ref.region", "M49:019"), ("ref.country", "M49:019")]


def test_a_group_holds_countries_and_regions_in_any_way_of_writing() -> None:
    """Without a region, or somewhere in one, it must still be one that is known."""
    known = [("M49:021", "CAN|USA")]
    assert list(check_members(forms(known, "USA|M49:021|-M49:021|?M49:021"))) == []
    found = [(each.code, each.context) for each in check_members(forms(known, "?M49:142|MEX"))]
    assert found == [("ref.region", {"region": "?M49:142"}), ("ref.country", {"country": "MEX"})]
