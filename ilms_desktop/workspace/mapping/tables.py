"""Which table of the questionnaire a sheet is about: by what its labels mean, then by the words around it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from ilms_desktop.definitions.loader import load_edition, load_languages
from ilms_desktop.model.key import ABSENT
from ilms_desktop.model.structure import Axis
from ilms_desktop.workspace.label_matching import folded
from ilms_desktop.workspace.mapping.labels import Labels
from ilms_desktop.workspace.mapping.model import Dim

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.structure import TableDefinition
    from ilms_desktop.workspace.mapping.columns import Found, Lines

_WORD: Final = re.compile(r"[^\W\d_]{4,}")
#: letters of a word that count, so that migrant, migrants and migration are one
_STEM: Final = 5
_LANGUAGES: Final = 4
#: share of the words of a title that must stand there before a table without classes is taken for it
_TITLE: Final = 0.4
#: words in common that outweigh that natives and migrants are not told apart
_NO_STATUS: Final = 0.3


@dataclass(frozen=True)
class Candidate:
    """A table that the labels fit.

    Attributes:
        table, version, labels: what the labels are of. klass: where its classes stand; None where they stand nowhere.
        score: how well it fits: known labels, then words.
    """

    table: TableDefinition
    version: str
    labels: Labels
    klass: Found | None
    score: tuple[float, ...]


@dataclass(frozen=True)
class TableGuess:
    """Finds the table for lines of labels.

    Attributes:
        edition: the questionnaire's tables. wanted: ids of the tables that may be chosen; empty = all.
    """

    edition: Edition
    wanted: Collection[str] = ()
    _labels: dict[tuple[str, str], Labels] = field(default_factory=dict)

    def candidates(self, lines: Lines, *, words: Iterable[str]) -> list[Candidate]:
        """Tables that fit, the best first."""
        stems = _stems(" ".join(words))
        by_list: dict[str, Found | None] = {}
        found = []
        for table in self.edition.tables:
            if self.wanted and table.id not in self.wanted and table.number not in self.wanted:
                continue
            for rank, version in enumerate(table.versions):
                labels = self._labels_of(table, version)
                if version not in by_list:
                    by_list[version] = lines.find(labels, Dim.CLASS) if version != ABSENT else None
                klass = by_list[version]
                score = (*self._score(lines, labels, klass, stems), -rank)
                if klass is None and not self._fits_without(lines, labels, common=score[2]):
                    continue
                found.append(Candidate(table, version, labels, klass, score))
        return sorted(found, key=lambda each: each.score, reverse=True)

    def _fits_without(self, lines: Lines, labels: Labels, *, common: float) -> bool:
        """Whether a table fits without classes: sexes are found, and the person named it or its title stands there."""
        axes = labels.table.axes
        dims = [dim for dim, axis in ((Dim.SEX, Axis.SEX), (Dim.STATUS, Axis.STATUS)) if axis in axes]
        is_chosen = bool(self.wanted) or (labels.table.default_version is None and common >= _TITLE)
        return is_chosen and any(lines.find(labels, dim) is not None for dim in dims)

    def _score(self, lines: Lines, labels: Labels, klass: Found | None, stems: set[str]) -> tuple[float, ...]:
        """Share of classes known in steps, other dimensions found, words in common."""
        share = 0 if klass is None else round(klass.share, 1)
        dims = [dim for dim, axis in ((Dim.SEX, Axis.SEX), (Dim.STATUS, Axis.STATUS)) if axis in labels.table.axes]
        found = [dim for dim in dims if lines.find(labels, dim) is not None]
        own = self._words.get(labels.table.id, set())
        # why: words are told in four languages, and those of one are a quarter of them
        common = min(1.0, len(stems & own) * _LANGUAGES / (len(own) or 1))
        missing = _NO_STATUS if Axis.STATUS in labels.table.axes and Dim.STATUS not in found else 0
        likes = klass.liking if klass else 0
        return (share, len(found) + likes, common - missing, klass.known if klass else 0)

    def _labels_of(self, table: TableDefinition, version: str) -> Labels:
        key = (table.id, version)
        if key not in self._labels:
            self._labels[key] = Labels(self.edition, table, version)
        return self._labels[key]

    @property
    def _words(self) -> Mapping[str, set[str]]:
        """Stems of the words of each table's title, in every language of the definitions."""
        return _title_words(self.edition.id)


_CACHE: dict[str, dict[str, set[str]]] = {}


def _title_words(edition_id: str) -> Mapping[str, set[str]]:
    if edition_id not in _CACHE:
        found: dict[str, set[str]] = {}
        for language in load_languages():
            for table in load_edition(edition_id, language=language.code).tables:
                found.setdefault(table.id, set()).update(_stems(f"{table.title} {table.short_title} {table.number}"))
        _CACHE[edition_id] = found
    return _CACHE[edition_id]


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in _WORD.findall(folded(text).replace("_", " "))}
