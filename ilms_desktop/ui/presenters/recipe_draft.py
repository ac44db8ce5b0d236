"""A recipe while a person corrects it: what its variables may be, what their values may mean, and words for both."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from ilms_desktop.definitions.loader import load_codelist, load_countries
from ilms_desktop.definitions.microdata import VariableKind, load_microdata
from ilms_desktop.exchange.microdata.recipe import ABROAD, EXCLUDE, HOME, MISSING, NO, REFUSE, UNKNOWN, YES, Recipe
from ilms_desktop.exchange.microdata.recipe_check import reference_problems, takes
from ilms_desktop.i18n import N_, fill, ngettext
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.bidi import ltr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ilms_desktop.definitions.microdata import SurveyVariable
    from ilms_desktop.exchange.microdata.recipe import RecipeVariable
    from ilms_desktop.exchange.microdata.survey import SurveyInfo

_WORDS: Final = {
    MISSING: N_("nothing is said"),
    HOME: N_("this country"),
    ABROAD: N_("another country"),
    UNKNOWN: N_("not known which"),
    YES: N_("yes"),
    NO: N_("no"),
}
SYSTEMS: Final = {"iso3": N_("ISO codes of three letters"), "iso2": N_("ISO codes of two letters"), "m49": N_("M49")}
MISSINGS: Final = {REFUSE: N_("the table is not counted"), EXCLUDE: N_("they are left out, with their number")}


@dataclass(frozen=True)
class RecipeDraft:
    """A recipe, and what of the survey it does not say yet.

    Attributes:
        info: what the survey says of itself. recipe: as it is now. unmatched: variable -> values without a meaning.
    """

    info: SurveyInfo
    recipe: Recipe
    unmatched: Mapping[str, tuple[str, ...]]

    def with_variable(self, each: RecipeVariable, left: tuple[str, ...]) -> RecipeDraft:
        """A variable otherwise, and its values without a meaning."""
        variables = {**self.recipe.variables, each.id: each}
        return replace(self._with(variables), unmatched={**self.unmatched, each.id: left})

    def without(self, variable: str) -> RecipeDraft:
        """Something that the survey does not say."""
        return self._with({name: each for name, each in self.recipe.variables.items() if name != variable})

    def with_meaning(self, variable: str, value: str, meaning: str) -> RecipeDraft:
        """What a value means; an empty meaning takes it back."""
        each = self.recipe.variables[variable]
        meanings = {name: said for name, said in each.meanings.items() if name != value}
        if meaning:
            meanings[value] = meaning
        left = tuple(row.value for row in self.values(variable) if row.value not in meanings)
        return self.with_variable(replace(each, meanings=meanings), left)

    def with_missing(self, variable: str, missing: str) -> RecipeDraft:
        """What is done with records of which a variable says nothing."""
        each = replace(self.recipe.variables[variable], missing=missing)
        return self.with_variable(each, self.unmatched.get(variable, ()))

    def values(self, variable: str) -> tuple[ValueRow, ...]:
        """Values of a variable with their labels and meanings."""
        each = self.recipe.variables.get(variable)
        if each is None:
            return ()
        labels = self.info.value_labels.get(each.name, {})
        values = dict.fromkeys((*labels, *each.meanings, *(() if labels else self.unmatched.get(variable, ()))))
        return tuple(ValueRow(value, labels.get(value, ""), each.meanings.get(value, "")) for value in values)

    def problems(self) -> tuple[str, ...]:
        """What keeps the recipe from being used, in the language in use."""
        return tuple(each.text for each in reference_problems(self.recipe))

    def _with(self, variables: Mapping[str, RecipeVariable]) -> RecipeDraft:
        order = [each for each in load_microdata().variables if each in variables]
        return replace(self, recipe=replace(self.recipe, variables={each: variables[each] for each in order}))


@dataclass(frozen=True, slots=True)
class ValueRow:
    """A value as written, its label, and what it means."""

    value: str
    label: str
    meaning: str


def meanings_of(meant: SurveyVariable, codelist: str) -> dict[str, str]:
    """What a value of a variable may mean -> its name, the usual ones first."""
    names: dict[str, str] = {}
    if codelist:
        codes = load_codelist(codelist)
        names |= {code.id: code.label for code in codes.codes if takes(codes, code)}
    elif meant.kind is VariableKind.COUNTRY:
        names |= {word: _(_WORDS[word]) for word in (HOME, ABROAD, UNKNOWN)}
        names |= {iso3: each.name for iso3, each in load_countries().items()}
    elif meant.kind is VariableKind.CHOICE:
        names |= {choice.id: choice.id for choice in meant.choices}
    elif meant.kind is VariableKind.EVENT:
        names |= {word: _(_WORDS[word]) for word in (YES, NO)}
    return {**names, MISSING: _(_WORDS[MISSING])}


def meaning_said(text: str, names: Mapping[str, str]) -> str | None:
    """Code of what was typed: a code, a name, or both as they are offered; None where it is neither."""
    wanted = text.strip()
    for code, name in names.items():
        if wanted in {code, name, meaning_words(code, names)}:
            return code
    return None


def meaning_words(code: str, names: Mapping[str, str]) -> str:
    """A meaning with its name; empty where nothing is said."""
    name = names.get(code, code)
    return name if name == code else fill(_("{name} ({code})"), {"name": name, "code": ltr(code)})


def variable_words(draft: RecipeDraft, meant: SurveyVariable) -> tuple[str, str, str]:
    """What is asked, which variable says it, and how its values are understood."""
    each = draft.recipe.variables.get(meant.id)
    if each is None:
        return meant.title, "–", ""
    label = draft.info.labels.get(each.name, "")
    name = fill(_("{name} · {label}"), {"name": ltr(each.name), "label": label}) if label else ltr(each.name)
    return meant.title, name, _understood(each, len(draft.unmatched.get(meant.id, ())))


def _understood(each: RecipeVariable, left: int) -> str:
    """How values are understood, and how many are not."""
    parts = []
    if each.system:
        parts.append(_(SYSTEMS[each.system]))
    elif each.digits:
        text = ngettext("its first {n} digit ({list})", "its first {n} digits ({list})", each.digits)
        parts.append(fill(text, {"n": str(each.digits), "list": ltr(each.codelist)}))
    elif each.meanings:
        text = ngettext("{n} value known", "{n} values known", len(each.meanings))
        parts.append(fill(text, {"n": ltr(str(len(each.meanings)))}))
    if left:
        text = ngettext("{n} value not known", "{n} values not known", left)
        parts.append(fill(text, {"n": ltr(str(left))}))
    return _(", ").join(parts)
