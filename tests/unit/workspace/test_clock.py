"""Time and ids are passed in; the real ones are made here only."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from ilms_desktop.workspace.clock import system_clock, system_ids, uuid7


def test_the_clock_knows_its_zone() -> None:
    """A moment without zone cannot be compared with anybody else's."""
    assert system_clock().tzinfo is UTC
    assert abs((system_clock() - datetime.now(tz=UTC)).total_seconds()) < 60


def test_ids_are_new_and_of_version_7() -> None:
    """The package format asks for ids that sort by time."""
    first, second = system_ids(), system_ids()
    assert first != second
    assert (first.version, first.variant) == (7, "specified in RFC 4122")


@given(st.integers(0, 2**48 - 1), st.integers(0, 2**74 - 1))
def test_an_id_carries_its_time_and_all_its_randomness(milliseconds: int, random: int) -> None:
    """Two ids of one millisecond differ, and later ones sort later."""
    made = uuid7(milliseconds, random)
    assert (made.version, made.int >> 80) == (7, milliseconds)
    assert made.variant == "specified in RFC 4122"
    assert (made.int & (2**62 - 1)) | ((made.int >> 64 & 0xFFF) << 62) == random
