"""Change good packages at random, and look whether the verifier says the right thing of each.

    python -m tests.fuzz [--count N] [--seed N] [--first N] [--jobs N] [--worker-every N] [--codes]
        [--out FOLDER]

The same seed gives the same mutants. One that goes wrong is kept in FOLDER, with what is wrong and how it is made.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import time
from collections import Counter
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tests.fuzz.judging import MOST_SECONDS, alarm, tried, worker_trouble
from tests.fuzz.recipes import mutant_of, recipe_of

if TYPE_CHECKING:
    from collections.abc import Sequence

#: mutants that one process takes at a time
_BATCH: Final = 500
#: seconds between two lines of progress
_TELL: Final = 30.0
_WORKER_EVERY: Final = 500
ROOT: Final = Path(__file__).resolve().parents[2]


@dataclass
class Tally:
    """What came out of some mutants.

    Attributes:
        ends: (recipe, stage with code, or `OK`) -> how many carriers. wrong: number of mutant -> what is wrong.
    """

    ends: Counter[tuple[str, str]] = field(default_factory=Counter)
    wrong: dict[int, list[str]] = field(default_factory=dict)

    def add(self, other: Tally) -> None:
        """Take another one in."""
        self.ends += other.ends
        self.wrong |= other.wrong


def main(arguments: Sequence[str] | None = None) -> int:
    """Try and tell; 0 where nothing goes wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--count", type=int, default=500_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="number of the first mutant")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--worker-every", type=int, default=_WORKER_EVERY, help="PDFs of which one is read twice")
    parser.add_argument("--codes", action="store_true", help="tell every code by recipe")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "fuzz")
    asked = parser.parse_args(arguments)
    last = asked.first + asked.count
    whole = Tally()
    with ProcessPoolExecutor(max_workers=asked.jobs) as pool:
        running = {
            pool.submit(batch, asked.seed, range(first, min(first + _BATCH, last)), asked.worker_every): first
            for first in range(asked.first, last, _BATCH)
        }
        gather(running, whole, count=asked.count)
    for number, trouble in sorted(whole.wrong.items()):
        say(f"wrong: {keep(asked.out, asked.seed, number, trouble)}")
    if asked.codes:
        tell_codes(whole)
    tell(whole)
    return 1 if whole.wrong else 0


def batch(seed: int, numbers: range, worker_every: int = 0, most_seconds: float = MOST_SECONDS) -> Tally:
    """Try some mutants.

    Args:
        seed: of all.
        numbers: which of them.
        worker_every: one in how many PDFs goes to the process that reads PDFs as well; 0 = none.
        most_seconds: of the processor, for one.
    """
    found = Tally()
    with alarm():
        for number in numbers:
            recipe, mutant = recipe_of(seed, number), mutant_of(seed, number)
            ends, trouble = tried(mutant, most_seconds)
            if recipe.startswith("pdf") and worker_every and number % worker_every == 0:
                trouble += worker_trouble(mutant)
            found.ends.update((recipe, end) for end in ends)
            if trouble:
                found.wrong[number] = trouble
    return found


def gather(running: dict[Future[Tally], int], whole: Tally, *, count: int) -> None:
    """Wait for the batches and tell how far they are."""
    since = told = time.monotonic()
    done = 0
    for future in as_completed(running):
        lost = future.exception()
        if lost is None:
            whole.add(future.result())
        else:
            whole.wrong[running[future]] = [f"this one or one of the next {_BATCH - 1}: {lost!r}"]
        done += _BATCH
        if time.monotonic() - told > _TELL:
            told = time.monotonic()
            rate = done / (told - since)
            say(f"{min(done, count):,} of {count:,} mutants, {len(whole.wrong)} wrong, {rate:,.0f} a second")


def keep(out: Path, seed: int, number: int, trouble: Sequence[str]) -> Path:
    """Write a mutant into a folder of its own, beside what is wrong with it."""
    case = mutant_of(seed, number).case
    folder = out / f"{seed}-{number}"
    folder.mkdir(parents=True, exist_ok=True)
    ending = re.search(r"\.(?:zip|pdf|age|eml)\Z", case.file_name)
    (folder / f"mutant{ending[0] if ending else ''}").write_bytes(case.data)
    again = f"python -m tests.fuzz --seed {seed} --first {number} --count 1 --jobs 1"
    head = [recipe_of(seed, number), f"named {case.file_name!r}", again, *trouble]
    (folder / "what.txt").write_text("\n".join(head) + "\n", encoding="utf-8")
    return folder


def tell(whole: Tally) -> None:
    """How far the mutants of each recipe came."""
    recipes = sorted({recipe for recipe, _ in whole.ends})
    stages = sorted({end.split()[0] for _, end in whole.ends})
    say(f"{'carriers by stage':<18}" + "".join(f"{stage:>9}" for stage in stages))
    for recipe in recipes:
        ended = Counter[str]()
        for (name, end), times in whole.ends.items():
            if name == recipe:
                ended[end.split()[0]] += times
        say(f"{recipe:<18}" + "".join(f"{ended[stage]:>9,}" for stage in stages))
    say(f"{len({end for _, end in whole.ends})} ends met; {len(whole.wrong)} mutants wrong")


def tell_codes(whole: Tally) -> None:
    """The same by code."""
    for (recipe, end), times in sorted(whole.ends.items()):
        say(f"{recipe:<18}{end:<32}{times:>9,}")


def say(text: str) -> None:
    """One line of progress."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
