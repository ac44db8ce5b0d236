"""A key that is held for a batch."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from ilms_desktop.keystore.held import LONGEST, Held

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def test_a_key_is_held_for_five_minutes() -> None:
    """Long enough for a batch."""
    held = Held("key", now=NOW)
    assert (held.take(NOW), held.take(NOW + LONGEST - SECOND)) == ("key", "key")
    assert timedelta(minutes=5) == LONGEST


@pytest.mark.parametrize("later", [LONGEST, -SECOND])
def test_a_key_is_forgotten_for_good(later: timedelta) -> None:
    """Neither waiting nor turning the clock back brings it back."""
    held = Held("key", now=NOW)
    assert held.take(NOW + later) is None
    assert held.take(NOW) is None


def test_a_key_can_be_forgotten_at_once() -> None:
    """When the batch is done."""
    held = Held("key", now=NOW)
    held.drop()
    assert held.take(NOW) is None
