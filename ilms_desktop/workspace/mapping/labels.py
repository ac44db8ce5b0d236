"""What the labels of a foreign sheet stand for: what the mapping says, else their names; suggestions for the others.

A label is never matched by likeness; likeness only makes suggestions.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from ilms_desktop.model.structure import Axis
from ilms_desktop.number_text import in_one_script
from ilms_desktop.workspace.label_matching import label_book, label_key
from ilms_desktop.workspace.mapping.model import Dim, Share, Shares, Unit
from ilms_desktop.workspace.mapping.words import code_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.structure import TableDefinition
    from ilms_desktop.workspace.label_matching import LabelBook

AXES: Final = {Dim.STATUS: Axis.STATUS, Dim.SEX: Axis.SEX, Dim.CLASS: Axis.CLASS}
#: marks of footnotes behind a label: Cambodia*, Cambodia (1), Cambodia 1), Cambodia¹
_FOOTNOTE: Final = re.compile(r"(?:\s*(?:[*†‡]+|[¹²³⁰⁴-⁹]+|\(\s*(?:\d{1,2}|[a-z])\s*\)|\s\d{1,2}\)))+$")
#: numbers and bullets before a label: 1. Managers, 1.2 Managers, - Cambodia, • Cambodia
_LEADING: Final = re.compile(
    r"^(?:[-–—•·]\s*|\d{1,2}(?:\.\d{1,2})*[.)]?\s+(?=\D)|\(\d{1,2}\)\s*|[a-z][.)]\s+)", re.IGNORECASE
)
_ONE_YEAR: Final = re.compile(r"\D*((?:19|20)\d\d)\D*")
_YEARS: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_FIRST_YEAR: Final = 1900
_LAST_YEAR: Final = 2100
_LONGEST_YEAR: Final = 40
#: likeness of two names from which one is suggested for the other
_LIKE: Final = 0.45
_SUGGESTIONS: Final = 3
_PIECE: Final = 3
#: labels of units, and multipliers of SDMX as powers of ten
_UNITS: Final = {
    **dict.fromkeys(
        ("persons", "person", "people", "number", "units", "unit", "personnes", "personas", "0"), Unit.PERSONS
    ),
    **dict.fromkeys(("thousands", "thousand", "in thousands", "milliers", "miles", "3"), Unit.THOUSANDS),
    **dict.fromkeys(("millions", "million", "in millions", "millones", "6"), Unit.MILLIONS),
}


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a label stands for: codes with shares, or nothing on purpose; and whether the mapping says so."""

    shares: Shares
    is_said: bool = False


class _Name(NamedTuple):
    """A name with its code, and how many pieces it has."""

    name: str
    code: str
    pieces: int


@dataclass(frozen=True)
class Labels:
    """Answers for the labels of one table in one class version.

    Attributes:
        edition: where code lists come from. table, version: what the labels are of.
        said: what the mapping says, by dimension.
    """

    edition: Edition
    table: TableDefinition
    version: str
    said: Mapping[Dim, Mapping[str, Shares]] = field(default_factory=dict)
    _known: dict[tuple[Dim, str], Meaning | None] = field(default_factory=dict)
    _suggested: dict[tuple[Dim, str], tuple[str, ...]] = field(default_factory=dict)

    def meaning(self, dim: Dim, label: str) -> Meaning | None:
        """What a label stands for; None where nobody knows."""
        key = (dim, label)
        if key not in self._known:
            self._known[key] = self._meaning(dim, label)
        return self._known[key]

    def code(self, dim: Dim, label: str) -> str | None:
        """The one code of a label by its name."""
        if dim is Dim.YEAR:
            year = year_in(label)
            return None if year is None else str(year)
        if dim is Dim.UNIT:
            return _UNITS.get(label_key(label))
        axis = AXES[dim]
        for form in forms_of(label):
            code = self._book.find(form).get(axis)
            if code is not None:
                return code
        return self._both_names(label, axis)

    def word_in(self, dim: Dim, name: str) -> str:
        """The part of a longer name, such as that of a sheet, that tells a code; the whole name where none does."""
        if self.meaning(dim, name) is not None:
            return name
        words = _YEARS.findall(name) if dim is Dim.YEAR else label_key(name).split()
        known = {self.code(dim, word): word for word in words if len(word) > 1}
        known.pop(None, None)
        return next(iter(known.values())) if len(known) == 1 else name

    def suggestions(self, dim: Dim, label: str) -> tuple[str, ...]:
        """Codes whose names are most like a label, the best first."""
        key = (dim, label_key(label))
        if key not in self._suggested:
            self._suggested[key] = self._most_like(dim, key[1])
        return self._suggested[key]

    def named(self, dim: Dim, code: str) -> str:
        """A code of a dimension with its name; empty for none."""
        codes = self.edition.axis_list(self.table, AXES[dim], self.version) if dim in AXES else None
        return code_words(codes[code]) if codes is not None and code in codes else code

    def _most_like(self, dim: Dim, label: str) -> tuple[str, ...]:
        index = self._index.get(AXES[dim], {}) if dim in AXES else {}
        own = _pieces(label)
        shared = Counter(name for piece in own for name in index.get(piece, ()))
        likeness = {name: 2 * count / (len(own) + name.pieces) for name, count in shared.items()}
        best = sorted((name for name, like in likeness.items() if like >= _LIKE), key=lambda name: -likeness[name])
        return tuple(dict.fromkeys(name.code for name in best))[:_SUGGESTIONS]

    def list_title(self, dim: Dim) -> str:
        """Name of the list that the labels of a dimension are matched to."""
        codes = self.edition.axis_list(self.table, AXES[dim], self.version) if dim in AXES else None
        return "" if codes is None else codes.title

    def total(self, dim: Dim) -> str | None:
        """Code of the total of a dimension."""
        codes = self.edition.axis_list(self.table, AXES[dim], self.version) if dim in AXES else None
        return None if codes is None else codes.total

    def _meaning(self, dim: Dim, label: str) -> Meaning | None:
        said = self._said.get(dim, {}).get(label_key(label))
        if said is not None:
            return Meaning(said, is_said=True)
        code = self.code(dim, label)
        return None if code is None else Meaning((Share(code),))

    def _both_names(self, label: str, axis: Axis) -> str | None:
        """Code of a label with two names, `Men / Hommes` or `Côte d'Ivoire (Ivory Coast)`, where both say the same."""
        parts = [part for part in re.split(r"\s*[/|\n()]\s*", label) if part]
        codes = {self._book.find(form).get(axis) for part in parts for form in forms_of(part)[:1]}
        return codes.pop() if len(parts) > 1 and len(codes) == 1 else None

    @cached_property
    def _said(self) -> Mapping[Dim, Mapping[str, Shares]]:
        return {dim: {label_key(label): each for label, each in labels.items()} for dim, labels in self.said.items()}

    @cached_property
    def _book(self) -> LabelBook:
        return label_book(self.edition, self.table, self.version)

    @cached_property
    def _index(self) -> Mapping[Axis, Mapping[str, set[_Name]]]:
        """Names with their code by their pieces of three letters, by axis."""
        found: dict[Axis, dict[str, set[_Name]]] = {}
        for axis, names in self._book.names.items():
            index = found[axis] = defaultdict(set)
            for name, codes in names.items():
                for code in codes if len(codes) == 1 else ():
                    pieces = _pieces(name)
                    for piece in pieces:
                        index[piece].add(_Name(name, code, len(pieces)))
        return found


def forms_of(label: str) -> tuple[str, ...]:
    """A label as written, without marks of footnotes, and without numbers or bullets before it."""
    bare = _FOOTNOTE.sub("", label.strip())
    return tuple(dict.fromkeys((label, bare, _LEADING.sub("", bare))))


def year_in(label: str) -> int | None:
    """The year that a label tells: the only number in it, or None."""
    if len(label) > _LONGEST_YEAR:
        return None
    found = _ONE_YEAR.fullmatch(in_one_script(_FOOTNOTE.sub("", label.strip())))
    return int(found[1]) if found and _FIRST_YEAR <= int(found[1]) <= _LAST_YEAR else None


def _pieces(name: str) -> set[str]:
    """Pieces of three letters of a name, its edges counted."""
    text = f" {name} "
    return {text[place : place + _PIECE] for place in range(len(text) - _PIECE + 1)}
