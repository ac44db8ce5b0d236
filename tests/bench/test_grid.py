"""The grid against the bars of the product, over a file of a hundred thousand figures: open, edit, scroll.

Every frame counts here, not the median alone: one slow frame is what a person sees.
"""

from __future__ import annotations

import gc
import statistics
from typing import TYPE_CHECKING, Final

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest

from ilms_desktop.model.command import AddSource, ChooseVersion, Label, SetObservations
from ilms_desktop.model.key import Criterion, ObservationKey, QTableKey, TableKey
from ilms_desktop.model.source import Source
from ilms_desktop.settings import Settings
from ilms_desktop.ui.look import Look, Taste
from ilms_desktop.ui.session import Session
from ilms_desktop.ui.tasks import Tasks
from ilms_desktop.ui.views.main_window import MainWindow
from ilms_desktop.workspace.clock import system_clock, system_ids
from ilms_desktop.workspace.workspace import Workspace
from tests.bench.test_window import milliseconds, paint
from tests.bench.test_workspace import OBSERVATIONS, SOURCES, YEARS, filled, leaves

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

OPEN_BAR_MS: Final = 100
EDIT_BAR_MS: Final = 30
FRAME_BAR_MS: Final = 33
EDITS: Final = 100
BOTH: Final = (Criterion.BIRTH, Criterion.CITIZENSHIP)
FRAMES: Final = 150
#: a table of 276 rows
LONG: Final = TableKey("A5", Criterion.CITIZENSHIP)
LONG_VERSION: Final = "ECO_ISIC4"
LONG_YEARS: Final = tuple(range(1986, 2026))
C4: Final = TableKey("C4", Criterion.NONE)

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def new_file(path: Path) -> Workspace:
    """A questionnaire without sources."""
    return Workspace.create(
        path,
        country="KHM",
        round_id="2026",
        edition_id=None,
        language="en",
        clock=system_clock,
        ids=system_ids,
    )


def shown(workspace: Workspace, qapp: QApplication) -> Iterator[MainWindow]:
    """The window over a file that was checked once."""
    tasks = Tasks()
    made = MainWindow(Session(workspace, Look(qapp, Taste(theme="light", density="compact")), tasks), Settings())
    made.resize(1366, 768)
    made.show()
    made.session.check()
    qapp.processEvents()
    # why: so does the program once its window is there; what the test runner holds is not the program's
    gc.collect()
    gc.freeze()
    yield made
    made.close()
    tasks.close()
    workspace.close()


@pytest.fixture(scope="module")
def window(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MainWindow]:
    """The window over a hundred thousand figures."""
    workspace = new_file(tmp_path_factory.mktemp("full") / "khm.ilms")
    for source in SOURCES:
        workspace.execute(AddSource(Source(source, "BA", f"Survey {source}", criteria=BOTH, years=tuple(YEARS))))
    entries = [entry for source in SOURCES for entry in filled(workspace, source)][:OBSERVATIONS]
    workspace.execute(SetObservations(tuple(entries), Label("Import")))
    yield from shown(workspace, qapp)


@pytest.fixture(scope="module")
def long_window(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MainWindow]:
    """The window over one table of 276 rows by 40 years, filled."""
    workspace = new_file(tmp_path_factory.mktemp("long") / "khm.ilms")
    workspace.execute(AddSource(Source("BA:1", "BA", "Long series", criteria=BOTH, years=LONG_YEARS)))
    workspace.execute(ChooseVersion("BA:1", LONG, LONG_VERSION))
    keys = (QTableKey("BA:1", LONG.number, LONG.criterion, LONG_VERSION, year) for year in LONG_YEARS)
    entries = [(ObservationKey(key, cell), said) for key in keys for cell, said in leaves(workspace, key).items()]
    workspace.execute(SetObservations(tuple(entries), Label("Import")))
    yield from shown(workspace, qapp)


def test_any_table_of_a_full_file_opens_within_the_bar(window: MainWindow, qapp: QApplication) -> None:
    """Each table of a source that is filled for 36 years, from the click to the painted cells."""
    times: dict[str, float] = {}
    for table in window.session.workspace.tables(SOURCES[0]):

        def open_table(key: TableKey = table.key) -> None:
            window.open_table(SOURCES[0], key)
            paint(window, qapp)

        times[table.id] = milliseconds(open_table)
    slowest = max(times, key=lambda each: times[each])
    middle = statistics.median(times.values())
    print(f"open, full file: median {middle:.0f} ms, slowest {slowest} {times[slowest]:.0f} ms, bar {OPEN_BAR_MS} ms")
    assert times[slowest] <= OPEN_BAR_MS


def test_an_edit_in_a_full_file_stays_within_the_bar(window: MainWindow, qapp: QApplication) -> None:
    """Key by key: the figure, Enter; stored, checked, painted, and the next cell current."""
    window.open_table(SOURCES[0], C4)
    grid = window.table.grid
    painted = []
    for number in range(EDITS):
        grid.setCurrentIndex(grid.table.index(10 + number % 5, number % 8))
        qapp.processEvents()
        QTest.keyClick(grid, Qt.Key(ord("1") + number % 9))
        editor = grid.open_editor()
        assert editor is not None
        QTest.keyClicks(editor, f"{number}.5")

        def enter(line: object = editor) -> None:
            QTest.keyClick(line, Qt.Key.Key_Return)  # type: ignore[call-overload]
            qapp.sendPostedEvents(None, QEvent.Type.UpdateRequest.value)

        painted.append(milliseconds(enter))
        qapp.processEvents()
    bar = statistics.quantiles(painted, n=20)[-1]
    print(f"edit, full file: median {statistics.median(painted):.1f} ms, p95 {bar:.1f} ms, bar {EDIT_BAR_MS} ms")
    assert bar <= EDIT_BAR_MS


@pytest.mark.parametrize("direction", ["down", "across"])
def test_no_frame_of_a_long_table_is_late(long_window: MainWindow, qapp: QApplication, direction: str) -> None:
    """276 rows by 40 years, frame by frame, from the first one on."""
    long_window.open_table("BA:1", LONG)
    grid = long_window.table.grid
    assert (grid.table.rowCount(), grid.table.columnCount()) == (276, 40)
    paint(long_window, qapp)
    bar = grid.verticalScrollBar() if direction == "down" else grid.horizontalScrollBar()

    def step() -> None:
        bar.setValue(bar.value() + max(17, bar.maximum() // FRAMES))
        paint(long_window, qapp)

    times = [milliseconds(step) for _ in range(FRAMES)]
    late = sum(each > FRAME_BAR_MS for each in times)
    middle = statistics.median(times)
    print(
        f"scroll {direction}: median {middle:.1f} ms, slowest {max(times):.1f} ms, late {late}, bar {FRAME_BAR_MS} ms"
    )
    assert late == 0


def test_the_whole_table_is_selected_without_a_pause(long_window: MainWindow, qapp: QApplication) -> None:
    """Eleven thousand cells, with sum, mean and count."""
    long_window.open_table("BA:1", LONG)
    paint(long_window, qapp)

    def select() -> None:
        long_window.table.grid.select_all_cells()
        paint(long_window, qapp)

    times = [milliseconds(select), milliseconds(long_window.table.grid.clearSelection), milliseconds(select)]
    print(f"select 11,040 cells: first {times[0]:.0f} ms, again {times[2]:.0f} ms, bar {OPEN_BAR_MS} ms")
    assert times[2] <= OPEN_BAR_MS
