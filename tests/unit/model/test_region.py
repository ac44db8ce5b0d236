"""Regions: which countries a group holds."""

from __future__ import annotations

import pytest

from ilms_desktop.model.region import Membership, Regions

REGIONS = Regions(
    {
        "M49:021": (Membership(("CAN", "USA")),),
        "M49:019": (Membership(("M49:021", "MEX")),),
        "EU": (Membership(("FRA",), 1958), Membership(("GBR",), 1973, 2019)),
    }
)


@pytest.mark.parametrize(
    ("members", "year", "countries"),
    [
        (("MEX",), 2020, {"MEX"}),
        (("M49:019",), 2020, {"CAN", "USA", "MEX"}),
        (("M49:019", "-M49:021"), 2020, {"MEX"}),
        (("EU",), 1957, set()),
        (("EU",), 2019, {"FRA", "GBR"}),
        (("EU",), 2020, {"FRA"}),
        (("?M49:021",), 2020, set()),
    ],
)
def test_a_group_holds_countries_of_its_regions_in_the_year(
    members: tuple[str, ...], year: int, countries: set[str]
) -> None:
    """Regions nest, change over the years, and may be taken away."""
    assert REGIONS.countries(members, year) == countries


def test_of_some_groups_only_the_surroundings_are_known() -> None:
    """A group without a list of members overlaps with nothing but what holds its whole region."""
    assert REGIONS.around(("?M49:021",), 2020) == {"CAN", "USA"}
    assert REGIONS.around(("MEX",), 2020) == frozenset()
