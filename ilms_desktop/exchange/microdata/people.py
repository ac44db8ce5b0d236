"""The persons of a survey: what is known of each, and who of them a table counts.

Each variable is understood once, each group of persons found once, however many tables ask for it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

import numpy as np

from ilms_desktop.definitions.microdata import ConditionKind, VariableKind, load_microdata
from ilms_desktop.exchange.microdata.coding import NOTHING, Amounts, Coded, Coder, CodingTrouble
from ilms_desktop.exchange.microdata.membership import ages_of_token
from ilms_desktop.exchange.microdata.recipe import ABROAD, HOME, UNKNOWN, YES
from ilms_desktop.exchange.microdata.weights import exact_weights

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from ilms_desktop.definitions.microdata import PersonCondition
    from ilms_desktop.exchange.microdata.recipe import Choices
    from ilms_desktop.exchange.microdata.weights import Weights

_PLACES: Final = frozenset({HOME, UNKNOWN})


class CannotCountError(Exception):
    """A table cannot be counted; caught where tables are counted, and told in the report."""

    def __init__(self, trouble: CodingTrouble) -> None:
        """Keep what stands in the way."""
        super().__init__(trouble.code)
        self.trouble = trouble


@dataclass(frozen=True, repr=False)
class Group:
    """Some persons of a survey.

    Attributes:
        members: whether each record is one of them. left_out: variable -> records left out because it says nothing.
    """

    members: NDArray[np.bool_]
    left_out: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, repr=False)
class People:
    """Everybody in a survey."""

    coder: Coder
    _coded: dict[str, Coded | Amounts | CodingTrouble] = field(default_factory=dict)
    _groups: dict[tuple[str, ...], Group] = field(default_factory=dict)

    @property
    def choices(self) -> Choices:
        """How figures are made."""
        return self.coder.recipe.choices

    def said(self, variable: str) -> Coded | Amounts:
        """What a variable says.

        Raises:
            CannotCountError: its values cannot be understood.
        """
        found = self._coded.get(variable)
        if found is None:
            found = self._coded[variable] = self._understand(variable)
        if isinstance(found, CodingTrouble):
            raise CannotCountError(found)
        return found

    def words(self, variable: str) -> Coded:
        """What a variable says, where it says words."""
        found = self.said(variable)
        assert isinstance(found, Coded)  # noqa: S101 - the definitions say of which kind a variable is
        return found

    def amounts(self, variable: str) -> Amounts:
        """What a variable says, where it says numbers."""
        found = self.said(variable)
        assert isinstance(found, Amounts)  # noqa: S101 - as above
        return found

    @cached_property
    def weights(self) -> Weights:
        """Weights of all records.

        Raises:
            CannotCountError: some are missing, below zero or no numbers.
        """
        name = self._variable_of(VariableKind.WEIGHT)
        if name is None:
            return exact_weights(np.ones(self.coder.survey.records), divisor=self.choices.weight_divisor)
        amounts = self.amounts(name)
        blank = int(amounts.missing.sum())
        if blank and not amounts.exclude:
            raise CannotCountError(self._trouble("not_stated", name, blank))
        values = np.where(amounts.missing, 0.0, amounts.numbers)
        return exact_weights(values, divisor=self.choices.weight_divisor)

    @cached_property
    def years(self) -> Coded:
        """Reference year of each record; records of years that are not asked for have none."""
        name = self._variable_of(VariableKind.YEAR)
        if name is None:
            index = np.zeros(self.coder.survey.records, np.int32)
            return Coded("", (str(self.choices.years[0]),), index, exclude=True)
        said = self.words(name)
        blank = int((said.missing & (self.weights.units > 0)).sum())
        if blank and not said.exclude:
            raise CannotCountError(self._trouble("not_stated", name, blank))
        asked = {str(year) for year in self.choices.years} or set(said.tokens)
        index = np.where(said.by_token([token in asked for token in said.tokens]), said.index, NOTHING)
        return replace(said, index=index.astype(np.int32), exclude=True)

    @cached_property
    def everybody(self) -> Group:
        """Records with a weight, in a year that is asked for."""
        return Group((self.weights.units > 0) & ~self.years.missing)

    def group(self, conditions: tuple[str, ...], *, migrants_by: str) -> Group:
        """Everybody of whom all conditions are true, asked one after the other.

        Args:
            conditions: by id.
            migrants_by: variable that tells migrants, empty where none is needed.

        Raises:
            CannotCountError: nothing is said of some, and they are not to be left out.
        """
        if not conditions:
            return self.everybody
        key = (migrants_by, *conditions)
        if key not in self._groups:
            before = self.group(conditions[:-1], migrants_by=migrants_by)
            self._groups[key] = self._narrow(before, conditions[-1], migrants_by)
        return self._groups[key]

    def stated(self, group: Group, variable: str, *, also: NDArray[np.bool_] | None = None) -> Group:
        """Those of a group of whom a variable says something.

        Args:
            group: the persons.
            variable: what is asked.
            also: records that count as if nothing were said.

        Raises:
            CannotCountError: nothing is said of some, and they are not to be left out.
        """
        said = self.said(variable)
        silent = said.missing if also is None else said.missing | also
        blank = int((silent & group.members).sum())
        if not blank:
            return group
        if not said.exclude:
            raise CannotCountError(self._trouble("not_stated", variable, blank))
        left_out = {**group.left_out, variable: group.left_out.get(variable, 0) + blank}
        return Group(group.members & ~silent, left_out)

    def _narrow(self, group: Group, condition: str, migrants_by: str) -> Group:
        """Those of a group of whom one more condition is true."""
        asked = load_microdata().conditions[condition]
        migrant = asked.kind is ConditionKind.MIGRANT
        variable = migrants_by if migrant else self.coder.recipe.first_of(asked.variables)
        if variable is None or condition in self.choices.assumed:
            return group
        stated = self.stated(group, variable)
        return replace(stated, members=stated.members & _READ[asked.kind](self, asked, variable))

    def is_code(self, asked: PersonCondition, variable: str) -> NDArray[np.bool_]:
        """Whether a variable has one of the codes of a condition."""
        return self.words(variable).has(asked.codes)

    def is_place(self, asked: PersonCondition, variable: str) -> NDArray[np.bool_]:
        """Whether a country is this one, or another one."""
        said = self.words(variable)
        away = ABROAD in asked.codes
        return said.by_token([token not in _PLACES if away else token in asked.codes for token in said.tokens])

    def is_year(self, asked: PersonCondition, variable: str) -> NDArray[np.bool_]:
        """Whether something happened in the reference year of the record."""
        said = self.said(variable)
        if isinstance(said, Coded):
            return said.has(asked.codes & {YES})
        years = np.array([*(float(token) for token in self.years.tokens), np.nan])
        same: NDArray[np.bool_] = np.floor(said.numbers) == years[self.years.index]
        return same

    def is_of_age(self, _asked: PersonCondition, variable: str) -> NDArray[np.bool_]:
        """Whether a person is of working age; a band that holds the limit counts as a whole."""
        said = self.words(variable)
        last = self.choices.working_age_to
        bands = [ages_of_token(token) or (0, 0) for token in said.tokens]
        upper = [last is None or band[0] <= last for band in bands]
        lower = [band[1] >= self.choices.working_age_from for band in bands]
        return said.by_token([low and up for low, up in zip(lower, upper, strict=True)])

    def _understand(self, variable: str) -> Coded | Amounts | CodingTrouble:
        """A variable from its column; persons below working age may be what they are without being asked."""
        found = self.coder.code(variable)
        default = load_microdata().variables[variable].below_working_age
        age = next((each for each in self.coder.recipe.variables if _is_age(each)), None)
        if not default or age is None or not isinstance(found, Coded):
            return found
        asked = load_microdata().conditions
        limit = next(each for each in asked.values() if each.kind is ConditionKind.AGE)
        try:
            ages = self.words(age)
        except CannotCountError:
            return found
        below = found.missing & ~ages.missing & ~self.is_of_age(limit, age)
        tokens = tuple(dict.fromkeys((*found.tokens, default)))
        index = np.where(below, tokens.index(default), found.index).astype(np.int32)
        return replace(found, tokens=tokens, index=index)

    def _variable_of(self, kind: VariableKind) -> str | None:
        """The variable of a kind that the recipe has."""
        known = load_microdata().variables
        return next((each for each in self.coder.recipe.variables if known[each].kind is kind), None)

    def _trouble(self, code: str, variable: str, records: int) -> CodingTrouble:
        return CodingTrouble(code, variable, self.coder.recipe.variables[variable].name, records)


def _is_age(variable: str) -> bool:
    return load_microdata().variables[variable].kind is VariableKind.AGE


_READ: Final[dict[ConditionKind, Callable[[People, PersonCondition, str], NDArray[np.bool_]]]] = {
    ConditionKind.CODE: People.is_code,
    ConditionKind.PLACE: People.is_place,
    ConditionKind.MIGRANT: People.is_place,
    ConditionKind.YEAR: People.is_year,
    ConditionKind.AGE: People.is_of_age,
}
