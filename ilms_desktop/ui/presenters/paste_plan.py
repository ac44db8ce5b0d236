"""What a pasted block will do to a table, cell by cell, before anything is changed.

Every cell of the block is accounted for: accepted, changed in reading, refused with its reason, or skipped. Nothing is
stored here.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from ilms_desktop.model.observation import Observation
from ilms_desktop.ui.presenters.paste_labels import Frame
from ilms_desktop.ui.presenters.paste_options import Align, Fate, Leftover, PasteOptions, PlannedCell, Reason
from ilms_desktop.ui.presenters.paste_places import ByLabels, ByPosition, Ground
from ilms_desktop.ui.presenters.paste_read import ClipReader, told_sign
from ilms_desktop.ui.presenters.paste_settle import Settler
from ilms_desktop.workspace.label_matching import year_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ilms_desktop.model.layout import LayoutRow
    from ilms_desktop.ui.presenters.clipboard import Clip
    from ilms_desktop.ui.presenters.paste_book import PasteBook
    from ilms_desktop.ui.presenters.table_state import TableState

__all__ = [
    "Align",
    "Fate",
    "Leftover",
    "PasteOptions",
    "PastePlan",
    "PlannedCell",
    "Reason",
    "first_options",
    "plan_paste",
]

#: skipped without a word: no figures of the block
_QUIET: Final = frozenset({Reason.LABEL, Reason.NOT_CHOSEN})


@dataclass(frozen=True)
class PastePlan:
    """A block with everything that becomes of it.

    Attributes:
        cells: every cell of the block, row by row.
        rows: rows of the table, and behind them those of countries that are added.
        frame: header rows and label columns of the block.
        options: choices that it was made with. differs: whether text and HTML have different shapes.
        is_own: whether the block was copied in this program.
        unnamed: countries of the labels that are no rows of the table yet.
    """

    cells: tuple[PlannedCell, ...]
    rows: tuple[LayoutRow, ...] = ()
    frame: Frame = field(default_factory=Frame)
    options: PasteOptions = field(default_factory=PasteOptions)
    differs: bool = False
    is_own: bool = False
    unnamed: tuple[str, ...] = ()

    def entries(self) -> tuple[tuple[int, int, Observation], ...]:
        """Row, column and observation of the cells that will hold something else than now."""
        return tuple(
            (*cell.target, cell.observation)
            for cell in self.cells
            if cell.is_stored and cell.target is not None and cell.observation is not None
            if cell.observation != cell.before
        )

    @cached_property
    def counts(self) -> Counter[Fate]:
        """Number of cells by what becomes of them; blank ones and labels do not count."""
        return Counter(cell.fate for cell in self.cells if self.is_told(cell))

    def is_told(self, cell: PlannedCell) -> bool:
        """Whether a cell is content that a person wants accounted for."""
        has_content = bool(cell.text.strip()) or cell.cell.exact is not None or cell.is_overwrite
        return has_content and cell.reason not in _QUIET

    def of(self, fate: Fate) -> list[PlannedCell]:
        """Cells with content that have one fate."""
        return [cell for cell in self.cells if cell.fate is fate and self.is_told(cell)]

    @cached_property
    def overwrites(self) -> list[PlannedCell]:
        """Cells that replace something else than nothing."""
        return [cell for cell in self.cells if cell.is_overwrite]

    @cached_property
    def size(self) -> tuple[int, int]:
        """Rows and columns of the block without its labels."""
        if not self.cells:
            return 0, 0
        last = self.cells[-1].at
        return last[0] + 1 - self.frame.rows, last[1] + 1 - self.frame.columns

    @cached_property
    def is_clean(self) -> bool:
        """Whether nothing is unusual, so that it may be pasted at once."""
        if self.differs or (not self.is_own and (self.frame.rows or self.frame.columns)):
            return False
        return not self.overwrites and all(map(_is_clean, self.cells))

    @property
    def is_plain_cell(self) -> bool:
        """Whether it is one cell, taken as it stands."""
        return len(self.cells) == 1 and self.cells[0].fate is Fate.ACCEPTED and not self.cells[0].cell.oddities


def _is_clean(cell: PlannedCell) -> bool:
    """Whether nothing about a cell is unusual."""
    if cell.cell.oddities:
        return False
    is_quiet = cell.fate is Fate.SKIPPED and (not cell.text.strip() or cell.reason in _QUIET or bool(cell.agrees))
    return cell.fate is Fate.ACCEPTED or is_quiet


def plan_paste(
    state: TableState,
    clip: Clip,
    *,
    at: tuple[int, int],
    options: PasteOptions,
    rows: Sequence[int],
    book: PasteBook | None = None,
) -> PastePlan:
    """What a block will do to a table.

    Args:
        state: the table.
        clip: the block.
        at: row and column of the current cell.
        options: choices of the person.
        rows: rows in sight, from top to bottom.
        book: what labels mean and how totals add up; without it cells are placed by position alone.
    """
    block = clip.transposed() if options.transpose else clip
    if not block.rows:
        return PastePlan((), state.rows, options=options)
    ground = Ground(state.rows, rows, state.years, at, book.countries if book else None, state.table.named_countries)
    found = _placed(ground, block, options, book, lambda text: not _is_words(state, text))
    settler = Settler(found.ground, ClipReader(state, options), only_empty=options.only_empty)
    cells = [
        settler.settle((row, column), cell, found.placing.place(row, column))
        for row, line in enumerate(block.rows)
        for column, cell in enumerate(line)
    ]
    if book is not None:
        cells = settler.without_totals(cells, book.what_if)
    return PastePlan(
        cells=tuple(cells),
        rows=tuple(found.ground.rows),
        frame=found.frame,
        options=options,
        differs=block.differs,
        is_own=block.own_head is not None,
        unnamed=found.unnamed,
    )


def first_options(
    state: TableState, clip: Clip, *, at: tuple[int, int], rows: Sequence[int], book: PasteBook
) -> PasteOptions:
    """Choices that a preview opens with: by labels where words name the places, with the sign that figures tell."""
    options = PasteOptions(decimal=told_sign(state, clip))
    if clip.own_head is not None or not _may_have_labels(clip):
        return options
    by_labels = replace(options, align=Align.LABELS)
    plan = plan_paste(state, clip, at=at, options=by_labels, rows=rows, book=book)
    return by_labels if plan.frame.is_sure and plan.counts[Fate.ACCEPTED] + plan.counts[Fate.CHANGED] else options


@dataclass(frozen=True, slots=True)
class _Placed:
    """Where the cells of a block go."""

    ground: Ground
    frame: Frame
    placing: ByPosition | ByLabels
    unnamed: tuple[str, ...] = ()


def _placed(
    ground: Ground, block: Clip, options: PasteOptions, book: PasteBook | None, is_figure: Callable[[str], bool]
) -> _Placed:
    """Places of the cells, by labels where the person wants it and there are any."""
    if block.own_head is not None and options.align is Align.POSITION:
        frame = Frame(*block.own_head, is_sure=True)
        return _Placed(ground, frame, ByPosition(ground, frame))
    if book is None or not _may_have_labels(block):
        return _Placed(ground, Frame(), ByPosition(ground, Frame()))
    reader = book.labels(is_figure)
    frame = Frame(*block.own_head, is_sure=True) if block.own_head is not None else reader.frame(block.rows)
    if options.align is Align.POSITION or not (frame.rows or frame.columns):
        frame = frame if frame.is_sure else Frame()
        return _Placed(ground, frame, ByPosition(ground, frame))
    placing = ByLabels(ground, block, frame=frame, reader=reader)
    unnamed = placing.unnamed()
    if unnamed and options.add_countries:
        ground = _with_rows(ground, book.rows_of(unnamed))
        placing = ByLabels(ground, block, frame=frame, reader=reader)
    return _Placed(ground, frame, placing, unnamed)


def _with_rows(ground: Ground, more: Sequence[LayoutRow]) -> Ground:
    """The table with rows of countries that are added."""
    first = len(ground.rows)
    seen = (*ground.in_sight, *range(first, first + len(more)))
    return replace(ground, rows=(*ground.rows, *more), in_sight=seen)


def _may_have_labels(block: Clip) -> bool:
    """Whether the first row or column has words or years, so that labels are worth looking for."""
    edge = (*block.rows[0], *(row[0] for row in block.rows))
    return any(year_of(cell.text) or (len(cell.text) > 1 and any(map(str.isalpha, cell.text))) for cell in edge)


def _is_words(state: TableState, text: str) -> bool:
    """Whether a text is no figure and no letter."""
    found = state.reader.read(text)
    return isinstance(found, Observation) and found.text is not None
