"""The program is killed in mid-work, again and again: every figure that was called saved is there afterwards.

A child process makes a thousand edits and says after each one that it is done; it is killed without warning at a
random moment. This proves the program against crashes of the program; a power cut is the disk's promise (ADR 0013).
"""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.command import AddSource
from ilms_desktop.model.key import ABSENT, CellKey, Criterion, ObservationKey, QTableKey
from ilms_desktop.model.observation import Observation
from ilms_desktop.model.source import Source
from ilms_desktop.workspace.clock import system_clock, system_ids
from ilms_desktop.workspace.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
EDITS = 1000
ROUNDS = 6
CODES = ("TOTAL", "THA", "KOR", "MYS", "X")
#: cell of an edit by its number, so that parent and child agree without talking
CELLS = [
    ObservationKey(
        QTableKey("FX:1", "C4", Criterion.NONE, "CDS_DES", year), CellKey(f"SEX_{sex}", ABSENT, f"CDS_DES_{code}")
    )
    for year in range(2010, 2026)
    for sex in "TMF"
    for code in CODES
]

CHILD = """
import sys
from pathlib import Path
from ilms_desktop.model.command import Label, SetObservations
from ilms_desktop.workspace.clock import system_clock, system_ids
from ilms_desktop.workspace.workspace import Workspace
from tests.e2e.test_kill import CELLS, EDITS, figure

path, start = Path(sys.argv[1]), int(sys.argv[2])
workspace = Workspace.open(path, language="en", clock=system_clock, ids=system_ids)
print("ready", flush=True)
for number in range(start, start + EDITS):
    key = CELLS[number % len(CELLS)]
    workspace.execute(SetObservations(((key, figure(number)),), Label("Type")))
    print(number, flush=True)
"""


def figure(number: int) -> Observation:
    """What an edit types: its own number."""
    return Observation(number * 1000, 0)


def new_file(path: Path) -> None:
    """A questionnaire with one source."""
    made = Workspace.create(
        path,
        country="KHM",
        round_id="2026",
        edition_id=None,
        language="en",
        clock=system_clock,
        ids=system_ids,
        person="A. Person",
        office="MOL",
    )
    made.execute(AddSource(Source("FX:1", "FX", "Register")))
    made.close()


def acknowledged(child: subprocess.Popen[str], stop_after: int) -> Iterator[int]:
    """Numbers that the child calls saved; it is killed after some of them."""
    assert child.stdout is not None
    assert child.stdout.readline() == "ready\n"
    for count, line in enumerate(child.stdout, start=1):
        # why: the last line may be cut by the kill; a number without line end was not acknowledged
        if line.endswith("\n"):
            yield int(line)
        if count == stop_after:
            child.kill()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A new file."""
    place = tmp_path / "khm.ilms"
    new_file(place)
    return place


def test_every_acknowledged_edit_survives_a_kill(path: Path) -> None:
    """A kill at any moment costs at most the edit in flight, and the file opens clean each time."""
    rng = random.Random(20261031)
    expected: dict[ObservationKey, Observation] = {}
    start = 1
    for _ in range(ROUNDS):
        child = subprocess.Popen(
            [sys.executable, "-c", CHILD, str(path), str(start)], stdout=subprocess.PIPE, text=True, cwd=ROOT
        )
        with child:
            numbers = list(acknowledged(child, stop_after=rng.randrange(1, EDITS // 2)))
        assert child.returncode != 0, "the child was to be killed in mid-work"
        expected |= {CELLS[number % len(CELLS)]: figure(number) for number in numbers}
        start = reopened(path, expected, last=numbers[-1]) + 1


def reopened(path: Path, expected: dict[ObservationKey, Observation], *, last: int) -> int:
    """Number of the last edit in the file, which must hold every acknowledged one and at most one more."""
    with Workspace.open(path, language="en", clock=system_clock, ids=system_ids) as workspace:
        assert workspace.backup_trouble is None
        assert workspace._database.rows("PRAGMA quick_check") == [("ok",)]
        assert workspace.journal_break() is None
        found = dict(workspace.observations())
        in_flight = CELLS[(last + 1) % len(CELLS)]
        if found.get(in_flight) == figure(last + 1):
            last += 1
            expected[in_flight] = figure(last)
        assert found == expected
        assert workspace.journal_head()[0] == last + 1
        assert workspace.undo_status().undo is not None
    assert [each.name for each in path.parent.iterdir() if each.name.startswith(f"{path.name}-")] == []
    return last
