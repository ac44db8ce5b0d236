"""The work plan: who fills which gap, until when; what a country writes for itself and sends to nobody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from ilms_desktop.model.key import TableKey


@dataclass(frozen=True, slots=True)
class Planned:
    """What is planned for one table of one source.

    Attributes:
        source: id of the source; empty for a table that no source fills yet. table: which table.
        owner: who does it. due: until when, or None. note: what stands in the way, or is to be done.
    """

    source: str
    table: TableKey
    owner: str = ""
    due: date | None = None
    note: str = ""

    @property
    def says_something(self) -> bool:
        """Whether anything is planned."""
        return bool(self.owner or self.due or self.note)
