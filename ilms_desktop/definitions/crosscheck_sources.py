"""Checks of source types, metadata fields, status letters, rounds and the languages they name."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.definitions.codelists import split
from ilms_desktop.definitions.crosscheck_codelists import repeated
from ilms_desktop.definitions.forms import FIELDS, LANGUAGES, list_file
from ilms_desktop.definitions.problem import Problem
from ilms_desktop.definitions.sources import exception

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ilms_desktop.definitions.forms import Forms

_SOURCE_TYPES: Final = list_file("SOURCE_TYPE")
_ILO: Final = "OBS_STATUS"
_SDMX: Final = "SDMX_OBS_STATUS"
_TYPE_KEYS: Final = ("offered_for", "required_for", "asked_for")


def check_source_types(forms: Forms) -> Iterator[Problem]:
    """Groups of source types exist, and the tables they cannot fill too."""
    groups = _codes(forms, "SOURCE_GROUP")
    tables = {
        (table["number"], criterion) for table in forms.all_tables.values() for criterion in (None, *table["criteria"])
    }
    for row in forms.rows(_SOURCE_TYPES):
        if row["group"] not in groups:
            yield Problem("ref.source_group", _SOURCE_TYPES, row["code"], {"group": row["group"]})
        for part in split(row["not_for"]):
            if exception(part) not in tables:
                yield Problem("ref.table", _SOURCE_TYPES, row["code"], {"table": part})


def check_types_named(forms: Forms) -> Iterator[Problem]:
    """Source types that editions and fields name exist."""
    known = _codes(forms, "SOURCE_TYPE")
    named = [(name, "source_types", edition["source_types"]) for name, edition in forms.editions.items()]
    named += [(FIELDS, entry["code"], entry.get(key, [])) for entry in _fields(forms) for key in _TYPE_KEYS]
    for name, place, types in named:
        for source_type in types:
            if source_type not in known:
                yield Problem("ref.source_type", name, place, {"type": source_type})


def check_fields(forms: Forms) -> Iterator[Problem]:
    """Fields are named once; their sections, lists and subjects exist; their limits make sense."""
    for code in repeated(entry["code"] for entry in _fields(forms)):
        yield Problem("codelist.repeated", FIELDS, code, {"value": code})
    sections = {entry["id"] for entry in forms.entries(FIELDS, "sections")}
    subjects = {subject for table in forms.all_tables.values() for subject in table["subjects"]}
    for entry in _fields(forms):
        code = entry["code"]
        if entry["section"] not in sections:
            yield Problem("ref.section", FIELDS, code, {"section": entry["section"]})
        if "codelist" in entry and entry["codelist"] not in forms.lists:
            yield Problem("ref.list", FIELDS, code, {"list": entry["codelist"]})
        for subject in sorted(_subjects_named(entry) - subjects):
            yield Problem("ref.subject", FIELDS, code, {"subject": subject})
        if not _limits_agree(entry):
            yield Problem("field.range", FIELDS, code)


def check_defaults(forms: Forms) -> Iterator[Problem]:
    """Default values of list fields are values of the list; what cannot be changed has one."""
    for entry in _fields(forms):
        allowed = _values(forms, entry)
        defaults = entry.get("defaults", {})
        for value in (entry.get("default"), *defaults.values()):
            if value and value not in allowed:
                context = {"list": entry.get("codelist", "choices"), "value": value}
                yield Problem("ref.code", FIELDS, entry["code"], context)
        for subject in entry.get("fixed_for", ()):
            if subject not in defaults:
                yield Problem("ref.subject", FIELDS, entry["code"], {"subject": subject})


def check_conditions(forms: Forms) -> Iterator[Problem]:
    """A field that is asked only beside another one names a field of its own level, and values that it may have."""
    fields = {entry["code"]: entry for entry in _fields(forms)}
    for entry in fields.values():
        condition = entry.get("only_with")
        if condition is None:
            continue
        other = fields.get(condition["field"])
        if other is None or other["level"] != entry["level"]:
            yield Problem("ref.field", FIELDS, entry["code"], {"field": condition["field"]})
            continue
        for value in sorted(set(condition["values"]) - _values(forms, other)):
            yield Problem("ref.code", FIELDS, entry["code"], {"list": condition["field"], "value": value})


def check_statuses(forms: Forms) -> Iterator[Problem]:
    """Letters of the ILO lead to letters of SDMX and back."""
    for list_id, column, target in ((_ILO, "sdmx_obs_status", _SDMX), (_SDMX, "ilo_code", _ILO)):
        known = _codes(forms, target)
        for row in forms.rows(list_file(list_id)):
            if row[column] not in known:
                yield Problem("ref.code", list_file(list_id), row["code"], {"list": target, "value": row[column]})


def check_rounds(forms: Forms) -> Iterator[Problem]:
    """Edition and languages of a round exist, and its years follow each other."""
    editions = {edition["id"] for edition in forms.editions.values()}
    languages = {entry["code"] for entry in forms.entries(LANGUAGES, "languages")}
    for name, keys in forms.rounds.items():
        if keys["edition"] not in editions:
            yield Problem("ref.edition", name, "edition", {"edition": keys["edition"]})
        for language in sorted(set(keys["languages"]) - languages):
            yield Problem("ref.language", name, "languages", {"language": language})
        for detail, fits in _years(keys).items():
            if not fits:
                yield Problem("round.years", name, detail, {"detail": detail})


def _years(keys: dict[str, Any]) -> dict[str, bool]:
    """What must hold for the years of a round."""
    first, last = keys["first_year"], keys["last_year"]
    return {
        "first_year": first <= last,
        "default_years": keys["default_years"] <= max(last - first + 1, 1),
        "deadline": _year_of(keys["deadline"]) > last,
    }


def _year_of(day: str) -> int:
    """Year of a date; 0 for a day that no calendar has."""
    try:
        return date.fromisoformat(day).year
    except ValueError:
        return 0


def _codes(forms: Forms, list_id: str) -> set[str]:
    """Codes of a list."""
    return {row["code"] for row in forms.rows(list_file(list_id))}


def _values(forms: Forms, entry: dict[str, Any]) -> set[str]:
    """Values from which a list field is chosen."""
    codes = _codes(forms, entry["codelist"]) if entry.get("codelist") in forms.lists else set()
    return codes | {choice["value"] for choice in entry.get("choices", ())}


def _fields(forms: Forms) -> tuple[dict[str, Any], ...]:
    """All metadata fields."""
    return tuple(forms.entries(FIELDS, "fields"))


def _subjects_named(entry: dict[str, Any]) -> set[str]:
    """Subjects of tables that a field names."""
    return {*entry.get("subjects", ()), *entry.get("defaults", {})}


def _limits_agree(entry: dict[str, Any]) -> bool:
    """Whether lower limits are not above upper ones."""
    pairs = ((entry.get("minimum"), entry.get("maximum")), (entry.get("warn_length"), entry.get("max_length")))
    return all(low is None or high is None or low <= high for low, high in pairs)


SOURCE_CHECKS: Final[tuple[Callable[[Forms], Iterator[Problem]], ...]] = (
    check_source_types,
    check_types_named,
    check_fields,
    check_defaults,
    check_conditions,
    check_statuses,
    check_rounds,
)
