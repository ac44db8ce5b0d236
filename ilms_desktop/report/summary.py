"""The completeness summary: one printed page that says what a questionnaire holds and what is missing.

Words, dates and figures come ready in the person's language; here they are checked, laid out by the template
`resources/print/summary.typ` and returned as PDF. The sheet proves nothing by itself, and says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from typing import Final

from ilms_desktop.report.paper import Paper, Sheet, sheet_pdf

#: signs that a line of findings may carry
MARKS: Final = frozenset({"square", "triangle", "tick", "info", "circle"})
KEY_DIGITS: Final = 40
_GROUP: Final = 5
_GROUPS: Final = 4
_TABLE_COLUMNS: Final = 11
_LEGEND_WORDS: Final = 5


@dataclass(frozen=True, slots=True)
class Heading:
    """Head of the sheet: collection and round, title with the country, name of package or file, its date."""

    collection: str
    title: str
    reference: str
    dated: str


@dataclass(frozen=True, slots=True)
class Labelled:
    """A value with the words that say what it is: a fact (office, unit ...) or a big figure."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class TableLine:
    """One line of the list of tables.

    Attributes:
        number, title, source, years: what is counted.
        parts: cells reported, missing with a reason, nothing to report, empty; they draw the bar.
        shown: the same four as texts.
        findings: number of findings as text.
        sharing: who may see the figures; empty where there are none.
    """

    number: str
    title: str
    source: str
    years: str
    parts: tuple[int, int, int, int]
    shown: tuple[str, str, str, str]
    findings: str
    sharing: str = ""

    def __post_init__(self) -> None:
        """Refuse counts below zero.

        Raises:
            ValueError: a part is negative.
        """
        if min(self.parts) < 0:
            raise ValueError(self.parts)


@dataclass(frozen=True, slots=True)
class TableList:
    """The list of tables at one level of detail.

    Attributes:
        title: heading. columns: eleven column heads. lines: the tables. total: all of them together.
        legend: words of the four parts, then an explanation of the columns.
        note: that and how lines are taken together; empty for the full list.
    """

    title: str
    columns: tuple[str, ...]
    lines: tuple[TableLine, ...]
    total: TableLine
    legend: tuple[str, ...]
    note: str = ""

    def __post_init__(self) -> None:
        """Refuse a list whose heads do not fit its columns.

        Raises:
            ValueError: too many or too few column heads or words of the legend.
        """
        if len(self.columns) != _TABLE_COLUMNS or len(self.legend) != _LEGEND_WORDS:
            raise ValueError(self.columns, self.legend)


@dataclass(frozen=True, slots=True)
class Share:
    """How much of a part of the questionnaire is answered.

    Attributes:
        name: of the module, criterion, source or year. parts: as in `TableLine`. percent, count: the same in words.
        before: percentage at the last package, or empty.
    """

    name: str
    parts: tuple[int, int, int, int]
    percent: str
    count: str
    before: str = ""


class ShareForm(StrEnum):
    """How a list of shares is laid out."""

    #: beside the next list
    COLUMN = "column"
    #: as wide as the page, for long names
    LINES = "lines"
    #: side by side under their names, for years
    STRIP = "strip"


@dataclass(frozen=True, slots=True)
class ShareList:
    """Shares along one side of the questionnaire."""

    title: str
    lines: tuple[Share, ...]
    form: ShareForm


@dataclass(frozen=True, slots=True)
class FindingLine:
    """One kind of finding: sign (see `MARKS`), words, number, what they are."""

    mark: str
    kind: str
    number: str
    text: str

    def __post_init__(self) -> None:
        """Refuse an unknown sign.

        Raises:
            ValueError: the template cannot draw it.
        """
        if self.mark not in MARKS:
            raise ValueError(self.mark)


@dataclass(frozen=True, slots=True)
class FindingList:
    """Summary of the findings: heading, three column heads, one line a kind."""

    title: str
    columns: tuple[str, str, str]
    lines: tuple[FindingLine, ...]


@dataclass(frozen=True, slots=True)
class KeyCode:
    """Box with the code of the signing key and the number of the package.

    Attributes:
        title: what the digits are. digits: the 40 digits, with or without spaces; empty when only a number is known.
        package: words with the package number, or empty. advice: what to do with them.
        alternative: what the picture holds, for readers who hear the page.
        payload: text of the QR picture.
    """

    title: str
    digits: str
    package: str
    advice: str
    alternative: str
    payload: str

    def __post_init__(self) -> None:
        """Refuse a code that is not 40 digits.

        Raises:
            ValueError: another number of digits, something else between them than spaces, or nothing to show.
        """
        bare = "".join(self.digits.split())
        complete = len(bare) == KEY_DIGITS and bare.isascii() and bare.isdigit()
        if not complete and (bare or not self.package):
            raise ValueError(self.digits)

    @property
    def lines(self) -> tuple[str, ...]:
        """Two lines of four groups of five digits, as they are read out; none without digits."""
        bare = "".join(self.digits.split())
        groups = [bare[at : at + _GROUP] for at in range(0, len(bare), _GROUP)]
        return tuple(" ".join(groups[at : at + _GROUPS]) for at in range(0, len(groups), _GROUPS))


@dataclass(frozen=True, slots=True)
class Signature:
    """Box for signature and stamp: what is confirmed, and the words under the lines."""

    statement: str
    stamp: str
    name: str
    place: str


@dataclass(frozen=True, slots=True)
class Foot:
    """Foot of the page; `page` holds `{page}` and `{pages}`."""

    statement: str
    program: str
    page: str


@dataclass(frozen=True, slots=True)
class SummaryData(Sheet):
    """Everything that stands on the sheet, in the person's language.

    Attributes:
        title, author: of the PDF file. heading, facts, figures: upper part of the sheet.
        before: sentences on how complete it was earlier.
        tables: lists from the fullest to the shortest; the first that leaves room for the rest is printed.
        shares: the same by module, criterion, source and year.
        findings: summary of the findings. key: code of the signing key, or None. signature, foot: lower part.
    """

    title: str
    author: str
    heading: Heading
    facts: tuple[Labelled, Labelled, Labelled, Labelled]
    figures: tuple[Labelled, ...]
    before: tuple[str, ...]
    tables: tuple[TableList, ...]
    shares: tuple[ShareList, ...]
    findings: FindingList
    key: KeyCode | None
    signature: Signature
    foot: Foot

    def __post_init__(self) -> None:
        """Refuse what cannot be printed or dated.

        Raises:
            ValueError: unknown language, a moment without time zone, or no list of tables.
        """
        Sheet.__post_init__(self)
        if not self.tables:
            raise ValueError(self.title)


def completeness_pdf(data: SummaryData, paper: Paper = Paper.A4) -> bytes:
    """The sheet as a tagged PDF of one page; the same bytes for the same data.

    Raises:
        UserError: `pdf_unavailable`.
        BugError: `bug`.
    """
    return sheet_pdf(data, "summary.typ", paper, key=_key(data.key))


def _key(key: KeyCode | None) -> dict[str, object] | None:
    """The box of the code with its picture, as the template reads it."""
    if key is None:
        return None
    return {
        "title": key.title,
        "digits": key.lines,
        "package": key.package,
        "advice": key.advice,
        "alternative": key.alternative,
        "picture": _qr(key.payload),
    }


def _qr(text: str) -> str:
    """QR picture of `text` as SVG, in a correction level that survives a fax."""
    import segno

    picture = BytesIO()
    segno.make(text, error="m", micro=False).save(picture, kind="svg", xmldecl=False, svgns=True, border=0)
    return picture.getvalue().decode()
