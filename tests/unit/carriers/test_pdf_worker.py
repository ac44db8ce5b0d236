"""The process that reads PDFs: warm for a batch, replaced after a refusal, ended when it takes too much."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ilms_desktop.carriers import pdf_worker
from ilms_desktop.carriers.pdf_worker import PdfWorker
from ilms_desktop.errors import BugError
from ilms_desktop.package import limits
from ilms_desktop.package.carrier import Content, Openers
from ilms_desktop.package.outcome import Problem
from ilms_desktop.package.pdf_carrier import extract
from ilms_desktop.package.read import verify
from tests.vectors.package import forge_pdf as fp
from tests.vectors.package import world
from tests.vectors.package.vectors_pdf import VECTORS

if TYPE_CHECKING:
    from collections.abc import Iterator

GOOD = Content(world.good(), world.FILE_NAME)
#: scripts that stand in for a worker that goes wrong
READY = "import sys; o = sys.stdout.buffer; o.write(b'\\0' * 7 + b'\\5ready'); o.flush(); "


@pytest.fixture
def worker() -> Iterator[PdfWorker]:
    """A worker, ended afterwards."""
    with PdfWorker() as made:
        yield made


def instead(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Start another process in place of the worker."""
    monkeypatch.setattr(pdf_worker, "command", lambda: [sys.executable, "-c", code])


def test_it_stays_for_a_batch_and_goes_after_a_refusal(worker: PdfWorker) -> None:
    """A good file leaves the process clean; after a bad one nobody knows."""
    assert worker.extract(fp.good()) == GOOD
    first = worker.process_id
    assert worker.extract(fp.good()) == GOOD
    assert worker.process_id == first
    assert worker.extract(fp.good()[:-20]) == Problem("CARRIER_DAMAGED", {"detail": "end"})
    assert worker.process_id is None
    assert worker.extract(fp.good()) == GOOD
    assert worker.process_id not in {None, first}


def test_the_verifier_takes_a_pdf_through_it(worker: PdfWorker) -> None:
    """From bytes of a PDF to a verified package, and the file that came is named."""
    result = verify(
        fp.good(),
        fp.FILE_NAME,
        register=world.REGISTER,
        ledger=None,
        now=world.NOW,
        openers=Openers(pdf=worker.extract),
    )
    assert (result.code, result.carrier and result.carrier.kind) == ("OK", "pdf")


@pytest.mark.parametrize("name", ["d04", "d09", "d18", "d28", "d33", "d37", "d40"])
def test_it_says_what_the_function_says(worker: PdfWorker, name: str) -> None:
    """The process adds its limits and nothing else."""
    case = next(each for each in VECTORS if each.id == name).case()
    assert worker.extract(case.data) == extract(case.data)


def test_a_file_that_is_too_large_is_not_sent(worker: PdfWorker) -> None:
    """Its size says enough."""
    assert worker.extract(bytes(limits.MAX_CARRIER_BYTES + 1)) == Problem("CARRIER_SIZE")
    assert worker.process_id is None


def test_a_file_that_takes_too_long_is_ended() -> None:
    """At the second that was given, not when the reader is through."""
    text = b"<" + b"41" * (8 * limits.MIB) + b">"
    data = fp.good_parts().add(text).whole()
    with PdfWorker(seconds=0.3) as worker:
        worker.start()
        since = time.monotonic()
        assert worker.extract(data) == Problem("CARRIER_LIMIT", {"detail": "reader"})
        assert time.monotonic() - since < 2
        assert worker.extract(fp.good()) == GOOD


@pytest.mark.skipif(sys.platform != "linux", reason="the system has no such limit of memory")
def test_a_file_that_takes_too_much_memory_is_refused(worker: PdfWorker) -> None:
    """Letters that the reader keeps one by one."""
    data = fp.good_parts().add(b"(" + b"a" * (30 * limits.MIB) + b")").whole()
    assert worker.extract(data) == Problem("CARRIER_LIMIT", {"detail": "memory"})


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (READY + "sys.exit(1)", "CARRIER_DAMAGED"),
        (READY + "sys.stdin.buffer.read(9); sys.exit(1)", "CARRIER_DAMAGED"),
        (READY + "import os; os.abort()", "CARRIER_LIMIT"),
    ],
)
def test_a_worker_that_dies_over_a_file_is_a_refusal(
    monkeypatch: pytest.MonkeyPatch, worker: PdfWorker, code: str, expected: str
) -> None:
    """The program goes on, and so does the next file."""
    instead(monkeypatch, code)
    assert worker.extract(bytes(limits.MIB)) == Problem(expected, {"detail": "reader"})
    monkeypatch.undo()
    assert worker.extract(fp.good()) == GOOD


@pytest.mark.parametrize("code", ["", "import time; time.sleep(60)"])
def test_a_worker_that_does_not_come_up_is_our_mistake(
    monkeypatch: pytest.MonkeyPatch, worker: PdfWorker, code: str
) -> None:
    """No file is refused for it."""
    monkeypatch.setattr(pdf_worker, "START_SECONDS", 0.5)
    instead(monkeypatch, code)
    with pytest.raises(BugError):
        worker.extract(fp.good())
    assert worker.process_id is None


def test_the_frozen_program_starts_the_command_line_beside_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """There is no Python then; `ilms` has a word for it, and shows no window."""
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(Path("place") / "ilms-desktop.exe"))
    assert pdf_worker.command() == [str(Path("place") / "ilms.exe"), "pdf-worker"]


def test_the_entry_of_the_frozen_command_line_knows_the_word() -> None:
    """One word makes it a worker, which ends when nobody sends any more."""
    entry = Path(__file__).parents[3] / "installer" / "command_line.py"
    done = subprocess.run(
        [sys.executable, str(entry), "pdf-worker"],
        input=b"",
        capture_output=True,
        check=True,
        cwd=entry.parents[1],
        env=pdf_worker.environment(),
    )
    assert done.stdout.endswith(b"ready")
