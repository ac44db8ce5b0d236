"""The guided first round follows what the person does, can be closed and is gone on with."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from ilms_desktop.model.command import AllowFindings, Label, SetObservations
from ilms_desktop.model.help_page import SpanKind
from ilms_desktop.model.observation import Observation
from ilms_desktop.ui.dialogs.explain_dialog import ExplainDialog
from ilms_desktop.ui.dialogs.report_dialog import ReportDialog
from ilms_desktop.ui.dialogs.seal_dialog import SealDialog
from ilms_desktop.ui.presenters.round_steps import PAGE, STEPS
from ilms_desktop.ui.presenters.tree import NodeKind
from ilms_desktop.ui.session import Session
from ilms_desktop.ui.views.main_window import MainWindow
from ilms_desktop.workspace.help.book import help_book
from tests.gui.conftest import c4

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from ilms_desktop.settings import Settings
    from ilms_desktop.ui.first_round import FirstRound
    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.tasks import Tasks
    from ilms_desktop.workspace.workspace import Workspace


@pytest.fixture
def first(window: MainWindow) -> FirstRound:
    """The round, just begun on the example."""
    window.acts["first_round"].trigger()
    return window.deeds.help.first_round


def test_it_is_closed_until_somebody_wants_it(window: MainWindow) -> None:
    """And ticks nothing then."""
    first = window.deeds.help.first_round
    assert first.strip.isHidden()
    window.show_node_kind(NodeKind.SEND)
    assert first.done == ()


def test_the_open_example_is_the_first_step(first: FirstRound) -> None:
    """It need not be opened twice."""
    assert first.strip.isVisible()
    assert list(first.done) == ["open"]
    assert first.strip.title.text().endswith("Enter a figure")


def test_every_step_ticks_itself(first: FirstRound, window: MainWindow) -> None:
    """By what happens, whatever way the person takes to it."""
    session = window.session
    entry = (c4("M", "KOR", 2017), Observation(5_000))
    session.execute(SetObservations((entry,), Label("Typing")))
    assert "enter" in first.done
    window.deeds.walks.step_finding(1)
    window.acts["next_finding"].trigger()
    assert "finding" in first.done
    finding = next(each for each in session.findings.report.findings if each.can_be_allowed and each.is_open)
    session.execute(AllowFindings((finding.key,), "As published by the ministry."))
    assert "explain" in first.done
    window.acts["overview"].trigger()
    assert "completeness" in first.done
    window.overview.wants_print.emit()
    assert "print" in first.done
    window.send.wants_seal.emit()
    assert "seal" in first.done
    window.acts["send"].trigger()
    assert list(first.done) == list(STEPS)
    assert first.step == ""
    assert first.strip.deed.text() == "Begin anew"
    first.strip.deed.click()
    assert list(first.done) == ["open"]


def keys_of(step: str) -> list[QKeySequence]:
    """Keys that the page names in the first sentence of a step."""
    section = next(each for each in help_book().pages[PAGE].sections if each.anchor == step)
    spans = section.blocks[0].rows[0][0]
    return [QKeySequence(span.text) for span in spans if span.kind is SpanKind.CODE]


def press(qtbot: QtBot, keys: QKeySequence) -> None:
    """Press keys where the focus is."""
    stroke = keys[0]  # type: ignore[index]  # the stubs know no index
    qtbot.keyClick(QApplication.focusWidget(), stroke.key(), stroke.keyboardModifiers())


def test_the_page_followed_to_the_letter_does_the_whole_round(
    first: FirstRound, window: MainWindow, qtbot: QtBot
) -> None:
    """Who reads only the guide gets there: every key is pressed as the page says, and every step ticks itself."""
    window.activateWindow()
    window.go_to(c4("M", "KOR", 2017))
    qtbot.keyClicks(window.table.grid, "5")
    press(qtbot, keys_of("enter")[0])
    window.table.grid.setFocus()
    press(qtbot, keys_of("finding")[0])
    press(qtbot, keys_of("explain")[0])
    explain = window.findChild(ExplainDialog)
    assert explain is not None
    explain.box.set_text("As published by the ministry.")
    explain.go.click()
    for step, dialog in (("completeness", None), ("print", ReportDialog), ("seal", SealDialog), ("send", None)):
        press(qtbot, keys_of(step)[0])
        assert step in first.done
        if dialog is not None:
            opened = window.findChild(dialog)
            assert opened is not None
            opened.close()
            window.tree.setFocus()
    assert list(first.done) == list(STEPS)


def test_show_me_leads_to_each_step(first: FirstRound, window: MainWindow, qtbot: QtBot) -> None:
    """The example is opened by the shell, the rest by the window's own deeds."""
    first.done = ()
    with qtbot.waitSignal(first.wants_sample):
        first.show_place()
    first.done = ("open",)
    first.show_place()
    assert window.screens.currentWidget() is window.table
    first.done = ("open", "enter", "finding", "explain")
    first.show_place()
    assert window.screens.currentWidget() is window.overview
    assert first.step == "print"


def test_more_opens_the_page_of_the_step(first: FirstRound, window: MainWindow) -> None:
    """In the help of the window."""
    first.strip.more.click()
    dialog = window.deeds.help.shelf.dialog
    assert dialog is not None
    assert dialog.address == "first-round#enter"


def test_it_is_kept_and_gone_on_with(window: MainWindow) -> None:
    """The settings are told; the shell stores them."""
    told: dict[str, object] = {}
    window.wants_setting.connect(lambda name, value: told.update({name: value}))
    window.acts["first_round"].trigger()
    assert told == {"first_round_open": True, "first_round": ("open",)}
    window.deeds.help.first_round.strip.shut.click()
    assert told["first_round_open"] is False
    assert window.deeds.help.first_round.strip.isHidden()


@pytest.fixture
def resumed(session: Session, settings: Settings, qtbot: QtBot) -> Iterator[MainWindow]:
    """A window of a person who had begun the round."""
    kept = replace(settings, first_round=("open", "enter", "of another version"), first_round_open=True)
    made = MainWindow(session, kept)
    made.show()
    qtbot.waitExposed(made)
    yield made
    session.tasks.wait()
    shiboken6.delete(made)


def test_a_new_window_goes_on_where_the_last_one_stood(resumed: MainWindow) -> None:
    """Also after a change of the language; the overview that a window begins with is no step done."""
    first = resumed.deeds.help.first_round
    assert first.strip.isVisible()
    assert first.done == ("open", "enter")
    assert first.step == "finding"


def test_a_questionnaire_of_ones_own_is_not_the_example(
    empty_workspace: Workspace, look: Look, tasks: Tasks, settings: Settings, qtbot: QtBot
) -> None:
    """The first step waits for the example."""
    made = MainWindow(Session(empty_workspace, look, tasks), settings)
    made.show()
    qtbot.waitExposed(made)
    made.acts["first_round"].trigger()
    assert made.deeds.help.first_round.step == "open"
    tasks.wait()
    shiboken6.delete(made)
