"""A text with two readings is asked once for each source; afterwards it is read alike, and the person is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.views.choice_popup import ChoicePopup
from tests.gui.conftest import c4

if TYPE_CHECKING:
    from collections.abc import Callable

    from ilms_desktop.ui.screens.table_screen import TableScreen

KOREA, JAPAN = c4("M", "KOR", 2017), c4("M", "JPN", 2017)


@pytest.fixture
def french(screen: TableScreen, speak: Callable[[str], None]) -> TableScreen:
    """Table C4 with the number style of French."""
    speak("fr")
    return screen


def ask(screen: TableScreen, key: object, text: str) -> ChoicePopup | None:
    """Type a text; the question it raised, or None."""
    before = set(screen.findChildren(ChoicePopup))
    screen.model.type_text(screen.model.index_of(key), text)  # type: ignore[arg-type] # a key of an observation
    return next((each for each in screen.findChildren(ChoicePopup) if each not in before), None)


def test_it_is_asked_once_then_read_alike(french: TableScreen) -> None:
    """The sentence says what was done and how to be asked again."""
    told: list[str] = []
    french._session.bus.did_say.connect(told.append)
    popup = ask(french, KOREA, "1.234")
    assert popup is not None
    popup.buttons[1].click()
    assert french._session.workspace.observation(KOREA).value == 1_234_000
    assert ask(french, JAPAN, "5.678") is None
    assert french._session.workspace.observation(JAPAN).value == 5_678_000
    assert "5.678" in bare(told[-1])


def test_undo_and_the_same_text_ask_again(french: TableScreen) -> None:
    """The person may mean the other reading this time, and from then on."""
    first = ask(french, KOREA, "1.234")
    assert first is not None
    first.buttons[1].click()
    assert ask(french, JAPAN, "5.678") is None
    french._session.undo()
    again = ask(french, JAPAN, "5.678")
    assert again is not None
    again.buttons[0].click()
    assert french._session.workspace.observation(JAPAN).value == 5_678


def test_a_kept_text_is_asked_again_each_time(french: TableScreen) -> None:
    """Leaving the question decides nothing for others; the text stays, marked, with its reason."""
    popup = ask(french, KOREA, "1.234")
    assert popup is not None
    popup.keep.click()
    assert french._session.workspace.observation(KOREA).text == "1.234"
    assert ask(french, JAPAN, "5.678") is not None
    state = french.model.state
    assert state is not None
    place = state.place(KOREA)
    assert place is not None
    assert state.words(*place).reason


def test_two_scripts_are_asked_each_time(french: TableScreen) -> None:
    """One reading, one key; the figure is stored, the odd text is not."""
    for key in (KOREA, JAPAN):
        popup = ask(french, key, "1٢")
        assert popup is not None
        assert len(popup.buttons) == 1
        popup.buttons[0].click()
        assert french._session.workspace.observation(key).value == 12_000


def test_text_that_reads_by_now_is_read_when_typed_again(screen: TableScreen) -> None:
    """It was kept in another style; the same text in the same cell is a figure now."""
    screen.model.type_text(screen.model.index_of(KOREA), "12 about")
    assert screen._session.workspace.observation(KOREA).text == "12 about"
    undo = screen._session.workspace.undo_status()
    screen.model.type_text(screen.model.index_of(KOREA), "12 about")
    assert screen._session.workspace.undo_status() == undo
