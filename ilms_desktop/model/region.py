"""Regions: which countries a group of countries holds in a year.

A group names its members as country codes, as a region, or as a region without another; of some groups only the region
they lie in is known. Names of regions and groups are not kept here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

#: what stands before a region that is taken away, and before one in which the members lie, nobody knows which
WITHOUT: Final = "-"
SOMEWHERE_IN: Final = "?"


@dataclass(frozen=True, slots=True)
class Membership:
    """Countries and regions that belong to a region.

    Attributes:
        members: ISO alpha-3 codes of countries, and regions. since, until: first and last year, or None without one.
    """

    members: tuple[str, ...]
    since: int | None = None
    until: int | None = None

    def holds_in(self, year: int) -> bool:
        """Whether they belong to it in a year."""
        return (self.since is None or self.since <= year) and (self.until is None or year <= self.until)


@dataclass(frozen=True)
class Regions:
    """Regions with their members.

    Attributes:
        memberships: by code of the region, such as `M49:142` for Asia.
    """

    memberships: Mapping[str, tuple[Membership, ...]] = field(default_factory=dict)

    def countries(self, members: Iterable[str], year: int) -> frozenset[str]:
        """Countries of a group, by ISO alpha-3 code; none where only the region they lie in is known.

        Args:
            members: as a code list writes them.
            year: reference year.
        """
        written = tuple(members)
        taken = {each.removeprefix(WITHOUT) for each in written if each.startswith(WITHOUT)}
        added = {each for each in written if not each.startswith((WITHOUT, SOMEWHERE_IN))}
        return self._all(added, year) - self._all(taken, year)

    def around(self, members: Iterable[str], year: int) -> frozenset[str]:
        """Countries of the region in which a group lies whose members are not known; none for any other group."""
        return self._all({each.removeprefix(SOMEWHERE_IN) for each in members if each.startswith(SOMEWHERE_IN)}, year)

    def _all(self, members: Iterable[str], year: int) -> frozenset[str]:
        """Countries among members and inside their regions."""
        found: set[str] = set()
        for member in members:
            inside = self.memberships.get(member)
            if inside is None:
                found.add(member)
            else:
                found.update(*(self._all(each.members, year) for each in inside if each.holds_in(year)))
        return frozenset(found)
