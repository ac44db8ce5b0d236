"""The last rounds of a row: the same figure over the years, for men, women and both where the table has a sex axis."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.model.key import ABSENT
from ilms_desktop.model.structure import Axis
from ilms_desktop.ui.presenters.bidi import ltr

if TYPE_CHECKING:
    from ilms_desktop.ui.presenters.table_state import TableState

#: most years of the small chart
YEARS: Final = 12
#: sex -> place among the series colours; the total has the colour of the text
_SEXES: Final = (("SEX_M", 0), ("SEX_F", 1), ("SEX_T", None))


@dataclass(frozen=True, slots=True)
class Series:
    """One line of the chart.

    Attributes:
        label: what it shows; empty where there is only one.
        points: year and scaled integer, or None where there is no figure.
        color: place among the colours of the series, or None for that of the text.
        is_current: whether the current cell lies on it.
    """

    label: str
    points: tuple[tuple[int, int | None], ...]
    color: int | None = None
    is_current: bool = False

    @property
    def has_line(self) -> bool:
        """Whether it has figures of several years."""
        return sum(value is not None for _year, value in self.points) > 1


def series_of(state: TableState, row: int, column: int) -> tuple[Series, ...]:
    """Lines for the row of a cell over at most twelve years around and before it."""
    columns = _columns(len(state.years), column)
    rows = _rows(state, row)
    return tuple(
        Series(
            label=label,
            points=tuple((state.years[each].qtable.year, _value(state, place, each)) for each in columns),
            color=color if len(rows) > 1 else 0,
            is_current=place == row,
        )
        for place, label, color in rows
    )


def spoken(state: TableState, row: int, column: int) -> str:
    """The same in words: year and figure of the current line."""
    parts = []
    for each in _columns(len(state.years), column):
        picture = state.picture(row, each)
        values = {"year": ltr(str(state.years[each].qtable.year)), "figure": ltr(picture.text) or "–"}
        parts.append(fill(_("{year}: {figure}"), values))
    return _(", ").join(parts)


def _columns(count: int, column: int) -> range:
    """Twelve columns that end with the last one, or with the current one where that lies further back."""
    last = count if column >= count - YEARS else max(column + 1, YEARS)
    return range(max(0, last - YEARS), min(last, count))


def _rows(state: TableState, row: int) -> list[tuple[int, str, int | None]]:
    """Rows of the same class and status for men, women and both, with label and colour."""
    cell = state.rows[row].cell
    if cell.sex == ABSENT or Axis.SEX not in state.table.axes:
        return [(row, "", 0)]
    place = state.table.axes.index(Axis.SEX)
    found = {each.cell: (number, each) for number, each in enumerate(state.rows)}
    rows = []
    for sex, color in _SEXES:
        number, other = found.get(cell._replace(sex=sex), (None, None))
        if number is not None and other is not None:
            rows.append((number, other.codes[place].label, color))
    return rows


def _value(state: TableState, row: int, column: int) -> int | None:
    figure = state.figure(row, column)
    return None if figure is None else figure[0]
