"""The shape of a recipe, and the sentences about what is wrong with one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.i18n import N_, fill, gettext

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jsonschema import ValidationError

_TEXT: Final = {"type": "string", "minLength": 1}
_TEXTS: Final = {"type": "array", "items": _TEXT}
_COUNT: Final = {"type": "integer", "minimum": 0}
_ABOVE_ZERO: Final = {"type": "number", "exclusiveMinimum": 0}
_VARIABLE: Final = {
    "type": "object",
    "additionalProperties": False,
    "required": ["name"],
    "properties": {
        "name": _TEXT,
        "list": _TEXT,
        "digits": {"type": "integer", "minimum": 1, "maximum": 9},
        "system": {"enum": ["iso3", "iso2", "m49"]},
        "values": {"type": "object", "additionalProperties": _TEXT},
        "missing": _TEXT,
        "period": _TEXT,
    },
}
_CHOICES: Final = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "years": {"type": "array", "items": {"type": "integer", "minimum": 1900, "maximum": 2999}, "uniqueItems": True},
        "working_age_from": {"type": "integer", "minimum": 0, "maximum": 99},
        "working_age_to": {"type": "integer", "minimum": 1, "maximum": 130},
        "decimals": {"type": "integer", "minimum": 0, "maximum": 3},
        "unreliable_below": _COUNT,
        "suppressed_below": _COUNT,
        "unweighted": {"type": "boolean"},
        "weight_divisor": _ABOVE_ZERO,
        "named_countries": {"type": "integer", "minimum": 1},
        "migrants_by": _TEXT,
        "criteria": {"type": "array", "items": {"enum": ["birth", "citizenship", "status", "none"]}},
        "tables": _TEXTS,
        "assumed": _TEXTS,
        "versions": {"type": "object", "additionalProperties": _TEXT},
        "per_month": {"type": "object", "additionalProperties": _ABOVE_ZERO},
    },
}
SCHEMA: Final[dict[str, Any]] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "additionalProperties": False,
    "required": ["name", "variables"],
    "properties": {
        "name": {"type": "string", "minLength": 1, "maxLength": 80},
        "decimal": {"enum": [".", ","]},
        "choices": _CHOICES,
        "variables": {"type": "object", "minProperties": 1, "additionalProperties": _VARIABLE},
    },
}

#: code -> what is wrong and what to do; gettext ids
SENTENCES: Final = {
    "unknown_key": N_("{place}: “{value}” is not a key of a recipe. Use one of: {known}."),
    "missing_key": N_("{place}: “{value}” is missing. Add it."),
    "bad_value": N_("{place}: the value does not fit. It must be: {wanted}."),
    "unknown_variable": N_("{place}: “{value}” is no variable of a recipe. Use one of: {known}."),
    "list_needed": N_("{place}: the list of its codes is missing. Add list = one of: {known}."),
    "no_list": N_("{place}: a variable of this kind has no list, digits or system. Remove “{value}”."),
    "unknown_list": N_("{place}: “{value}” is not a list for it. Use one of: {known}."),
    "no_digits": N_("{place}: digits do not say the class of “{value}”. List its values instead."),
    "values_needed": N_("{place}: what its values mean is missing. Add values, digits or system."),
    "unknown_code": N_("{place}: “{value}” is not a code of {list}. Check the spelling."),
    "unknown_word": N_("{place}: “{value}” cannot stand here. Use one of: {known}."),
    "unknown_country": N_(
        "{place}: “{value}” is no country. Use ISO 3166-1 alpha-3, home, abroad, unknown or missing."
    ),
    "not_a_number": N_("{place}: “{value}” is not a number. Write a number, or missing."),
    "period_needed": N_("{place}: for how long the amount is paid is missing. Add period = one of: {known}."),
    "weight_needed": N_("{place}: there is no variable weight. Add it, or say unweighted = true under choices."),
    "year_needed": N_("{place}: there is no variable year. Add it, or say years = [2024] under choices."),
    "limits": N_("{place}: {value} is above {other}. Exchange or correct them."),
}
#: keyword of the schema -> code
_CODES: Final = {"additionalProperties": "unknown_key", "required": "missing_key"}


@dataclass(frozen=True, slots=True)
class RecipeProblem:
    """One thing that is wrong with a recipe.

    Attributes:
        code: key into `SENTENCES`. place: key of the recipe. params: what the sentence names.
    """

    code: str
    place: str
    params: Mapping[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """What is wrong and what to do, in the language in use."""
        return fill(gettext(SENTENCES[self.code]), {"place": self.place, **self.params})


def shape_problems(keys: Mapping[str, Any]) -> Iterator[RecipeProblem]:
    """Keys and values that no recipe has."""
    # why: jsonschema costs some 100 ms to import (ADR 0011)
    from jsonschema import Draft202012Validator

    for error in sorted(Draft202012Validator(SCHEMA).iter_errors(keys), key=lambda each: each.json_path):
        yield from _problems(error)


def _problems(error: ValidationError) -> Iterator[RecipeProblem]:
    place = ".".join(str(part) for part in error.absolute_path) or "recipe"
    code = _CODES.get(str(error.validator), "bad_value")
    schema: Any = error.schema
    if code == "bad_value":
        yield RecipeProblem(code, place, {"wanted": f"{error.validator} = {error.validator_value}"})
        return
    found: Any = error.instance
    known = schema["properties"]
    wrong = set(found) - set(known) if code == "unknown_key" else set(schema["required"]) - set(found)
    for value in sorted(wrong):
        yield RecipeProblem(code, place, {"value": value, "known": ", ".join(known)})
