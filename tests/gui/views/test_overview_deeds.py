"""What the buttons of the overview do in the window."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.command import Declaration, DeclareQTable
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.declared_list import declared
from ilms_desktop.ui.presenters.nothing import nothing_years
from ilms_desktop.ui.presenters.ready_list import Place
from ilms_desktop.ui.views.overview_side import Tab
from ilms_desktop.workspace.sample import create_sample
from tests.gui.conftest import C1, C4, SOURCE, CountedIds, SlowClock, c1

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.views.main_window import MainWindow
    from ilms_desktop.ui.views.overview_deeds import OverviewDeeds
    from ilms_desktop.workspace.gaps import Gap


@pytest.fixture
def deeds(window: MainWindow) -> OverviewDeeds:
    """Those of the window."""
    return window.deeds.overview


def gap(window: MainWindow, code: str) -> Gap:
    """The gap of a table."""
    return next(each for each in window.overview.side.gaps.lines if each.code == code)


def test_a_gap_leads_to_its_first_empty_cell(window: MainWindow) -> None:
    """In its first year with one."""
    window.overview.side.wants_cells.emit(gap(window, "C4"))
    key = window.table.grid.current_key()
    assert key is not None
    assert (key.qtable.table_key, key.qtable.year) == (C4, 2021)


def test_a_table_without_a_source_leads_to_the_sources(window: MainWindow) -> None:
    """That is where it is put right."""
    from dataclasses import replace

    from ilms_desktop.workspace.gaps import Lack

    window.overview.side.wants_cells.emit(replace(gap(window, "C4"), lack=Lack.SOURCE, years=()))
    assert window.screens.currentWidget() is window.sources


def test_work_is_planned(window: MainWindow, deeds: OverviewDeeds) -> None:
    """Stored in the file, shown in the list at once."""
    dialog = deeds.plan(gap(window, "C4"))
    dialog.owner.setText("Sok Dara")
    dialog.go.click()
    assert window.session.workspace.plan()[SOURCE, C4].owner == "Sok Dara"
    assert gap(window, "C4").planned.owner == "Sok Dara"


def test_nothing_to_report_is_declared_and_taken_back(window: MainWindow, deeds: OverviewDeeds) -> None:
    """The list of declarations has it then."""
    dialog = deeds.declare_nothing(gap(window, "C2"))
    assert dialog is not None
    dialog.go.click()
    (line,) = declared(window.session.workspace)
    assert window.overview.side.tabs.tabText(Tab.DECLARED) == "Declared 1"
    assert line.years == (2019, 2020, 2021, 2022, 2023)
    window.overview.side.wants_take_back.emit(line)
    assert declared(window.session.workspace) == ()


def test_a_gap_that_is_gone_is_told(window: MainWindow, deeds: OverviewDeeds, qtbot: QtBot) -> None:
    """The list may be older than the file."""
    old = gap(window, "C2")
    for key in nothing_years(window.session.workspace, SOURCE, old.table).untouched:
        window.session.workspace.execute(DeclareQTable(key, Declaration.NOTHING))
    with qtbot.waitSignal(window.session.bus.did_tell) as told:
        assert deeds.declare_nothing(old) is None
    assert bare(told.args[0]) == "No year of C2 is left to be declared."


def test_a_declaration_leads_to_its_first_year(window: MainWindow) -> None:
    """Where it can be read."""
    window.session.execute(DeclareQTable(c1("T", "TOTAL", 2020).qtable, Declaration.NOTHING))
    (line,) = declared(window.session.workspace)
    window.overview.side.wants_declared.emit(line)
    state = window.table.model.state
    assert state is not None
    assert state.table.key == C1


def test_points_lead_to_their_places(window: MainWindow, deeds: OverviewDeeds) -> None:
    """Sources, findings, the lists, sealing."""
    deeds.go_to_place(Place.SOURCES)
    assert window.screens.currentWidget() is window.sources
    deeds.go_to_place(Place.FINDINGS)
    assert window.panel.findings.isVisible()
    window.overview.side.tabs.setCurrentIndex(Tab.READY)
    deeds.go_to_place(Place.GAPS)
    assert window.overview.side.tabs.currentIndex() == Tab.GAPS
    deeds.go_to_place(Place.SEAL)
    dialog = next(each for each in window.children() if type(each).__name__ == "SealDialog")
    dialog.reject()  # type: ignore[attr-defined] # it is the dialog


def test_the_plan_is_written(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    """As a workbook, a table, on paper."""
    window.flows.export_plan().close()
    for name in ("plan.xlsx", "plan.csv", "plan.pdf"):
        with qtbot.waitSignal(window.session.bus.did_tell, timeout=20_000):
            window.flows.export_plan_to(str(tmp_path / name))
        assert (tmp_path / name).stat().st_size > 100


def test_an_earlier_round_is_compared_with(
    window: MainWindow, deeds: OverviewDeeds, tmp_path: Path, qtbot: QtBot
) -> None:
    """Counted in the background, kept in the file, undone like any step."""
    path = tmp_path / "2025.ilms"
    create_sample(path, language="en", clock=SlowClock(), ids=CountedIds()).close()
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("UPDATE meta SET value = '2025' WHERE key = 'round'")
    dialog = deeds.ask_round()
    dialog.close()
    with qtbot.waitSignal(window.session.bus.did_execute, timeout=20_000):
        deeds.compare_with(str(path))
    assert "Round 2025: 8 %, now 8 %" in bare(window.overview.head.standing.text())
    window.session.undo()
    assert "Round" not in window.overview.head.standing.text()


def test_what_is_no_earlier_round_is_told(
    window: MainWindow, deeds: OverviewDeeds, tmp_path: Path, qtbot: QtBot
) -> None:
    """With what to do next."""
    with qtbot.waitSignal(window.session.bus.did_fail, timeout=20_000) as told:
        deeds.compare_with(str(tmp_path / "none.ilms"))
    assert told.args[0].code == "workspace_missing"
