"""A made-up country over the years: persons by sex, age, education, work, partner country, so that all tables agree.

Sizes and shares are lognormal and drift from year to year. Every draw has a name of its own, so that one number (how
large a universe is) can be changed and all else stays as it was. The same seed makes the same country everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from math import exp
from random import Random
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence

K = TypeVar("K", bound="Hashable")

SEXES: Final = ("M", "F")
#: residents who came from elsewhere, all others, and those of whom it is not known
STATUSES: Final = ("native", "foreign", "unknown")
#: partner countries of which a table may name some
PARTNERS: Final = ("THA", "MYS", "KOR", "JPN", "SGP", "VNM", "LAO", "CHN", "IND", "PHL", "IDN", "FRA")
#: stands for all partner countries beyond those above
ELSEWHERE: Final = "X"
#: row of those of whom the class is not known
UNKNOWN: Final = "?"

#: persons by sex, status (empty in tables without it) and class
Leaves = dict[tuple[str, str, str], int]


def dice(*name: object) -> Random:
    """Dice that fall the same way for the same name."""
    return Random("/".join(map(str, name)))


def apportion(total: int, weights: Mapping[K, float], caps: Mapping[K, int] | None = None) -> dict[K, int]:
    """Whole parts of a total by weight, none above its cap; what does not fit anywhere is left out."""
    room = dict(caps) if caps is not None else dict.fromkeys(weights, total)
    left = min(total, sum(room.values()))
    found = dict.fromkeys(weights, 0)
    while left:
        open_to = {key: weights[key] for key in weights if room[key] > found[key]}
        scale = left / sum(open_to.values())
        more = {key: min(int(weight * scale), room[key] - found[key]) for key, weight in open_to.items()}
        if not any(more.values()):
            more = dict.fromkeys(sorted(open_to, key=lambda key: -open_to[key])[:left], 1)
        for key, each in more.items():
            found[key] += each
        left -= sum(more.values())
    return found


@dataclass(frozen=True)
class Country:
    """Persons in a made-up country.

    Attributes:
        seed: which country. years: first and last one. sizes: factor on the size of a universe (`A`, `B`, `C`).
        ages: codes of the age groups that all tables on age use.
    """

    seed: int
    years: tuple[int, int]
    ages: tuple[str, ...]
    sizes: Mapping[str, float] = field(default_factory=dict)

    def __hash__(self) -> int:
        """Countries are told apart by what they are made of."""
        return hash((self.seed, self.years, tuple(sorted(self.sizes.items()))))

    def _level(self, name: str, middle: float, spread: float) -> float:
        """A number of the country that does not change: lognormal around its middle."""
        return middle * exp(dice(self.seed, name).gauss(0, spread))

    def _drift(self, name: str, year: int, *, trend: float, shake: float) -> float:
        """Factor by which something differs in a year from what it usually is."""
        slope = dice(self.seed, name, "trend").gauss(0, trend)
        return exp(slope * (year - self.years[0]) + dice(self.seed, name, year).gauss(0, shake))

    def weights(self, name: str, codes: Iterable[str], year: int, sex: str, *, spread: float = 0.9) -> dict[str, float]:
        """How the persons of a sex are spread over classes in a year."""
        found = {}
        for code in codes:
            usual = self._level(f"{name}/{code}", 0.02 if code == UNKNOWN else 1.0, 0.4 if code == UNKNOWN else spread)
            of_sex = self._level(f"{name}/{code}/{sex}", 1.0, 0.3)
            found[code] = usual * of_sex * self._drift(f"{name}/{code}", year, trend=0.03, shake=0.05)
        return found

    # --- residents

    def residents(self, year: int) -> dict[str, int]:
        """Persons of working age by sex."""
        size = min(max(self._level("size", 3e6, 1.2), 2e5), 4e7) * self.sizes.get("A", 1)
        women = min(max(self._level("women", 0.5, 0.04), 0.4), 0.6)
        grown = size * self._drift("size", year, trend=0.02, shake=0.01)
        return {"M": round(grown * (1 - women)), "F": round(grown * women)}

    def by_class(
        self, name: str, totals: Mapping[str, int], codes: Sequence[str], year: int
    ) -> dict[tuple[str, str], int]:
        """Persons by sex and class."""
        return {
            (sex, code): persons
            for sex in SEXES
            for code, persons in apportion(totals[sex], self.weights(name, codes, year, sex)).items()
        }

    def migrants(self, criterion: str, year: int) -> dict[str, dict[str, int]]:
        """Residents of working age by status and sex."""
        found: dict[str, dict[str, int]] = {status: {} for status in STATUSES}
        for sex, persons in self.residents(year).items():
            share = min(self._level(f"{criterion}/{sex}", 0.08, 0.6), 0.35)
            foreign = round(persons * share * self._drift(f"{criterion}", year, trend=0.03, shake=0.03))
            unknown = round(persons * self._level(f"{criterion}/unknown", 0.004, 0.5))
            found["foreign"][sex], found["unknown"][sex] = foreign, unknown
            found["native"][sex] = persons - foreign - unknown
        return found

    def by_status(
        self, name: str, everybody: Mapping[tuple[str, str], int], totals: Mapping[str, Mapping[str, int]], year: int
    ) -> Leaves:
        """Everybody by sex and class, split by status so that each status comes to its total."""
        leaves: Leaves = {}
        for sex in SEXES:
            left = {code: persons for (of, code), persons in everybody.items() if of == sex}
            for status in ("foreign", "unknown"):
                usual = self.weights(f"{name}/{status}", left, year, sex, spread=0.3)
                # why: nobody is of unknown class by reason of his status
                weights = {code: left[code] * (1.0 if code == UNKNOWN else usual[code]) + 1e-9 for code in left}
                part = apportion(totals[status][sex], weights, left)
                leaves |= {(sex, status, code): persons for code, persons in part.items()}
                left = {code: left[code] - part[code] for code in left}
            leaves |= {(sex, "native", code): persons for code, persons in left.items()}
        return leaves

    def working_age(self, criterion: str, year: int) -> Leaves:
        """A1: by status, sex and age."""
        everybody = self.by_class("age", self.residents(year), self.ages, year)
        return self.by_status(f"A1/{criterion}", everybody, self.migrants(criterion, year), year)

    def _rate(self, name: str, middle: float, age: str, year: int, limits: tuple[float, float]) -> float:
        """A rate of an age group in a year."""
        usual = self._level(f"{name}/{age}", middle, 0.12) * self._drift(name, year, trend=0.005, shake=0.02)
        return min(max(usual, limits[0]), limits[1])

    def _share(self, name: str, middle: float, criterion: str, year: int, limits: tuple[float, float]) -> Leaves:
        """Persons in A1 to whom something applies; those of both criteria come to the same number."""
        leaves: Leaves = {}
        everybody = self.by_class("age", self.residents(year), self.ages, year)
        all_of_them = self.working_age(criterion, year)
        for (sex, age), persons in everybody.items():
            rate = self._rate(f"{name}/{sex}", middle, age, year, limits)
            chosen = round(persons * rate)
            parts = {
                status: round(
                    all_of_them[sex, status, age] * rate * self._level(f"{name}/{criterion}/{status}", 1, 0.05)
                )
                for status in ("foreign", "unknown")
            }
            parts = {status: min(part, all_of_them[sex, status, age], chosen) for status, part in parts.items()}
            leaves |= {(sex, status, age): part for status, part in parts.items()}
            leaves[sex, "native", age] = chosen - sum(parts.values())
        return leaves

    def employed(self, criterion: str, year: int) -> Leaves:
        """A4: employed persons by status, sex and age."""
        return self._share("employed", 0.6, criterion, year, (0.3, 0.85))

    def unemployed(self, criterion: str, year: int) -> Leaves:
        """A9: unemployed persons by status, sex and age."""
        return self._share("unemployed", 0.03, criterion, year, (0.01, 0.08))

    def status_totals(self, leaves: Leaves) -> dict[str, dict[str, int]]:
        """Persons by status and sex."""
        return {
            status: {sex: sum(n for (of, at, _age), n in leaves.items() if (of, at) == (sex, status)) for sex in SEXES}
            for status in STATUSES
        }

    def workers(self, name: str, criterion: str, codes: Sequence[str], year: int) -> Leaves:
        """A5 to A7: the employed by a class of their work."""
        totals = self.status_totals(self.employed(criterion, year))
        sexes = {sex: sum(totals[status][sex] for status in STATUSES) for sex in SEXES}
        return self.by_status(f"{name}/{criterion}", self.by_class(name, sexes, codes, year), totals, year)

    def schooling(self, criterion: str, codes: Sequence[str], year: int) -> Leaves:
        """A2: residents by education."""
        everybody = self.by_class("A2", self.residents(year), codes, year)
        return self.by_status(f"A2/{criterion}", everybody, self.migrants(criterion, year), year)

    # --- partner countries

    def partners(
        self, name: str, totals: Mapping[str, int], year: int, within: Leaves | None = None, *, spread: float = 1.2
    ) -> Leaves:
        """Persons by partner country; where they are a part of others, none has more than those."""
        codes = (*PARTNERS, ELSEWHERE)
        leaves: Leaves = {}
        for sex in SEXES:
            weights = self.weights(name, codes, year, sex, spread=0.15 if within else spread)
            caps = None
            if within is not None:
                caps = {code: within[sex, "", code] for code in codes}
                weights = {code: weights[code] * caps[code] + 1e-9 for code in codes}
            leaves |= {(sex, "", code): n for code, n in apportion(totals[sex], weights, caps).items()}
        return leaves

    def origins(self, criterion: str, year: int) -> Leaves:
        """A3: migrants by country."""
        return self.partners(f"A3/{criterion}", self.migrants(criterion, year)["foreign"], year)

    def origins_of_workers(self, criterion: str, year: int) -> Leaves:
        """A8: employed migrants by country."""
        totals = self.status_totals(self.employed(criterion, year))["foreign"]
        return self.partners(f"A8/{criterion}", totals, year, self.origins(criterion, year))

    def _of(self, name: str, totals: Mapping[str, int], middle: float, year: int) -> dict[str, int]:
        """A share of persons, by sex."""
        return {
            sex: round(
                n
                * min(self._level(f"{name}/{sex}", middle, 0.15), 0.9)
                * self._drift(name, year, trend=0.02, shake=0.06)
            )
            for sex, n in totals.items()
        }

    def arrivals(self, criterion: str, year: int) -> dict[str, int]:
        """Persons of working age who arrived in the year, by sex."""
        size = self.sizes.get("B", 1)
        return self._of(
            "arrivals", {s: round(n * size) for s, n in self.migrants(criterion, year)["foreign"].items()}, 0.08, year
        )

    def arrivals_by_origin(self, criterion: str, year: int) -> Leaves:
        """B1: arrivals by country."""
        return self.partners(f"B1/{criterion}", self.arrivals(criterion, year), year, self.origins(criterion, year))

    def employed_arrivals(self, criterion: str, year: int) -> dict[str, int]:
        """Arrivals who work, by sex."""
        return self._of("employed arrivals", self.arrivals(criterion, year), 0.5, year)

    def abroad(self, year: int) -> Leaves:
        """C1: nationals who live abroad, by country."""
        size = (
            self._level("abroad", 4e5, 1.0)
            * self.sizes.get("C", 1)
            * self._drift("abroad", year, trend=0.03, shake=0.03)
        )
        women = min(max(self._level("abroad/women", 0.45, 0.2), 0.25), 0.75)
        return self.partners("C1", {"M": round(size * (1 - women)), "F": round(size * women)}, year)

    def leavers(self, year: int) -> Leaves:
        """C3: nationals who left in the year, by country."""
        return self.partners(
            "C3", self._of("leavers", sexes_of(self.abroad(year)), 0.12, year), year, self.abroad(year)
        )

    def leavers_for_work(self, year: int) -> Leaves:
        """C4: nationals who left for employment, by country."""
        leavers = self.leavers(year)
        return self.partners("C4", self._of("leavers for work", sexes_of(leavers), 0.7, year), year, leavers)

    def returned(self, year: int) -> Leaves:
        """C2: nationals who came back in the year, by country."""
        return self.partners(
            "C2", self._of("returned", sexes_of(self.abroad(year)), 0.05, year), year, self.abroad(year)
        )

    def plain(self, name: str, totals: Mapping[str, int], codes: Sequence[str], year: int) -> Leaves:
        """Persons by a class, without status."""
        return {(sex, "", code): n for (sex, code), n in self.by_class(name, totals, codes, year).items()}


def sexes_of(leaves: Leaves) -> dict[str, int]:
    """Persons by sex."""
    return {sex: sum(n for (of, _status, _class), n in leaves.items() if of == sex) for sex in SEXES}


@lru_cache(maxsize=4096)
def leaves_of(country: Country, table: str, criterion: str, codes: tuple[str, ...], year: int) -> Leaves:
    """Persons of a table by sex, status and class."""
    makers = {
        "A1": lambda: country.working_age(criterion, year),
        "A2": lambda: country.schooling(criterion, codes, year),
        "A3": lambda: country.origins(criterion, year),
        "A4": lambda: country.employed(criterion, year),
        "A5": lambda: country.workers("A5", criterion, codes, year),
        "A6": lambda: country.workers("A6", criterion, codes, year),
        "A7": lambda: country.workers("A7", criterion, codes, year),
        "A8": lambda: country.origins_of_workers(criterion, year),
        "A9": lambda: country.unemployed(criterion, year),
        "B1": lambda: country.arrivals_by_origin(criterion, year),
        "B2": lambda: country.plain("B2", country.arrivals(criterion, year), codes, year),
        "B3": lambda: country.plain("B3", country.employed_arrivals(criterion, year), codes, year),
        "B4": lambda: country.plain("B4", country.employed_arrivals(criterion, year), codes, year),
        "C1": lambda: country.abroad(year),
        "C2": lambda: country.returned(year),
        "C3": lambda: country.leavers(year),
        "C4": lambda: country.leavers_for_work(year),
        "C5": lambda: country.plain("C5", sexes_of(country.leavers_for_work(year)), codes, year),
        "C6": lambda: country.plain("C6", sexes_of(country.leavers_for_work(year)), codes, year),
        "C7": lambda: country.plain("C7", sexes_of(country.leavers_for_work(year)), codes, year),
    }
    return makers[table]()
