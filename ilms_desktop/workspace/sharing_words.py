"""Who may see the figures of each table, in words for printed sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.errors import NotReadyToLock
from ilms_desktop.model.submission import Sharing
from ilms_desktop.workspace.sharing import LEVEL, sharing_of

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from ilms_desktop.model.completeness import Completeness
    from ilms_desktop.model.key import TableKey
    from ilms_desktop.model.source import Source
    from ilms_desktop.workspace.reader import Reader


def sharing_words(workspace: Reader, completeness: Completeness, *, now: datetime) -> dict[TableKey, str]:
    """Words for the sharing level of each table that holds something, as it will stand in the package."""
    filled: dict[TableKey, dict[str, Source]] = {}
    for cell in completeness.cells:
        if cell.started:
            filled.setdefault(cell.table, {})[cell.source] = workspace.source(cell.source)
    words = {
        value: label for field in workspace.edition.fields if field.code == LEVEL for value, label in field.choices
    }
    return {table: words[_level(sources.values(), now)] for table, sources in filled.items()}


def _level(sources: Collection[Source], now: datetime) -> Sharing:
    """Level of a table; an embargo whose date is still to be given is one already."""
    try:
        return sharing_of(sources, now.date()).level
    except NotReadyToLock:
        return Sharing.EMBARGO
