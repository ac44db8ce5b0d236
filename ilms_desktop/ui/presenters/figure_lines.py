"""Completeness as a table of numbers: a line for everything, then lines along each side under a heading.

Columns that would hold nothing are left out: totals computed, texts that cannot be read, package, earlier round.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ilms_desktop.i18n import N_, fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.model.completeness import Side
from ilms_desktop.ui.presenters.bidi import ltr, own

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ilms_desktop.model.completeness import Counts
    from ilms_desktop.workspace.completeness_data import CompletenessData, Line

_HEADS: Final = {
    Side.MODULE: N_("By module"),
    Side.TABLE: N_("By table"),
    Side.SOURCE: N_("By source"),
    Side.CRITERION: N_("By criterion"),
    Side.YEAR: N_("By year"),
    Side.AGENCY: N_("By agency"),
}
#: sides whose lines are named by titles that people wrote
_OWN: Final = (Side.SOURCE, Side.AGENCY)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, and what it is in full."""

    head: str
    about: str


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A line of numbers, or a heading without any."""

    title: str
    texts: tuple[str, ...] = ()

    @property
    def is_head(self) -> bool:
        """Whether it is the heading of the lines under it."""
        return not self.texts


@dataclass(frozen=True, slots=True)
class Figures:
    """The table: columns after the one of the titles, and rows."""

    columns: tuple[Column, ...]
    rows: tuple[FigureRow, ...]


#: heading, meaning, number of a column of counts
_COUNTED: Final[tuple[tuple[str, str, Callable[[Counts], int]], ...]] = (
    (N_("Entered"), N_("A figure above zero was entered."), lambda counts: counts.entered),
    (N_("Zero"), N_("The figure 0 was entered."), lambda counts: counts.zero),
    (N_("Computed"), N_("Left blank; the total follows from its parts."), lambda counts: counts.computed),
    (N_("Missing"), N_("A letter says why there is no figure."), lambda counts: counts.reasoned),
    (N_("Not appl."), N_("The letter X: the cell cannot exist."), lambda counts: counts.not_applicable),
    (N_("Nothing"), N_("The year was declared as nothing to report."), lambda counts: counts.nothing),
    (N_("Unread"), N_("Text that cannot be read as a number."), lambda counts: counts.unreadable),
    (N_("Blank"), N_("Nothing reported yet."), lambda counts: counts.blank),
)
#: columns that are left out where they would be zero in every line
_RARE: Final = frozenset({N_("Computed"), N_("Unread")})


def figures(data: CompletenessData) -> Figures:
    """The table of a file."""
    counted = [each for each in _COUNTED if each[0] not in _RARE or each[2](data.total.counts)]
    columns = [
        Column(_("Answered"), _("Cells with a figure, a reason or a declaration, in per cent of the cells asked.")),
        *(Column(_(head), _(about)) for head, about, _number in counted),
        Column(_("Tables"), _("Tables that a source answers in full, of the tables asked.")),
    ]
    if data.package is not None:
        columns.append(Column(ltr(data.package.name), _("Answered in the last package, in per cent.")))
    if data.round is not None:
        columns.append(Column(ltr(data.round.name), _("Answered in the earlier round, in per cent.")))

    def texts(line: Line) -> tuple[str, ...]:
        numbers = (str(number(line.counts)) for _head, _about, number in counted)
        tables = fill(
            _("{answered} / {asked}"), {"answered": str(line.tables.answered), "asked": str(line.tables.asked)}
        )
        then = [line.package] if data.package is not None else []
        then += [line.round] if data.round is not None else []
        earlier = ("–" if counts is None else _percent(counts) for counts in then)
        return (_percent(line.counts), *numbers, ltr(tables), *earlier)

    return Figures(tuple(columns), tuple(_rows(data, texts)))


def _rows(data: CompletenessData, texts: Callable[[Line], tuple[str, ...]]) -> Iterator[FigureRow]:
    yield FigureRow(data.total.title, texts(data.total))
    for side, lines in data.sides.items():
        # why: one agency, or one criterion, only repeats the line of everything
        if len(lines) > 1 or side is Side.SOURCE:
            yield FigureRow(_(_HEADS[side]))
            yield from (FigureRow(_title(side, line), texts(line)) for line in lines)


def _title(side: Side, line: Line) -> str:
    title = own(line.title) if side in _OWN else line.title
    return fill(_("{code} · {title}"), {"code": ltr(line.code), "title": title}) if line.code else title


def _percent(counts: Counts) -> str:
    return fill(_("{n} %"), {"n": str(counts.percent)}) if counts.asked else "–"
