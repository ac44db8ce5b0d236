"""The session: commands go in, changes go out, refusals are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.model.command import Label, SetObservations
from ilms_desktop.model.observation import Observation
from tests.gui.conftest import c4

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.session import Session

KOREA = c4("M", "KOR", 2017)


def test_a_command_is_told_to_everybody(session: Session, qtbot: QtBot) -> None:
    """Each screen asks the changes whether they concern it."""
    with qtbot.waitSignal(session.bus.did_execute) as told:
        session.execute(SetObservations(((KOREA, Observation(value=2000)),), Label("Test")))
    assert told.args[0].keys == {KOREA}
    with qtbot.waitSignal(session.bus.did_execute):
        session.undo()
    with qtbot.waitSignal(session.bus.did_execute):
        session.redo()
    assert session.workspace.observation(KOREA).value == 2000


def test_a_refusal_changes_nothing_and_is_told(session: Session, qtbot: QtBot) -> None:
    """With its code and next step."""
    with qtbot.waitSignal(session.bus.did_fail) as told, qtbot.assertNotEmitted(session.bus.did_execute):
        assert session.redo() is None
    assert told.args[0].code == "nothing_to_redo"


def test_a_check_is_told(session: Session, qtbot: QtBot) -> None:
    """The findings follow the report."""
    before = session.findings
    with qtbot.waitSignal(session.bus.did_check):
        report = session.check()
    assert session.findings is not before
    assert session.findings.report is report
    assert session.findings is session.findings


def test_letters_and_flags_come_from_the_definitions(session: Session) -> None:
    """N, X and C stand alone; S may do both; L is never typed."""
    assert session.letters["N"] == "Not available"
    assert set(session.flags) >= {"E", "P", "B", "U", "I", "S"}
    assert not set(session.flags) & {"N", "X", "C", "L"}
