"""Completeness of the program equals a count by other means: on the example, and on random questionnaires.

Blank, zero, nothing to report and missing with a reason are never taken for each other.
"""

from __future__ import annotations

import shutil
from collections import Counter
from random import Random
from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.command import AddSource, DeclareQTable, Label, RecordSubmission, Revise, SetObservations
from ilms_desktop.model.observation import BLANK
from ilms_desktop.model.source import Source
from ilms_desktop.model.submission import Submission, SubmissionKind
from ilms_desktop.workspace.clock import system_clock, system_ids
from ilms_desktop.workspace.sample import create_sample
from tests.oracle.counted import counted
from tests.round_trips.content import fill
from tests.unit.workspace.workspace_support import Quiet, TickingClock, options

if TYPE_CHECKING:
    from pathlib import Path

    from ilms_desktop.model.completeness import Completeness, Counts
    from ilms_desktop.workspace.workspace import Workspace

SEEDS = range(40)


def states(counts: Counts) -> Counter[str]:
    """Counts under the names of the other count."""
    names = ("entered", "zero", "computed", "reasoned", "not_applicable", "nothing", "unreadable", "blank")
    return Counter({name: number for name in names if (number := getattr(counts, name))})


def by_place(completeness: Completeness) -> dict[tuple[str, str, str, int], Counter[str]]:
    """Counts of the program as the other count gives them."""
    return {
        (cell.source, cell.table.number, cell.table.criterion.value, cell.year): states(cell.counts)
        for cell in completeness.cells
    }


def empty(path: Path) -> Quiet:
    """A questionnaire without sources."""
    return Quiet.create(path, country="KHM", round_id="2026", edition_id=None, **options())


def both(workspace: Workspace) -> tuple[dict[tuple[str, str, str, int], Counter[str]], Path]:
    """Counts of an open questionnaire, kept up to date step by step; and the file, closed."""
    mine = by_place(workspace.completeness())
    workspace.close()
    return mine, workspace.path


def test_the_example_is_counted_alike(tmp_path: Path) -> None:
    """The published figures of a country."""
    mine, path = both(create_sample(tmp_path / "example.ilms", language="en", clock=system_clock, ids=system_ids))
    assert mine == counted(path)
    assert sum(sum(each.values()) for each in mine.values()) > 3000


@pytest.fixture(scope="module")
def seen() -> Counter[str]:
    """How many cells of each state the random questionnaires had."""
    return Counter()


@pytest.mark.parametrize("seed", SEEDS)
def test_random_questionnaires_are_counted_alike(seed: int, tmp_path: Path, seen: Counter[str]) -> None:
    """Any state, class version, country list and declaration; live counts, not those of a file just opened."""
    random = Random(seed)
    workspace = empty(tmp_path / "khm.ilms")
    workspace.completeness()
    fill(workspace, random)
    mine, path = both(workspace)
    assert mine == counted(path)
    for each in mine.values():
        seen.update(each)


def test_every_state_was_met(seen: Counter[str]) -> None:
    """A count that never met an X would prove nothing about it."""
    names = {"entered", "zero", "computed", "reasoned", "not_applicable", "nothing", "unreadable", "blank"}
    assert {name for name in names if not seen[name]} == set()


@pytest.mark.parametrize("seed", range(8))
def test_the_last_package_is_counted_as_the_file_was_then(seed: int, tmp_path: Path) -> None:
    """What changed since does not leak into it."""
    random = Random(1000 + seed)
    workspace = empty(tmp_path / "khm.ilms")
    fill(workspace, random)
    sequence = max((each.sequence for each in workspace.submissions()), default=0) + 1
    package = Submission(
        package=f"ILMS_KHM-01_2026_S{sequence:04d}",
        package_id=f"{sequence:064x}",
        signer="khm-01",
        sequence=sequence,
        previous=None,
        kind=SubmissionKind.FULL,
        created=TickingClock().moment.replace(year=2027),
        file_name="x",
        file_sha256="0" * 64,
        observations=0,
    )
    workspace.execute(RecordSubmission(package))
    then = by_place(workspace.completeness())
    workspace.close()
    copy = tmp_path / "then.ilms"
    shutil.copyfile(workspace.path, copy)
    again = Quiet.open(workspace.path, **options())
    again.execute(Revise("The ministry sent newer figures.", f"S{sequence:04d}"))
    change(again, random)
    standing = again.at_last_package()
    assert standing is not None
    assert by_place(standing.completeness) == then == counted(copy)
    assert by_place(again.completeness()) != then
    again.close()


def change(workspace: Workspace, random: Random) -> None:
    """Take half of what stands in cells away, and every declaration; add a source."""
    cells = [(key, BLANK) for key, _said in workspace.observations() if random.random() < 0.5]
    workspace.execute(SetObservations(tuple(cells), Label("Clear")))
    for qtable in workspace.declarations():
        workspace.execute(DeclareQTable(qtable, None))
    workspace.execute(AddSource(Source("FX:N77", "FX", "Another register", years=(2020,))))
