"""Copy and paste of the grid; what a block means is worked out by the presenters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from ilms_desktop.i18n import N_, fill, ngettext
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.clipboard import block_of, text_of, without_empty_edges
from ilms_desktop.ui.presenters.paste import Pasted, read_block

if TYPE_CHECKING:
    from ilms_desktop.model.observation import Observation
    from ilms_desktop.ui.presenters.table_state import TableState
    from ilms_desktop.ui.views.grid_view import GridView


def copy(grid: GridView) -> None:
    """Put the selected rectangle on the clipboard as tab-separated text."""
    state, places = grid.table.state, grid.selected_places()
    if state is None or not places:
        return
    chosen = set(places)
    rows = sorted({row for row, _column in places})
    first, last = min(column for _row, column in places), max(column for _row, column in places)
    block = [
        [state.text_to_copy(row, column) if (row, column) in chosen else "" for column in range(first, last + 1)]
        for row in rows
    ]
    QGuiApplication.clipboard().setText(text_of(block))


def read_clipboard(grid: GridView) -> tuple[Pasted | None, str]:
    """What the clipboard would put into the cells from the current one on, and why not where it cannot."""
    state, current = grid.table.state, grid.currentIndex()
    block = without_empty_edges(block_of(QGuiApplication.clipboard().text()))
    if state is None or not current.isValid() or not block:
        return None, _("There is nothing to paste. Copy cells in Excel first.")
    rows, columns = grid.visible_rows(current.row()), list(range(current.column(), len(state.years)))
    pasted = read_block(state, block, rows=rows, columns=columns)
    if pasted is None:
        values = {"rows": str(len(block)), "columns": str(len(block[0])), "room": f"{len(rows)} × {len(columns)}"}
        text = _(
            "{rows} × {columns} cells do not fit here: there is room for {room}. Nothing was pasted; begin further up."
        )
        return None, fill(text, values)
    return pasted, ""


def store(grid: GridView, pasted: Pasted) -> str:
    """Put a block into the table as one step; the sentence that tells what happened, empty where it was refused."""
    state = grid.table.state
    cells = pasted.observations()
    if state is None or not grid.table.put(_changed(state, cells), N_("Paste {count} cells in {table}")):
        return ""
    done = fill(ngettext("{n} cell pasted.", "{n} cells pasted.", len(cells)), {"n": str(len(cells))})
    if not pasted.unreadable:
        return done
    text = ngettext(
        "{n} could not be read as a number; it stays as text and is marked.",
        "{n} could not be read as numbers; they stay as text and are marked.",
        pasted.unreadable,
    )
    return f"{done} {fill(text, {'n': str(pasted.unreadable)})}"


def _changed(state: TableState, cells: tuple[tuple[int, int, Observation], ...]) -> list[tuple[int, int, Observation]]:
    """Cells that will hold something else than now."""
    return [each for each in cells if state.observation(each[0], each[1]) != each[2]]
