"""A recipe as the text that people keep: TOML that `read_recipe` reads back as the same recipe."""

from __future__ import annotations

import json
import re
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from ilms_desktop.exchange.microdata.recipe import Choices

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ilms_desktop.exchange.microdata.recipe import Recipe, RecipeVariable

_BARE_KEY: Final = re.compile(r"[A-Za-z0-9_-]+")
_DELETE: Final = "\x7f"


def write_recipe(recipe: Recipe, *, remarks: Mapping[str, tuple[str, ...]] | None = None) -> str:
    """The text of a recipe.

    Args:
        recipe: the recipe.
        remarks: lines for people, by the id of the variable above which they stand; "" = at the top.
    """
    said = remarks or {}
    lines = [*_comments(said.get("", ())), f"name = {_text(recipe.name)}"]
    if recipe.decimal != ".":
        lines.append(f"decimal = {_text(recipe.decimal)}")
    lines += _choices(recipe.choices)
    for each in recipe.variables.values():
        lines += ["", *_comments(said.get(each.id, ())), *_variable(each)]
    for rest in (name for name in said if name and name not in recipe.variables):
        lines += ["", *_comments(said[rest])]
    return "\n".join([*lines, ""])


def _variable(each: RecipeVariable) -> Iterator[str]:
    yield f"[variables.{_key(each.id)}]"
    yield f"name = {_text(each.name)}"
    for name, text in (("list", each.codelist), ("system", each.system), ("period", each.period)):
        if text:
            yield f"{name} = {_text(text)}"
    if each.digits:
        yield f"digits = {each.digits}"
    if each.missing:
        yield f"missing = {_text(each.missing)}"
    if each.meanings:
        yield f"[variables.{_key(each.id)}.values]"
        yield from (f"{_text(written)} = {_text(value)}" for written, value in each.meanings.items())


def _choices(choices: Choices) -> list[str]:
    """Choices that differ from the defaults, and those that everybody should see."""
    default = Choices()
    shown = {"decimals", "unreliable_below", "suppressed_below", "working_age_from"}
    names = [name for name in Choices.__slots__ if name in shown or getattr(choices, name) != getattr(default, name)]
    lines = [f"{name} = {_value(getattr(choices, name))}" for name in names]
    return ["", "[choices]", *lines]


def _value(value: object) -> str:
    """A value of TOML."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return "[" + ", ".join(_value(item) for item in value) + "]"
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{_key(key)} = {_value(item)}" for key, item in value.items()) + " }"
    if isinstance(value, Fraction):
        return str(value.numerator) if value.denominator == 1 else repr(float(value))
    return str(value) if isinstance(value, int) else _text(str(value))


def _key(text: str) -> str:
    return text if _BARE_KEY.fullmatch(text) else _text(text)


def _text(text: str) -> str:
    """A string of TOML; JSON escapes the same signs, but for one."""
    return json.dumps(text, ensure_ascii=False).replace(_DELETE, "\\u007f")


def _comments(lines: tuple[str, ...]) -> list[str]:
    """Lines that nobody reads but people; a line end inside one would end it."""
    return ["# " + " ".join(line.split()) for line in lines]
