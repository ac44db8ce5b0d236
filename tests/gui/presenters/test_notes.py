"""Notes of selected cells: shared or different, on cells that can have one, with what was written before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.command import Label, SetObservations
from ilms_desktop.model.observation import Observation
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.notes import cell_notes, note_command, thread
from tests.gui.conftest import C4, c4
from tests.gui.presenters.test_rounds import open_table

if TYPE_CHECKING:
    from ilms_desktop.model.key import ObservationKey
    from ilms_desktop.ui.session import Session

KOREA, JAPAN, SINGAPORE = c4("M", "KOR", 2017), c4("M", "JPN", 2017), c4("M", "SGP", 2021)
#: Hong Kong was not named in 2014
NOT_ASKED = c4("M", "HKG", 2014)


def places(session: Session, *keys: ObservationKey) -> list[tuple[int, int]]:
    """Rows and columns of keys of C4."""
    state = open_table(session, C4)
    return [state.place(key) or (-1, -1) for key in keys]


def write(session: Session, note: str, *keys: ObservationKey) -> None:
    """One remark on cells."""
    session.execute(note_command(session.workspace.observation, keys, note, "Note on {count} cells of {table}"))


def test_a_note_on_many_cells_is_one_step_and_leaves_their_figures(session: Session) -> None:
    """A blank cell may have one too."""
    before = session.workspace.observation(KOREA)
    write(session, "As printed.", KOREA, SINGAPORE)
    assert session.workspace.observation(KOREA) == Observation(
        before.value, before.decimals, before.status, note="As printed."
    )
    assert session.workspace.observation(SINGAPORE) == Observation(note="As printed.")
    label = session.workspace.undo_status().undo
    assert label == Label("Note on {count} cells of {table}", {"count": "2", "table": "C4"})


@pytest.mark.parametrize(("second", "shared", "differ"), [("one", "one", False), ("two", "", True)])
def test_what_cells_share_is_shown(session: Session, second: str, shared: str, *, differ: bool) -> None:
    """Different remarks are not mixed into one."""
    write(session, "one", KOREA)
    write(session, second, JAPAN)
    found = cell_notes(open_table(session, C4), places(session, KOREA, JAPAN))
    assert (found.note, found.differ, found.is_locked) == (shared, differ, False)
    assert bare(found.title) == "Note on 2 cells"


def test_cells_that_are_not_asked_have_no_note(session: Session) -> None:
    """A note there would name a country by accident."""
    found = cell_notes(open_table(session, C4), places(session, KOREA, NOT_ASKED))
    assert found.places == tuple(places(session, KOREA))
    assert found.title == "Note on this cell"


def test_the_thread_tells_who_wrote_what(session: Session) -> None:
    """Newest first; changes of the figure alone are no part of it."""
    write(session, "first", KOREA)
    session.execute(SetObservations(((KOREA, Observation(5000, 0, note="first")),), Label("Test")))
    write(session, "second", KOREA)
    write(session, "", KOREA)
    told = thread(session.workspace.history(KOREA))
    assert [text for _who, text in told] == ["note taken away", "second", "first"]
    assert told[0][0].startswith("Sok Dara")
