"""What the columns and header rows of a table speak of: years, sexes, classes of a list, or none of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from ilms_desktop.exchange.foreign.cells import column_letters
from ilms_desktop.workspace.mapping.headings import YEAR, liking
from ilms_desktop.workspace.mapping.labels import AXES
from ilms_desktop.workspace.mapping.model import Dim, Place, Where

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ilms_desktop.workspace.mapping.frame import Frame
    from ilms_desktop.workspace.mapping.labels import Labels

#: share of the labels that must be known before a line is taken for those of a dimension
_KNOWN: Final = 0.3
_HALF: Final = 0.5
#: rows above a table that may head its columns
_ABOVE: Final = 4
_HEADING_WORDS: Final = 6


class Line(NamedTuple):
    """A label column or a header row with its labels.

    Attributes:
        where, at: as a mapping says it. labels: different ones in their order. blanks: whether some are blank.
        heading: what stands above the column, or beside the row.
    """

    where: Where
    at: str
    labels: tuple[str, ...]
    blanks: bool
    heading: str = ""

    @property
    def place(self) -> Place:
        """The line as a place of a mapping; blanks go on in outer lines only, which `carried` decides."""
        return Place(self.where, self.at)


class Found(NamedTuple):
    """A dimension that was found.

    Attributes:
        place: where. share, known: how many of its labels are known. liking: whether the heading speaks of its list.
    """

    place: Place
    share: float
    known: int
    liking: int = 0


@dataclass(frozen=True)
class Lines:
    """The lines of a table.

    Attributes:
        frame: where the table stands. rows: those of its rows that are looked at.
    """

    frame: Frame
    rows: Sequence[int]

    @cached_property
    def columns(self) -> tuple[Line, ...]:
        """Label columns, those of years among them."""
        frame = self.frame
        wanted = sorted({*frame.labels, *frame.years})
        return tuple(
            _line(
                Where.COLUMN,
                column_letters(column),
                [frame.sheet.label(row, column) for row in self.rows],
                heading=self.heading(column),
            )
            for column in wanted
        )

    @cached_property
    def headers(self) -> tuple[Line, ...]:
        """Header rows."""
        return tuple(_line(Where.ROW, str(row + 1), self.frame.row(row)) for row in self.frame.headers)

    def heading(self, column: int) -> str:
        """What stands above a column."""
        frame = self.frame
        texts = (frame.sheet.label(row, column) for row in range(max(0, frame.first_row - _ABOVE), frame.first_row))
        # why: a title stands above the first column and speaks of the whole table
        return " ".join(text for text in texts if text and len(text.split()) <= _HEADING_WORDS)

    def find(self, labels: Labels, dim: Dim, *, taken: Iterable[Place] = ()) -> Found | None:
        """The line that speaks of a dimension; in doubt the one with most labels known."""
        used = {(place.where, place.at) for place in taken}
        found = [
            each
            for line in (*self.columns, *self.headers)
            if (line.where, line.at) not in used and (each := self._found(line, labels, dim)) is not None
        ]
        return max(found, key=lambda each: (each.liking, each.known, each.share), default=None)

    def headings(self, labels: Labels, dim: Dim, inner: Place | None) -> Found | None:
        """A dimension whose labels stand among those of another one in the same column."""
        line = next((each for each in self.columns if inner is not None and each.place == inner), None)
        if line is None:
            return None
        known = [
            each for each in line.labels if labels.code(dim, each) is not None and labels.code(Dim.CLASS, each) is None
        ]
        is_found = len(known) > 1 or (len(known) == 1 and labels.total(dim) != labels.code(dim, known[0]))
        return Found(Place(Where.HEADING, line.at), 1.0, len(known)) if is_found else None

    def _found(self, line: Line, labels: Labels, dim: Dim) -> Found | None:
        if not line.labels:
            return None
        codes = {label: labels.code(dim, label) for label in line.labels}
        known = [code for code in codes.values() if code is not None]
        share = len(known) / len(codes)
        needed = _HALF if dim is not Dim.CLASS else _KNOWN
        # why: "Total" alone stands in every table and says nothing of what the line is about
        is_told = any(code != labels.total(dim) for code in known)
        likes = liking(line.heading, _list_of(labels, dim))
        # why: national classes may all be unknown, and the heading says what they are classes of
        is_headed = dim is Dim.CLASS and likes > 0 and labels.code(Dim.SEX, line.labels[-1]) is None
        is_found = is_headed or (is_told and share >= needed)
        return Found(self._carried(line), share, len(known), likes) if is_found else None

    def _carried(self, line: Line) -> Place:
        """The line as a place; blanks of outer lines say the same as what stands before them."""
        lines = self.columns if line.where is Where.COLUMN else self.headers
        is_inner = line is lines[-1]
        return Place(line.where, line.at, carried=line.blanks and not is_inner)


def _line(where: Where, at: str, texts: Sequence[str], *, heading: str = "") -> Line:
    return Line(where, at, tuple(dict.fromkeys(filter(None, texts))), not all(texts), heading)


def _list_of(labels: Labels, dim: Dim) -> str:
    """Name under which headings know the list of a dimension."""
    codes = labels.edition.axis_list(labels.table, AXES[dim], labels.version) if dim in AXES else None
    return YEAR if codes is None else codes.id
