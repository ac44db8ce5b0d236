"""Submissions: what was sealed and under which number."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


class SubmissionKind(StrEnum):
    """What a submission is to the desk."""

    #: all tables of the round
    FULL = "full"
    #: replaces an earlier one
    CORRECTION = "correction"
    #: nothing to report
    NIL = "nil"
    #: takes an earlier one back
    WITHDRAWAL = "withdrawal"


class Sharing(StrEnum):
    """Who may see a table, as an instruction to the ILO."""

    #: the ILO may publish
    PUBLIC = "public"
    #: for the ILO's analysis only
    ILO_ONLY = "ilo-only"
    #: for the ILO and states with which the country shares
    PARTNERS = "partner-states"
    #: public from a date
    EMBARGO = "embargo"


@dataclass(frozen=True, slots=True)
class Submission:
    """One signed, numbered, unchangeable delivery.

    Attributes:
        package: name, `ILMS_KHM-01_2026_S0001`. package_id: sha256 hex of its tag manifest.
        signer: `khm-01`. sequence: 1, 2, 3 ... per signer. previous: package_id before it, or None.
        kind: what it is. created: claimed time (UTC).
        file_name: name of the file written. file_sha256: of its bytes. observations: number of values.
    """

    package: str
    package_id: str
    signer: str
    sequence: int
    previous: str | None
    kind: SubmissionKind
    created: datetime
    file_name: str
    file_sha256: str
    observations: int

    @property
    def tail(self) -> str:
        """Its number as people say it, `S0003`."""
        return self.package.rpartition("_")[2]
