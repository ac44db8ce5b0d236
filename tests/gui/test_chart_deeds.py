"""The menu opens the chart of what is on screen; files are written in the form of their name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox

from ilms_desktop.ui.dialogs.chart_dialog import ChartDialog
from ilms_desktop.ui.presenters.tree import NodeKind
from ilms_desktop.workspace.chart_places import Kind
from tests.gui.conftest import C4, SOURCE, c4

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.views.main_window import MainWindow


def chart(window: MainWindow) -> ChartDialog:
    """The dialog that the menu opens."""
    window.acts["chart"].trigger()
    return window.findChildren(ChartDialog)[-1]


def test_the_chart_is_that_of_the_table_on_screen(window: MainWindow) -> None:
    """Its trend; the map of completeness where no table is shown."""
    window.go_to(c4("T", "TOTAL", 2023))
    chosen = chart(window).side.chosen
    assert (chosen.kind, chosen.source, chosen.table) == (Kind.TREND, SOURCE, C4)
    window.show_node_kind(NodeKind.OVERVIEW)
    assert chart(window).side.chosen.kind is Kind.COMPLETENESS


@pytest.mark.parametrize(("ending", "begins"), [("png", b"\x89PNG"), ("svg", b"<svg"), ("pdf", b"%PDF")])
def test_a_chart_is_saved_in_the_form_of_its_name(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, ending: str, begins: bytes
) -> None:
    """In the background, and told."""
    dialog = chart(window)
    (dialog.printing if ending == "pdf" else dialog.saving).click()
    asked = window.findChildren(QFileDialog)[-1]
    with qtbot.waitSignal(window.session.bus.did_tell, timeout=20_000):
        asked.fileSelected.emit(str(tmp_path / f"chart.{ending}"))
    assert (tmp_path / f"chart.{ending}").read_bytes().startswith(begins)


def test_the_kind_that_is_chosen_sets_the_ending(window: MainWindow) -> None:
    """A name typed without one gets it."""
    chart(window).saving.click()
    asked = window.findChildren(QFileDialog)[-1]
    asked.filterSelected.emit("Drawing (*.svg)")
    assert asked.defaultSuffix() == "svg"
    asked.close()


def test_another_form_is_refused_in_words(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    """And nothing is written."""
    dialog = chart(window)
    assert dialog.view.picture is not None
    window.flows.save_chart_to(dialog.view.picture, str(tmp_path / "chart.gif"))
    qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox)))
    assert "gif" in window.findChildren(QMessageBox)[-1].text()
    assert not list(tmp_path.glob("*.gif"))
