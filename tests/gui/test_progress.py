"""Work that takes long shows what it does, and can be stopped; short work shows nothing."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from ilms_desktop.errors import ExchangeError
from ilms_desktop.ui.dialogs.progress_dialog import ProgressDialog
from ilms_desktop.ui.progress import Progress, wait_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.tasks import Job, Tasks


class Slow:
    """Work of two steps that goes on only when it is told to."""

    def __init__(self) -> None:
        """Wait at the start."""
        self.go = threading.Event()
        self.ended: list[str] = []

    def __call__(self, job: Job) -> str:
        """First half, then second half."""
        job.step(0, 2)
        self.go.wait(10)
        job.step(1, 2)
        self.ended.append("all")
        return "done"


def unexpected(error: BaseException) -> None:
    """For what must not happen."""
    pytest.fail(str(error))


@pytest.fixture
def slow() -> Iterator[Slow]:
    """Slow work; it never hangs, even where a test fails."""
    work = Slow()
    yield work
    work.go.set()


@pytest.fixture
def ground(qtbot: QtBot) -> QWidget:
    """A window to stand over."""
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def shown(ground: QWidget) -> list[ProgressDialog]:
    """Bars over the window."""
    return [each for each in ground.findChildren(ProgressDialog) if each.isVisible()]


def test_a_bar_with_words_appears_and_goes(tasks: Tasks, look: Look, ground: QWidget, slow: Slow, qtbot: QtBot) -> None:
    """How far it is, too."""
    Progress(tasks, look, ground, patience=0)
    results: list[str] = []
    tasks.run_job(slow, words="Reading a.csv…", done=results.append, failed=unexpected, stopped=lambda: None)
    qtbot.waitUntil(lambda: len(shown(ground)) == 1)
    dialog = shown(ground)[0]
    assert dialog.words.text() == "Reading a.csv…"
    assert dialog.bar.accessibleName() == "Reading a.csv…"
    assert dialog.cancel.isVisible()
    slow.go.set()
    qtbot.waitUntil(lambda: results == ["done"])
    qtbot.waitUntil(lambda: not shown(ground))


def test_it_can_be_stopped_between_its_steps(
    tasks: Tasks, look: Look, ground: QWidget, slow: Slow, qtbot: QtBot
) -> None:
    """The bar stays until the work has really stopped; nothing after that step is done."""
    Progress(tasks, look, ground, patience=0)
    told: list[str] = []
    tasks.run_job(slow, words="Writing…", done=told.append, failed=unexpected, stopped=lambda: told.append("stopped"))
    qtbot.waitUntil(lambda: len(shown(ground)) == 1)
    dialog = shown(ground)[0]
    dialog.close()
    assert dialog.isVisible()
    assert "Stopping" in dialog.words.text()
    assert not dialog.cancel.isEnabled()
    dialog.reject()
    slow.go.set()
    qtbot.waitUntil(lambda: told == ["stopped"])
    assert slow.ended == []
    qtbot.waitUntil(lambda: not shown(ground))


def test_what_cannot_be_stopped_offers_nothing(
    tasks: Tasks, look: Look, ground: QWidget, slow: Slow, qtbot: QtBot
) -> None:
    """And Esc does not hide it."""
    Progress(tasks, look, ground, patience=0)
    results: list[str] = []
    job = tasks.run_job(slow, words="Signing…", done=results.append, failed=unexpected)
    qtbot.waitUntil(lambda: len(shown(ground)) == 1)
    dialog = shown(ground)[0]
    dialog.reject()
    assert not dialog.cancel.isVisible()
    assert dialog.isVisible()
    assert not job.is_stopping
    slow.go.set()
    qtbot.waitUntil(lambda: results == ["done"])


def test_short_work_shows_no_bar(tasks: Tasks, look: Look, ground: QWidget, qtbot: QtBot) -> None:
    """Nothing flickers."""
    Progress(tasks, look, ground)
    results: list[int] = []
    tasks.run_job(lambda _job: 1, words="Quick…", done=results.append, failed=unexpected)
    qtbot.waitUntil(lambda: results == [1])
    assert ground.findChildren(ProgressDialog) == []


def test_waiting_gives_the_result_or_raises(tasks: Tasks, look: Look, ground: QWidget) -> None:
    """As if it were done at once, while the window is painted."""
    assert wait_for(tasks, lambda _job: 42, words="Opening…", look=look, parent=ground) == 42

    def fail(_job: Job) -> int:
        raise ExchangeError("file_missing", path="a")

    with pytest.raises(ExchangeError):
        wait_for(tasks, fail, words="Opening…", look=look, parent=ground)


def test_a_long_wait_has_its_bar_and_can_be_stopped(tasks: Tasks, look: Look, slow: Slow, qapp: QApplication) -> None:
    """Then there is no result."""

    def stop() -> None:
        for dialog in qapp.topLevelWidgets():
            if isinstance(dialog, ProgressDialog) and dialog.isVisible():
                dialog.cancel.click()
                slow.go.set()
                watch.stop()

    watch = QTimer()
    watch.timeout.connect(stop)
    watch.start(20)
    assert wait_for(tasks, slow, words="Opening…", look=look, parent=None) is None
    assert slow.ended == []


def test_a_long_wait_ends_with_its_result(
    tasks: Tasks, look: Look, ground: QWidget, slow: Slow, qapp: QApplication
) -> None:
    """The bar goes by itself."""

    def let_go() -> None:
        if any(isinstance(each, ProgressDialog) and each.isVisible() for each in qapp.topLevelWidgets()):
            slow.go.set()
            watch.stop()

    watch = QTimer()
    watch.timeout.connect(let_go)
    watch.start(20)
    assert wait_for(tasks, slow, words="Opening…", look=look, parent=ground) == "done"
