"""Regions from their file: which countries belong to a region, in which years."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from ilms_desktop.definitions.codelists import split
from ilms_desktop.definitions.forms import REGIONS
from ilms_desktop.definitions.reading import need_rows
from ilms_desktop.model.region import Membership, Regions

if TYPE_CHECKING:
    from pathlib import Path

    from ilms_desktop.definitions.files import Row


def read_regions(root: Path) -> Regions:
    """Every region; a region of several rows holds what belonged to it in different years."""
    found: dict[str, tuple[Membership, ...]] = {}
    for row in need_rows(root, REGIONS):
        found[row["region"]] = (*found.get(row["region"], ()), _membership(row))
    return Regions(MappingProxyType(found))


def _membership(row: Row) -> Membership:
    """Membership of one row."""
    since, until = (int(row[column]) if row[column] else None for column in ("since", "until"))
    return Membership(split(row["members"]), since, until)
