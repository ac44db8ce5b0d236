"""Who may see a table: the strictest level among the sources whose figures stand in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ilms_desktop.errors import NotReadyToLock
from ilms_desktop.model.submission import Sharing

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from ilms_desktop.model.source import Source

#: fields of a source
LEVEL: Final = "sharing"
FROM: Final = "sharing_from"

#: from the strictest to the most open
_STRICTNESS: Final = (Sharing.ILO_ONLY, Sharing.PARTNERS, Sharing.EMBARGO, Sharing.PUBLIC)


@dataclass(frozen=True, slots=True)
class TableSharing:
    """Sharing level of a table; `until` is the date from which it is public, exactly with an embargo."""

    level: Sharing
    until: str | None = None


def sharing_of(sources: Iterable[Source], today: date) -> TableSharing:
    """Level of a table with figures of these sources; of several embargoes the longest holds.

    Raises:
        NotReadyToLock: `embargo_without_date`.
    """
    levels = [_of_source(source, today) for source in sources]
    strictest = min((each.level for each in levels), key=_STRICTNESS.index, default=Sharing.PUBLIC)
    dates = [each.until for each in levels if each.until is not None]
    return TableSharing(strictest, max(dates) if strictest is Sharing.EMBARGO else None)


def _of_source(source: Source, today: date) -> TableSharing:
    level = Sharing(source.fields.get(LEVEL, Sharing.PUBLIC))
    until = source.fields.get(FROM)
    if level is not Sharing.EMBARGO:
        return TableSharing(level)
    if until is None:
        raise NotReadyToLock("embargo_without_date", source=source.name or source.id)
    return TableSharing(level, until) if until > today.isoformat() else TableSharing(Sharing.PUBLIC)
