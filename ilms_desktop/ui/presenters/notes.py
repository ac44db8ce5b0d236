"""Notes of the selected cells, as the notes tab shows them: what stands there, who wrote it, for how many cells."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ilms_desktop.i18n import fill, ngettext
from ilms_desktop.i18n import gettext as _
from ilms_desktop.model.command import Label, SetObservations
from ilms_desktop.ui.presenters import dates
from ilms_desktop.ui.presenters.bidi import ltr, own
from ilms_desktop.ui.presenters.cell_picture import CellLook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from ilms_desktop.model.changes import HistoryEntry
    from ilms_desktop.model.key import ObservationKey
    from ilms_desktop.model.observation import Observation
    from ilms_desktop.ui.presenters.table_state import TableState

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class CellNotes:
    """The remark of the selected cells.

    Attributes:
        places: cells that can have one, as row and column. note: the remark they share, else empty.
        differ: whether they have different ones. is_locked: whether none of them may be changed.
    """

    places: tuple[Place, ...]
    note: str
    differ: bool
    is_locked: bool

    @property
    def title(self) -> str:
        """What the box is for: "Note on this cell", "Note on 12 cells"."""
        if len(self.places) <= 1:
            return _("Note on this cell")
        text = ngettext("Note on {n} cell", "Note on {n} cells", len(self.places))
        return fill(text, {"n": ltr(str(len(self.places)))})


def cell_notes(state: TableState, places: Iterable[Place]) -> CellNotes:
    """Remarks of cells; those that the table does not ask for have none, unless one was written all the same."""
    kept = tuple(place for place in places if _takes_note(state, *place))
    notes = {state.observation(*place).note for place in kept}
    return CellNotes(
        places=kept,
        note=notes.pop() if len(notes) == 1 else "",
        differ=len(notes) > 1,
        is_locked=any(state.picture(*place).locked for place in kept),
    )


def note_command(
    stands: Callable[[ObservationKey], Observation], keys: Sequence[ObservationKey], note: str, step: str
) -> SetObservations:
    """Command that writes one remark on cells; whatever else stands in them stays.

    Args:
        stands: gives what stands in a cell.
        keys: the cells, all of one table.
        note: the remark; empty takes it away.
        step: gettext id of the step's name, with `{table}` and `{count}`.
    """
    entries = tuple((key, replace(stands(key), note=note)) for key in keys)
    return SetObservations(entries, Label(step, {"table": keys[0].qtable.table, "count": str(len(keys))}))


def thread(entries: Iterable[HistoryEntry]) -> tuple[tuple[str, str], ...]:
    """Remarks of one cell, newest first: who and when, and what was written."""
    told = []
    for entry in entries:
        if entry.was.note != entry.became.note:
            who = _(", ").join(part for part in (entry.person, entry.office) if part) or _("nobody named")
            values = {"person": who, "time": dates.short_moment(entry.at)}
            note = own(entry.became.note) or _("note taken away")
            told.append((entry.entry, fill(_("{person} · {time}"), values), note))
    return tuple((who, text) for _number, who, text in sorted(told, reverse=True))


def _takes_note(state: TableState, row: int, column: int) -> bool:
    return state.picture(row, column).look is not CellLook.NOT_ASKED or bool(state.observation(row, column).note)
