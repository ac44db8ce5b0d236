"""What fits into a mail: attachments grow on the way, and mail servers count what arrives."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

MB: Final = 1_000_000
#: limit of the mail servers that offices report most
USUAL_LIMIT: Final = 10 * MB
#: share of a server's limit from which a mail is too large for comfort, and from which it does not fit
_CLOSE_PERCENT: Final = 70
_OVER_PERCENT: Final = 73


class Fit(StrEnum):
    """Whether an attachment fits."""

    #: send it
    FITS = "fits"
    #: it may bounce
    CLOSE = "close"
    #: it would bounce
    OVER = "over"


class Remedy(StrEnum):
    """What to try, in this order, when an attachment does not fit."""

    #: seal without the workbook, which is only a picture for people
    NO_WORKBOOK = "no-workbook"
    #: several complete packages, each with some of the tables
    SPLIT = "split"
    #: carry or upload the file
    BY_HAND = "by-hand"


@dataclass(frozen=True, slots=True)
class Budget:
    """What an attachment may weigh under a server's limit for whole mails, all in bytes."""

    limit: int = USUAL_LIMIT

    @property
    def close(self) -> int:
        """Above this one warns."""
        return self.limit * _CLOSE_PERCENT // 100

    @property
    def over(self) -> int:
        """Above this one does not offer the mail."""
        return self.limit * _OVER_PERCENT // 100

    def judge(self, size: int) -> Fit:
        """Whether an attachment of `size` bytes fits, whatever carrier it is."""
        if size > self.over:
            return Fit.OVER
        return Fit.CLOSE if size > self.close else Fit.FITS


def remedies(*, has_workbook: bool, tables: int) -> tuple[Remedy, ...]:
    """What can still be tried for a package that does not fit.

    Args:
        has_workbook: whether the package holds one.
        tables: how many tables it holds; one table cannot be split, and bytes never are.
    """
    offered = {Remedy.NO_WORKBOOK: has_workbook, Remedy.SPLIT: tables > 1, Remedy.BY_HAND: True}
    return tuple(remedy for remedy, possible in offered.items() if possible)
