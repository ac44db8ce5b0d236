"""What the ILO loads after the first package is what changed since, as whole QTables."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ilms_desktop.exchange.outgoing import Deed
from ilms_desktop.model.command import EditSource, Label, RecordSubmission, SetObservations, SetQTableField
from ilms_desktop.model.key import ABSENT, CellKey, Criterion, ObservationKey, QTableKey
from ilms_desktop.model.observation import BLANK, Observation
from ilms_desktop.model.submission import Submission, SubmissionKind
from ilms_desktop.workspace.exporting import outgoing
from tests.unit.workspace.importing_support import bulk, new_workspace, take
from tests.unit.workspace.workspace_support import REVISE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ilms_desktop.workspace.workspace import Workspace

ROW = "KHM,{source},MNA_TPOP_SEX_CRS_NB,SEX_T,CRS_RES_TOTAL,,{year},{value},"


def key(year: int, source: str = "FX:1") -> QTableKey:
    """The residents abroad of a year."""
    return QTableKey(source, "C1", Criterion.NONE, "CRS_RES", year)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """Two years of one source and one of another."""
    with new_workspace(tmp_path / "a.ilms") as made:
        rows = [("FX:1", 2019, 1), ("FX:1", 2020, 2), ("BA:9", 2020, 3)]
        take(made, bulk(*(ROW.format(source=source, year=year, value=value) for source, year, value in rows)))
        yield made


def seal(workspace: Workspace) -> None:
    """Record a package of what stands there."""
    made = Submission(
        package="ILMS_KHM-01_2026_S0001",
        package_id="0" * 64,
        signer="khm-01",
        sequence=1,
        previous=None,
        kind=SubmissionKind.FULL,
        created=workspace.clock(),
        file_name="a.ilmspkg",
        file_sha256="0" * 64,
        observations=3,
    )
    workspace.execute(RecordSubmission(made))
    workspace.execute(REVISE)


def put(workspace: Workspace, where: QTableKey, said: Observation, klass: str = "CRS_RES_TOTAL") -> None:
    """Type into one cell."""
    cell = ObservationKey(where, CellKey("SEX_T", ABSENT, klass))
    workspace.execute(SetObservations(((cell, said),), label=Label("Type")))


def test_before_the_first_package_all_is_new(workspace: Workspace) -> None:
    """The ILO has nothing yet."""
    assert outgoing(workspace).deeds == dict.fromkeys((key(2019), key(2020), key(2020, "BA:9")), Deed.NEW)


def test_what_is_as_it_was_sent_is_not_loaded_again(workspace: Workspace) -> None:
    """Nothing changed."""
    seal(workspace)
    assert outgoing(workspace).deeds == {}


def test_new_revised_and_deleted_years_are_told_apart(workspace: Workspace) -> None:
    """By what stood there when the package was made."""
    seal(workspace)
    put(workspace, key(2018), Observation(value=5000))
    put(workspace, key(2019), BLANK)
    put(workspace, key(2020), Observation(value=7000))
    put(workspace, key(2017), Observation(note="asked in May"))
    assert outgoing(workspace).deeds == {key(2018): Deed.NEW, key(2019): Deed.DELETED, key(2020): Deed.REVISED}
    assert outgoing(workspace).deleted == (key(2019),)


def test_cells_that_were_sent_and_are_no_more_are_named(workspace: Workspace) -> None:
    """Layouts that delete figure by figure need their keys; a cell that was never sent is not among them."""
    assert outgoing(workspace).gone == ()
    seal(workspace)
    put(workspace, key(2018), Observation(value=5000))
    put(workspace, key(2018), BLANK)
    put(workspace, key(2019), BLANK)
    put(workspace, key(2020), Observation(value=7000))
    (gone,) = outgoing(workspace).gone
    assert (gone.indicator, gone.source, gone.classif1, gone.time) == (
        *("MNA_TPOP_SEX_CRS_NB", "FX:1", "CRS_RES_TOTAL", "2019"),
    )
    assert (gone.text, gone.status) == ("", "")


def test_one_more_cell_in_a_year_that_was_sent_revises_it(workspace: Workspace) -> None:
    """It is loaded as a whole."""
    seal(workspace)
    put(workspace, key(2020), Observation(value=1000), klass="CRS_RES_X")
    assert outgoing(workspace).deeds == {key(2020): Deed.REVISED}


def test_notes_revise_what_they_hang_on(workspace: Workspace) -> None:
    """A field of a year revises the year, an answer about a source all of its years."""
    seal(workspace)
    workspace.execute(SetQTableField(key(2019), "I11", "I11:264"))
    assert outgoing(workspace).deeds == {key(2019): Deed.REVISED}
    workspace.execute(EditSource(replace(workspace.source("BA:9"), fields={"S3": "S3:5"})))
    assert outgoing(workspace).deeds == {key(2019): Deed.REVISED, key(2020, "BA:9"): Deed.REVISED}
