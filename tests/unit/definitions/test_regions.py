"""Regions: what the file says belongs to what, and when."""

from __future__ import annotations

from ilms_desktop import paths
from ilms_desktop.definitions.loader import load_countries, load_edition
from ilms_desktop.definitions.regions import read_regions


def test_every_country_lies_on_one_continent() -> None:
    """A country without a continent could stand beside its own group unseen; nobody lives in the Antarctic."""
    regions = read_regions(paths.forms_dir())
    continents = [regions.countries([f"M49:{code}"], 2020) for code in ("002", "009", "019", "142", "150")]
    assert sum(map(len, continents)) == len(frozenset().union(*continents))
    assert load_countries().keys() - frozenset().union(*continents) == {"ATA"}


def test_the_european_union_is_that_of_the_year() -> None:
    """Who was a member then is what the figure of then means."""
    regions = read_regions(paths.forms_dir())
    assert [len(regions.countries(["CLDR:EU"], year)) for year in (1980, 2004, 2019, 2020)] == [9, 25, 28, 27]
    assert "GBR" in regions.countries(["M49:150", "-CLDR:EU"], 2020)


def test_an_edition_knows_the_regions() -> None:
    """Rules ask the edition."""
    assert load_edition("ilms-2019").regions.countries(["M49:021"], 2020) == {"BMU", "CAN", "GRL", "SPM", "USA"}
