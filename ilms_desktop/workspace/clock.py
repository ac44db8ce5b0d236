"""Time and ids: the real ones. Everything else is given them, so that tests and demonstrations can repeat a day."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final
from uuid import UUID

#: gives the moment, aware of UTC
Clock = Callable[[], datetime]
#: gives an id that was never given before
Ids = Callable[[], UUID]

_RANDOM_A: Final = 12
_RANDOM_B: Final = 62


def system_clock() -> datetime:
    """The computer's time in UTC."""
    return datetime.now(tz=UTC)


def system_ids() -> UUID:
    """A new UUID of version 7 (RFC 9562): sorts by the time of its making."""
    milliseconds = int(system_clock().timestamp() * 1000)
    return uuid7(milliseconds, secrets.randbits(_RANDOM_A + _RANDOM_B))


def uuid7(milliseconds: int, random: int) -> UUID:
    """UUID of version 7 from its parts.

    Args:
        milliseconds: since 1970, 48 bits.
        random: 74 random bits.
    """
    high, low = random >> _RANDOM_B, random & ((1 << _RANDOM_B) - 1)
    return UUID(int=(milliseconds << 80) | (0x7 << 76) | (high << 64) | (0b10 << 62) | low)
