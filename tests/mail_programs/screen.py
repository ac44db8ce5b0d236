"""A screen that nobody sees, its windows and keys, and waiting for what happens on it."""

from __future__ import annotations

import os
import subprocess
import time
from typing import TYPE_CHECKING, Final, Self, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

T = TypeVar("T")
_PATIENCE: Final = 90.0
_PAUSE: Final = 0.5


def wait_for(ask: Callable[[], Sequence[T]]) -> Sequence[T]:
    """What `ask` gives once it gives something.

    Raises:
        TimeoutError: it did not within a minute and a half.
    """
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        found = ask()
        if found:
            return found
        time.sleep(_PAUSE)
    raise TimeoutError(ask)


class Screen:
    """An X server of our own with a window manager; the server chooses a number that is free."""

    def __enter__(self) -> Self:
        """Start both."""
        read, write = os.pipe()
        server = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1366x900x24"]
        self._server = subprocess.Popen(server, pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as numbers:
            self.environment = {**os.environ, "DISPLAY": f":{numbers.readline().strip()}"}
        self._manager = subprocess.Popen(["openbox"], env=self.environment, stderr=subprocess.DEVNULL)
        return self

    def __exit__(self, *_trouble: object) -> None:
        """End both."""
        for process in (self._manager, self._server):
            process.terminate()
            process.wait()

    def windows(self, title: str) -> list[str]:
        """Ids of the windows whose titles fit a pattern."""
        command = ["xdotool", "search", "--onlyvisible", "--name", title]
        return subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False).stdout.split()

    def press(self, window: str, keys: str) -> None:
        """Press keys in a window."""
        command = ["xdotool", "windowactivate", "--sync", window, "key", "--clearmodifiers", keys]
        subprocess.run(command, env=self.environment, check=True)

    def picture(self, path: Path) -> None:
        """Keep what the screen shows."""
        subprocess.run(["import", "-window", "root", str(path)], env=self.environment, check=True)
