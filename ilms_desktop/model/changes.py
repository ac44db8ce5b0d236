"""Changes: what a command changed, so that every screen redraws only that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ilms_desktop.model.observation import BLANK

if TYPE_CHECKING:
    from datetime import datetime

    from ilms_desktop.model.command import Label
    from ilms_desktop.model.key import ObservationKey, QTableKey
    from ilms_desktop.model.observation import Observation


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed in the file.

    Attributes:
        label: name of the step.
        entry: number of the journal entry.
        saved_at: when it was durable on the disk (UTC).
        keys: cells whose observation changed.
        qtables: QTables whose countries, declaration or fields changed.
        sources: ids of sources added, edited or removed.
        versions: whether a class version was chosen.
        allowances: whether reasons were given or taken back.
        contact: whether office or person changed.
        submissions: whether a package was recorded.
        post: whether a document came or went, or something was said of one or answered.
        restore_points: whether a restore point was made, renamed or deleted.
        plan: whether the work plan changed, or the round to compare with.
        findings: keys of findings that appeared, vanished or changed.
        ended_redo: number of undone steps that cannot be repeated any more because of this one.
    """

    label: Label
    entry: int
    saved_at: datetime
    keys: frozenset[ObservationKey] = frozenset()
    qtables: frozenset[QTableKey] = frozenset()
    sources: frozenset[str] = frozenset()
    versions: bool = False
    allowances: bool = False
    contact: bool = False
    submissions: bool = False
    post: bool = False
    restore_points: bool = False
    plan: bool = False
    findings: frozenset[str] = frozenset()
    ended_redo: int = 0

    @property
    def concerns_package(self) -> bool:
        """Whether something changed that a package would hold."""
        parts = (self.keys, self.qtables, self.sources, self.versions, self.allowances, self.contact)
        return any(parts) and not self.submissions


@dataclass(frozen=True, slots=True)
class UndoStatus:
    """What undo and redo would do now; None where there is nothing."""

    undo: Label | None
    redo: Label | None


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One change of one cell, for its history.

    Attributes:
        entry: journal number. at: when (UTC). person, office: who. label: the step. before, after: as texts.
        command: kind of the step: name of a command, or `Undo`, `Redo`.
        was, became: what stood there before and after.
    """

    entry: int
    at: datetime
    person: str
    office: str
    label: Label
    before: str
    after: str
    command: str = ""
    was: Observation = BLANK
    became: Observation = BLANK
