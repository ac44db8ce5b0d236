"""Which rows of a table are shown: those whose labels hold a text, and, on request, only those that hold something.

Nothing is changed in the table; rows out of sight are counted and told.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ilms_desktop.i18n import fill, ngettext
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.cell_picture import CellLook
from ilms_desktop.ui.presenters.name_choice import folded

if TYPE_CHECKING:
    from ilms_desktop.ui.presenters.table_state import TableState


#: states of a cell that holds something
_FULL = frozenset({CellLook.ENTERED, CellLook.ZERO, CellLook.MISSING, CellLook.UNREADABLE, CellLook.COMPUTED})


@dataclass(frozen=True, slots=True)
class RowFilter:
    """What the person wants to see.

    Attributes:
        text: stands in the labels of a row; empty lets all pass. hides_empty: whether rows that hold nothing go.
    """

    text: str = ""
    hides_empty: bool = False

    @property
    def is_on(self) -> bool:
        """Whether it may hide anything."""
        return bool(self.text.strip()) or self.hides_empty


def hidden_rows(state: TableState, wanted: RowFilter) -> frozenset[int]:
    """Rows out of sight, by number.

    The totals of each group stay when empty rows go, and so does everything while the table holds no figure at all;
    else there would be no place to type the first one.
    """
    text = folded(wanted.text)
    rows = range(len(state.rows))
    without_text = {row for row in rows if text and text not in folded(state.rows[row].path)}
    if not wanted.hides_empty:
        return frozenset(without_text)
    empty = {row for row in rows if not state.rows[row].codes[-1].is_total and not holds_something(state, row)}
    if not any(year.observations for year in state.years):
        empty = set()
    return frozenset(without_text | empty)


def holds_something(state: TableState, row: int) -> bool:
    """Whether a row has a figure, typed or computed, a letter or a remark in any year."""
    pictures = (state.picture(row, column) for column in range(len(state.years)))
    return any(picture.look in _FULL or picture.note for picture in pictures)


def filter_words(state: TableState, wanted: RowFilter, hidden: int) -> str:
    """What is out of sight and why; empty while every row is shown."""
    if not hidden:
        return ""
    text, table = wanted.text.strip(), state.table.number
    if text and hidden == len(state.rows):
        nothing = _("No row of {table} has “{text}” in its label. The whole table was searched.")
        return fill(nothing, {"table": table, "text": text})
    if text and wanted.hides_empty:
        why = ngettext(
            "{n} row is hidden: without “{text}” in its label, or empty in every year.",
            "{n} rows are hidden: without “{text}” in their label, or empty in every year.",
            hidden,
        )
    elif text:
        why = ngettext(
            "{n} row is hidden: without “{text}” in its label.",
            "{n} rows are hidden: without “{text}” in their label.",
            hidden,
        )
    else:
        why = ngettext("{n} row is hidden: empty in every year.", "{n} rows are hidden: empty in every year.", hidden)
    return fill(why, {"n": str(hidden), "text": text})
