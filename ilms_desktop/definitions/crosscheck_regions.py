"""Checks of regions and of groups of countries: what they hold exists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ilms_desktop.definitions.codelists import split
from ilms_desktop.definitions.forms import COUNTRIES, REGIONS, list_file
from ilms_desktop.definitions.problem import Problem
from ilms_desktop.model.region import SOMEWHERE_IN, WITHOUT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ilms_desktop.definitions.forms import Forms


def check_regions(forms: Forms) -> Iterator[Problem]:
    """Members of a region are countries, or regions of the rows before it, so that none holds itself."""
    known = {row["iso3"] for row in forms.rows(COUNTRIES)}
    for row in forms.rows(REGIONS):
        for member in split(row["members"]):
            if member not in known:
                yield _lost(member, REGIONS, row["region"])
        known.add(row["region"])


def check_members(forms: Forms) -> Iterator[Problem]:
    """Members of a group of countries are countries or regions."""
    known = {row["iso3"] for row in forms.rows(COUNTRIES)} | {row["region"] for row in forms.rows(REGIONS)}
    for list_id in forms.lists:
        name = list_file(list_id)
        for row in forms.rows(name):
            for member in split(row.get("members", "")):
                if member.lstrip(WITHOUT + SOMEWHERE_IN) not in known:
                    yield _lost(member, name, row["code"])


def _lost(member: str, name: str, code: str) -> Problem:
    """A member that is not known."""
    if ":" in member:
        return Problem("ref.region", name, code, {"region": member})
    return Problem("ref.country", name, code, {"country": member})


REGION_CHECKS: Final[tuple[Callable[[Forms], Iterator[Problem]], ...]] = (check_regions, check_members)
