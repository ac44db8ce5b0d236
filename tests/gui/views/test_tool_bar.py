"""The tool bar: words beside icons, nothing cut off; what has no room is in a menu, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.i18n import LANGUAGES
from ilms_desktop.ui.actions import Actions
from ilms_desktop.ui.views.tool_bar import ToolBar

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.session import Session


def bar_of(session: Session, width: int, qtbot: QtBot) -> tuple[ToolBar, Actions]:
    """The bar at a width."""
    actions = Actions(session.look, session)
    bar = ToolBar(session, actions)
    qtbot.addWidget(bar)
    bar.resize(width, bar.height())
    bar.show()
    qtbot.waitExposed(bar)
    bar.resize(width, bar.height())
    bar._fit()
    return bar, actions


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_everything_fits_at_1366(language: str, session: Session, speak: Callable[[str], None], qtbot: QtBot) -> None:
    """In every language."""
    speak(language)
    bar, _actions = bar_of(session, 1366, qtbot)
    assert bar.hidden_parts() == []
    qtbot.waitUntil(lambda: not bar.more.isVisible())


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_what_has_no_room_is_in_a_menu(
    language: str, session: Session, speak: Callable[[str], None], qtbot: QtBot
) -> None:
    """With its words; the seal is always there, and nothing is cut off."""
    speak(language)
    bar, actions = bar_of(session, 560, qtbot)
    hidden = bar.hidden_parts()
    assert {"note", "flag", "import"} <= set(hidden)
    qtbot.waitUntil(bar.more.isVisible)
    offered = bar.more.menu().actions()
    assert actions["note"] in offered
    assert bar.flag.menu().menuAction() in offered
    qtbot.waitUntil(bar.button("seal").isVisible)
    assert bar._needed(hidden) <= 560
    bar.resize(1366, bar.height())
    bar._fit()
    assert bar.hidden_parts() == []


def test_letters_are_offered_as_words_where_they_have_no_room(session: Session, qtbot: QtBot) -> None:
    """All four."""
    bar, actions = bar_of(session, 300, qtbot)
    assert actions["letter_N"] in bar.more.menu().actions()


def test_a_tool_that_cannot_be_used_stays_so(session: Session, qtbot: QtBot) -> None:
    """Also after it came back into the bar."""
    bar, actions = bar_of(session, 560, qtbot)
    actions["redo"].setEnabled(False)
    bar.resize(1366, bar.height())
    bar._fit()
    assert not bar.button("redo").isEnabled()
    actions["redo"].setEnabled(True)
    assert bar.button("redo").isEnabled()
