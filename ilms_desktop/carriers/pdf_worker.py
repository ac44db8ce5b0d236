"""The owner's side of the process that reads PDFs from outside: starting it, waiting for it, ending it.

A PDF comes from nobody in particular and is read before any signature is known, so its reading must not be able to
hold up or bring down the program.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self, cast

import ilms_desktop
from ilms_desktop.carriers import frames, pdf_worker_main
from ilms_desktop.errors import BugError
from ilms_desktop.package import limits
from ilms_desktop.package.outcome import Problem
from ilms_desktop.package.pdf_carrier import size_problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType
    from typing import IO, BinaryIO

    from ilms_desktop.package.carrier import Content

#: how long a worker may take to come up; a virus scanner may look at it first
START_SECONDS: Final = 60.0


class PdfWorker:
    """Takes packages out of PDFs in a process of its own, which stays for the next file but not after a refusal.

    Use it as a context manager. `extract` fits `package.carrier.Openers.pdf`. Not for several threads at a time.
    """

    def __init__(self, seconds: float = limits.WORKER_SECONDS) -> None:
        """Nothing is started yet.

        Args:
            seconds: how long one file may take.
        """
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        """Ready to start when it is needed."""
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, at: TracebackType | None) -> None:
        """End the process."""
        self.close()

    @property
    def process_id(self) -> int | None:
        """The system's number of the process, None while there is none."""
        return None if self._process is None else self._process.pid

    def start(self) -> None:
        """Have the process up, so that the next file need not wait for it.

        Raises:
            BugError: it does not come up.
        """
        if self._process is not None:
            return
        process = self._process = _start()
        with _deadline(process, START_SECONDS):
            heard = frames.receive(_pipe(process.stdout))
        if heard != frames.READY:
            self.close()
            raise BugError("bug", detail="the process that reads PDFs does not start")

    def extract(self, data: bytes) -> Content | Problem:
        """The package in a PDF, or why there is none.

        Raises:
            BugError: the process does not come up.
        """
        problem = size_problem(len(data))
        if problem is not None:
            return problem
        self.start()
        answer, is_spent = self._ask(data)
        if is_spent or isinstance(answer, Problem):
            self.close()
        return answer

    def _ask(self, data: bytes) -> tuple[Content | Problem, bool]:
        """What the process says, and whether it came to its end over it."""
        process = cast("subprocess.Popen[bytes]", self._process)
        with _deadline(process, self._seconds) as over:
            try:
                frames.send(_pipe(process.stdin), data)
                answer = frames.receive_answer(_pipe(process.stdout))
            except OSError:
                answer = None
        if answer is not None:
            return answer, over.is_set()
        # why: what the system ended by itself had asked for too much; what ended by itself had stumbled
        was_ended = over.is_set() or process.wait() < 0
        return Problem("CARRIER_LIMIT" if was_ended else "CARRIER_DAMAGED", {"detail": "reader"}), True

    def close(self) -> None:
        """End the process, whatever it is doing."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None


def _pipe(pipe: IO[bytes] | None) -> BinaryIO:
    """A pipe that was asked for, so it is there."""
    return cast("BinaryIO", pipe)


@contextmanager
def _deadline(process: subprocess.Popen[bytes], seconds: float) -> Iterator[threading.Event]:
    """End the process when the time is over; the event tells whether that happened."""
    over = threading.Event()

    def end() -> None:
        over.set()
        process.kill()

    timer = threading.Timer(seconds, end)
    timer.daemon = True
    timer.start()
    try:
        yield over
    finally:
        timer.cancel()
        timer.join()


def _start() -> subprocess.Popen[bytes]:
    flags = 0
    if sys.platform == "win32":
        flags = subprocess.CREATE_NO_WINDOW  # a console program started from the window shows none
    return subprocess.Popen(  # noqa: S603 - our own program, no text from outside
        command(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment(),
        creationflags=flags,
    )


def command() -> list[str]:
    """Words that start a worker: Python with a module, or, frozen, the command line beside this program."""
    program = Path(sys.executable)
    if getattr(sys, "frozen", False):
        return [str(program.with_name(f"ilms{program.suffix}")), pdf_worker_main.WORD]
    return [str(program), "-m", pdf_worker_main.__name__]


def environment() -> dict[str, str]:
    """The environment of this process, in which the worker finds the same program."""
    root = str(Path(ilms_desktop.__file__).parent.parent)
    paths = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))
    # why: a frozen program would else take itself for a part of the one that starts it
    return {**os.environ, "PYTHONPATH": paths, "PYINSTALLER_RESET_ENVIRONMENT": "1"}
