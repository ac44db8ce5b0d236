"""Try on many random files whether the checks agree: after every edit with a new check, and the engine with the oracle.

    python -m tests.agreement [--sequences N] [--tables N] [--seed N] [--jobs N] [--out FOLDER]

The same seeds give the same files and steps. Each disagreement becomes a file in FOLDER, as small as it can be made.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
import traceback
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from typing import TYPE_CHECKING, Final

from ilms_desktop.definitions.loader import load_edition
from ilms_desktop.validation.records import read_sources
from tests.agreement import tables
from tests.agreement.case_file import written
from tests.agreement.sequences import Walks, shrunk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

#: seconds between two lines of progress
_TELL: Final = 10.0
ROOT: Final = Path(__file__).resolve().parents[2]


def main() -> int:
    """Try and tell; 0 where everything agrees."""
    parser = argparse.ArgumentParser(prog="python -m tests.agreement", description=__doc__)
    parser.add_argument("--sequences", type=int, default=10_000)
    parser.add_argument("--tables", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "agreement")
    asked = parser.parse_args()
    wanted: dict[str, tuple[Callable[[int, str], str], int]] = {
        "sequence": (sequence, asked.sequences),
        "table": (table, asked.tables),
    }
    found = 0
    with TemporaryDirectory() as folder, ProcessPoolExecutor(max_workers=asked.jobs) as pool:
        for kind, (look, count) in wanted.items():
            seeds = range(asked.seed, asked.seed + count)
            found += tried(kind, {pool.submit(look, seed, folder): seed for seed in seeds}, asked.out)
    return 1 if found else 0


def tried(kind: str, running: Mapping[Future[str], int], out: Path) -> int:
    """Wait for what was tried, by seed; gives the number of disagreements, each written into a file."""
    since = told = time.monotonic()
    found = 0
    for done, future in enumerate(as_completed(running), start=1):
        trouble = future.exception()
        text = _told(trouble) if trouble is not None else future.result()
        if text:
            found += 1
            out.mkdir(parents=True, exist_ok=True)
            path = out / f"{kind}-{running[future]}.toml"
            path.write_text(text, encoding="utf-8")
            say(f"{kind} {running[future]} disagrees: {path}")
        if time.monotonic() - told > _TELL or done == len(running):
            told = time.monotonic()
            say(f"{kind}s: {done:,} of {len(running):,}, {found} disagree, {done / (told - since):.1f} a second")
    return found


def _told(trouble: BaseException) -> str:
    """An exception as comments."""
    lines = "".join(traceback.format_exception(trouble)).splitlines()
    return "".join(f"# {line}\n" for line in lines)


def say(text: str) -> None:
    """One line of progress."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def sequence(seed: int, folder: str) -> str:
    """A sequence of edits; the text of a case where it ends in something else than a new check says, else empty."""
    walk = walks(folder).walk(seed)
    walked = walk.at_random()
    if not walked.differences:
        return ""
    least = shrunk(walk, walked.steps)
    # why: what shrinking loses is told as it was met
    least = least if least.differences else walked
    steps = (f"step: {step}" for step in least.steps)
    remarks = [f"python -m tests.agreement --sequences 1 --tables 0 --seed {seed}", *least.differences, *steps]
    edition = load_edition(walk.edition)
    return written(
        edition, least.observations, name=f"sequence {seed}", named=least.named, sources=least.sources, remarks=remarks
    )


def table(seed: int, _folder: str = "") -> str:
    """A random file; the text of a case where engine and oracle differ on it, else empty."""
    file = tables.file_of(seed)
    differences: Iterable[str] = tables.compared(file)
    text = ""
    if differences:
        differences = tables.shrunk(file) or differences
        sources = {source: each.fields for source, each in read_sources(file.connection).items()}
        remarks = [f"python -m tests.agreement --sequences 0 --tables 1 --seed {seed}", *differences]
        text = written(
            file.edition, file.observations(), name=f"table {seed}", named=file.named, sources=sources, remarks=remarks
        )
    file.close()
    return text


@cache
def walks(folder: str) -> Walks:
    """Where this process makes its questionnaires."""
    return Walks(Path(mkdtemp(dir=folder)))


if __name__ == "__main__":
    sys.exit(main())
