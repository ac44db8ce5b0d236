"""Rates of the labour market that several tables of one source and year give together.

Participation, unemployment, employment to population: for each status, sex and broad age group, from the tables on
population, employment, unemployment and labour force. Pure arithmetic on figures; which range is plausible is data of
the rule (`forms/rules/V28.toml`).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from ilms_desktop.model.key import CellKey

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.key import TableKey

#: a percent in the unit of ranges
PERCENT: Final = 10
#: one whole in the unit of ranges
WHOLE: Final = 100 * PERCENT


class Role(StrEnum):
    """What a table counts, as far as rates are made of it."""

    #: residents of working age
    POPULATION = "population"
    #: those of them who work
    EMPLOYED = "employed"
    #: those who look for work
    UNEMPLOYED = "unemployed"
    #: both together
    LABOUR_FORCE = "labour_force"


_SUBJECTS: Final = {
    Role.POPULATION: frozenset({"population", "working_age"}),
    Role.EMPLOYED: frozenset({"employment"}),
    Role.UNEMPLOYED: frozenset({"unemployment"}),
    Role.LABOUR_FORCE: frozenset({"labour_force"}),
}


class Part(NamedTuple):
    """Persons that a rate is about.

    Attributes:
        status, sex: codes. age: name of the age group of the rule, empty = all of working age.
    """

    status: str
    sex: str
    age: str


Figures = dict[Part, int]


class Rate(NamedTuple):
    """A rate of some persons.

    Attributes:
        name: `participation`. part: whose.
        numerator, denominator: persons. slack: persons by which rounding may have changed the numerator.
    """

    name: str
    part: Part
    numerator: int
    denominator: int
    slack: int = 0

    @property
    def value(self) -> int:
        """The rate in tenths of a percent, rounded."""
        return (2 * WHOLE * self.numerator + self.denominator) // (2 * self.denominator)

    def is_below(self, bound: int) -> bool:
        """Whether it is below so many tenths of a percent, whatever rounding did."""
        return WHOLE * (self.numerator + self.slack) < bound * self.denominator

    def is_above(self, bound: int) -> bool:
        """Whether it is above so many tenths of a percent, whatever rounding did."""
        return WHOLE * (self.numerator - self.slack) > bound * self.denominator

    def is_far_from(self, other: Rate, distance: int) -> bool:
        """Whether two rates differ by at least so many tenths of a percent, whatever rounding did."""
        high, low = (self, other) if self._times(other) > other._times(self) else (other, self)
        apart = (high.numerator - high.slack) * low.denominator - (low.numerator + low.slack) * high.denominator
        return WHOLE * apart >= distance * high.denominator * low.denominator

    def _times(self, other: Rate) -> int:
        return self.numerator * other.denominator


@dataclass(frozen=True)
class Range:
    """What is plausible: from and to, in tenths of a percent."""

    low: int
    high: int

    @classmethod
    def of(cls, keys: Mapping[str, Any]) -> Range:
        """Range as a rule writes it, in percent."""
        return cls(round(keys["low"] * PERCENT), round(keys["high"] * PERCENT))

    def holds(self, rate: Rate) -> bool:
        """Whether a rate lies in it, or may but for rounding."""
        return not (rate.is_below(self.low) or rate.is_above(self.high))


def tables_with_role(edition: Edition) -> dict[TableKey, Role]:
    """Tables of which rates are made, with what they count: those that divide persons by status."""
    return {
        table.key: role
        for table in edition.tables
        for role, subjects in _SUBJECTS.items()
        if subjects <= table.subjects and table.status_list is not None and not table.is_mean
    }


@lru_cache(maxsize=256)
def broad_groups(
    statuses: tuple[str, ...], sexes: tuple[str, ...], ages: tuple[tuple[str, tuple[str, ...]], ...]
) -> Mapping[Part, tuple[CellKey, ...]]:
    """Broad groups of a table, each with the cells that count it together.

    Args:
        statuses: codes.
        sexes: codes.
        ages: name of each age group, with the codes of the class axis it is made of.
    """
    return {
        Part(status, sex, age): tuple(CellKey(sex, status, code) for code in codes)
        for status, sex, (age, codes) in product(statuses, sexes, ages)
    }


def with_labour_force(counts: Mapping[Role, Figures]) -> dict[Role, Figures]:
    """What is counted, with what follows from it.

    The labour force is what works and what looks for work; who is in it and does not work looks for work.
    """
    employed, unemployed = counts[Role.EMPLOYED], counts[Role.UNEMPLOYED]
    both = {part: persons + unemployed[part] for part, persons in employed.items() if part in unemployed}
    force = both | counts[Role.LABOUR_FORCE]
    rest = {part: max(persons - employed[part], 0) for part, persons in force.items() if part in employed}
    return {**counts, Role.LABOUR_FORCE: force, Role.UNEMPLOYED: rest | unemployed}


def lacking(counts: Mapping[Role, Figures], rate: Mapping[str, Any], part: Part) -> tuple[Role, ...]:
    """What would have to be counted of some persons for a rate of them; nothing where all of it is.

    Args:
        counts: persons by what they are.
        rate: name, what is divided (`of`) by what (`over`).
        part: the persons.
    """
    parts = {Role.LABOUR_FORCE: (Role.EMPLOYED, Role.UNEMPLOYED)}
    missing = [role for role in (Role(rate["of"]), Role(rate["over"])) if part not in counts[role]]
    needed = (each for role in missing for each in parts.get(role, (role,)))
    return tuple(dict.fromkeys(each for each in needed if part not in counts[each]))


def rates_of(counts: Mapping[Role, Figures], rates: Iterable[Mapping[str, Any]], *, slack: int) -> list[Rate]:
    """Rates of what is counted.

    Args:
        counts: persons by what they are.
        rates: name, what is divided (`of`) by what (`over`).
        slack: persons by which rounding may have changed a figure.
    """
    found = []
    for rate in rates:
        name, above, below = rate["name"], counts[Role(rate["of"])], counts[Role(rate["over"])]
        found += [Rate(name, part, persons, below[part], slack) for part, persons in above.items() if below.get(part)]
    return found
