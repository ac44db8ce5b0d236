"""Two threads never stand inside one open file at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as StillWaiting
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from ilms_desktop.workspace.workspace import Workspace


def test_a_second_thread_waits_until_the_first_is_out(quiet: Workspace) -> None:
    """An import compares in the background while the window draws."""
    with ThreadPoolExecutor(max_workers=1) as other:
        with quiet._database.lock:
            asked = other.submit(quiet.qtables)
            with pytest.raises(StillWaiting):
                asked.result(timeout=0.05)
        assert asked.result(timeout=10) == ()


def test_a_method_keeps_its_name(quiet: Workspace) -> None:
    """What is read about it stays true."""
    assert quiet.qtables.__name__ == "qtables"
