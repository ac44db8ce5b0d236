"""The worker's side: takes PDFs from one pipe, gives back packages or codes through the other, until the pipe ends.

It starts with `python -m ilms_desktop.carriers.pdf_worker_main`, or, frozen, with a word of its own that the program's
entry knows. It opens no file and no connection, and the system holds it to a limit of memory where the system can.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, BinaryIO, Final

from ilms_desktop.carriers import frames
from ilms_desktop.package import limits
from ilms_desktop.package.outcome import Problem
from ilms_desktop.package.pdf_carrier import extract

if TYPE_CHECKING:
    from ilms_desktop.package.carrier import Content

#: first argument with which a frozen program becomes a worker
WORD: Final = "pdf-worker"


def main() -> int:
    """Serve until nobody sends any more; 0."""
    _load()
    _limit()
    serve(sys.stdin.buffer, sys.stdout.buffer)
    return 0


def serve(incoming: BinaryIO, outgoing: BinaryIO) -> None:
    """Answer each file in turn."""
    frames.send(outgoing, frames.READY)
    while (data := frames.receive(incoming)) is not None:
        frames.send_answer(outgoing, _answer(data))
        del data


def _answer(data: bytes) -> Content | Problem:
    try:
        return extract(data)
    except MemoryError:
        return Problem("CARRIER_LIMIT", {"detail": "memory"})


def _load() -> None:
    """Have the library at hand before anything comes and before files are closed to this process."""
    import pypdf

    _ = pypdf.PdfReader


def _limit() -> None:
    """Ask the system for the limit of memory. Windows has no such call; there the time limit stands alone."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (limits.WORKER_BYTES, limits.WORKER_BYTES))


if __name__ == "__main__":
    sys.exit(main())
