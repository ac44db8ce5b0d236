"""A recipe: which variable of a survey says what, what its values mean, and how figures are made of them.

A recipe is a TOML file that people keep beside their survey. It holds names and codes of variables, never a record.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.errors import ExchangeError
from ilms_desktop.exchange.microdata.recipe_shape import RecipeProblem, shape_problems

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

#: words that stand for a value of every variable: nothing was said
MISSING: Final = "missing"
#: a country: this one, another one, not known
HOME: Final = "home"
ABROAD: Final = "abroad"
UNKNOWN: Final = "unknown"
#: an event: it was in the reference year or not
YES: Final = "yes"
NO: Final = "no"
#: what is done with records of which a variable says nothing: tables that need it are refused, or the records left out
REFUSE: Final = "refuse"
EXCLUDE: Final = "exclude"
#: how many problems a message tells
_TOLD: Final = 5


class Defaults:
    """What holds where a recipe says nothing."""

    WORKING_AGE: Final = 15
    DECIMALS: Final = 3
    UNRELIABLE_BELOW: Final = 30


@dataclass(frozen=True, slots=True)
class RecipeVariable:
    """One variable of the survey.

    Attributes:
        id: what it says, such as `activity`. name: its name in the survey.
        codelist: class list whose codes its values are; empty where they are no codes of a list.
        digits: width of its codes where their leading digits say the class, else 0.
        system: how countries are written (`iso3`, `iso2`, `m49`); empty where `meanings` says all.
        meanings: value as written -> code, country or word.
        missing: what is done where nothing is said: `refuse`, `exclude`, `unknown`, or a value; empty = the list's
            own class for it, or else `refuse`.
        period: for how long an amount is paid.
    """

    id: str
    name: str
    codelist: str = ""
    digits: int = 0
    system: str = ""
    meanings: Mapping[str, str] = field(default_factory=dict)
    missing: str = ""
    period: str = ""


@dataclass(frozen=True, slots=True)
class Choices:
    """How figures are made.

    Attributes:
        years: reference years taken; exactly one where the survey has no variable for it, empty = all of the survey.
        working_age_from, working_age_to: ages of the working-age population, both included; None = no upper limit.
        decimals: of thousands of persons.
        unreliable_below: cells with fewer records get U. suppressed_below: with fewer records S, and no figure.
        unweighted: whether each record is one person. weight_divisor: by which weights are divided.
        named_countries: largest number of countries named; None = what the table takes.
        migrants_by: variable that tells migrants where there is one criterion only; empty = the first there is.
        criteria, tables: those computed; empty = all. assumed: conditions that hold for every record.
        versions: table -> class version. per_month: period -> payments that make a month.
    """

    years: tuple[int, ...] = ()
    working_age_from: int = Defaults.WORKING_AGE
    working_age_to: int | None = None
    decimals: int = Defaults.DECIMALS
    unreliable_below: int = Defaults.UNRELIABLE_BELOW
    suppressed_below: int = 0
    unweighted: bool = False
    weight_divisor: Fraction = Fraction(1)
    named_countries: int | None = None
    migrants_by: str = ""
    criteria: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()
    versions: Mapping[str, str] = field(default_factory=dict)
    per_month: Mapping[str, Fraction] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a survey becomes tables.

    Attributes:
        name: for people; it stands in the remark on every figure.
        variables: by what they say. choices: how figures are made. decimal: decimal sign of a CSV file.
    """

    name: str
    variables: Mapping[str, RecipeVariable]
    choices: Choices = field(default_factory=Choices)
    decimal: str = "."

    @property
    def names(self) -> tuple[str, ...]:
        """Variables of the survey that are read, each once."""
        return tuple(dict.fromkeys(each.name for each in self.variables.values()))

    def first_of(self, variables: Iterable[str], *, preferred: str = "") -> str | None:
        """The preferred one of some variables, else the first that the recipe has."""
        there = [each for each in variables if each in self.variables]
        return preferred if preferred in there else next(iter(there), None)


def read_recipe(data: bytes, *, name: str) -> Recipe:
    """The recipe in a TOML file.

    Raises:
        ExchangeError: `recipe_syntax`, no TOML in UTF-8; `recipe_broken`, with every problem.
    """
    from ilms_desktop.exchange.microdata.recipe_check import reference_problems

    keys = _keys(data, name=name)
    problems = tuple(shape_problems(keys))
    if not problems:
        recipe = _recipe(keys)
        problems = tuple(reference_problems(recipe))
        if not problems:
            return recipe
    raise broken(problems, name=name)


def broken(problems: tuple[RecipeProblem, ...], *, name: str) -> ExchangeError:
    """The error that tells what is wrong with a recipe."""
    told = "; ".join(each.text for each in problems[:_TOLD])
    return ExchangeError("recipe_broken", path=name, count=len(problems), detail=told, problems=problems)


def _keys(data: bytes, *, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise ExchangeError("recipe_syntax", path=name, detail="UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise ExchangeError("recipe_syntax", path=name, detail=str(error)) from None


def _recipe(keys: Mapping[str, Any]) -> Recipe:
    """The recipe of keys that have the right shape."""
    variables = {
        each: RecipeVariable(
            id=each,
            name=entry["name"],
            codelist=entry.get("list", ""),
            digits=entry.get("digits", 0),
            system=entry.get("system", ""),
            meanings=dict(entry.get("values", {})),
            missing=entry.get("missing", ""),
            period=entry.get("period", ""),
        )
        for each, entry in keys["variables"].items()
    }
    return Recipe(keys["name"], variables, _choices(keys.get("choices", {})), keys.get("decimal", "."))


def _choices(keys: Mapping[str, Any]) -> Choices:
    """Choices of a recipe; what is not said has its default."""
    said = dict(keys)
    for name in ("years", "criteria", "tables", "assumed"):
        if name in said:
            said[name] = tuple(said[name])
    if "weight_divisor" in said:
        said["weight_divisor"] = exact(said["weight_divisor"])
    if "per_month" in said:
        said["per_month"] = {period: exact(times) for period, times in said["per_month"].items()}
    return Choices(**said)


def exact(number: float) -> Fraction:
    """A number as it was written: 0.1 is one tenth."""
    return Fraction(str(number))
