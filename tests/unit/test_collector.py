"""The cycle collector stays still during a step, and runs again after it."""

from __future__ import annotations

import gc

import pytest

from ilms_desktop.collector import without_collection


@pytest.mark.parametrize("was_running", [True, False])
def test_the_collector_is_left_as_it_was_found(was_running: bool) -> None:
    """The window may have stopped it for reasons of its own."""
    (gc.enable if was_running else gc.disable)()
    try:
        with without_collection():
            assert not gc.isenabled()
        assert gc.isenabled() is was_running
    finally:
        gc.enable()


def test_the_collector_runs_again_after_an_error() -> None:
    """A refused step must not let the program's memory grow for ever."""
    with pytest.raises(ZeroDivisionError), without_collection():
        _ = 1 // 0
    assert gc.isenabled()
