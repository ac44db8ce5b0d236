"""Checks of what surveys may hold: variables, conditions, lists and codes that are named are there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ilms_desktop.definitions.forms import MICRODATA, MICRODATA_DIGITS, list_file
from ilms_desktop.definitions.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ilms_desktop.definitions.forms import Forms

#: parts of the file whose entries name variables
_WITH_VARIABLES: Final = ("countries", "statuses", "conditions")


def check_names(forms: Forms) -> Iterator[Problem]:
    """Variables that are named exist."""
    variables = {entry["id"] for entry in forms.entries(MICRODATA, "variables")}
    named = [
        (part, name) for part in _WITH_VARIABLES for e in forms.entries(MICRODATA, part) for name in e["variables"]
    ]
    for entry in forms.entries(MICRODATA, "measures"):
        named += [("measures", entry["variable"]), ("measures", entry["period"])]
    for part, name in named:
        if name not in variables:
            yield Problem("ref.variable", MICRODATA, part, {"variable": name})


def check_populations(forms: Forms) -> Iterator[Problem]:
    """Conditions and subjects that are named exist."""
    conditions = {entry["id"] for entry in forms.entries(MICRODATA, "conditions")}
    subjects = {subject for table in forms.all_tables.values() for subject in table.get("subjects", ())}
    for entry in forms.entries(MICRODATA, "populations"):
        for need in entry["needs"]:
            if need not in conditions:
                yield Problem("ref.condition", MICRODATA, "populations", {"condition": need})
        for subject in filter(None, (entry.get("subject"), entry.get("without"))):
            if subject not in subjects:
                yield Problem("ref.subject", MICRODATA, "populations", {"subject": subject})


def check_lists(forms: Forms) -> Iterator[Problem]:
    """Lists and codes that are named exist."""
    for entry in forms.entries(MICRODATA, "variables"):
        for list_id in entry.get("lists", ()):
            if list_id not in forms.lists:
                yield Problem("ref.list", MICRODATA, entry["id"], {"list": list_id})
    for entry in forms.entries(MICRODATA, "countries"):
        if entry["list"] not in forms.lists:
            yield Problem("ref.list", MICRODATA, "countries", {"list": entry["list"]})
    for entry in forms.entries(MICRODATA, "statuses"):
        for name in ("home", "abroad", "unknown"):
            yield from _code(forms, MICRODATA, entry["list"], entry[name])
    for row in forms.rows(MICRODATA_DIGITS):
        yield from _code(forms, MICRODATA_DIGITS, row["list"], row["code"])


def _code(forms: Forms, file: str, list_id: str, code: str) -> Iterator[Problem]:
    """A problem where a list lacks a code."""
    if all(row["code"] != code for row in forms.rows(list_file(list_id))):
        yield Problem("ref.code", file, list_id, {"list": list_id, "value": code})


MICRODATA_CHECKS: Final[tuple[Callable[[Forms], Iterator[Problem]], ...]] = (
    check_names,
    check_populations,
    check_lists,
)
