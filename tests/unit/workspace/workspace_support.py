"""What the tests of the workspace work with: a clock that ticks, ids in a row, short words for cells and steps."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from ilms_desktop.errors import IlmsError
from ilms_desktop.model.command import AddSource, Label, Revise, SetObservations
from ilms_desktop.model.key import ABSENT, CellKey, Criterion, ObservationKey, QTableKey
from ilms_desktop.model.observation import Observation
from ilms_desktop.model.source import Source
from ilms_desktop.validation import Checker
from ilms_desktop.workspace.clock import uuid7
from ilms_desktop.workspace.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path
    from uuid import UUID

    from ilms_desktop.model.changes import Changes
    from ilms_desktop.model.edition import Edition, Round

#: after a package, figures change in a new version only
REVISE = Revise("The ministry sent newer figures.", "S0001")
REGISTER = "FX:14128"
SURVEY = "BA:544"
#: employment abroad by country of destination: sex and country
C4 = QTableKey(REGISTER, "C4", Criterion.NONE, "CDS_DES", 2023)
#: nationals abroad by country of residence
C1 = QTableKey(REGISTER, "C1", Criterion.NONE, "CRS_RES", 2023)
#: employment by sex, activity and place of birth: all three axes
A5 = QTableKey(SURVEY, "A5", Criterion.BIRTH, "ECO_AGGREGATE", 2023)
#: mean earnings
A10 = QTableKey(SURVEY, "A10", Criterion.BIRTH, ABSENT, 2023)


class TickingClock:
    """A clock that moves on by a second each time it is asked."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 10, 1, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        """The next second."""
        self.moment += timedelta(seconds=1)
        return self.moment


class CountedIds:
    """Ids in a row, of version 7."""

    def __init__(self) -> None:
        self.last = 0

    def __call__(self) -> UUID:
        """The next id."""
        self.last += 1
        return uuid7(1_790_000_000_000, self.last)


class Quiet(Workspace):
    """A questionnaire without rules, for tests of everything else."""

    def make_checker(self, edition: Edition, round_: Round, country: str) -> Checker:
        """A checker with an empty catalogue."""
        return Checker(edition, round_, country, ())


def options(**more: Any) -> dict[str, Any]:
    """How the tests open files."""
    return {"language": "en", "clock": TickingClock(), "ids": CountedIds(), **more}


def new(path: Path, kind: type[Workspace] = Quiet, **more: Any) -> Workspace:
    """A new questionnaire of Cambodia with a register (module C) and a survey (modules A and B)."""
    facts = {"country": "KHM", "round_id": "2026", "edition_id": None, "person": "A. Person", "office": "MOL"}
    made = kind.create(path, **facts | options(**more))
    made.execute(AddSource(Source(REGISTER, "FX", "Department of Employment", years=(2022, 2023))))
    both = (Criterion.BIRTH, Criterion.CITIZENSHIP)
    made.execute(AddSource(Source(SURVEY, "BA", "Labour Force Survey", criteria=both, years=(2023,))))
    return made


def again(workspace: Workspace) -> Workspace:
    """The same file, closed and opened."""
    workspace.close()
    return type(workspace).open(workspace.path, **options())


def cell(sex: str, klass: str = ABSENT, status: str = ABSENT) -> CellKey:
    """A cell by short codes: `cell("T", "CDS_DES_THA")`."""
    return CellKey(sex if sex == ABSENT else f"SEX_{sex}", status, klass)


def put(workspace: Workspace, qtable: QTableKey, said: Mapping[CellKey, Observation | int], **more: Any) -> Changes:
    """One step that fills cells; a number stands for whole thousands of persons."""
    entries = tuple((ObservationKey(qtable, where), observation(what)) for where, what in said.items())
    return workspace.execute(SetObservations(entries, Label("Type {n}", {"n": str(len(entries))}), **more))


def observation(what: Observation | int) -> Observation:
    """A figure in whole thousands, or what is given."""
    return Observation(what * 1000, 0) if isinstance(what, int) else what


def figures(workspace: Workspace) -> dict[ObservationKey, Observation]:
    """Everything that stands in cells."""
    return dict(workspace.observations())


def refused(action: Callable[..., object], *arguments: object) -> IlmsError:
    """The error with which something is refused."""
    with pytest.raises(IlmsError) as caught:
        action(*arguments)
    assert "{" not in str(caught.value), "a placeholder was not filled"
    return caught.value


def keys(qtable: QTableKey, cells: Iterable[CellKey]) -> frozenset[ObservationKey]:
    """Keys of cells of one QTable."""
    return frozenset(ObservationKey(qtable, each) for each in cells)
