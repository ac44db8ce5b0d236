"""Questions in the panel of their cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.ui.views.side_panel import Tab
from tests.gui.conftest import c4
from tests.gui.question_support import FIRST, KOREA, TABLE, ask, query

if TYPE_CHECKING:
    from ilms_desktop.ui.views.main_window import MainWindow

THAILAND = c4("M", "THA", 2017)


def test_the_panel_shows_the_questions_of_its_cell(window: MainWindow) -> None:
    """A card each; what is being typed in one stays while it is shown."""
    ask(window.session.workspace, query(1), query(2, cell=TABLE, value_seen=None))
    window.session.tell_post()
    window.go_to(KOREA)
    window.open_tab(Tab.CELL)
    shown = window.panel.cell.questions
    assert list(shown.cards) == [FIRST, "KHM-2026-Q0012-002"]
    assert shown.cards[FIRST].place.isHidden()
    assert not shown.cards["KHM-2026-Q0012-002"].place.isHidden()
    assert shown.cards[FIRST].go.isHidden()
    shown.cards["KHM-2026-Q0012-002"].form.words.set_text("Half a sent")
    window.go_to(THAILAND)
    assert list(shown.cards) == ["KHM-2026-Q0012-002"]
    assert shown.cards["KHM-2026-Q0012-002"].form.words.text() == "Half a sent"
    window.go_to(KOREA)
    layout = shown.layout()
    assert layout is not None
    items = [layout.itemAt(place) for place in range(layout.count())]
    cards = [item.widget() for item in items if item is not None]
    assert cards == [shown.cards[FIRST], shown.cards["KHM-2026-Q0012-002"]]
    window.go_to(c4("M", "THA", 2019))
    assert shown.isHidden()


def test_the_mark_goes_with_the_answer(window: MainWindow) -> None:
    """And the cell says in words that it waits, until then."""
    ask(window.session.workspace)
    window.session.tell_post()
    window.go_to(KOREA)
    window.open_tab(Tab.CELL)
    state = window.table.model.state
    assert state is not None
    place = state.place(KOREA)
    assert place is not None
    assert state.picture(*place).question
    assert "question from the desk" in state.words(*place).accessible
    form = window.panel.cell.questions.cards[FIRST].form
    list(form.offers.values())[2].button.click()
    form.keep.click()
    now = window.table.model.state
    assert now is not None
    assert not now.picture(*place).question
    assert "question" not in now.words(*place).accessible
