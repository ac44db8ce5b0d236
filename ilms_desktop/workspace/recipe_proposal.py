"""A first recipe for a survey: variables recognised by their names and labels, values by their labels or code systems.

Nothing is guessed: what is not recognised is listed in the recipe as a remark, for a person to complete. Records are
looked at for the codes that occur, never quoted.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ilms_desktop import i18n
from ilms_desktop.definitions.microdata import VariableKind, load_microdata
from ilms_desktop.i18n import N_, fill, gettext
from ilms_desktop.model.codelist import CodeKind
from ilms_desktop.workspace.label_matching import codes_meant, label_key, variants
from ilms_desktop.workspace.survey_files import read_survey, survey_info

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from ilms_desktop.definitions.microdata import SurveyVariable
    from ilms_desktop.exchange.microdata.recipe import Recipe, RecipeVariable
    from ilms_desktop.exchange.microdata.survey import Survey, SurveyInfo

#: share of the values that must fit before their codes are taken for those of a system
_MOST: Final = 0.9
_MANY_VALUES: Final = 400
_TOLD: Final = 12
#: digits from which figures are those of a classification; single ones may number anything
_SURE_WIDTH: Final = 2
_SYSTEMS: Final = ("iso3", "iso2", "m49")
_CODED: Final = frozenset({VariableKind.CLASS, VariableKind.COUNTRY, VariableKind.CHOICE})
_TOP: Final = N_("Proposed from the labels of {file}. Check every line before you use it.")
_NOT_KNOWN: Final = N_("{title}: no variable was recognised.")
_VALUES: Final = N_("{title}: these values of {name} were not recognised, add what they mean: {values}")
_PERIOD: Final = N_("{title}: add period = one of {known} if the amounts are not those of a month.")


@dataclass(frozen=True)
class Proposal:
    """A first recipe.

    Attributes:
        recipe: what was recognised. remarks: lines for people, by variable; "" = at the top.
        unmatched: variable -> values of it that were not recognised.
        text: the recipe as a file, with the remarks.
    """

    recipe: Recipe
    remarks: Mapping[str, tuple[str, ...]]
    unmatched: Mapping[str, tuple[str, ...]]
    text: str


def propose_recipe(path: Path) -> Proposal:
    """A first recipe for a survey file.

    Raises:
        ExchangeError: the file cannot be read; see `survey_files`.
        ExtraMissing: `extra_missing`.
    """
    from ilms_desktop.exchange.microdata.recipe import Recipe
    from ilms_desktop.exchange.microdata.recipe_text import write_recipe

    info = survey_info(path)
    found = recognised(info)
    survey = read_survey(path, tuple(dict.fromkeys(found.values())))
    variables: dict[str, RecipeVariable] = {}
    remarks: dict[str, tuple[str, ...]] = {"": (fill(gettext(_TOP), {"file": info.name}),)}
    unmatched: dict[str, tuple[str, ...]] = {}
    for meant in load_microdata(language=i18n.language()).variables.values():
        title = {"title": meant.title}
        if meant.id not in found:
            remarks[meant.id] = (fill(gettext(_NOT_KNOWN), title),)
            continue
        each, left = _propose(survey, meant, found[meant.id])
        if left:
            unmatched[meant.id] = left
            values = {**title, "name": each.name, "values": ", ".join(left[:_TOLD])}
            remarks[meant.id] = (fill(gettext(_VALUES), values),)
        elif each.period:
            known = ", ".join(load_microdata().per_month)
            remarks[meant.id] = (fill(gettext(_PERIOD), {**title, "known": known}),)
        if meant.kind not in _CODED or each.meanings or each.digits or each.system:
            variables[meant.id] = each
    recipe = Recipe(name=path.stem[:80], variables=variables)
    return Proposal(recipe, remarks, unmatched, write_recipe(recipe, remarks=remarks))


def propose_variable(path: Path, variable: str, name: str) -> tuple[RecipeVariable, tuple[str, ...]]:
    """What a variable of a survey that a person chose means, and its values that were not recognised.

    Args:
        path: the survey.
        variable: what it says, such as `activity`.
        name: its name in the survey.

    Raises:
        ExchangeError: the file cannot be read, or lacks the variable.
        ExtraMissing: `extra_missing`.
    """
    return _propose(read_survey(path, (name,)), load_microdata().variables[variable], name)


def recognised(info: SurveyInfo) -> dict[str, str]:
    """What a survey says -> the variable that fits best by its name or label; each variable once."""
    scores = Counter[tuple[str, str]]()
    for meant in load_microdata().variables.values():
        words = [label_key(word) for word in meant.words]
        for name in info.variables:
            score = max(_likeness(label_key(text), words) for text in (name, info.labels.get(name, "")))
            if score:
                scores[meant.id, name] = score
    found: dict[str, str] = {}
    for (meant_id, name), _score in scores.most_common():
        if meant_id not in found and name not in found.values():
            found[meant_id] = name
    order = [each for each in load_microdata().variables if each in found]
    return {each: found[each] for each in order}


def _likeness(text: str, words: Iterable[str]) -> int:
    """How much of a name or label is one of some words, in thousandths."""
    within = [word for word in words if word and f" {word} " in f" {text} "]
    return max((1000 * len(word) // len(text) for word in within), default=0)


def _propose(survey: Survey, meant: SurveyVariable, name: str) -> tuple[RecipeVariable, tuple[str, ...]]:
    """A variable of the recipe, and its values that were not recognised."""
    from ilms_desktop.exchange.microdata.recipe import RecipeVariable

    if meant.kind is VariableKind.NUMBER:
        return RecipeVariable(meant.id, name, missing="exclude", period="month"), ()
    if meant.kind is VariableKind.EVENT:
        return RecipeVariable(meant.id, name, missing="no"), ()
    labels = _labels(survey, name)
    if meant.kind is VariableKind.CLASS:
        return _classes(survey, meant, name, labels)
    if meant.kind is VariableKind.COUNTRY:
        return _countries(survey, meant, name, labels)
    if meant.kind is VariableKind.CHOICE:
        by_word = {label_key(word): choice.id for choice in meant.choices for word in choice.words}
        return _mapped(
            RecipeVariable(meant.id, name), labels, {v: by_word.get(label_key(t)) for v, t in labels.items()}
        )
    return RecipeVariable(meant.id, name), ()


def _labels(survey: Survey, name: str) -> dict[str, str]:
    """Values with their labels; where there are none, the values that occur, as far as they may be told."""
    labels = survey.info.value_labels.get(name)
    return dict(labels) if labels else {value: value for value in _codes(survey, name)}


def _codes(survey: Survey, name: str) -> list[str]:
    """Values that occur and can be told."""
    from ilms_desktop.exchange.microdata.coding import as_written, can_be_told

    counts = survey.columns[name].value_counts()
    written = {as_written(value): int(count) for value, count in counts.items()}
    return sorted(value for value, count in written.items() if value and can_be_told(value, count))[:_MANY_VALUES]


def _classes(
    survey: Survey, meant: SurveyVariable, name: str, labels: Mapping[str, str]
) -> tuple[RecipeVariable, tuple[str, ...]]:
    """A class variable: the list that most labels fit, or whose codes its figures are."""
    from ilms_desktop.exchange.microdata.recipe import RecipeVariable

    meanings = {list_id: {value: _code(text, list_id) for value, text in labels.items()} for list_id in meant.lists}
    best = max(meant.lists, key=lambda list_id: sum(1 for code in meanings[list_id].values() if code))
    known = sum(1 for code in meanings[best].values() if code)
    by_digits = _digits(survey, meant, name)
    if by_digits is not None and known < _MOST * len(labels):
        list_id, width = by_digits
        return RecipeVariable(meant.id, name, codelist=list_id, digits=width), ()
    return _mapped(RecipeVariable(meant.id, name, codelist=best), labels, meanings[best])


def _code(label: str, list_id: str) -> str | None:
    """The class that a label means; `missing` where it means not known and the list has no class for that."""
    from ilms_desktop.definitions.loader import load_codelist
    from ilms_desktop.exchange.microdata.recipe import MISSING
    from ilms_desktop.exchange.microdata.recipe_check import takes

    codes = load_codelist(list_id)
    found = [code for code in codes_meant(label, list_id) if takes(codes, codes[code])]
    if len(found) == 1:
        return found[0]
    return MISSING if not found and _is_unknown(label) else None


def _digits(survey: Survey, meant: SurveyVariable, name: str) -> tuple[str, int] | None:
    """List and width of figures whose leading digits say the class; one digit alone says nothing for sure."""
    values = [value for value in _codes(survey, name) if value.isdecimal()]
    width = max((len(value) for value in values), default=0)
    if width < _SURE_WIDTH:
        return None
    for list_id, ranges in load_microdata().digits.items():
        if list_id in meant.lists:
            full = [value.zfill(width) for value in values]
            fits = sum(1 for value in full if any(r.first <= value[: r.digits] <= r.last for r in ranges))
            if fits >= _MOST * len(values):
                return list_id, width
    return None


def _countries(
    survey: Survey, meant: SurveyVariable, name: str, labels: Mapping[str, str]
) -> tuple[RecipeVariable, tuple[str, ...]]:
    """A country variable: labels, or codes of a system."""
    from ilms_desktop.exchange.microdata.coding import country_systems
    from ilms_desktop.exchange.microdata.recipe import RecipeVariable

    if name not in survey.info.value_labels:
        for system in _SYSTEMS:
            known = country_systems()[system]
            fits = [value for value in labels if value.upper().zfill(3 if value.isdecimal() else 0) in known]
            if labels and len(fits) >= _MOST * len(labels):
                left = tuple(value for value in labels if value not in fits)
                return RecipeVariable(meant.id, name, system=system), left
    words = {value: _place(text, meant) for value, text in labels.items()}
    return _mapped(RecipeVariable(meant.id, name), labels, words)


def _place(label: str, meant: SurveyVariable) -> str | None:
    """The country that a label means, or only whether it is this one."""
    from ilms_desktop.exchange.microdata.recipe import ABROAD, HOME, MISSING, UNKNOWN

    forms = load_microdata()
    if _is_unknown(label):
        return UNKNOWN if meant.keep_unknown else MISSING
    for list_id in forms.countries:
        found = codes_meant(label, list_id)
        if len(found) == 1 and _kind(list_id, next(iter(found))) is CodeKind.COUNTRY:
            return next(iter(found)).removeprefix(f"{list_id}_")
    for status in forms.statuses.values():
        words = {frozenset({status.home}): HOME, frozenset({status.abroad}): ABROAD}
        if codes_meant(label, status.codelist) in words:
            return words[codes_meant(label, status.codelist)]
    return None


def _kind(list_id: str, code: str) -> CodeKind:
    from ilms_desktop.definitions.loader import load_codelist

    return load_codelist(list_id)[code].kind


def _is_unknown(label: str) -> bool:
    """Whether a label says that nothing is known."""
    return label_key(label) in {label_key(word) for word in variants()["*unknown"]}


def _mapped(
    each: RecipeVariable, labels: Mapping[str, str], meanings: Mapping[str, str | None]
) -> tuple[RecipeVariable, tuple[str, ...]]:
    """A variable with the values that were recognised, and the others with their labels."""
    from dataclasses import replace

    known = {value: code for value, code in meanings.items() if code}
    left = tuple(
        value if labels[value] == value else f"{value} {labels[value]}" for value in labels if value not in known
    )
    return replace(each, meanings=known), left
