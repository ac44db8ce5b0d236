"""Random sequences of steps in a questionnaire: is what is known after them what a new check of the file says?"""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from random import Random
from typing import TYPE_CHECKING, Any

from ilms_desktop.definitions.loader import load_edition
from ilms_desktop.errors import CommandRefused
from ilms_desktop.model.command import AddSource
from ilms_desktop.workspace.workspace import Workspace
from tests.agreement.steps import Turn, put, random_step, source_of
from tests.oracle.random_files import SOURCES, random_file
from tests.unit.workspace.workspace_support import options

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from ilms_desktop.model.command import Command
    from ilms_desktop.model.finding import CheckReport, Finding
    from ilms_desktop.model.key import ObservationKey, QTableKey
    from ilms_desktop.model.observation import Observation

EDITIONS = ("ilms-2019", "ilms-2018", "ilms-asean")
#: steps of a sequence, at least and at most
SHORTEST, LONGEST = 4, 14
#: most tables of a questionnaire at the beginning
TABLES = 5


@dataclass(frozen=True)
class Walked:
    """What came of a sequence.

    Attributes:
        steps: those that were taken. differences: where two answers differ, in words; empty = agreement.
        observations, named, sources: what the file holds in the end: figures, countries chosen, fields of sources.
    """

    steps: tuple[Command | Turn, ...]
    differences: tuple[str, ...]
    observations: dict[ObservationKey, Observation]
    named: dict[QTableKey, tuple[str, ...]]
    sources: dict[str, Mapping[str, str]]


class Walks:
    """Makes questionnaires in a folder to walk through."""

    def __init__(self, folder: Path) -> None:
        """Use a folder, which belongs to nobody else."""
        self._folder = folder

    def walk(self, seed: int) -> Walk:
        """A walk; the same seed makes the same file and takes the same steps."""
        edition = EDITIONS[seed % len(EDITIONS)]
        walk = Walk(edition, Random(seed), self._folder / "walk")
        walk.fill(self._empty(edition))
        return walk

    def _empty(self, edition: str) -> Path:
        """A questionnaire without anything; made once, since that takes longer than a walk."""
        path = self._folder / f"{edition}.ilms"
        if not path.exists():
            facts: dict[str, Any] = {"country": "KHM", "round_id": "2026", "edition_id": edition, "person": "A. Person"}
            Workspace.create(path, **facts, **options()).close()
        return path


class Walk:
    """A walk through a questionnaire of its own.

    Attributes:
        edition: id of the questionnaire.
    """

    def __init__(self, edition: str, random: Random, folder: Path) -> None:
        """Walk in a folder, which is emptied."""
        self.edition = edition
        self._random = random
        self._start = folder / "start.ilms"
        self._path = folder / "steps" / "walk.ilms"

    def fill(self, empty: Path) -> None:
        """Make the file at the beginning: some tables as offices fill them."""
        _empty(self._start.parent)
        shutil.copy(empty, self._start)
        content = random_file(self._random, load_edition(self.edition))
        entries = content.observations()
        content.close()
        # why: a questionnaire of many tables takes long and says no more than one of a few that belong together
        qtables = list(dict.fromkeys(key.qtable for key in entries))
        first = self._random.randrange(len(qtables))
        chosen = qtables[first : first + self._random.randint(1, TABLES)]
        with Workspace.open(self._start, **options()) as workspace:
            for source in SOURCES:
                workspace.execute(AddSource(source_of(self._random, workspace.edition, source)))
            for qtable in chosen:
                carried_out(workspace, put({key: said for key, said in entries.items() if key.qtable == qtable}))

    def at_random(self) -> Walked:
        """Take random steps."""
        workspace = self.opened()
        steps: list[Command | Turn] = []
        differences: list[str] = []
        for _ in range(self._random.randint(SHORTEST, LONGEST)):
            step = random_step(self._random, workspace)
            if step is not None:
                differences += followed(workspace, step)
                steps.append(step)
        return self._compared(workspace, steps, differences)

    def along(self, steps: Sequence[Command | Turn]) -> Walked:
        """Take given steps."""
        workspace = self.opened()
        differences = [each for step in steps for each in followed(workspace, step)]
        return self._compared(workspace, steps, differences)

    def opened(self) -> Workspace:
        """A copy of the file at the beginning, checked."""
        _empty(self._path.parent)
        shutil.copy(self._start, self._path)
        workspace = Workspace.open(self._path, **options())
        workspace.check()
        return workspace

    def _compared(self, workspace: Workspace, steps: Iterable[Command | Turn], differences: Iterable[str]) -> Walked:
        """What is known in the end beside what a program says that opens the file anew."""
        known, observations = workspace.report(), dict(workspace.observations())
        named = {qtable.key: qtable.named for qtable in workspace.qtables() if qtable.named}
        sources = {source.id: source.fields for source in workspace.sources()}
        workspace.close()
        with Workspace.open(self._path, **options()) as anew:
            checked = anew.check()
        return Walked(tuple(steps), (*differences, *differing(known, checked)), observations, named, sources)


def _empty(folder: Path) -> None:
    """Make a folder, or empty it."""
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    folder.mkdir(exist_ok=True)


def carried_out(workspace: Workspace, step: Command | Turn) -> frozenset[str] | None:
    """Findings that a step says it changed; None where it is refused."""
    try:
        if step is Turn.UNDO:
            return workspace.undo().findings
        if step is Turn.REDO:
            return workspace.redo().findings
        return workspace.execute(step).findings
    except CommandRefused:
        return None


def followed(workspace: Workspace, step: Command | Turn) -> list[str]:
    """Carry a step out; says which findings changed without anybody being told."""
    before = {each.key: each for each in workspace.report().findings}
    told = carried_out(workspace, step)
    after = {each.key: each for each in workspace.report().findings}
    changed = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
    return [f"{key} changed silently" for key in sorted(changed - (told or frozenset()))]


def differing(known: CheckReport, checked: CheckReport) -> list[str]:
    """Where two reports differ, in words."""
    found = _beside("finding", known.findings, checked.findings)
    found += _beside("note", known.not_evaluated, checked.not_evaluated)
    if known.passed != checked.passed:
        found.append(f"sums that hold: {known.passed} after the steps, {checked.passed} anew")
    if not found and replace(known, checked_at=None) != replace(checked, checked_at=None):
        found.append("the same in another order")
    return found


def _beside(kind: str, known: Sequence[Finding], checked: Sequence[Finding]) -> list[str]:
    """Findings that only one of two reports has, or that are not the same in both."""
    first, second = ({each.key: each for each in some} for some in (known, checked))
    keys = [key for key in sorted(first.keys() | second.keys()) if not _is_same(first.get(key), second.get(key))]
    found = [f"{kind} {key}:\n  after the steps {first.get(key)}\n  anew {second.get(key)}" for key in keys]
    if len(known) != len(checked) and not found:
        found.append(f"{kind}s: {len(known)} after the steps, {len(checked)} anew")
    return found


def _is_same(one: Finding | None, other: Finding | None) -> bool:
    """Whether two findings are the same to the last word."""
    return one == other and (one is None or other is None or one.message == other.message)


def shrunk(walk: Walk, steps: Sequence[Command | Turn]) -> Walked:
    """The fewest of the steps after which two answers still differ."""
    left = list(steps)
    for step in steps:
        fewer = [each for each in left if each is not step]
        if walk.along(fewer).differences:
            left = fewer
    return walk.along(left)
