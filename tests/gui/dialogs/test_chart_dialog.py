"""The dialog of charts: live, by keyboard, told, copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ilms_desktop.errors import UserError
from ilms_desktop.i18n import LANGUAGES
from ilms_desktop.model.command import Label, RemoveSource, SetObservations
from ilms_desktop.model.observation import Observation
from ilms_desktop.report.chart.bars import Bars
from ilms_desktop.report.chart.heat import Heat
from ilms_desktop.report.chart.palette import paper
from ilms_desktop.report.chart.trend import Trend
from ilms_desktop.ui.dialogs import chart_dialog
from ilms_desktop.ui.dialogs.chart_dialog import ChartDialog
from ilms_desktop.ui.look import Taste
from ilms_desktop.ui.session import Session
from ilms_desktop.workspace.chart_places import Kind
from tests.gui.conftest import C4, SOURCE, c4

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ilms_desktop.report.chart.marks import Picture
    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.tasks import Tasks
    from ilms_desktop.workspace.workspace import Workspace


@pytest.fixture
def dialog(session: Session, qtbot: QtBot) -> ChartDialog:
    """The trend of C4."""
    made = ChartDialog(session)
    qtbot.addWidget(made)
    made.show_place(SOURCE, C4)
    made.show()
    qtbot.waitExposed(made)
    return made


def last_total(dialog: ChartDialog) -> int | None:
    """The last figure of the first line."""
    assert isinstance(dialog.chart, Trend)
    return dialog.chart.series[0].points[-1].value


def test_an_edit_is_drawn_at_once(dialog: ChartDialog, session: Session) -> None:
    """And what a screen reader hears changes with it."""
    before, told = last_total(dialog), dialog.view.accessibleDescription()
    session.execute(SetObservations(((c4("T", "TOTAL", 2023), Observation(70_000, 0)),), Label("Type")))
    assert (before, last_total(dialog)) == (60_467, 70_000)
    assert dialog.view.accessibleDescription() != told
    session.undo()
    assert last_total(dialog) == 60_467


def test_everything_is_chosen_by_keyboard(dialog: ChartDialog, qtbot: QtBot) -> None:
    """Down in the first list goes from the trend to countries, then to the map."""
    dialog.side.kind.setFocus()
    for kind in (Bars, Heat):
        qtbot.keyClick(dialog.side.kind, Qt.Key.Key_Down)
        assert isinstance(dialog.chart, kind)
    names = []
    for _step in range(12):
        focus = dialog.focusWidget()
        names.append(focus.accessibleName() or getattr(focus, "text", str)())
        dialog.focusNextChild()
    assert {"Chart", "Source", "Smaller", "Larger", "Copy as picture", "Save as…", "Print as PDF…"} <= set(names)
    assert dialog.view.accessibleName() in names


def test_the_chart_is_zoomed_by_keys_and_buttons(dialog: ChartDialog, qtbot: QtBot) -> None:
    """As the window is."""
    dialog.activateWindow()
    dialog.larger.click()
    assert dialog.view.zoom == 125
    dialog.smaller.click()
    assert dialog.view.zoom == 100
    qtbot.keyClick(dialog, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(dialog, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert dialog.view.zoom == 150
    qtbot.keyClick(dialog, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert dialog.view.zoom == 100


def test_a_copy_is_a_picture_a_drawing_and_words(dialog: ChartDialog) -> None:
    """Each program takes what it can use."""
    dialog.copying.click()
    held = QApplication.clipboard().mimeData()
    assert held.hasImage()
    assert bytes(held.data("image/svg+xml").data()).startswith(b"<svg")
    assert held.text().startswith("C4 · Outflow")
    assert dialog.told.text() == "The picture is in the clipboard."


def test_a_picture_that_cannot_be_made_is_told(dialog: ChartDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    """On computers without the typesetter."""
    shown: list[BaseException] = []

    def unavailable(_picture: Picture) -> bytes:
        raise UserError("pdf_unavailable", detail="typst")

    monkeypatch.setattr(chart_dialog, "chart_png", unavailable)
    monkeypatch.setattr(chart_dialog, "show_error", lambda error, _parent: shown.append(error))
    dialog.copy()
    assert [error.code for error in shown if isinstance(error, UserError)] == ["pdf_unavailable"]


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_files_have_the_colours_of_paper_in_every_theme(dialog: ChartDialog, look: Look, theme: str) -> None:
    """A dark picture in a report costs toner; on screen the colours are those of the window."""
    look.wear(Taste(theme=theme, density="compact"))
    handed: list[Picture] = []
    dialog.wants_save.connect(handed.append)
    dialog.wants_print.connect(handed.append)
    dialog.saving.click()
    dialog.printing.click()
    assert [picture.ground for picture in handed] == [paper().ground] * 2
    assert dialog.view.picture is not None
    assert dialog.view.picture.ground == look.tokens.base


def test_without_a_source_nothing_can_be_done_and_it_is_said(
    empty_workspace: Workspace, look: Look, tasks: Tasks, qtbot: QtBot
) -> None:
    """A new questionnaire has nothing to draw."""
    dialog = ChartDialog(Session(empty_workspace, look, tasks))
    qtbot.addWidget(dialog)
    assert dialog.told.text()
    assert not dialog.saving.isEnabled()
    dialog.side.kind.choose(Kind.COMPLETENESS)
    assert "source" in dialog.told.text()
    dialog.copy()
    dialog.saving.clicked.emit()
    assert dialog.chart is None


def test_a_source_that_goes_takes_its_chart_with_it(dialog: ChartDialog, session: Session) -> None:
    """The dialog stays, and offers what is left."""
    refused = session.execute(RemoveSource(SOURCE))
    assert refused is None
    assert isinstance(dialog.chart, Trend)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_opens_in_every_language(
    session: Session, qtbot: QtBot, speak: Callable[[str], None], language: str
) -> None:
    """From the right where the language does."""
    speak(language)
    session.workspace.use_language(language)
    dialog = ChartDialog(session)
    qtbot.addWidget(dialog)
    for kind in Kind:
        dialog.show_place(SOURCE, C4, kind)
        assert not dialog.grab().isNull()
    speak("en")
