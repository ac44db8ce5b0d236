"""Two executors and an oracle: three ways to the same answer, on files that nobody thought of.

A short run of `python -m tests.agreement`, which tries ten thousand of each; the seeds are always the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.definitions.loader import load_edition
from ilms_desktop.model.key import ABSENT, Criterion, ObservationKey, QTableKey
from ilms_desktop.model.observation import Observation
from tests.agreement import tables
from tests.agreement.case_file import written
from tests.agreement.sequences import EDITIONS, Walks, differing, shrunk
from tests.agreement.steps import Turn, put
from tests.oracle.files import cell_of

if TYPE_CHECKING:
    from pathlib import Path

#: every edition a few times
FILES, SEQUENCES = range(9), range(6)


@pytest.mark.parametrize("seed", FILES)
def test_the_statement_and_the_oracle_agree(seed: int) -> None:
    """What one grouped query says of a file is what plain arithmetic says of it, cell by cell."""
    file = tables.file_of(seed)
    assert tables.compared(file) == []
    file.close()


@pytest.mark.parametrize("seed", SEQUENCES)
def test_after_every_edit_the_memory_equals_a_new_check(seed: int, tmp_path: Path) -> None:
    """A person who edits for a day sees what a full check would show; nothing is forgotten and nothing stays."""
    assert Walks(tmp_path).walk(seed).at_random().differences == ()


# why: it goes where the walks above have been, and measuring would double its time
@pytest.mark.no_cover
def test_the_same_seed_takes_the_same_steps(tmp_path: Path) -> None:
    """A counterexample can be met again, and be made smaller by leaving steps out."""
    walks = Walks(tmp_path)
    first = walks.walk(1).at_random()
    again = walks.walk(1)
    assert again.at_random() == first
    assert again.along(first.steps).observations == first.observations
    assert again.along((Turn.UNDO, Turn.REDO)).differences == ()
    assert shrunk(again, first.steps).steps == first.steps


def test_two_reports_that_differ_are_told_apart(tmp_path: Path) -> None:
    """The comparison above must not be green because it is blind."""
    file = tables.file_of(0)
    assert len(EDITIONS) == 3
    walk = Walks(tmp_path).walk(0)
    with walk.opened() as workspace:
        before = workspace.report()
        key = next(iter(dict(workspace.observations())))
        workspace.execute(put({key: Observation(text="about ten")}))
        assert differing(before, workspace.report())
    file.close()


def test_a_counterexample_reads_like_a_case_of_a_rule() -> None:
    """Whoever mends a rule puts it beside the others."""
    qtable = QTableKey("FX:N1", "C4", Criterion.NONE, "CDS_DES", 2020)
    text = written(
        load_edition("ilms-2019"),
        {ObservationKey(qtable, cell_of("SEX_T CDS_DES_TOTAL")): Observation(12_500, 1, status="S")},
        name="one cell",
        named={qtable: ("CDS_DES_THA",)},
        sources={"FX:N1": {"S3": "S3:5"}},
        remarks=["first\nsecond"],
    )
    assert ABSENT not in text.split("figures")[1].replace("SEX_T CDS_DES_TOTAL", "")
    assert '"SEX_T CDS_DES_TOTAL" = "12.5 S"' in text
    assert text.startswith("# first\n# second\n")
