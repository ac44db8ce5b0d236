"""The labels of a block: which of its rows and columns are words, and what they say about their line.

A line is a row or a column of the block. Labels may stand in several leading columns or header rows, may be given once
and hold for the lines that follow, and may be nested in one column: "Male", then its countries.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from ilms_desktop.workspace.label_matching import year_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from ilms_desktop.model.structure import Axis
    from ilms_desktop.ui.presenters.clipboard import Rows
    from ilms_desktop.workspace.label_matching import LabelBook

#: the axis of the years, beside those of the table
YEAR: Final = "year"
#: an axis of the table, or the years
Key = str

_FIRST_YEAR: Final = 1900
_LAST_YEAR: Final = 2100


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the figures of a block begin.

    Attributes:
        rows: header rows above them. columns: label columns before them.
        is_sure: whether words, not figures alone, say so.
    """

    rows: int = 0
    columns: int = 0
    is_sure: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """What the labels of one row or column say.

    Attributes:
        codes: code by axis, the year as text. is_blank: there is no label. is_unknown: a label is not known.
    """

    codes: Mapping[Key, str] = field(default_factory=dict)
    is_blank: bool = False
    is_unknown: bool = False


@dataclass(frozen=True)
class LabelReader:
    """Finds labels in a block.

    Attributes:
        book: what labels mean in the table. axes: row axes of the table from outside to inside.
        totals: code of the total by axis. is_figure: whether a text can be read as a figure or a letter.
    """

    book: LabelBook
    axes: Sequence[Axis]
    totals: Mapping[Axis, str]
    is_figure: Callable[[str], bool]

    # --- where the figures begin

    def frame(self, rows: Rows) -> Frame:
        """Header rows and label columns of a block."""
        texts = [[cell.text.strip() for cell in row] for row in rows]
        head = self._head(texts)
        columns = self._stub(texts, head)
        words = [text for row in texts[:head] for text in row]
        words += [text for row in texts[head:] for text in row[:columns]]
        is_sure = any(self.means(text) and not self.is_figure(text) for text in words)
        return Frame(head, columns, is_sure)

    def means(self, text: str) -> Mapping[Key, str]:
        """What a label says, by axis."""
        year = year_of(text)
        if year is not None and _FIRST_YEAR <= year <= _LAST_YEAR:
            return {YEAR: str(year)}
        return {str(axis): code for axis, code in self.book.find(text).items()} if text else {}

    def _head(self, texts: list[list[str]]) -> int:
        """Number of header rows: down to the last row without figures that names years or codes above a column."""
        head = 0
        for place, row in enumerate(texts):
            if not self._is_head(row):
                break
            if any(self.means(text) for text in row[1:]):
                head = place + 1
        return head

    def _is_head(self, row: Sequence[str]) -> bool:
        """Whether a row has no figures; years in order are none, a single one behind a label is."""
        figures = [text for text in row if text and self.is_figure(text)]
        years = [year_of(text) or 0 for text in figures]
        if not figures:
            return True
        is_row = len(years) == 1 and bool(self.means(row[0])) and YEAR not in self.means(row[0])
        are_years = all(_FIRST_YEAR <= year <= _LAST_YEAR for year in years)
        rising = sorted(set(years))
        return are_years and years in (rising, rising[::-1]) and not is_row

    def _stub(self, texts: list[list[str]], head: int) -> int:
        """Number of label columns: up to the last column without figures that names something."""
        columns = 0
        for place in range(len(texts[0]) if texts else 0):
            below = [row[place] for row in texts[head:] if row[place]]
            if any(self.is_figure(text) and not self.means(text) for text in below):
                break
            is_word = any(self.means(text) and not self.is_figure(text) for text in below)
            if is_word or (below and all(self.means(text) for text in below) and self._is_corner(texts[:head], place)):
                columns = place + 1
        return columns

    def _is_corner(self, head: list[list[str]], place: int) -> bool:
        """Whether what stands above a column of figures lets it be one of labels: a header, and no label in it."""
        return bool(head) and not any(self.means(row[place]) for row in head)

    # --- what the labels say

    def lines(self, levels: Sequence[Sequence[str]], *, taken: Collection[Key] = ()) -> list[Line]:
        """What the labels of each line say; without a meaning on any axis, none at all.

        Args:
            levels: labels from outside to inside, each with one text a line; blank = as the line before.
            taken: axes that the labels of the other direction speak of.
        """
        axes = self._axes_of(levels, taken)
        if not any(axes):
            return []
        last = max(place for place, axis in enumerate(axes) if axis is not None)
        carried = [_carried(level) if place < last else list(level) for place, level in enumerate(levels)]
        nested = self._nested(levels, axes, taken)
        context: dict[Key, str] = dict(self._totals_of(nested))
        spoken = [(axis, labels) for axis, labels in zip(axes, carried, strict=True) if axis is not None]
        keys = [axis for axis, _labels in spoken]
        lines = zip(*(labels for _axis, labels in spoken), strict=True)
        return [self._line(labels, keys, nested=nested, context=context) for labels in lines]

    def _line(
        self, labels: Sequence[str], axes: Sequence[Key], *, nested: Collection[Key], context: dict[Key, str]
    ) -> Line:
        """What the labels of one line say; a heading inside a column holds for the lines that follow."""
        codes: dict[Key, str] = {}
        is_unknown = False
        for label, axis in zip(labels, axes, strict=True):
            meaning = self.means(label)
            others = [key for key in meaning if key in nested]
            if axis in meaning:
                codes[axis] = meaning[axis]
            elif others:
                context[others[0]] = meaning[others[0]]
                codes |= dict(self._totals_of((axis,)))
            else:
                is_unknown |= bool(label)
        return Line(context | codes, is_blank=not labels[-1], is_unknown=is_unknown)

    def _axes_of(self, levels: Sequence[Sequence[str]], taken: Collection[Key]) -> list[Key | None]:
        """The axis that each level speaks of: the best fit first, in doubt in the order of the table."""
        keys = [key for key in (*map(str, self.axes), YEAR) if key not in taken]
        scores = []
        for place, level in enumerate(levels):
            meanings = [self.means(text) for text in set(level) if text]
            for rank, key in enumerate(keys):
                fits = [meaning for meaning in meanings if key in meaning]
                alone = sum(len(meaning) == 1 for meaning in fits)
                lines = sum(key in self.means(text) for text in level)
                if fits:
                    scores.append((-alone, -lines, place, rank, key))
        found: list[Key | None] = [None] * len(levels)
        for _alone, _lines, place, _rank, key in sorted(scores):
            if found[place] is None and key not in found:
                found[place] = key
        return found

    def _nested(
        self, levels: Sequence[Sequence[str]], axes: Sequence[Key | None], taken: Collection[Key]
    ) -> frozenset[Key]:
        """Axes that headings inside a column speak of."""
        open_axes = {str(axis) for axis in self.axes} - {axis for axis in axes if axis} - set(taken)
        found = set()
        for level, axis in zip(levels, axes, strict=True):
            if axis is not None:
                meanings = (self.means(text) for text in set(level) if text)
                found |= {key for meaning in meanings if axis not in meaning for key in meaning if key in open_axes}
        return frozenset(found)

    def _totals_of(self, keys: Iterable[Key]) -> Iterable[tuple[Key, str]]:
        """Totals of axes, where they have one."""
        return [(str(axis), code) for axis, code in self.totals.items() if str(axis) in keys]


def levels_of_rows(rows: Rows, frame: Frame) -> list[list[str]]:
    """Label columns of a block, each with one text a row of figures."""
    return [[row[place].text.strip() for row in rows[frame.rows :]] for place in range(frame.columns)]


def levels_of_columns(rows: Rows, frame: Frame) -> list[list[str]]:
    """Header rows of a block, each with one text a column of figures."""
    return [[cell.text.strip() for cell in row[frame.columns :]] for row in rows[: frame.rows]]


def _carried(level: Iterable[str]) -> list[str]:
    """A label given once holds for the lines that follow."""
    found, last = [], ""
    for text in level:
        last = text or last
        found.append(last)
    return found
