"""What was found in somebody else's file: rows, refused rows with their reason, and the sentences of the reasons.

Reasons are codes with what they name; `reason_text` puts them into the language in use, but for those of which a rule
of the catalogue speaks (`ilms_desktop.workspace.refusals`). Nothing is dropped: a row is
either taken or stands among the refused with its line and its text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from ilms_desktop.i18n import N_, fill, gettext

if TYPE_CHECKING:
    from collections.abc import Mapping


class Refusal(StrEnum):
    """Why a row is not taken. Those of numbers carry the names of `number_text.Unread`."""

    #: more or fewer fields than the header
    FIELD_COUNT = "field_count"
    #: another country's row
    OTHER_COUNTRY = "other_country"
    #: no table of the questionnaire
    UNKNOWN_INDICATOR = "unknown_indicator"
    #: no code of the list it names
    UNKNOWN_CODE = "unknown_code"
    #: a list that the table does not take
    WRONG_LIST = "wrong_list"
    #: a class where the table has none
    CODE_NOT_EXPECTED = "code_not_expected"
    #: no class where the table needs one
    CODE_NEEDED = "code_needed"
    #: no year
    NOT_A_YEAR = "not_a_year"
    #: outside the years of the round
    YEAR_OUTSIDE = "year_outside"
    #: no letter of the list, or one that only the program or the ILO sets
    BAD_STATUS = "bad_status"
    #: a figure beside a letter that says there is none
    VALUE_WITH_STATUS = "value_with_status"
    #: a letter that needs a figure, without one
    STATUS_WITHOUT_VALUE = "status_without_value"
    #: neither figure nor letter
    NO_VALUE = "no_value"
    #: no source key
    BAD_SOURCE = "bad_source"
    #: a table that sources of this type do not fill
    NOT_FOR_SOURCE = "not_for_source"
    #: the same cell with two figures
    DUPLICATE = "duplicate"
    #: see `number_text.Unread`
    TEXT = "text"
    PERCENT = "percent"
    CURRENCY = "currency"
    EXPONENT = "exponent"
    NEGATIVE = "negative"
    TOO_MANY_DECIMALS = "too_many_decimals"
    TWO_SCRIPTS = "two_scripts"
    TOO_LARGE = "too_large"
    OTHER_STYLE = "other_style"


#: reason -> sentence with its next step; gettext ids. What a rule of the catalogue refuses has its words there
REASONS: Final[dict[Refusal, str]] = {
    Refusal.FIELD_COUNT: N_(
        "The line has {found} fields, the first line has {expected}. Look for a comma inside a number; write 12.5."
    ),
    Refusal.OTHER_COUNTRY: N_(
        "The row is for {value}, this questionnaire is for {country}. Import it into a questionnaire for {value}."
    ),
    Refusal.NOT_A_YEAR: N_("“{value}” is not a year. Write four digits."),
    Refusal.YEAR_OUTSIDE: N_("{value} is outside the years of the round ({first} to {last}). Choose a year inside."),
    Refusal.BAD_STATUS: N_("“{value}” is not a status letter that can be reported. Use one of: {known}."),
    Refusal.VALUE_WITH_STATUS: N_(
        "{status} says that there is no figure, yet {value} stands beside it. Keep the figure or the letter."
    ),
    Refusal.STATUS_WITHOUT_VALUE: N_("{status} needs a figure beside it. Give the figure, or N for not available."),
    Refusal.NO_VALUE: N_("There is neither a figure nor a status letter. Give one, or remove the line."),
    Refusal.BAD_SOURCE: N_("“{value}” is not a source. Write type and number, such as BA:544 or FX:N1."),
    Refusal.NOT_FOR_SOURCE: N_("Table {table} is not filled from sources of type {type}. Choose another source."),
    Refusal.TEXT: N_("“{value}” is not a number. Give a figure, or a status letter in obs_status."),
    Refusal.PERCENT: N_("“{value}” is a percentage. Give the number of persons in thousands."),
    Refusal.CURRENCY: N_("“{value}” has a currency sign. Give the number alone."),
    Refusal.EXPONENT: N_("“{value}” is written with an exponent. Write all its digits."),
    Refusal.NEGATIVE: N_("“{value}” is below zero. Check the figure."),
    Refusal.TOO_MANY_DECIMALS: N_("“{value}” has more than {stored} decimals. Round it yourself, so that you know."),
    Refusal.TWO_SCRIPTS: N_("“{value}” mixes digits of two scripts. Write it in one."),
    Refusal.TOO_LARGE: N_("“{value}” is too large for a cell. Check the unit: thousands of persons."),
    Refusal.OTHER_STYLE: N_(
        "“{value}” is not written as in a file. Write a point before decimals and no thousands sign."
    ),
}


@dataclass(frozen=True, slots=True)
class ParsedRow:
    """One row of the published layout, codes in capitals, the figure as text.

    Attributes:
        ref_area, source, indicator, sex, classif1, classif2, time, status: as in the file; empty where absent.
        text: the figure as written.
        note_classif, note_indicator, note_source: note codes as written.
        source_label: name of the source, where the file has a column for it.
        line: line of the file on which the row begins; 0 for rows that are about to be written.
    """

    ref_area: str
    source: str
    indicator: str
    sex: str
    classif1: str
    classif2: str
    time: str
    text: str
    status: str = ""
    note_classif: str = ""
    note_indicator: str = ""
    note_source: str = ""
    source_label: str = ""
    line: int = 0

    @property
    def words(self) -> str:
        """The row in one line, for lists of what was refused."""
        parts = (self.ref_area, self.source, self.indicator, self.sex, self.classif1, self.classif2, self.time)
        return ",".join(part for part in (*parts, self.text, self.status) if part)

    @property
    def has_notes(self) -> bool:
        """Whether note codes stand in the row."""
        return bool(self.note_classif or self.note_indicator or self.note_source)


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that is not taken.

    Attributes:
        line: where it stands. text: the row as written. reason: why. params: what the sentence names.
    """

    line: int
    text: str
    reason: Refusal
    params: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ParsedFile:
    """A file that was read.

    Attributes:
        name: for messages.
        rows: in the order of the file.
        refused: rows that could not be split into fields.
        columns: those that were read. ignored: names of columns that mean nothing here.
    """

    name: str
    rows: tuple[ParsedRow, ...]
    refused: tuple[RefusedRow, ...]
    columns: tuple[str, ...]
    ignored: tuple[str, ...] = ()


def reason_text(row: RefusedRow) -> str:
    """Why the row is refused and what to do, in the language in use; not for refusals of which a rule speaks."""
    return fill(gettext(REASONS[row.reason]), dict(row.params))
