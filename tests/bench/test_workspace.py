"""A file of a hundred thousand figures: opening a table, one edit stored and checked, a paste of ten thousand cells.

The figures add up, as those of a country at work mostly do. Medians and 95th percentiles are printed; the bars are
those of the product.
"""

from __future__ import annotations

import random
import statistics
import time
from typing import TYPE_CHECKING, Final

import pytest

from ilms_desktop.model.command import AddSource, Batch, Label, SetObservations
from ilms_desktop.model.key import ABSENT, Criterion, ObservationKey, QTableKey
from ilms_desktop.model.observation import Observation
from ilms_desktop.model.source import Source
from ilms_desktop.workspace.clock import system_clock, system_ids
from ilms_desktop.workspace.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ilms_desktop.model.key import CellKey
    from ilms_desktop.model.structure import TableDefinition

OBSERVATIONS: Final = 100_000
YEARS: Final = range(1999, 2026)
SOURCES: Final = ("BA:1", "BA:2", "BA:3")
COUNTRIES: Final = ("THA", "VNM", "KOR", "MYS", "SGP")
EDITS: Final = 300
PASTED: Final = 10_000

OPEN_TABLE_BAR: Final = 0.100
EDIT_BAR: Final = 0.030
PASTE_BAR: Final = 0.400

Entries = list[tuple[ObservationKey, Observation]]


def columns(table: TableDefinition, source: str) -> Iterator[QTableKey]:
    """QTables of a table of a source."""
    version = table.default_version or ABSENT
    for year in YEARS:
        yield QTableKey(source, table.number, table.criterion, version, year)


def leaves(workspace: Workspace, table: TableDefinition, dice: random.Random) -> dict[CellKey, Observation]:
    """Figures in every cell that is no total."""
    version = table.default_version or ABSENT
    named = tuple(f"{version}_{code}" for code in COUNTRIES) if table.names_countries else ()
    rows = workspace._views.layout(table, version, named=named).rows
    return {
        row.cell: Observation(dice.randrange(1, 10_000) * 10**table.decimals_stored, 0)
        for row in rows
        if table.is_mean or not row.is_total
    }


def filled(workspace: Workspace, source: str) -> Entries:
    """Everything that a source says: figures that add up, their totals typed."""
    dice = random.Random(source)
    entries: Entries = []
    for table in workspace.tables(source):
        for key in columns(table, source):
            said = leaves(workspace, table, dice)
            computed = workspace._views.column(key, said, qtable=None).computed
            said |= {cell: Observation(total.value, 0) for cell, total in computed.items() if cell not in said}
            entries += [(ObservationKey(key, cell), each) for cell, each in said.items()]
    return entries


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A file of a hundred thousand figures, checked once."""
    made = Workspace.create(
        tmp_path_factory.mktemp("bench") / "khm.ilms",
        country="KHM",
        round_id="2026",
        edition_id=None,
        language="en",
        clock=system_clock,
        ids=system_ids,
    )
    both = (Criterion.BIRTH, Criterion.CITIZENSHIP)
    for source in SOURCES:
        made.execute(AddSource(Source(source, "BA", f"Survey {source}", criteria=both)))
    entries = [entry for source in SOURCES for entry in filled(made, source)][:OBSERVATIONS]
    start = time.perf_counter()
    made.execute(Batch((SetObservations(tuple(entries), Label("Import")),), Label("Import")))
    imported = time.perf_counter()
    report = made.check()
    print(
        f"\nworkspace: {len(entries):,} figures imported in {imported - start:.2f} s, "
        f"checked in {time.perf_counter() - imported:.2f} s: {len(report.findings):,} findings, {report.passed:,} passed"
    )
    yield made
    made.close()


def seconds(work: Callable[[], object]) -> float:
    """How long one call takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def measured(name: str, times: list[float], bar: float) -> float:
    """The 95th percentile, printed with the median and the bar."""
    p95 = sorted(times)[int(0.95 * (len(times) - 1))]
    print(f"{name}: median {1000 * statistics.median(times):.1f} ms, p95 {1000 * p95:.1f} ms (bar {1000 * bar:.0f} ms)")
    return p95


def test_a_table_opens_at_once(workspace: Workspace) -> None:
    """Every table of one source, with all its years, totals and counts."""
    times = [seconds(lambda t=table: workspace.table_view(SOURCES[0], t.key)) for table in workspace.tables(SOURCES[0])]
    assert measured("open a table of 27 years", times, OPEN_TABLE_BAR) <= OPEN_TABLE_BAR


def test_an_edit_is_stored_and_checked_before_the_next_key(workspace: Workspace) -> None:
    """One cell at a time, anywhere in the file; findings are right after each."""
    dice = random.Random(7)
    cells = dice.sample(list(workspace.observations()), EDITS)
    times = []
    for key, said in cells:
        figure = Observation((said.value or 0) + 10**6, 0)
        times.append(seconds(lambda k=key, f=figure: workspace.execute(SetObservations(((k, f),), Label("Type")))))
    assert measured("edit stored and checked", times, EDIT_BAR) <= EDIT_BAR


def test_undo_is_as_quick_as_typing(workspace: Workspace) -> None:
    """It is an edit like any other."""
    times = [seconds(workspace.undo) for _ in range(EDITS // 2)]
    assert measured("undo of an edit", times, EDIT_BAR) <= EDIT_BAR


def test_a_large_paste_is_one_short_step(workspace: Workspace) -> None:
    """Ten thousand cells over several tables: stored, checked, one undo step."""
    stored = list(workspace.observations())[:PASTED]
    times = []
    for turn in range(5):
        entries = tuple((key, Observation((said.value or 0) + (turn + 1) * 10**5, 0)) for key, said in stored)
        command = SetObservations(entries, Label("Paste"))
        times.append(seconds(lambda c=command: workspace.execute(c)))
    print(
        f"paste of {PASTED:,} cells: {', '.join(f'{1000 * each:.0f}' for each in times)} ms (bar {1000 * PASTE_BAR:.0f} ms)"
    )
    assert statistics.median(times) <= PASTE_BAR


def test_completeness_follows(workspace: Workspace) -> None:
    """All sources, tables and years; after an edit only one of them is counted again."""
    first, second = seconds(workspace.completeness), seconds(workspace.completeness)
    print(f"completeness: {1000 * first:.0f} ms, again {1000 * second:.0f} ms")
    assert second <= OPEN_TABLE_BAR
