"""Checks of code lists: index and files agree, codes are well formed, parents form a tree, totals are single."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from ilms_desktop.definitions.codelists import split
from ilms_desktop.definitions.forms import CONCEPTS, COUNTRIES, INDEX, REGIONS, list_file
from ilms_desktop.definitions.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from ilms_desktop.definitions.files import Row
    from ilms_desktop.definitions.forms import Forms

#: kinds of list that are an axis of a table
AXIS_KINDS: Final = frozenset({"sex", "status", "class", "country"})


def repeated(values: Iterable[str]) -> list[str]:
    """Values that come more than once, in the order of their first appearance."""
    return [value for value, count in Counter(values).items() if count > 1]


def check_index(forms: Forms) -> Iterator[Problem]:
    """Every list of the index has a file, every file an entry, every axis list its dimension."""
    for list_id, entry in forms.lists.items():
        if list_file(list_id) not in forms.documents:
            yield Problem("codelist.file_missing", INDEX, list_id, {"list": list_id})
        if entry["kind"] in AXIS_KINDS and list_id.partition("_")[0] != entry.get("dimension"):
            yield Problem("codelist.dimension", INDEX, list_id)
    for list_id in repeated(entry["id"] for entry in forms.entries(INDEX, "codelists")):
        yield Problem("codelist.repeated", INDEX, list_id, {"value": list_id})
    known = {INDEX, COUNTRIES, REGIONS} | {list_file(list_id) for list_id in forms.lists}
    for name in forms.names("codelists"):
        if name not in known:
            yield Problem("codelist.unlisted", name)


def check_dimensions(forms: Forms) -> Iterator[Problem]:
    """Every dimension of a list is a concept."""
    concepts = {entry["id"] for entry in forms.entries(CONCEPTS, "concepts")}
    for list_id, entry in forms.lists.items():
        dimension = entry.get("dimension")
        if dimension and dimension not in concepts:
            yield Problem("ref.concept", INDEX, list_id, {"concept": dimension})


def check_codes(forms: Forms) -> Iterator[Problem]:
    """Codes are unique, match the pattern of their list and stand in order."""
    for list_id, entry in forms.lists.items():
        name = list_file(list_id)
        rows = forms.rows(name)
        pattern = re.compile(entry["pattern"])
        for code in repeated(row["code"] for row in rows):
            yield Problem("codelist.repeated", name, code, {"value": code})
        for row in rows:
            if not pattern.fullmatch(row["code"]):
                context = {"value": row["code"], "pattern": entry["pattern"]}
                yield Problem("codelist.pattern", name, row["code"], context)
        for before, row in pairwise(rows):
            if int(row["order"]) <= int(before["order"]):
                yield Problem("codelist.order", name, row["code"], {"value": row["code"]})


def check_aliases(forms: Forms) -> Iterator[Problem]:
    """A name of a code names one code only; what exports write instead is a code or an alias of the list."""
    for list_id in forms.lists:
        name = list_file(list_id)
        rows = forms.rows(name)
        names = [row["code"] for row in rows] + [alias for row in rows for alias in split(row.get("aliases", ""))]
        for value in repeated(names):
            if value not in repeated(row["code"] for row in rows):
                yield Problem("codelist.alias", name, value, {"value": value})
        for row in rows:
            written = row.get("written_as", "")
            if written and written not in names:
                yield Problem("ref.code", name, row["code"], {"list": list_id, "value": written})


def check_trees(forms: Forms) -> Iterator[Problem]:
    """Parents exist and lead to a root; an axis has one total, a country list one "other"."""
    for list_id, entry in forms.lists.items():
        name = list_file(list_id)
        rows = forms.rows(name)
        if entry["kind"] not in AXIS_KINDS or not rows:
            continue
        yield from (
            Problem("codelist.parent", name, row["code"], {"value": row["code"], "parent": row["parent"]})
            for row in _lost(rows)
        )
        wanted = ["total", "other"] if entry["kind"] == "country" else ["total"]
        for kind in wanted:
            count = sum(row["kind"] == kind for row in rows)
            if count != 1:
                yield Problem("codelist.total", name, kind, {"count": str(count), "kind": kind})


def _lost(rows: list[Row]) -> Iterator[Row]:
    """Rows whose line of parents does not end at a row without parent."""
    parents = {row["code"]: row["parent"] for row in rows}
    for row in rows:
        code, steps = row["code"], 0
        while code and steps <= len(rows):
            code, steps = parents.get(code, code), steps + 1
        if code:
            yield row


def check_countries(forms: Forms) -> Iterator[Problem]:
    """Codes of countries are unique."""
    for column in ("iso3", "iso2", "m49"):
        for value in repeated(row[column] for row in forms.rows(COUNTRIES) if row[column]):
            yield Problem("country.repeated", COUNTRIES, column, {"value": value})


CODELIST_CHECKS: Final[tuple[Callable[[Forms], Iterator[Problem]], ...]] = (
    check_index,
    check_dimensions,
    check_codes,
    check_aliases,
    check_trees,
    check_countries,
)
