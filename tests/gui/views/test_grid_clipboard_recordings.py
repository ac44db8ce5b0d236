"""What LibreOffice put on the clipboard goes through the real clipboard, the keys and the preview into the file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication

from ilms_desktop.model.command import AddSource, Batch, Label, NameCountries
from ilms_desktop.model.key import CellKey, Criterion, ObservationKey, QTableKey
from ilms_desktop.model.observation import BLANK
from ilms_desktop.model.source import Source
from ilms_desktop.ui.session import Session
from ilms_desktop.ui.views.main_window import MainWindow
from tests.gui.presenters.recordings import STYLES, Recording, named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from ilms_desktop.settings import Settings
    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.tasks import Tasks
    from ilms_desktop.workspace.workspace import Workspace

SOURCE = "FX:N1"
YEARS = (2020, 2021, 2022, 2023)
CASES = [
    ("en-US", "plain"),
    ("fr-FR", "grouped"),
    ("de-DE", "grouped_whole"),
    ("de-DE", "labelled"),
    ("en-US", "transposed"),
    ("fr-FR", "web_table"),
    ("ar-EG", "rounded"),
]


@pytest.fixture
def register(empty_workspace: Workspace) -> Workspace:
    """A questionnaire with one register, which names five countries."""
    empty_workspace.execute(AddSource(Source(SOURCE, "FX", "Register", years=YEARS)))
    codes = tuple(f"CDS_DES_{row}" for row in ("THA", "KOR", "SAU", "MYS", "JPN"))
    named_in = tuple(NameCountries(cell("KOR", year).qtable, codes) for year in YEARS)
    empty_workspace.execute(Batch(named_in, Label("Countries")))
    return empty_workspace


@pytest.fixture
def opened(register: Workspace, look: Look, tasks: Tasks, settings: Settings, qtbot: QtBot) -> Iterator[MainWindow]:
    """The main window at table C4."""
    made = MainWindow(Session(register, look, tasks), settings)
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    yield made
    tasks.wait()
    shiboken6.delete(made)


def cell(row: str, year: int) -> ObservationKey:
    """Cell of men in a country."""
    return ObservationKey(
        QTableKey(SOURCE, "C4", Criterion.NONE, "CDS_DES", year), CellKey("SEX_M", "_", f"CDS_DES_{row}")
    )


def copy(recording: Recording) -> None:
    """Put both flavours on the clipboard, as LibreOffice does."""
    data = QMimeData()
    data.setText(recording.text)
    data.setHtml(recording.html)
    QGuiApplication.clipboard().setMimeData(data)


@pytest.mark.parametrize(("locale", "name"), CASES)
def test_ctrl_v_puts_a_recorded_block_into_the_file(
    opened: MainWindow, register: Workspace, look: Look, qtbot: QtBot, locale: str, name: str
) -> None:
    """With the number style of its own people: at once where it is usual, else after one look at the preview."""
    recording = named(name, locale)
    look.wear(replace(look.taste, number_locale=STYLES[locale]))
    opened.go_to(cell(recording.rows[0], YEARS[0]))
    grid, head = opened.table.grid, register.journal_head()[0]
    grid.setFocus()
    copy(recording)
    qtbot.keyClick(grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    preview = opened.table.pasting.preview
    assert (preview is None) is recording.case.get("usual", False)
    if preview is not None:
        assert register.journal_head()[0] == head
        qtbot.mouseClick(preview.go, Qt.MouseButton.LeftButton)
    stored = dict(register.observations())
    for row, line in zip(recording.rows, recording.wanted(), strict=True):
        for year, wanted in zip(YEARS, line, strict=False):
            assert wanted.allows(stored.pop(cell(row, year), BLANK))
    assert stored == {}
    assert register.journal_head()[0] == head + 1
    qtbot.keyClick(grid, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not any(register.observations())


def test_refused_cells_of_a_recording_are_listed_with_their_texts(opened: MainWindow, qtbot: QtBot) -> None:
    """What could not be taken can be taken elsewhere, as it was."""
    recording = named("labelled", "fr-FR")
    opened.go_to(cell("THA", YEARS[0]))
    copy(recording)
    qtbot.keyClick(opened.table.grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    preview = opened.table.pasting.preview
    assert preview is not None
    qtbot.mouseClick(preview.copy, Qt.MouseButton.LeftButton)
    refused = QGuiApplication.clipboard().text().split()
    assert {"12,5%", "-4,5", "#DIV/0!", "#N/A", "#REF!", "2023-10-09"} <= set(refused)
    qtbot.keyClick(preview, Qt.Key.Key_Escape)
