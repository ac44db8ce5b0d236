"""An opened key, kept in memory for a batch of signatures and never longer than five minutes."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final, Generic, TypeVar

LONGEST: Final = timedelta(minutes=5)
T = TypeVar("T")


class Held(Generic[T]):
    """A value that forgets itself. The clock comes in from outside; nothing runs in the background."""

    __slots__ = ("_since", "_value")

    def __init__(self, value: T, *, now: datetime) -> None:
        """Hold `value` from `now` on."""
        self._value: T | None = value
        self._since = now

    def take(self, now: datetime) -> T | None:
        """The value, or None once the time is over; a clock that was turned back ends it too."""
        if not self._since <= now < self._since + LONGEST:
            self.drop()
        return self._value

    def drop(self) -> None:
        """Forget the value now."""
        self._value = None
