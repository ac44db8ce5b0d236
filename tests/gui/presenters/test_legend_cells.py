"""The legend shows every state, every mark and every letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.ui.presenters.cell_picture import CellLook, Mark
from ilms_desktop.ui.presenters.legend_cells import letter_cells, mark_cells, state_cells

if TYPE_CHECKING:
    from ilms_desktop.ui.session import Session


def test_every_state_and_mark_is_shown_with_words() -> None:
    """What can be seen in the grid can be looked up."""
    states, marks = state_cells(), mark_cells()
    assert {cell.picture.look for cell in states} == set(CellLook)
    assert {cell.picture.mark for cell in marks if cell.picture.mark} == set(Mark)
    assert all(cell.words for cell in (*states, *marks))
    assert any(cell.picture.locked for cell in states)
    assert any(cell.picture.incomplete for cell in states)
    for sign in ("note", "flag", "changed_from", "question"):
        assert any(getattr(cell.picture, sign) for cell in marks), sign


def test_letters_come_from_the_definitions(session: Session) -> None:
    """With their meaning, and how they are typed."""
    cells = letter_cells(session.letters, session.flags, "12.4")
    assert len(cells) == len(session.letters)
    alone = next(cell for cell in cells if cell.picture.text == "N")
    assert alone.words == session.letters["N"]
    assert alone.more == "Type N into the cell."
    beside = next(cell for cell in cells if cell.picture.flag == "e")
    assert beside.more == "Type 12.4 e into the cell."
