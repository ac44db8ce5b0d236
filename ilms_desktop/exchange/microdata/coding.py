"""Columns of a survey turned into what they mean: an index into a few words for each record, or a number.

What cannot be understood is counted, with the codes that cannot be one person's own words; nothing else of a record
leaves this module.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from ilms_desktop.definitions.loader import load_countries
from ilms_desktop.definitions.microdata import VariableKind, load_microdata
from ilms_desktop.exchange.microdata.recipe import EXCLUDE, HOME, MISSING, NO, REFUSE, UNKNOWN, YES
from ilms_desktop.exchange.microdata.recipe_check import unknown_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from ilms_desktop.definitions.microdata import SurveyVariable
    from ilms_desktop.exchange.microdata.recipe import Recipe, RecipeVariable
    from ilms_desktop.exchange.microdata.survey import Survey

#: index of a record of which the variable says nothing
NOTHING: Final = -1
MAX_AGE: Final = 130
_YEARS: Final = (1900, 2999)
_DATE: Final = re.compile(r"(\d{4})-\d{2}-\d{2}.*")
_WHOLE: Final = re.compile(r"(\d+)\.0")
_NUMBER: Final = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?")
#: a code that is told although few records have it: figures, or no longer than this
_SHORT: Final = 3
_DIGITS: Final = 6
_OFTEN: Final = 5
_CODES_TOLD: Final = 12


@dataclass(frozen=True, slots=True)
class CodingTrouble:
    """Values of a variable that mean nothing.

    Attributes:
        code: `not_mapped`, `not_a_number` or `out_of_range`. variable: what it should say. name: in the survey.
        records: how many. codes: those that can be told.
    """

    code: str
    variable: str
    name: str
    records: int
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, repr=False)
class Coded:
    """A variable of which each record has one of a few words.

    Attributes:
        variable: what it says. tokens: the words. index: into them by record, `NOTHING` where nothing is said.
        exclude: whether records without it are left out; otherwise tables that need them are refused.
    """

    variable: str
    tokens: tuple[str, ...]
    index: NDArray[np.int32]
    exclude: bool

    @property
    def missing(self) -> NDArray[np.bool_]:
        """Records of which nothing is said."""
        found: NDArray[np.bool_] = self.index == NOTHING
        return found

    def has(self, tokens: Iterable[str]) -> NDArray[np.bool_]:
        """Records with one of some words."""
        wanted = set(tokens)
        return self.by_token([token in wanted for token in self.tokens])

    def by_token(self, values: Sequence[bool]) -> NDArray[np.bool_]:
        """What is said of each word, by record; false where there is none."""
        flags = np.array([*values, False], dtype=np.bool_)
        found: NDArray[np.bool_] = flags[self.index]
        return found


@dataclass(frozen=True, repr=False)
class Amounts:
    """A variable of which each record has a number, not a number where nothing is said."""

    variable: str
    numbers: NDArray[np.float64]
    exclude: bool

    @property
    def missing(self) -> NDArray[np.bool_]:
        """Records of which nothing is said."""
        return np.isnan(self.numbers)


@dataclass(frozen=True)
class Coder:
    """Understands the columns of one survey by one recipe, for one country."""

    survey: Survey
    recipe: Recipe
    country: str

    def code(self, variable: str) -> Coded | Amounts | CodingTrouble:
        """What a variable of the recipe says of each record."""
        meant, each = load_microdata().variables[variable], self.recipe.variables[variable]
        if meant.kind in {VariableKind.NUMBER, VariableKind.WEIGHT} or (
            meant.kind is VariableKind.EVENT and not {YES, NO} & set(each.meanings.values())
        ):
            return self._amounts(each, meant)
        if meant.kind is VariableKind.YEAR or (meant.kind is VariableKind.AGE and not each.codelist):
            return self._whole_numbers(each, meant)
        return self._coded(each, meant)

    def _keys(self, each: RecipeVariable) -> tuple[NDArray[np.intp], list[str]]:
        """Each record's place among the values as written."""
        import pandas as pd

        places, found = pd.factorize(self.survey.columns[each.name], use_na_sentinel=True)
        return np.asarray(places), [as_written(value) for value in found]

    def _coded(self, each: RecipeVariable, meant: SurveyVariable) -> Coded | CodingTrouble:
        places, written = self._keys(each)
        means = self._meaning(each, meant)
        tokens = [means(value) for value in written]
        lost = [place for place, token in enumerate(tokens) if token is None]
        if lost:
            return self._trouble("not_mapped", each, np.isin(places, lost), [written[place] for place in lost])
        blank = _missing_token(each, meant)
        said = [blank if token == MISSING else str(token) for token in tokens]
        words = tuple(dict.fromkeys(token for token in (*said, blank) if token))
        order = {token: place for place, token in enumerate(words)}
        lookup = np.array([order.get(token, NOTHING) for token in (*said, blank)], np.int32)
        return Coded(each.id, words, lookup[places], each.missing == EXCLUDE)

    def _meaning(self, each: RecipeVariable, meant: SurveyVariable) -> Callable[[str], str | None]:
        """What a value as written means; None where nobody said it."""
        by_rule = self._rule(each, meant)

        def means(value: str) -> str | None:
            if value == "":
                return MISSING
            said = each.meanings.get(value)
            found = by_rule(value) if said is None else said
            return HOME if found == self.country and meant.kind is VariableKind.COUNTRY else found

        return means

    def _rule(self, each: RecipeVariable, meant: SurveyVariable) -> Callable[[str], str | None]:
        """What the leading digits or the system of countries say of a value."""
        if each.digits:
            ranges = load_microdata().digits[each.codelist]

            def by_digits(value: str) -> str | None:
                full = value.zfill(each.digits)
                return next(
                    (r.code for r in ranges if full.isdecimal() and r.first <= full[: r.digits] <= r.last), None
                )

            return by_digits
        systems = country_systems() if meant.kind is VariableKind.COUNTRY and each.system else {}
        return lambda value: systems.get(each.system, {}).get(value.upper().zfill(_SHORT if value.isdecimal() else 0))

    def _amounts(self, each: RecipeVariable, meant: SurveyVariable) -> Amounts | CodingTrouble:
        """Numbers; those of a weight or an amount are not below zero."""
        values = self._floats(each)
        if isinstance(values, CodingTrouble):
            return values
        if each.missing not in {"", REFUSE, EXCLUDE}:
            # why: an event that did not happen has no year, and year 0 is the reference year of no survey
            values = np.where(np.isnan(values), 0.0 if each.missing == NO else float(each.missing), values)
        outside = np.isinf(values) | (values < 0)
        if outside.any():
            return CodingTrouble("out_of_range", each.id, each.name, int(outside.sum()))
        return Amounts(meant.id, values, each.missing == EXCLUDE)

    def _floats(self, each: RecipeVariable) -> NDArray[np.float64] | CodingTrouble:
        """A column as numbers, not a number where nothing is said."""
        column = self.survey.columns[each.name]
        if column.dtype.kind in "iuf" and not each.meanings:
            return np.asarray(column, dtype=np.float64)
        places, written = self._keys(each)
        sign = self.recipe.decimal if column.dtype.kind not in "iuf" else "."
        numbers = [_number(each.meanings.get(value, value), sign) for value in written]
        lost = [place for place, number in enumerate(numbers) if number is None]
        if lost:
            return self._trouble("not_a_number", each, np.isin(places, lost), [])
        lookup = np.array([*(np.nan if number is None else number for number in numbers), np.nan], np.float64)
        found: NDArray[np.float64] = lookup[places]
        return found

    def _whole_numbers(self, each: RecipeVariable, meant: SurveyVariable) -> Coded | CodingTrouble:
        """Ages and years as words, so that they are counted like any other."""
        amounts = self._amounts(each, meant)
        if isinstance(amounts, CodingTrouble):
            return amounts
        first, last = (0, MAX_AGE) if meant.kind is VariableKind.AGE else _YEARS
        blank = amounts.missing
        whole = np.floor(np.where(blank, first, amounts.numbers)).astype(np.int64)
        outside = (whole < first) | (whole > last)
        if outside.any():
            return CodingTrouble("out_of_range", each.id, each.name, int(outside.sum()))
        found = np.unique(whole[~blank])
        index = np.where(blank, NOTHING, np.searchsorted(found, whole)).astype(np.int32)
        return Coded(each.id, tuple(str(number) for number in found), index, amounts.exclude)

    def _trouble(self, code: str, each: RecipeVariable, lost: NDArray[np.bool_], codes: list[str]) -> CodingTrouble:
        """Trouble with the codes that can be told."""
        labels = self.survey.info.value_labels.get(each.name, {})
        column = self.survey.columns[each.name][lost]
        often = {as_written(value): int(count) for value, count in column.value_counts().items()}
        told = sorted(value for value in codes if value in labels or can_be_told(value, often.get(value, 0)))
        return CodingTrouble(code, each.id, each.name, int(lost.sum()), tuple(told[:_CODES_TOLD]))


def as_written(value: Any) -> str:
    """A value as a recipe writes it: 1 for 1.0, dates in ISO 8601, texts without outer spaces."""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(float(value))
    text = str(value).strip()
    # why: programs that know no missing whole numbers write 1.0 into CSV files
    whole = _WHOLE.fullmatch(text)
    return whole[1] if whole else text


def _number(text: str, sign: str) -> float | None:
    """A number as written; not a number where nothing is said, None for anything else."""
    if text in ("", MISSING):
        return float("nan")
    date = _DATE.fullmatch(text)
    number = date[1] if date else text
    if sign != "." and not date:
        # why: where a comma parts the decimals, a point could part thousands
        number = "" if "." in number else number.replace(sign, ".")
    return float(number) if _NUMBER.fullmatch(number) else None


def can_be_told(value: str, records: int) -> bool:
    """Whether a value is a code rather than somebody's own words: figures, very short, or written by many."""
    figures = value.isdecimal() and len(value) <= _DIGITS
    return figures or len(value) <= _SHORT or (records >= _OFTEN)


def _missing_token(each: RecipeVariable, meant: SurveyVariable) -> str:
    """The word of records of which nothing is said; empty where there is none."""
    if each.missing in (REFUSE, EXCLUDE):
        return ""
    if each.missing in ("", UNKNOWN):
        return unknown_of(each.codelist) if each.codelist else (UNKNOWN if meant.keep_unknown else "")
    return each.missing


def country_systems() -> Mapping[str, Mapping[str, str]]:
    """How countries are written, by system."""
    countries = load_countries().values()
    return {
        "iso3": {each.iso3: each.iso3 for each in countries},
        "iso2": {each.iso2: each.iso3 for each in countries if each.iso2},
        "m49": {each.m49: each.iso3 for each in countries if each.m49},
    }
