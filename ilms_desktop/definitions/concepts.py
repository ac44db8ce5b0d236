"""Concepts, criteria and units with their titles: what headings and exports call the parts of a key."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from ilms_desktop import paths
from ilms_desktop.definitions.forms import CONCEPTS
from ilms_desktop.definitions.reading import need_keys
from ilms_desktop.definitions.texts import read_texts
from ilms_desktop.definitions.translatable import named_path
from ilms_desktop.i18n import DEFAULT_LANGUAGE
from ilms_desktop.model.key import Criterion
from ilms_desktop.model.structure import Unit

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


class Role(StrEnum):
    """What a concept does in a data structure."""

    #: a part of the key
    DIMENSION = "dimension"
    #: the figure itself
    MEASURE = "measure"
    #: said of a figure or a series
    ATTRIBUTE = "attribute"


@dataclass(frozen=True, slots=True)
class Concept:
    """What is described, for example SEX or OBS_STATUS."""

    id: str
    role: Role
    title: str


@dataclass(frozen=True, slots=True)
class CriterionText:
    """How a criterion is called: as a name, and inside a phrase such as "by citizenship"."""

    criterion: Criterion
    title: str
    phrase: str


@dataclass(frozen=True, slots=True)
class UnitText:
    """How a unit is called together with its power of ten, for example "thousands of persons"."""

    unit: Unit
    mult: int
    title: str


@dataclass(frozen=True, slots=True)
class Concepts:
    """All of them, each by its id, in one language."""

    concepts: Mapping[str, Concept]
    criteria: Mapping[Criterion, CriterionText]
    units: Mapping[Unit, UnitText]


def load_concepts(*, language: str = DEFAULT_LANGUAGE, root: Path | None = None) -> Concepts:
    """Concepts, criteria and units in `language`."""
    return _concepts(root or paths.forms_dir(), language)


@lru_cache(maxsize=16)
def _concepts(root: Path, language: str) -> Concepts:
    """Concepts, criteria and units from their file."""
    keys = need_keys(root, CONCEPTS)
    texts = read_texts(root, language)

    def text(kind: str, entry: Mapping[str, str], name: str = "title") -> str:
        return texts.get(named_path(kind, entry["id"], name), entry[name])

    concepts = [Concept(entry["id"], Role(entry["role"]), text("concept", entry)) for entry in keys["concepts"]]
    criteria = [
        CriterionText(Criterion(entry["id"]), text("criterion", entry), text("criterion", entry, "phrase"))
        for entry in keys["criteria"]
    ]
    units = [UnitText(Unit(entry["id"]), entry["mult"], text("unit", entry)) for entry in keys["units"]]
    return Concepts(
        concepts=MappingProxyType({concept.id: concept for concept in concepts}),
        criteria=MappingProxyType({entry.criterion: entry for entry in criteria}),
        units=MappingProxyType({entry.unit: entry for entry in units}),
    )
