"""Walks over a source: on to the next table where this one has no more, and that is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.model.command import AllowFindings
from tests.gui.conftest import C4, SOURCE, c4

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.views.main_window import MainWindow


def go_to_last_empty(window: MainWindow) -> None:
    """Stand on the last empty cell of C4."""
    window.open_table(SOURCE, C4)
    key = window.table.last_empty()
    assert key is not None
    window.table.grid.go_to(key)


def test_the_next_table_goes_on(window: MainWindow, qtbot: QtBot) -> None:
    """Forward to its first empty cell, back to the last one."""
    go_to_last_empty(window)
    last = window.table.grid.current_key()
    with qtbot.waitSignal(window.session.bus.did_tell) as told:
        window.acts["next_empty"].trigger()
    assert told.args == ["No more empty cell in C4; this is C5 Work · education."]
    assert window.table.strip.code.text() == "C5"
    assert window.table.grid.current_key() == window.table.first_empty()
    window.acts["previous_empty"].trigger()
    assert window.table.grid.current_key() == last


def test_at_the_end_of_the_source_the_person_stays(window: MainWindow, qtbot: QtBot) -> None:
    """And is told so."""
    tables = [node for node in window.tree.tables() if node.source == SOURCE]
    window.show_node(tables[-1])
    key = window.table.last_empty()
    assert key is not None
    window.table.grid.go_to(key)
    with qtbot.waitSignal(window.session.bus.did_tell) as told:
        window.acts["next_empty"].trigger()
    assert told.args == ["No empty cell in this direction in any table of this source."]
    assert window.table.grid.current_key() == key


def test_without_a_table_there_is_nothing_to_walk_over(window: MainWindow, qtbot: QtBot) -> None:
    """The overview has no cells."""
    with qtbot.waitSignal(window.session.bus.did_tell):
        window.deeds.walks.step_empty(1)


def test_the_last_finding_leads_to_the_first_and_that_is_told(window: MainWindow, qtbot: QtBot) -> None:
    """F8 goes round, in both directions; findings of a source open its form."""
    count = len(window.panel.findings.open_keys())
    window.acts["next_finding"].trigger()
    seen = [open_key(window)]
    for _step in range(count - 1):
        window.acts["next_finding"].trigger()
        seen.append(open_key(window))
    assert len(set(seen)) == count
    with qtbot.waitSignal(window.session.bus.did_tell) as told:
        window.acts["next_finding"].trigger()
    assert told.args == ["That was the last finding; this is the first."]
    with qtbot.waitSignal(window.session.bus.did_tell) as told:
        window.acts["previous_finding"].trigger()
    assert told.args == ["That was the first; this is the last."]


def open_key(window: MainWindow) -> str:
    """Key of the open finding."""
    return window.panel.findings.delegate.open_key


def test_an_explained_finding_is_left_out(window: MainWindow) -> None:
    """Only open ones are walked over."""
    first = window.session.findings.report.findings[0]
    window.session.execute(AllowFindings((first.key,), "The ministry published these figures."))
    window.acts["next_finding"].trigger()
    assert open_key(window) != first.key


def test_a_row_that_is_typed_is_gone_to(window: MainWindow) -> None:
    """In the year in use."""
    window.open_table(SOURCE, C4)
    window.table.grid.go_to(c4("T", "TOTAL", 2018))
    popup = window.deeds.walks.ask_where()
    popup.line.setText("Corée")
    popup.list.chosen.emit(popup.model.index(0))
    assert window.table.grid.current_key() == c4("T", "KOR", 2018)
