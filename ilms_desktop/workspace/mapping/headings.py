"""What the heading of a column says that stands below it: `Country of destination`, `Sex`, `OBS_VALUE`.

The words are data, `resources/labels/headings.csv`: the name of a code list, or the beginning of several such names.
"""

from __future__ import annotations

import csv
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from ilms_desktop import paths
from ilms_desktop.workspace.label_matching import label_key

if TYPE_CHECKING:
    from collections.abc import Mapping

#: headings that belong to no code list
VALUE: Final = "VALUE"
UNIT: Final = "UNIT"
YEAR: Final = "YEAR"
OTHER_HEADINGS: Final = frozenset({VALUE, UNIT, YEAR})


@lru_cache(maxsize=1)
def heading_words() -> Mapping[str, frozenset[str]]:
    """Keys of the words by list."""
    path = paths.resources_dir() / "labels" / "headings.csv"
    rows = csv.DictReader(path.read_text(encoding="utf-8").splitlines())
    return MappingProxyType({row["list"]: frozenset(map(label_key, row["words"].split("|"))) for row in rows})


@lru_cache(maxsize=4096)
def lists_of(heading: str) -> frozenset[str]:
    """Lists that a heading speaks of: those whose words stand in it as whole words."""
    text = f" {label_key(heading)} "
    return frozenset(name for name, words in heading_words().items() if any(f" {word} " in text for word in words))


def liking(heading: str, list_id: str) -> int:
    """Whether a heading speaks of a list (1), of others only (-1), or of nothing that is known (0)."""
    told = lists_of(heading)
    if any(list_id == name or list_id.startswith(f"{name}_") for name in told):
        return 1
    return -1 if told else 0


def says_value(heading: str) -> bool:
    """Whether a heading is that of the figures and nothing else."""
    return label_key(heading) in heading_words()[VALUE]
