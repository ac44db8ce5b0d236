"""What must hold of every mutant: an answer in words, soon, in little memory, and nothing accepted that nobody sealed.

A PDF is opened in this process, where a stumble shows with its place; now and then the process that does it in the
program is asked as well, and must say the same.
"""

from __future__ import annotations

import signal
import sys
import time
import traceback
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, Self

from ilms_desktop.carriers.pdf_worker import PdfWorker
from ilms_desktop.package import messages, strict_json
from ilms_desktop.package.names import document_path
from ilms_desktop.package.outcome import Refusal
from ilms_desktop.package.pdf_carrier import extract
from ilms_desktop.package.read_all import verify_all
from tests.vectors.package.vector import Case

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType, TracebackType

    from ilms_desktop.package.outcome import Verified
    from ilms_desktop.package.read_all import Judged
    from tests.fuzz.parents import Contents, Mutant

#: the bars of a refusal: seconds of the processor, bytes above what the process had taken before
MOST_SECONDS: Final = 0.5
MOST_BYTES: Final = 300_000_000
#: of the clock; nothing that takes this long is waited for
_HANGS_SECONDS: Final = 20


class Hangs(BaseException):
    """Ends a check that does not end; not an `Exception`, so that no library takes it for a damaged file."""


@dataclass
class Watch:
    """Looks over one check: swallows what it raises, and keeps what is wrong with it as text."""

    most_seconds: float = MOST_SECONDS
    trouble: list[str] = field(default_factory=list)

    def __enter__(self) -> Self:
        """Start the clocks."""
        self._since = time.process_time()
        self._memory = peak_bytes()
        _set_alarm(_HANGS_SECONDS)
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, at: TracebackType | None) -> bool:
        """Stop them, and note what was raised."""
        _set_alarm(0)
        seconds, grown = time.process_time() - self._since, peak_bytes() - self._memory
        if value is not None:
            self.trouble.append("".join(traceback.format_exception(kind, value, at)))
        if seconds > self.most_seconds:
            self.trouble.append(f"took {seconds:.2f} s")
        if grown > MOST_BYTES:
            self.trouble.append(f"took {grown:,} bytes")
        return not isinstance(value, KeyboardInterrupt)


def peak_bytes() -> int:
    """The most memory that this process ever took; 0 where the system does not say."""
    if sys.platform == "win32":
        return 0
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


@contextmanager
def alarm() -> Iterator[None]:
    """While this is open, a check that hangs is ended, where the system can do that."""
    if sys.platform == "win32":
        yield
        return

    def ring(_number: int, _frame: FrameType | None) -> None:
        raise Hangs

    before = signal.signal(signal.SIGALRM, ring)
    try:
        yield
    finally:
        signal.signal(signal.SIGALRM, before)


def _set_alarm(seconds: float) -> None:
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_REAL, seconds)


def judged(mutant: Mutant) -> tuple[Judged, ...]:
    """What the program says, by the door that `ilms verify` takes."""

    def judge(data: bytes, name: str) -> Verified | Refusal:
        # why: of a vector with a telephone call in it, the call is left out
        return Case.judge(replace(mutant.case, data=data, file_name=name))

    return verify_all(mutant.case.data, mutant.case.file_name, judge)


def tried(mutant: Mutant, most_seconds: float = MOST_SECONDS) -> tuple[tuple[str, ...], list[str]]:
    """Codes with stages of a mutant's carriers, and what is wrong: nothing, as it should be."""
    ends: tuple[str, ...] = ()
    with Watch(most_seconds) as watch:
        results = [each.result for each in judged(mutant)]
        ends = tuple(f"{each.stage} {each.code}" if isinstance(each, Refusal) else each.code for each in results)
        for result in results:
            watch.trouble += _complaints(result, mutant.allowed)
    return ends, watch.trouble


def _complaints(result: Verified | Refusal, allowed: Contents) -> Iterator[str]:
    if not all(messages.result_texts(result)):
        yield f"{result.code} has no words"
    verified = result.verified if isinstance(result, Refusal) else result
    if verified is None:
        return
    if verified.package_id not in allowed:
        yield f"accepted as {verified.package_id}, which nobody sealed"
    elif dict(verified.payload) != dict(allowed[verified.package_id]):
        yield f"accepted as {verified.package_id} with another payload"
    if strict_json.dump(verified.document) != verified.payload[document_path(verified.package.kind)]:
        yield "the document that was read is not the document that was signed"


def worker_trouble(mutant: Mutant) -> list[str]:
    """Where the process that reads PDFs says something else than its code does in this one: nowhere, one hopes."""
    with Watch() as watch:
        with PdfWorker() as worker:
            theirs = worker.extract(mutant.case.data)
        ours = extract(mutant.case.data)
        if theirs != ours:
            watch.trouble.append(f"the process of its own says {theirs}, here it is {ours}")
    return watch.trouble
