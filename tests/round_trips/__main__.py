"""Take many random questionnaires through every layout of files, and tell what does not come back as declared.

    python -m tests.round_trips [--questionnaires N] [--seed N] [--jobs N] [--table]

The same seeds make the same questionnaires. `--table` prints what the layouts carry, for the reference page.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
import traceback
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

from ilms_desktop.errors import IlmsError
from tests.round_trips.page import table
from tests.round_trips.trips import Trips


def main() -> int:
    """Try and tell; 0 where everything comes back."""
    parser = argparse.ArgumentParser(prog="python -m tests.round_trips", description=__doc__)
    parser.add_argument("--questionnaires", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--table", action="store_true")
    asked = parser.parse_args()
    if asked.table:
        sys.stdout.write(table())
        return 0
    since, found = time.monotonic(), 0
    seeds = range(asked.seed, asked.seed + asked.questionnaires)
    with TemporaryDirectory() as folder, ProcessPoolExecutor(max_workers=asked.jobs) as pool:
        for seed, differences in zip(seeds, pool.map(tried, seeds, [folder] * len(seeds)), strict=True):
            found += bool(differences)
            for each in differences:
                sys.stdout.write(f"questionnaire {seed}: {each}\n")
            sys.stdout.flush()
    took = time.monotonic() - since
    sys.stdout.write(f"{len(seeds):,} questionnaires, {found} of them do not come back; {took:.0f} s\n")
    return 1 if found else 0


def tried(seed: int, folder: str) -> list[str]:
    """What does not come back of one questionnaire."""
    try:
        return trips(folder).differences(seed)
    except (IlmsError, LookupError, TypeError, ValueError) as trouble:
        return ["".join(traceback.format_exception(trouble))]


@cache
def trips(folder: str) -> Trips:
    """Where this process makes its questionnaires."""
    return Trips(Path(mkdtemp(dir=folder)))


if __name__ == "__main__":
    sys.exit(main())
