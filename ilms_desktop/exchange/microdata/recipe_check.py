"""Does a recipe refer to what is there: variables, lists, codes, countries, conditions?

Variables of the survey itself are looked for when it is opened.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from ilms_desktop.definitions.loader import load_codelist, load_countries
from ilms_desktop.definitions.microdata import VariableKind, load_microdata
from ilms_desktop.exchange.microdata.recipe import ABROAD, EXCLUDE, HOME, MISSING, NO, REFUSE, UNKNOWN, YES
from ilms_desktop.exchange.microdata.recipe_shape import RecipeProblem
from ilms_desktop.model.codelist import CodeKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ilms_desktop.definitions.microdata import SurveyVariable
    from ilms_desktop.exchange.microdata.recipe import Recipe, RecipeVariable
    from ilms_desktop.model.codelist import Code, Codelist

_NUMBER: Final = re.compile(r"\d+(\.\d+)?")
_PLACES: Final = (HOME, ABROAD, UNKNOWN)
_EARNINGS_KIND: Final = VariableKind.NUMBER
#: kinds of code in country lists that a person can come from
_COUNTRY_KINDS: Final = frozenset({CodeKind.COUNTRY, CodeKind.FORMER, CodeKind.PART, CodeKind.ITEM})


def reference_problems(recipe: Recipe) -> Iterator[RecipeProblem]:
    """Everything that a recipe refers to and that is not there."""
    known = load_microdata().variables
    for each in recipe.variables.values():
        if each.id not in known:
            params = {"value": each.id, "known": ", ".join(known)}
            yield RecipeProblem("unknown_variable", "variables", params)
        else:
            yield from _variable_problems(recipe, each, known[each.id])
    yield from _needed(recipe)
    yield from _choice_problems(recipe)


@lru_cache(maxsize=1)
def country_words() -> frozenset[str]:
    """What may stand for a country beside home, abroad and unknown: alpha-3 codes, former states, parts."""
    lists = (load_codelist(list_id) for list_id in load_microdata().countries)
    tails = {
        code.id.removeprefix(f"{each.id}_") for each in lists for code in each.codes if code.kind in _COUNTRY_KINDS
    }
    return frozenset(tails | set(load_countries()))


def takes(codes: Codelist, code: Code) -> bool:
    """Whether a value may be a code: no total, no row beside the sum to it, none filled instead of usual ones."""
    beside = bool(code.alternative or code.memo) and code.parent == codes.total
    return code.kind in {CodeKind.ITEM, CodeKind.UNKNOWN} and not beside


def unknown_of(list_id: str) -> str:
    """The class of a list for what is not stated; empty where it has none."""
    return next((code.id for code in load_codelist(list_id).codes if code.kind is CodeKind.UNKNOWN), "")


def _variable_problems(recipe: Recipe, each: RecipeVariable, meant: SurveyVariable) -> Iterator[RecipeProblem]:
    """What is wrong with one variable."""
    place = f"variables.{each.id}"
    trouble = list(_list_problems(each, meant, place))
    yield from trouble
    if trouble:
        return
    for written, value in each.meanings.items():
        if value != MISSING:
            yield from _value_problems(each, meant, value, place=f"{place}.values.{written}")
    if each.missing and each.missing not in {REFUSE, EXCLUDE} and not _is_own_class(each, meant):
        yield from _value_problems(each, meant, each.missing, place=f"{place}.missing")
    if meant.kind is _EARNINGS_KIND:
        yield from _period_problems(recipe, each, place)


def _is_own_class(each: RecipeVariable, meant: SurveyVariable) -> bool:
    """Whether `unknown` has a class or a row."""
    has_row = meant.keep_unknown or bool(each.codelist and unknown_of(each.codelist))
    return each.missing == UNKNOWN and has_row


def _list_problems(each: RecipeVariable, meant: SurveyVariable, place: str) -> Iterator[RecipeProblem]:
    """List, digits and system belong to some kinds only."""
    known = ", ".join(meant.lists)
    if each.codelist and each.codelist not in meant.lists:
        code = "unknown_list" if meant.lists else "no_list"
        yield RecipeProblem(code, place, {"value": each.codelist, "known": known})
    elif meant.kind is VariableKind.CLASS and not each.codelist:
        yield RecipeProblem("list_needed", place, {"known": known})
    elif each.digits and each.codelist not in load_microdata().digits:
        yield RecipeProblem("no_digits", place, {"value": each.codelist or each.id})
    elif each.system and meant.kind is not VariableKind.COUNTRY:
        yield RecipeProblem("no_list", place, {"value": each.system})
    elif _says_nothing(each, meant):
        yield RecipeProblem("values_needed", place)


def _says_nothing(each: RecipeVariable, meant: SurveyVariable) -> bool:
    coded = meant.kind in {VariableKind.CLASS, VariableKind.COUNTRY, VariableKind.CHOICE} or bool(each.codelist)
    return coded and not (each.meanings or each.digits or each.system)


def _value_problems(each: RecipeVariable, meant: SurveyVariable, value: str, *, place: str) -> Iterator[RecipeProblem]:
    """Whether a value is one that the variable can have."""
    if each.codelist:
        codes = load_codelist(each.codelist)
        if value not in codes or not takes(codes, codes[value]):
            yield RecipeProblem("unknown_code", place, {"value": value, "list": each.codelist})
    elif meant.kind is VariableKind.COUNTRY:
        if value not in _PLACES and value not in country_words():
            yield RecipeProblem("unknown_country", place, {"value": value})
    elif meant.kind is VariableKind.CHOICE:
        known = [choice.id for choice in meant.choices]
        if value not in known:
            yield RecipeProblem("unknown_word", place, {"value": value, "known": ", ".join([*known, MISSING])})
    elif not _NUMBER.fullmatch(value) and not _is_event_word(each, meant, value):
        yield RecipeProblem("not_a_number", place, {"value": value})


def _is_event_word(each: RecipeVariable, meant: SurveyVariable, value: str) -> bool:
    """Whether a value says that something happened in the reference year or not, without a year."""
    words = {YES, NO} if {YES, NO} & set(each.meanings.values()) else {NO}
    return meant.kind is VariableKind.EVENT and value in words


def _period_problems(recipe: Recipe, each: RecipeVariable, place: str) -> Iterator[RecipeProblem]:
    """An amount is paid for some time."""
    known = [*load_microdata().per_month, *recipe.choices.per_month]
    of_records = {measure.period for measure in load_microdata().measures if measure.variable == each.id}
    if each.period and each.period not in known:
        yield RecipeProblem("unknown_word", f"{place}.period", {"value": each.period, "known": ", ".join(known)})
    elif not each.period and not of_records & set(recipe.variables):
        yield RecipeProblem("period_needed", place, {"known": ", ".join(known)})
    for period in of_records & set(recipe.variables):
        for value in dict.fromkeys(recipe.variables[period].meanings.values()):
            if value not in {*known, MISSING}:
                params = {"value": value, "known": ", ".join(known)}
                yield RecipeProblem("unknown_word", f"choices.per_month ({period})", params)


def _needed(recipe: Recipe) -> Iterator[RecipeProblem]:
    """Weight and year are said by a variable or by choice."""
    kinds = {each.kind for each in load_microdata().variables.values() if each.id in recipe.variables}
    if VariableKind.WEIGHT not in kinds and not recipe.choices.unweighted:
        yield RecipeProblem("weight_needed", "variables")
    if VariableKind.YEAR not in kinds and len(recipe.choices.years) != 1:
        yield RecipeProblem("year_needed", "variables")


def _choice_problems(recipe: Recipe) -> Iterator[RecipeProblem]:
    """Names under choices."""
    forms, choices = load_microdata(), recipe.choices
    migrants = {variable for status in forms.statuses.values() for variable in status.variables}
    lists = {*forms.by_list, *forms.countries}
    checks: tuple[tuple[str, tuple[str, ...], Callable[[str], bool], set[str]], ...] = (
        ("assumed", choices.assumed, forms.conditions.__contains__, set(forms.conditions)),
        ("migrants_by", tuple(filter(None, (choices.migrants_by,))), migrants.__contains__, migrants),
        ("versions", tuple(choices.versions.values()), lists.__contains__, lists),
    )
    for name, values, is_known, known in checks:
        for value in values:
            if not is_known(value):
                params = {"value": value, "known": ", ".join(sorted(known))}
                yield RecipeProblem("unknown_word", f"choices.{name}", params)
    if choices.working_age_to is not None and choices.working_age_to < choices.working_age_from:
        params = {"value": str(choices.working_age_from), "other": str(choices.working_age_to)}
        yield RecipeProblem("limits", "choices.working_age_from", params)
    if choices.suppressed_below > choices.unreliable_below:
        params = {"value": str(choices.suppressed_below), "other": str(choices.unreliable_below)}
        yield RecipeProblem("limits", "choices.suppressed_below", params)
