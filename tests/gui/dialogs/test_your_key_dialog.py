"""Your key: every state of a key, what is offered in it, and how deeds are said to have gone."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from ilms_desktop.package import limits
from ilms_desktop.ui.dialogs.your_key_dialog import YourKeyDialog
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.workspace.enrolment import statuses
from ilms_desktop.workspace.enrolment_files import enrolments
from tests.gui.key_support import NOW, granted, waiting

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.look import Look


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """These keys protect nothing."""
    monkeypatch.setattr(limits, "KEY_FILE_ROUNDS", 1)


@pytest.fixture
def dialog(look: Look, qtbot: QtBot) -> YourKeyDialog:
    """The dialog, empty."""
    made = YourKeyDialog(look)
    qtbot.addWidget(made)
    made.show_keys(())
    made.open()
    qtbot.waitExposed(made)
    return made


def said(dialog: YourKeyDialog) -> str:
    """Everything that is to be read."""
    return bare(" ".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible()))


def show(dialog: YourKeyDialog, user_dir: Path, days: int = 0) -> None:
    """Show the keys of a folder, some days later."""
    dialog.show_keys(statuses(enrolments(user_dir), NOW + timedelta(days=days)))


def test_without_a_key_the_first_one_is_offered(dialog: YourKeyDialog, qtbot: QtBot) -> None:
    """And what it is for is said; a second person and a successor do the same deed."""
    assert "This computer has no key yet" in said(dialog)
    assert "A second person, a second computer" in said(dialog)
    assert "Handing over" in said(dialog)
    assert dialog.take.isHidden()
    assert dialog.focusWidget() is dialog.enrol
    with qtbot.waitSignal(dialog.wants_enrolment):
        dialog.enrol.click()
    with qtbot.waitSignal(dialog.wants_lost):
        dialog.lost.click()


@pytest.mark.parametrize(
    ("make", "days", "deeds"),
    [
        (waiting, 0, ["draft", "sheet", "request"]),
        (granted, 0, ["sheet"]),
        (granted, 700, ["renew", "sheet"]),
        (granted, 725, ["replace"]),
    ],
)
def test_each_state_offers_what_can_be_done_in_it(
    dialog: YourKeyDialog, qtbot: QtBot, tmp_path: Path, make: Callable[[Path], object], days: int, deeds: list[str]
) -> None:
    """The most useful first, and with the focus."""
    make(tmp_path)
    show(dialog, tmp_path, days)
    (card,) = dialog.cards
    assert list(card.deeds) == deeds
    assert dialog.focusWidget() is card.deeds[deeds[0]]
    with qtbot.waitSignal(dialog.wants_deed) as asked:
        card.deeds[deeds[0]].click()
    assert asked.args == [deeds[0], card.status.enrolment]
    assert "Code of the key" in said(dialog)


def test_several_keys_stand_below_each_other(dialog: YourKeyDialog, qtbot: QtBot, tmp_path: Path) -> None:
    """The newest request first."""
    old = granted(tmp_path)
    new = waiting(tmp_path, seed=40)
    show(dialog, tmp_path)
    assert [card.status.enrolment.mark for card in dialog.cards] == [new.mark, old.mark]
    assert "Keys of this computer" in said(dialog)
    assert dialog.card_of(old) is dialog.cards[1]
    with qtbot.waitSignal(dialog.wants_import):
        dialog.take.click()
    assert not dialog.grab().isNull()


def test_how_a_deed_goes_is_said_in_the_dialog(dialog: YourKeyDialog, tmp_path: Path) -> None:
    """Nothing can be asked while it works; success and trouble look different."""
    waiting(tmp_path)
    show(dialog, tmp_path)
    dialog.begin("Preparing the sheet…")
    assert dialog.bar.isVisible()
    assert not dialog.cards[0].isEnabled()
    dialog.say("The sheet is saved.")
    assert (dialog.bar.isVisible(), dialog.said.text(), dialog.cards[0].isEnabled()) == (
        False,
        "The sheet is saved.",
        True,
    )
    dialog.warn("The disk is full. Free some space.")
    assert (dialog.said.isVisible(), dialog.trouble.text()) == (False, "The disk is full. Free some space.")


def test_tab_goes_through_the_cards_and_then_through_the_foot(
    dialog: YourKeyDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    """In the order of reading, also after the keys were shown anew."""
    granted(tmp_path)
    waiting(tmp_path, seed=40)
    show(dialog, tmp_path)
    show(dialog, tmp_path)
    stops = [*dialog.cards[0].deeds.values(), *dialog.cards[1].deeds.values(), dialog.enrol, dialog.take, dialog.lost]
    for stop in (*stops, dialog.leave, dialog.area, stops[0]):
        assert dialog.focusWidget() is stop
        qtbot.keyClick(stop, Qt.Key.Key_Tab)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
