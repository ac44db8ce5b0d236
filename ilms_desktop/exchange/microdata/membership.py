"""Which rows of a table a word of a variable belongs to, the total among them.

A row may hold several words (advanced education: levels 5 to 8), and a word may belong to several rows (a detailed
one and a memo row). Relations between lists are those of `forms/derivations/`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from ilms_desktop.definitions.loader import load_codelist
from ilms_desktop.definitions.microdata import VariableKind, load_microdata
from ilms_desktop.exchange.microdata.coding import MAX_AGE
from ilms_desktop.exchange.microdata.recipe import HOME
from ilms_desktop.exchange.microdata.recipe_check import takes
from ilms_desktop.model.codelist import CodeKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ilms_desktop.definitions.microdata import StatusSource
    from ilms_desktop.model.codelist import Code, Codelist

_AGES: Final = re.compile(r"_Y(?:(?P<from>\d+)-(?P<to>\d+)|GE(?P<least>\d+)|LT(?P<below>\d+))$")


@dataclass(frozen=True)
class Membership:
    """Rows of the words of one variable on one axis.

    Attributes:
        rows: codes in the order of the table. of: word -> the codes it belongs to; the total is one of them.
        unplaced: words that belong to no row but the total. unstated: those of them that mean "not stated".
    """

    rows: tuple[str, ...]
    of: Mapping[str, frozenset[str]]
    unplaced: frozenset[str]
    unstated: frozenset[str]


def ages_of(code: str) -> tuple[int, int] | None:
    """First and last age of a band, by its code; None where the code names none."""
    found = _AGES.search(code)
    if found is None:
        return None
    if found["least"]:
        return int(found["least"]), MAX_AGE
    return (0, int(found["below"]) - 1) if found["below"] else (int(found["from"]), int(found["to"]))


def ages_of_token(token: str) -> tuple[int, int] | None:
    """Ages of a word: one year, or a band."""
    return (int(token), int(token)) if token.isdecimal() else ages_of(token)


def class_membership(codes: Codelist, rows: Sequence[Code], *, origin: str, tokens: Iterable[str]) -> Membership:
    """Words of a class variable on the class axis.

    Args:
        codes: list of the table.
        rows: its rows that the table asks for.
        origin: list whose codes the words are; empty for years of age.
        tokens: the words.
    """
    of_token = {token: _goals(codes, origin, token) for token in tokens}
    return _membership(codes, rows, of_token)


def is_derivable(origin: str, goal: str) -> bool:
    """Whether the codes of one list say the class of another; `origin` is empty for years of age."""
    codes = load_codelist(goal)
    if not origin:
        return load_microdata().variables[load_microdata().by_list[goal]].kind is VariableKind.AGE
    # why: persons below the ages of a list belong to none of its rows, and that is right
    start = load_codelist(origin)
    known = [code.id for code in start.codes if takes(start, code) and code.kind is CodeKind.ITEM]
    placed = [code for code in known if _goals(codes, origin, code)]
    return bool(placed) and (ages_of(known[-1]) is not None or len(placed) == len(known)) and _is_fine(origin, goal)


def _is_fine(origin: str, goal: str) -> bool:
    """Whether each band of ages of one list lies inside a band of the other."""
    bands = [ages for code in load_codelist(goal).codes if not code.is_total and (ages := ages_of(code.id))]
    least = min((first for first, _last in bands), default=0)
    parts = [ages for code in load_codelist(origin).codes if not code.is_total and (ages := ages_of(code.id))]
    return all(any(f <= first and last <= t for f, t in bands) for first, last in parts if last >= least)


def place_membership(status: StatusSource, rows: Sequence[Code], codes: Codelist, tokens: Iterable[str]) -> Membership:
    """Words of a country variable on the status axis."""
    words = {HOME: status.home, "unknown": status.unknown}
    return _membership(codes, rows, {token: frozenset({words.get(token, status.abroad)}) for token in tokens})


def sex_membership(codes: Codelist, rows: Sequence[Code], tokens: Iterable[str]) -> Membership:
    """Men and women."""
    return _membership(codes, rows, {token: frozenset({token}) for token in tokens})


def country_membership(codes: Codelist, named: Sequence[str], tokens: Iterable[str]) -> Membership:
    """Words of a country variable where rows are countries: those named, and one row for the rest."""
    rows = tuple(code for code in (codes.total, *named, codes.other) if code)
    total, other = str(codes.total), str(codes.other)
    of = {token: frozenset({total, code if (code := f"{codes.id}_{token}") in named else other}) for token in tokens}
    return Membership(rows, of, frozenset(), frozenset())


def can_be_named(codes: Codelist, token: str, *, year: int) -> bool:
    """Whether a word is a country that a table of a year may name."""
    code = codes.by_id.get(f"{codes.id}_{token}")
    named = code is not None and code.kind in {CodeKind.COUNTRY, CodeKind.FORMER, CodeKind.PART}
    return code is not None and named and (code.valid_to is None or year <= code.valid_to)


def _membership(codes: Codelist, rows: Sequence[Code], of_token: Mapping[str, frozenset[str]]) -> Membership:
    """Rows of each word, with the total where the total holds it."""
    asked = {code.id for code in rows}
    total = codes.total
    bounds = ages_of(str(total))
    of: dict[str, frozenset[str]] = {}
    unplaced = set()
    for token, goals in of_token.items():
        ages = ages_of_token(token) if bounds else None
        in_total = bounds is None or (ages is not None and bounds[0] <= ages[0])
        found = goals & asked
        if in_total and not any(not codes[goal].memo for goal in found):
            unplaced.add(token)
        of[token] = found | ({total} if total in asked and in_total else set())
    kinds = {token: _kind(token) for token in unplaced}
    unstated = frozenset(token for token, kind in kinds.items() if kind is CodeKind.UNKNOWN)
    return Membership(tuple(code.id for code in rows), of, frozenset(unplaced), unstated)


def _kind(token: str) -> CodeKind | None:
    """Kind of a class code, whatever list it is of."""
    lists = (load_codelist(list_id) for list_id in load_microdata().by_list if token.startswith(f"{list_id}_"))
    return next((each[token].kind for each in lists if token in each), None)


@lru_cache(maxsize=4096)
def _goals_of(origin: str, goal: str, token: str) -> frozenset[str]:
    """Codes of `goal` that a code of `origin` belongs to, through the lists between them."""
    if origin == goal:
        codes = load_codelist(goal)
        found, code = [token], codes[token]
        while code.parent is not None and not codes[code.parent].is_total:
            code = codes[code.parent]
            found.append(code.id)
        return frozenset(found)
    derivations = load_microdata().derivations
    reached = set()
    for step in dict.fromkeys(each.origin for each in derivations if each.goal == goal):
        for middle in _goals_of(origin, step, token):
            for each in derivations:
                if each.origin == step and each.goal == goal and (middle in each.parts) is not each.all_but:
                    reached.add(each.target)
    codes = load_codelist(goal)
    return frozenset(code for code in reached if not codes[code].is_total)


def _goals(codes: Codelist, origin: str, token: str) -> frozenset[str]:
    """Codes of a list that a word belongs to, the total left out."""
    ages = ages_of_token(token)
    if ages is None:
        return _goals_of(origin, codes.id, token)
    bands = ((code.id, ages_of(code.id)) for code in codes.codes if not code.is_total)
    return frozenset(code for code, band in bands if band and band[0] <= ages[0] and ages[1] <= band[1])
