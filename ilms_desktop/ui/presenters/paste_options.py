"""What a person chooses for one paste, and what becomes of each cell of the block."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from ilms_desktop.model.observation import Observation
    from ilms_desktop.ui.presenters.clip_cell import ClipCell

#: decimal signs that a sheet may have
DECIMAL_SIGNS: Final = (".", ",")


class Align(StrEnum):
    """How the cells of a block find their place."""

    #: by the words before the rows and above the columns
    LABELS = "labels"
    #: from the current cell on, as they stand
    POSITION = "position"


class Leftover(StrEnum):
    """What becomes of the cell where a text is no figure."""

    #: it stays as it is
    LEAVE = "leave"
    #: the text stands in it, marked
    TEXT = "text"
    #: the letter N, not available
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class PasteOptions:
    """What the person chose for one paste.

    Attributes:
        align: how cells find their place. transpose: rows become columns.
        only_empty: cells that hold something stay.
        persons: figures are single persons and are divided by 1000.
        decimal: decimal sign of the sheet, point or comma; empty = as the person writes numbers.
        round_off: figures with more decimals than are kept are rounded.
        leftover: what becomes of texts that are no figures.
        add_countries: countries that the table does not name yet are named.

    Raises:
        ValueError: a decimal sign that no sheet has.
    """

    align: Align = Align.POSITION
    transpose: bool = False
    only_empty: bool = False
    persons: bool = False
    decimal: str = ""
    round_off: bool = False
    leftover: Leftover = Leftover.LEAVE
    add_countries: bool = False

    def __post_init__(self) -> None:
        """Refuse what is no decimal sign."""
        if self.decimal and self.decimal not in DECIMAL_SIGNS:
            raise ValueError(self.decimal)


class Fate(StrEnum):
    """What becomes of a cell of the block."""

    #: taken as it stands
    ACCEPTED = "accepted"
    #: taken, but what is stored is written otherwise
    CHANGED = "changed"
    #: not taken, with a reason; its text stays listed
    REFUSED = "refused"
    #: nothing to take: a label, a computed total, a locked cell
    SKIPPED = "skipped"


class Reason(StrEnum):
    """Why a cell of the block is not simply accepted."""

    # --- changed in reading
    #: the sheet holds another figure than it shows; that one is taken
    EXACT = "exact"
    #: signs between groups of digits were left out
    GROUPED = "grouped"
    #: digits of another script
    SCRIPT = "script"
    #: the decimal sign was chosen for this paste
    SIGN = "sign"
    #: single persons were divided by 1000
    DIVIDED = "divided"
    #: rounded to the decimals that are kept
    ROUNDED = "rounded"
    #: no figure; stays in the cell as text
    AS_TEXT = "as_text"
    #: no figure; the letter N is entered
    AS_LETTER = "as_letter"
    #: copied here from a cell that holds another figure than it shows
    OWN = "own"

    # --- refused for what stands in the cell
    #: words
    NOT_A_NUMBER = "not_a_number"
    #: a percentage
    PERCENT = "percent"
    #: a currency sign
    CURRENCY = "currency"
    #: 1.2E3
    EXPONENT = "exponent"
    #: below zero
    NEGATIVE = "negative"
    #: more decimals than are kept
    TOO_FINE = "too_fine"
    #: digits of two scripts in one number
    TWO_SCRIPTS = "two_scripts"
    #: larger than any figure can be
    TOO_LARGE = "too_large"
    #: #REF! and the like
    BROKEN = "broken"
    #: a formula instead of its result
    FORMULA = "formula"
    #: ### without the figure behind it
    TOO_NARROW = "too_narrow"
    #: two readings, and none was chosen yet
    TWO_READINGS = "two_readings"

    # --- refused for where it would go
    #: below or after the table
    NO_ROOM = "no_room"
    #: the row or column of the block has no label
    NO_LABEL = "no_label"
    #: a label that the table does not know
    UNKNOWN_LABEL = "unknown_label"
    #: a country that is no row of the table yet
    NOT_NAMED = "not_named"
    #: the table has no such row or year
    NO_SUCH_CELL = "no_such_cell"
    #: another cell of the block goes to the same place
    TAKEN = "taken"
    #: the year names as many countries as it may
    TOO_MANY_COUNTRIES = "too_many_countries"

    # --- skipped
    #: a label of the block
    LABEL = "label"
    #: a computed total
    COMPUTED = "computed"
    #: a frozen year
    LOCKED = "locked"
    #: not asked in this year
    NOT_ASKED = "not_asked"
    #: hidden by the filter of the table
    FILTERED = "filtered"
    #: holds something, and only empty cells are filled
    KEPT = "kept"
    #: covered by a merged cell
    COVERED = "covered"
    #: was not chosen when it was copied here
    NOT_CHOSEN = "not_chosen"


#: refusals for what stands in the cell, that can be kept as text
UNREAD: Final = frozenset(
    {
        Reason.NOT_A_NUMBER,
        Reason.PERCENT,
        Reason.CURRENCY,
        Reason.EXPONENT,
        Reason.NEGATIVE,
        Reason.TOO_FINE,
        Reason.TWO_SCRIPTS,
        Reason.TOO_LARGE,
        Reason.BROKEN,
        Reason.FORMULA,
        Reason.TOO_NARROW,
    }
)


class PlannedCell(NamedTuple):
    """One cell of the block and what becomes of it.

    Attributes:
        at: row and column in the block as it is read (after swapping rows and columns), from 0.
        cell: what the clipboard has there.
        fate: what becomes of it. reason: why, where it is not simply accepted.
        target: row and column of the table, or None where it has no place.
        observation: what will stand there, or None. before: what stands there now, or None.
        agrees: for a computed total whether the pasted figure is the same; None where they were not compared.
    """

    at: tuple[int, int]
    cell: ClipCell
    fate: Fate
    reason: Reason | None = None
    target: tuple[int, int] | None = None
    observation: Observation | None = None
    before: Observation | None = None
    agrees: bool | None = None

    @property
    def text(self) -> str:
        """What was pasted."""
        return self.cell.text

    @property
    def is_stored(self) -> bool:
        """Whether something is put into a cell."""
        return self.fate in (Fate.ACCEPTED, Fate.CHANGED)

    @property
    def is_overwrite(self) -> bool:
        """Whether it replaces something else than nothing."""
        if not self.is_stored or self.before is None or self.observation is None:
            return False
        return self.before != self.observation and (
            self.before.value is not None or self.before.status is not None or self.before.text is not None
        )
