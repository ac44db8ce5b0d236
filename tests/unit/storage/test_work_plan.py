"""The work plan and the round before: stored, read back, replaced, taken away."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from ilms_desktop.model.completeness import Completeness, CompletenessCell, Counts, Standing
from ilms_desktop.model.key import Criterion, TableKey
from ilms_desktop.model.work_plan import Planned
from ilms_desktop.storage import work_plan
from tests.unit.storage.conftest import step

if TYPE_CHECKING:
    from ilms_desktop.storage.engine import Database

C4 = TableKey("C4", Criterion.NONE)
A1 = TableKey("A1", Criterion.BIRTH)
CELL = CompletenessCell("FX:1", C4, "C", 2020, "CDS_DES", Counts(entered=3, blank=1), started=True, agency="MoL")
EMPTY = CompletenessCell("BA:2", A1, "A", 2021, "AGE_AGGREGATE", Counts(blank=9), started=False)


def standing(name: str, *cells: CompletenessCell) -> Standing:
    """How complete a round is."""
    return Standing(name, None, Completeness(cells), {"FX:1": "Register", "BA:2": "Survey"})


def test_a_plan_is_read_back_by_source_and_table(database: Database) -> None:
    """A day, a name, a note; the source is empty where no source fills the table."""
    entries = (
        Planned("FX:1", C4, owner="Sok Dara", due=date(2026, 10, 1)),
        Planned("", A1, note="Ask the statistical office."),
    )
    step(database, partial(work_plan.put, entries=entries))
    assert work_plan.read(database) == {(each.source, each.table): each for each in entries}


def test_an_entry_that_says_nothing_goes(database: Database) -> None:
    """And others stay."""
    step(database, partial(work_plan.put, entries=(Planned("FX:1", C4, owner="A"), Planned("FX:1", A1, owner="B"))))
    step(database, partial(work_plan.put, entries=(Planned("FX:1", C4), Planned("FX:1", A1, owner="C"))))
    assert work_plan.read(database) == {("FX:1", A1): Planned("FX:1", A1, owner="C")}


def test_a_round_is_read_back(database: Database) -> None:
    """Counts, agencies and names, as they were counted."""
    assert work_plan.read_round(database) is None
    kept = standing("2025", CELL, EMPTY)
    step(database, partial(work_plan.put_round, standing=kept))
    assert work_plan.read_round(database) == kept


def test_one_round_is_kept_at_a_time(database: Database) -> None:
    """Whatever was kept of another one goes, of the same one what is gone."""
    step(database, partial(work_plan.put_round, standing=standing("2024", CELL, EMPTY)))
    step(database, partial(work_plan.put_round, standing=standing("2025", CELL, EMPTY)))
    step(database, partial(work_plan.put_round, standing=standing("2025", CELL)))
    found = work_plan.read_round(database)
    assert found is not None
    assert (found.name, found.completeness.cells) == ("2025", (CELL,))
    assert database.rows("SELECT count(*) FROM earlier_count") == [(1,)]
