"""Background work: results and troubles come back in the window's own thread, one piece after the other."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.tasks import Tasks


def unexpected(result: object) -> None:
    """For what must not happen."""
    pytest.fail(str(result))


def test_a_result_is_delivered_in_the_windows_thread(tasks: Tasks, qtbot: QtBot) -> None:
    """Widgets may only be touched there."""
    threads: list[threading.Thread] = []
    results: list[int] = []

    def work() -> int:
        threads.append(threading.current_thread())
        return 42

    def done(result: int) -> None:
        threads.append(threading.current_thread())
        results.append(result)

    tasks.run(work, done=done, failed=unexpected)
    assert tasks.is_busy
    qtbot.waitUntil(lambda: results == [42])
    assert threads[0] is not threading.main_thread()
    assert threads[1] is threading.main_thread()
    assert not tasks.is_busy


def test_a_trouble_is_delivered_too(tasks: Tasks, qtbot: QtBot) -> None:
    """Nothing that goes wrong in the background is lost."""
    troubles: list[BaseException] = []

    def work() -> None:
        raise ValueError("broken")

    tasks.run(work, done=unexpected, failed=troubles.append)
    qtbot.waitUntil(lambda: len(troubles) == 1)
    assert str(troubles[0]) == "broken"


def test_waiting_lets_the_work_finish(tasks: Tasks, qtbot: QtBot) -> None:
    """An edit must not slip in while a package is being written."""
    seen: list[str] = []

    def work() -> None:
        seen.append("work")

    tasks.run(work, done=lambda _nothing: seen.append("done"), failed=unexpected)
    tasks.wait()
    assert seen == ["work"]
    qtbot.waitUntil(lambda: seen == ["work", "done"])
