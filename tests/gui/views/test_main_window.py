"""The main window: screens, bars and panel belong together; nothing is shown that means nothing there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from ilms_desktop.errors import BugError, CommandRefused, StorageError
from ilms_desktop.model.command import Label, RemoveSource, SetObservations
from ilms_desktop.model.observation import Observation
from ilms_desktop.ui.dialogs.explain_dialog import ExplainDialog
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.tree import NodeKind
from ilms_desktop.ui.views.go_to_popup import GoToPopup
from ilms_desktop.ui.views.side_panel import Tab
from tests.gui.conftest import C1, C4, SOURCE, c1, c4
from tests.gui.screens.test_sources_screen import add_source

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ilms_desktop.model.finding import Finding
    from ilms_desktop.ui.views.main_window import MainWindow

KOREA = c4("M", "KOR", 2017)


def test_bars_belong_to_the_table(window: MainWindow) -> None:
    """On other screens they would only be in the way."""
    assert window.tools.isHidden()
    window.open_table(SOURCE, C4)
    assert not window.tools.isHidden()
    assert not window.context.isHidden()
    assert (
        window.windowTitle()
        == f"EXAMPLE · Cambodia 2026 · {window.session.workspace.sources()[0].name} · C4 — ILMS Desktop"
    )
    window.acts["sources"].trigger()
    assert window.tools.isHidden()
    assert not window.acts["note"].isEnabled()
    window.acts["overview"].trigger()
    assert window.screens.currentWidget() is window.overview


def test_it_fits_a_small_screen(window: MainWindow) -> None:
    """1366 by 768: bars together at most 170 high, 14 rows and 4 years in sight, panel beside the grid."""
    window.open_table(SOURCE, C4)
    window.deeds.show_findings()
    grid = window.table.grid
    top = grid.mapTo(window, grid.rect().topLeft()).y() - window.table.strip.height()
    assert top + window.status.height() <= 170
    assert grid.viewport().height() // window.session.look.row_height >= 14
    assert grid.viewport().width() // grid.columnWidth(0) >= 4
    assert not window.panel.isHidden()
    assert window.tree.width() >= 200


def test_the_panel_starts_closed_where_there_is_no_room(window: MainWindow) -> None:
    """And findings are one click away all the same."""
    window.open_table(SOURCE, C4)
    window.start_panel()
    assert window.panel.isHidden()
    window.status.wants_findings.emit()
    assert not window.panel.isHidden()
    window.acts["panel"].trigger()
    assert window.panel.isHidden()


def test_undo_and_redo_name_their_step(window: MainWindow) -> None:
    """One knows what will happen."""
    window.open_table(SOURCE, C4)
    window.session.execute(
        SetObservations(((KOREA, Observation(value=2000)),), Label("Type in {table}", {"table": "C4"}))
    )
    assert window.acts["undo"].text() == "Undo: Type in C4"
    window.acts["undo"].trigger()
    assert window.acts["redo"].text() == "Redo: Type in C4"
    assert window.acts["redo"].isEnabled()
    window.acts["redo"].trigger()
    assert window.session.workspace.observation(KOREA).value == 2000


def test_a_finding_leads_to_its_cell_and_back(window: MainWindow) -> None:
    """F8 walks; the grid and the list agree."""
    first, second = window.session.findings.report.findings[:2]
    window.acts["next_finding"].trigger()
    assert window.table.grid.current_key() == first.cells[0]
    assert open_finding(window) is first
    window.acts["next_finding"].trigger()
    assert open_finding(window) is second
    window.acts["previous_finding"].trigger()
    assert open_finding(window) is first


def open_finding(window: MainWindow) -> Finding | None:
    """Finding of the open card."""
    return window.panel.findings.card.finding if window.panel.findings.card else None


def test_without_open_findings_f8_says_so(window: MainWindow, qtbot: QtBot) -> None:
    """Nothing is a good answer too."""
    from ilms_desktop.model.command import AllowFindings

    report = window.session.findings.report
    keys = tuple(finding.key for finding in report.findings if finding.is_open)
    window.session.execute(AllowFindings(keys, "The ministry published these figures."))
    with qtbot.waitSignal(window.session.bus.did_tell) as told:
        window.acts["next_finding"].trigger()
    assert told.args == ["No open findings."]


def test_explain_here(window: MainWindow) -> None:
    """Ctrl+E on a marked cell asks for the reason."""
    window.open_table(SOURCE, C1)
    window.table.grid.go_to(c1("M", "TOTAL", 2010))
    window.acts["explain"].trigger()
    dialog = window.findChild(ExplainDialog)
    assert dialog is not None
    assert dialog.isVisible()
    dialog.reject()


def test_note_cell_and_history(window: MainWindow) -> None:
    """Each opens its tab."""
    window.open_table(SOURCE, C4)
    window.acts["note"].trigger()
    assert window.panel.tabs.currentIndex() == Tab.NOTES
    window.acts["history"].trigger()
    assert window.panel.tabs.currentIndex() == Tab.HISTORY
    window.acts["cell"].trigger()
    assert window.panel.tabs.currentIndex() == Tab.CELL


def test_check_opens_the_list(window: MainWindow) -> None:
    """From any screen."""
    window.acts["check"].trigger()
    assert window.panel.tabs.currentIndex() == Tab.FINDINGS
    assert window.screens.currentWidget() is window.table


def test_tables_and_empty_cells_by_key(window: MainWindow, qtbot: QtBot) -> None:
    """Ctrl+PgDn, Ctrl+F8; where the table has no more, the table before goes on, and that is told."""
    window.open_table(SOURCE, C4)
    window.acts["next_empty"].trigger()
    assert window.table.grid.current_key() == c4("T", "X", 2021)
    with qtbot.waitSignal(window.session.bus.did_tell) as told:
        window.acts["previous_empty"].trigger()
    assert told.args == ["No more empty cell in C4; this is C3 Outflow."]
    window.acts["next_table"].trigger()
    window.acts["next_table"].trigger()
    assert window.table.strip.code.text() == "C5"
    window.acts["previous_table"].trigger()
    assert window.table.strip.code.text() == "C4"


def test_go_to_a_table_or_a_row(window: MainWindow, qtbot: QtBot) -> None:
    """Typed as on the telephone; what is not there is told."""
    window.open_table(SOURCE, C4)
    window.acts["go_to"].trigger()
    popup = window.findChildren(GoToPopup)[-1]
    popup.line.setText("nowhere")
    qtbot.keyClick(popup.line, Qt.Key.Key_Return)
    assert "“nowhere” is no table, row or cell here." in popup.trouble.text()
    popup.line.setText("Male, Rep")
    qtbot.keyClick(popup.line, Qt.Key.Key_Return)
    assert window.table.grid.current_key() == c4("M", "KOR", 2014)
    popup = window.deeds.walks.ask_where()
    popup.line.setText("c1")
    qtbot.keyClick(popup.line, Qt.Key.Key_Return)
    assert window.table.strip.code.text() == "C1"


def test_gaps_lead_to_the_first_empty_cell(window: MainWindow) -> None:
    """The work list is left by working."""
    window.overview.wants_cells.emit(SOURCE, C4, 2021)
    assert window.table.grid.current_key() == c4("T", "X", 2021)


def test_the_selection_is_summed(window: MainWindow) -> None:
    """Sum, mean, number."""
    window.open_table(SOURCE, C4)
    window.table.grid.go_to(KOREA)
    assert bare(window.status.selection.text()) == "Σ 1.531   n 1   thousands of persons"
    window.show_node_kind(NodeKind.OVERVIEW)
    assert window.status.selection.text() == ""


def test_a_full_disk_is_a_red_bar(window: MainWindow) -> None:
    """Never a toast; it goes when saving works again."""
    window.session.bus.did_fail.emit(StorageError("disk_full", path="a.ilms"))
    assert not window.alarm.isHidden()
    assert "no space left" in window.alarm.text.text()
    window.session.execute(SetObservations(((KOREA, Observation(value=2000)),), Label("Test")))
    assert window.alarm.isHidden()


def test_a_refusal_is_a_toast_and_our_mistake_a_dialog(window: MainWindow) -> None:
    """Each trouble in its own way."""
    from PySide6.QtWidgets import QMessageBox

    window.session.bus.did_fail.emit(CommandRefused("too_many_countries", table="C4", limit=5))
    assert "at most 5 countries" in window.toast.text.text()
    window.session.bus.did_fail.emit(BugError("bug", detail="x"))
    assert window.findChildren(QMessageBox)


def test_saving_is_never_needed(window: MainWindow) -> None:
    """Ctrl+S says so."""
    window.acts["save"].trigger()
    assert "Already saved" in window.toast.text.text()


def test_flags_and_letters_from_the_tool_bar(window: MainWindow) -> None:
    """One click on a selected cell."""
    window.open_table(SOURCE, C4)
    window.table.grid.go_to(KOREA)
    window.tools.wants_flag.emit("E")
    assert window.session.workspace.observation(KOREA).status == "E"
    window.tools.flag.menu().actions()[-1].trigger()
    assert window.session.workspace.observation(KOREA).status is None
    window.acts["letter_N"].trigger()
    assert window.session.workspace.observation(KOREA).status == "N"


def test_a_source_that_goes_takes_its_table_along(window: MainWindow) -> None:
    """The overview is shown instead."""
    source = add_source(window.session)
    window.open_table(source, window.session.workspace.tables(source)[0].key)
    window.session.execute(RemoveSource(source))
    assert window.screens.currentWidget() is window.overview


def test_findings_of_a_source_lead_to_its_form(window: MainWindow) -> None:
    """There is no cell to go to."""
    window.session.bus.wants_source.emit(SOURCE)
    assert window.screens.currentWidget() is window.sources


def test_f6_walks_over_the_panes(window: MainWindow, qtbot: QtBot) -> None:
    """The grid can be left by key."""
    window.open_table(SOURCE, C4)
    window.activateWindow()
    window.table.grid.setFocus()
    qtbot.waitUntil(window.table.grid.hasFocus)
    window.acts["previous_pane"].trigger()
    qtbot.waitUntil(window.tree.hasFocus)
    window.acts["next_pane"].trigger()
    qtbot.waitUntil(window.table.grid.hasFocus)


def test_the_border_stays_where_it_was_put(window: MainWindow, qtbot: QtBot) -> None:
    """Presets hold until the person moves a border."""
    window.open_table(SOURCE, C4)
    window.splitter.moveSplitter(300, 1)
    window.splitter.splitterMoved.emit(300, 1)
    width = window.tree.width()
    window.resize(1400, 768)
    qtbot.waitUntil(lambda: window.width() == 1400)
    assert window.tree.width() == pytest.approx(width, abs=20)


def test_what_the_shell_does_is_asked_for(window: MainWindow, qtbot: QtBot) -> None:
    """The window itself opens and closes no files."""
    for name, signal in (
        ("new", window.wants_new),
        ("open", window.wants_open),
        ("close", window.wants_close),
        ("quit", window.wants_quit),
        ("zoom_in", window.wants_zoom),
        ("zoom_out", window.wants_zoom),
    ):
        with qtbot.waitSignal(signal):
            window.acts[name].trigger()


def test_themes_rows_and_languages_are_in_the_view_menu(window: MainWindow, qtbot: QtBot) -> None:
    """Each choice asks the shell."""
    menus = window.menuBar().findChildren(QMenu)
    theme, rows, language = (
        next(menu for menu in menus if menu.title() == title) for title in ("T&heme", "&Rows", "&Language")
    )
    assert [action.text() for action in theme.actions()] == ["As the system", "Light", "Dark", "High contrast"]
    assert [action.text() for action in language.actions()] == [
        *("English", "Français", "Español", "العربية"),
        "Tiếng Việt (not complete)",
    ]
    for menu, expected in (
        (theme, ["theme", "contrast"]),
        (rows, ["density", "compact"]),
        (language, ["language", "vi"]),
    ):
        with qtbot.waitSignal(window.wants_setting) as asked:
            menu.actions()[-1].trigger()
        assert asked.args == expected
