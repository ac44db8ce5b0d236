"""The status bar tells where the work stands and never claims more than the program knows."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from ilms_desktop.errors import CommandRefused, StorageError
from ilms_desktop.model.command import Label, RecordSubmission, SetObservations
from ilms_desktop.model.observation import Observation
from ilms_desktop.model.submission import Submission, SubmissionKind
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.selection_stats import SelectionStats
from ilms_desktop.ui.views.status_bar import StatusBar
from tests.gui.conftest import c4

if TYPE_CHECKING:
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
    """Every committed keystroke is in the file."""
    assert bare(bar.state.text()) == "Saved on this computer · Not sent"
    edit(session)
    assert bare(bar.state.text()).startswith("Saved on this computer 10:42:")


def test_not_saved_is_said_and_shown(bar: StatusBar, session: Session, qtbot: QtBot) -> None:
    """A refusal by the questionnaire is none; the next saved step ends it."""
    session.bus.did_fail.emit(CommandRefused("nothing_to_undo"))
    assert bar.state.text() != "Not saved"
    session.bus.did_fail.emit(StorageError("disk_full", path="a.ilms"))
    assert bar.state.text() == "Not saved"
    red = session.look.tokens.red.lower()
    qtbot.waitUntil(lambda: bar.disc.grab().toImage().pixelColor(4, bar.disc.height() // 2).name() == red)
    edit(session)
    assert bar.disc.is_saved


def test_packaged_is_told_with_its_number(bar: StatusBar, session: Session) -> None:
    """Sent is what the person says, not what the program guesses."""
    made = datetime(2026, 9, 12, 14, 3, tzinfo=UTC)
    submission = Submission(
        "ILMS_KHM-01_2026_S0001", "ab" * 32, "khm-01", 1, None, SubmissionKind.FULL, made, "f.zip", "cd" * 32, 280
    )
    session.execute(RecordSubmission(submission))
    assert bare(bar.state.text()).endswith("Packaged S0001, 12 Sep 2026, 14:03")


def test_findings_are_one_click_away(bar: StatusBar, qtbot: QtBot) -> None:
    """Counts in words, with marks where something is to be done."""
    assert bare(bar.findings.accessibleName()).startswith("3 to fix, 4 to explain, ")
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
