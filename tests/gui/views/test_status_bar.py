"""The status bar tells where the work stands and never claims more than the program knows."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from ilms_desktop.errors import CommandRefused, StorageError
from ilms_desktop.model.command import Label, MakeRestorePoint, RecordSubmission, Revise, SetObservations
from ilms_desktop.model.observation import Observation
from ilms_desktop.model.submission import Submission, SubmissionKind
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.selection_stats import SelectionStats
from ilms_desktop.ui.presenters.work_state import Standing
from ilms_desktop.ui.views.status_bar import StatusBar
from ilms_desktop.workspace.post import Standing as PostStanding
from tests.gui.conftest import c4

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.session import Session


@pytest.fixture
def bar(session: Session, qtbot: QtBot) -> StatusBar:
    """The bar over the example."""
    made = StatusBar(session)
    qtbot.addWidget(made)
    made.resize(1366, 26)
    made.show()
    return made


def edit(session: Session) -> None:
    """Change one cell."""
    session.execute(SetObservations(((c4("M", "KOR", 2017), Observation(value=2000)),), Label("Test")))


def test_saved_with_its_time(bar: StatusBar, session: Session) -> None:
    """Every committed keystroke is in the file; the time of the last one is known from the start."""
    assert bare(bar.state.text()) == "Saved on this computer 10:42:14 · Not sent"
    edit(session)
    assert bare(bar.state.text()).startswith("Saved on this computer 10:42:")


def test_not_saved_is_said_and_shown(bar: StatusBar, session: Session, qtbot: QtBot) -> None:
    """A refusal by the questionnaire is none; the next saved step ends it."""
    session.bus.did_fail.emit(CommandRefused("nothing_to_undo"))
    assert not bar.state.text().startswith("Not saved")
    session.bus.did_fail.emit(StorageError("disk_full", path="a.ilms"))
    assert bar.state.text() == "Not saved: There is no space left on the disk of a.ilms."
    red = session.look.tokens.red.lower()
    qtbot.waitUntil(lambda: red in colours(bar.sign))
    edit(session)
    assert bar.sign.standing is Standing.SAVED


def test_packaged_is_told_with_its_number(bar: StatusBar, session: Session) -> None:
    """Sent is what the person says, not what the program guesses."""
    made = datetime(2026, 9, 12, 14, 3, tzinfo=UTC)
    submission = Submission(
        "ILMS_KHM-01_2026_S0001", "ab" * 32, "khm-01", 1, None, SubmissionKind.FULL, made, "f.zip", "cd" * 32, 280
    )
    session.execute(RecordSubmission(submission))
    assert bare(bar.state.text()) == "Packaged (number S0001) 12 Sept 2026, 14:03"
    assert bar.sign.standing is PostStanding.SIGNED
    assert not bar.sign.grab().isNull()
    session.execute(Revise("Newer figures came in.", "S0001"))
    edit(session)
    assert bare(bar.state.text()).startswith("Saved on this computer 10:42:")
    assert bare(bar.state.text()).endswith("Changed since S0001")


def colours(widget: QWidget) -> set[str]:
    """Colours of a painted widget."""
    image = widget.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def test_what_a_package_knew_is_known_when_the_file_is_opened_again(session: Session, qtbot: QtBot) -> None:
    """The journal tells it, not the memory of the window."""
    made = datetime(2026, 9, 12, 14, 3, tzinfo=UTC)
    submission = Submission(
        "ILMS_KHM-01_2026_S0001", "ab" * 32, "khm-01", 1, None, SubmissionKind.FULL, made, "f.zip", "cd" * 32, 280
    )
    session.execute(RecordSubmission(submission))
    session.execute(MakeRestorePoint("before the meeting"))
    first = StatusBar(session)
    qtbot.addWidget(first)
    assert bare(first.state.text()).startswith("Packaged (number S0001)")
    session.execute(Revise("Newer figures came in.", "S0001"))
    edit(session)
    second = StatusBar(session)
    qtbot.addWidget(second)
    assert bare(second.state.text()).endswith("Changed since S0001")


def test_a_long_step_says_saving(bar: StatusBar, session: Session) -> None:
    """Until it is done, or refused."""
    bar.show_saving()
    assert bar.state.text() == "Saving…"
    assert not bar.sign.grab().isNull()
    session.bus.did_fail.emit(CommandRefused("nothing_to_undo"))
    assert bare(bar.state.text()).startswith("Saved on this computer")


def test_changes_of_state_are_announced_and_nothing_else(bar: StatusBar, session: Session, qtbot: QtBot) -> None:
    """A reader of screens is not told the time of every keystroke."""
    same = Observation(value=1531, decimals=3, note="seen")
    with qtbot.assertNotEmitted(bar.did_announce):
        session.execute(SetObservations(((c4("M", "KOR", 2017), same),), Label("Test")))
    with qtbot.waitSignal(bar.did_announce) as told:
        session.execute(SetObservations(((c4("M", "KOR", 2017), Observation(value=2_000_000)),), Label("Test")))
    assert "fix or explain" in told.args[0]
    with qtbot.waitSignal(bar.did_announce) as told:
        session.bus.did_fail.emit(StorageError("disk_full", path="a.ilms"))
    assert told.args[0].startswith("Not saved: ")


def test_the_zoom_is_chosen_from_the_bar(bar: StatusBar, qtbot: QtBot) -> None:
    """A click opens the steps."""
    assert bar.zoom.accessibleName().startswith("Zoom")
    assert bar.zoom.height() >= 24
    bar.zoom.setFocus()
    assert not bar.zoom.grab().isNull()
    qtbot.mouseClick(bar.zoom, Qt.MouseButton.LeftButton)
    assert bar.zoom.menu.isVisible()
    with qtbot.waitSignal(bar.wants_zoom) as asked:
        bar.zoom.menu.actions()[-1].trigger()
    bar.zoom.menu.close()
    assert asked.args == [200]


def test_a_narrow_bar_keeps_state_findings_and_zoom(bar: StatusBar) -> None:
    """What is told elsewhere as well gives way first."""
    bar.show_stats(SelectionStats("5.967", "2.984", 2, 1))
    bar.resize(560, bar.height())
    bar._fit()
    assert bar.density.isHidden()
    assert bar.selection.isHidden()
    assert not bar.findings.isHidden()
    assert not bar.zoom.isHidden()


def test_findings_are_one_click_away(bar: StatusBar, qtbot: QtBot) -> None:
    """Counts in words, with marks where something is to be done."""
    assert bare(bar.findings.accessibleName()).startswith("0 must fix, 3 fix or explain, 33 explain, ")
    with qtbot.waitSignal(bar.wants_findings):
        qtbot.mouseClick(bar.findings, Qt.MouseButton.LeftButton)
    bar.findings.setFocus()
    assert not bar.findings.grab().isNull()


@pytest.mark.parametrize(
    ("stats", "text"),
    [
        (SelectionStats("5.967", "2.984", 2, 1), "Σ 5.967   mean 2.984   n 2   1 left out"),
        (SelectionStats("5", "5", 1, 0), "Σ 5   n 1"),
        (SelectionStats("", "200", 2, 0), "mean 200   n 2"),
        (SelectionStats(left_out=4), ""),
    ],
)
def test_the_selection(bar: StatusBar, stats: SelectionStats, text: str) -> None:
    """What was left out is told."""
    bar.show_stats(stats)
    assert bare(bar.selection.text()) == text
