"""Filling the selection of the grid as one step, and the sentence that tells what happened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ilms_desktop.i18n import N_, fill, ngettext
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters import fill as filling
from ilms_desktop.ui.presenters.cell_told import kept_words
from ilms_desktop.ui.presenters.fill import Filled

if TYPE_CHECKING:
    from ilms_desktop.model.observation import Observation
    from ilms_desktop.ui.views.grid_view import GridView


@dataclass(frozen=True, slots=True)
class Told:
    """What a fill did, or why it did nothing.

    Attributes:
        text: a sentence, or nothing where the refusal was told already. is_done: whether anything changed.
    """

    text: str
    is_done: bool = False


def fill_down(grid: GridView) -> Told:
    """Fill down; what happened, in words."""
    state, places = grid.table.state, grid.selected_places()
    found = filling.down(state, places, grid.visible_rows()) if state and places else Filled()
    why_not = _("There is nothing above to fill from. Select the cell to be repeated and the cells below it.")
    return _stored(grid, found, N_("Fill down {count} cells in {table}"), why_not)


def fill_right(grid: GridView) -> Told:
    """Fill from the earlier year into the later ones; what happened, in words."""
    state, places = grid.table.state, grid.selected_places()
    found = filling.along(state, places) if state and places else Filled()
    why_not = _("There is no earlier year to fill from. Select the cell to be repeated and the years after it.")
    return _stored(grid, found, N_("Fill right {count} cells in {table}"), why_not)


def fill_selection(grid: GridView) -> Told:
    """Fill the selection with the content of the current cell; what happened, in words."""
    state, current = grid.table.state, grid.currentIndex()
    source = (current.row(), current.column())
    found = filling.everywhere(state, grid.selected_places(), source) if state and current.isValid() else Filled()
    why_not = _("Only this cell is selected. Select the cells to be filled as well, and begin with this one.")
    return _stored(grid, found, N_("Fill {count} cells in {table}"), why_not)


def fill_with(grid: GridView, content: Observation) -> Told:
    """Fill the selection with something just typed; what happened, in words."""
    state = grid.table.state
    found = filling.with_content(state, grid.selected_places(), content) if state else Filled()
    told = _stored(grid, found, N_("Fill {count} cells in {table}"), "")
    if not told.is_done or content.text is None or grid.table.state is None:
        return told
    reason = grid.table.state.words(found.cells[0][0], found.cells[0][1]).reason
    return Told(f"{told.text} {kept_words(content.text, reason)}", is_done=True)


def _stored(grid: GridView, found: Filled, step: str, why_not: str) -> Told:
    """Store what a fill writes, and tell; no words where it was refused and said so itself."""
    if found.cells:
        is_done = grid.table.put(found.cells, step)
        return Told(_told(len(found.cells), found.passed) if is_done else "", is_done=is_done)
    if found.passed:
        return Told(_passed_words(found.passed))
    return Told(_("The cells hold this already; nothing was changed.") if found.same else why_not)


def _told(count: int, passed: int) -> str:
    """How many cells were filled, and how many passed over."""
    done = fill(ngettext("{n} cell filled.", "{n} cells filled.", count), {"n": str(count)})
    return f"{done} {_passed_words(passed)}" if passed else done


def _passed_words(count: int) -> str:
    """Cells that a fill leaves alone."""
    text = ngettext(
        "{n} cell was left as it is: computed, not asked or locked.",
        "{n} cells were left as they are: computed, not asked or locked.",
        count,
    )
    return fill(text, {"n": str(count)})
