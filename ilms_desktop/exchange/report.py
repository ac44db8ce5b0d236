"""What was found in somebody else's file: rows, refused rows with their reason, and the sentences of the reasons.

Reasons are codes with what they name; `reason_text` puts them into the language in use, but for those of which a rule
of the catalogue speaks (`ilms_desktop.workspace.refusals`). Nothing is dropped: a row is
either taken or stands among the refused with its line and its text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from ilms_desktop.i18n import N_, fill, gettext

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ilms_desktop.model.command import Declaration
    from ilms_desktop.model.key import QTableKey
    from ilms_desktop.model.source import Source


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
    #: counts something else than the table
    OTHER_UNIT = "other_unit"
    #: figures of months or quarters
    NOT_YEARLY = "not_yearly"
    #: not part of what another office asked for
    NOT_HANDED_OUT = "not_handed_out"
    #: asks to delete
    TO_DELETE = "to_delete"
    #: no letter of SDMX's list
    UNKNOWN_SDMX_STATUS = "unknown_sdmx_status"
    #: a letter with two meanings, in a file that does not say whose it is
    STATUS_OF_WHOM = "status_of_whom"
    #: the ILO's letter and that of SDMX contradict each other
    STATUSES_DIFFER = "statuses_differ"
    #: a label of a foreign sheet that nobody knows
    UNKNOWN_LABEL = "unknown_label"
    #: figures of a foreign sheet without a label
    NO_LABEL = "no_label"
    #: labels of a foreign sheet that mean the same code, without a word that their figures are added up
    SAME_CODE = "same_code"
    #: figures that are to be added up, of which some are missing or carry letters
    NOT_ADDED = "not_added"
    #: a number with two meanings
    AMBIGUOUS = "ambiguous"
    #: a cell that the spreadsheet could not work out
    BROKEN = "broken"
    #: a formula without its result
    NOT_CALCULATED = "not_calculated"
    #: a date where a figure should stand
    DATE = "date"
    #: a number written as text with two meanings, in a workbook of the program
    TWO_READINGS = "two_readings"
    #: a sign that there is no figure, which does not say why
    MISSING_SIGN = "missing_sign"
    #: one cell over several figures
    MERGED = "merged"
    #: a row that was added to a table
    NO_KEY = "no_key"
    #: a row whose country was not chosen
    NO_COUNTRY = "no_country"
    #: no country of the list
    UNKNOWN_COUNTRY = "unknown_country"
    #: a label that names another row than the key does
    LABEL_OTHER = "label_other"
    #: a column that carries the keys of two
    COLUMN_UNCLEAR = "column_unclear"
    #: two letters on one figure
    TWO_LETTERS = "two_letters"
    #: a remark on an empty cell
    REMARK_ALONE = "remark_alone"
    #: a remark that is longer than what is kept
    REMARK_TOO_LONG = "remark_too_long"
    #: a remark on a cell that keeps none, such as a label
    REMARK_ELSEWHERE = "remark_elsewhere"
    #: a column whose head names another year than its key
    YEAR_OTHER = "year_other"
    #: a reason without anything said of the year as a whole
    REASON_ALONE = "reason_alone"
    #: no answer that the field takes
    BAD_ANSWER = "bad_answer"
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
    Refusal.OTHER_UNIT: N_("The row counts in {value}, the table in {known}. Change the figure and its unit."),
    Refusal.NOT_YEARLY: N_("“{value}” is not a figure of a year. Give one figure for the whole year, frequency A."),
    Refusal.NOT_HANDED_OUT: N_(
        "{table} of {given} in {value} is not part of what office {other} asked you for. Tell that office of it."
    ),
    Refusal.TO_DELETE: N_("The row asks to delete a figure. Clear the cell in the questionnaire if it is to go."),
    Refusal.UNKNOWN_SDMX_STATUS: N_("“{value}” is not a status letter of SDMX. Use one of: {known}."),
    Refusal.STATUS_OF_WHOM: N_(
        "“{value}” means one thing to the ILO and another to SDMX. Add a column ILO_OBS_STATUS with the ILO's letters."
    ),
    Refusal.STATUSES_DIFFER: N_(
        "ILO_OBS_STATUS says {ilo} and OBS_STATUS says {sdmx}, which is something else. Correct one of them."
    ),
    Refusal.UNKNOWN_LABEL: N_(
        "“{value}” is not known in “{list}” (figures under it: {figures}). Say in the mapping what it stands for, or"
        " that it is left out. Most like it: {suggestions}."
    ),
    Refusal.NO_LABEL: N_("Figures stand without a label: {figures}. Fill in the label, or leave the row out."),
    Refusal.SAME_CODE: N_(
        "The labels {labels} all mean {value}. Say so in the mapping if their figures are added up, or leave one out."
    ),
    Refusal.NOT_ADDED: N_(
        "The figures of {labels} are added up, but some are missing or carry a letter. Complete them in the sheet."
    ),
    Refusal.AMBIGUOUS: N_("“{value}” can be read in two ways. Say in the mapping how numbers are written."),
    Refusal.BROKEN: N_("The spreadsheet could not work this cell out (such as #REF!). Mend the formula and save it."),
    Refusal.NOT_CALCULATED: N_(
        "The formula in this cell was never worked out. Open the file in a spreadsheet program and save it."
    ),
    Refusal.DATE: N_("“{value}” is a date. Write the figure into the cell again, as a number."),
    Refusal.TWO_READINGS: N_("“{value}” can be read in two ways: {readings}. Type it as a number, not as text."),
    Refusal.MISSING_SIGN: N_(
        "“{value}” does not say why there is no figure. Write N for not available or X for not applicable, or clear it."
    ),
    Refusal.MERGED: N_("One merged cell covers several figures. Split it and give each cell its figure."),
    Refusal.NO_KEY: N_("The row is none of the table. Move the figure into a row of the table, or delete the row."),
    Refusal.NO_COUNTRY: N_("The row has a figure and no country. Choose the country in the first block of the table."),
    Refusal.UNKNOWN_COUNTRY: N_("“{value}” is not a country of the list. Choose one from the list of the cell."),
    Refusal.LABEL_OTHER: N_(
        "The label says “{value}”, the row belongs to {other}. Put the label right, or move the figures to their row."
    ),
    Refusal.COLUMN_UNCLEAR: N_(
        "The column is {value} by its name and {other} by its first row. Move the figures into a column that was there."
    ),
    Refusal.TWO_LETTERS: N_("The figure carries {value}, the status column says {status}. Keep one of them."),
    Refusal.REMARK_ALONE: N_("The remark “{value}” stands on an empty cell. Give a figure or a status letter with it."),
    Refusal.REMARK_TOO_LONG: N_("The remark has {value} characters, {known} are kept. Shorten it."),
    Refusal.REMARK_ELSEWHERE: N_(
        "The remark “{value}” stands on no figure, so that nobody would find it again. Put it on a figure."
    ),
    Refusal.YEAR_OTHER: N_(
        "The head of the column says {value}, its figures belong to {other}. Put the head right, or write the workbook"
        " again with the year {value}."
    ),
    Refusal.REASON_ALONE: N_(
        "The reason “{value}” says why there are no figures, but not whether they are missing. Choose that in the cell"
        " above it."
    ),
    Refusal.BAD_ANSWER: N_("“{value}” is not an answer to “{field}”. Choose one from the list of the cell."),
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


class ParsedRow(NamedTuple):
    """One row of the published layout, codes in capitals, the figure as text.

    Attributes:
        ref_area, source, indicator, sex, classif1, classif2, time, status: as in the file; empty where absent.
        text: the figure as written.
        note_classif, note_indicator, note_source: note codes as written.
        source_label: name of the source, where the file has a column for it.
        line: line of the file on which the row begins; 0 for rows that are about to be written.
        place: where it stands in a file that has no lines, such as `A5!C12`; empty where the line says it.
        remark: remark on the figure; None where the layout has no room for remarks, so that the one there stays.
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
    place: str = ""
    remark: str | None = None

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
        place: where it stands in a file that has no lines, such as `A5!C12`.
    """

    line: int
    text: str
    reason: Refusal
    params: Mapping[str, str] = field(default_factory=dict)
    place: str = ""


@dataclass(frozen=True, slots=True)
class ParsedQTable:
    """What a file says of a QTable beside its figures; what it does not say stays as it is.

    Attributes:
        key: which QTable. fields: values by field code. declaration, reason: what was said of it as a whole.
        named: countries in the order of the file.
    """

    key: QTableKey
    fields: Mapping[str, str] = field(default_factory=dict)
    declaration: Declaration | None = None
    reason: str = ""
    named: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ParsedFile:
    """A file that was read.

    Attributes:
        name: for messages.
        rows: in the order of the file.
        refused: rows that could not be split into fields.
        columns: those that were read. ignored: names of columns that mean nothing here.
        sources: as far as the file describes them. qtables: what it says of QTables beside their figures.
        digest: sha256 (hex) of its bytes, for the log; empty where they are not known.
        mapping: name of the mapping by which it was read; empty for layouts that need none.
        country: ISO alpha-3, where the whole file is that of one country. remarks: what to know of it; gettext ids.
    """

    name: str
    rows: tuple[ParsedRow, ...]
    refused: tuple[RefusedRow, ...]
    columns: tuple[str, ...]
    ignored: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    qtables: tuple[ParsedQTable, ...] = ()
    digest: str = ""
    mapping: str = ""
    country: str = ""
    remarks: tuple[str, ...] = ()


class Placed(Protocol):
    """Something that stands in a file."""

    @property
    def line(self) -> int:
        """Line on which it begins."""
        ...

    @property
    def place(self) -> str:
        """Cell of a sheet; empty where the line says it."""
        ...


def place_text(row: Placed) -> str:
    """Where a row stands, in the language in use: the cell of a sheet, the line, or nowhere if it was computed."""
    if not row.place and not row.line:
        return gettext("A computed row")
    return row.place or fill(gettext("Line {line}"), {"line": str(row.line)})


def reason_text(row: RefusedRow) -> str:
    """Why the row is refused and what to do, in the language in use; not for refusals of which a rule speaks."""
    return fill(gettext(REASONS[row.reason]), dict(row.params))
