"""Every screen in every language: nothing is cut off, every thing that can be used has a name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit, QWidget

from ilms_desktop.i18n import LANGUAGES
from ilms_desktop.ui.look import Taste
from ilms_desktop.ui.presenters.tree import NodeKind
from ilms_desktop.ui.session import Session
from ilms_desktop.ui.views.main_window import MainWindow
from tests.gui.conftest import C1, SOURCE
from tests.gui.question_support import ask, query
from tests.gui.views.test_main_window_access import show_send

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from ilms_desktop.settings import Settings
    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.tasks import Tasks
    from ilms_desktop.workspace.workspace import Workspace

#: letters may stand a pixel over the edge of what their metrics say
_SLACK: Final = 2


def cut_off(label: QLabel) -> bool:
    """Whether a label has less room than its text needs."""
    if not label.text() or not label.isVisible() or not label.pixmap().isNull():
        return False
    metrics = QFontMetrics(label.font())
    room = label.contentsRect()
    if label.wordWrap():
        needed = metrics.boundingRect(QRect(0, 0, room.width(), 10_000), 0x1000, label.text())
        return needed.height() > room.height() + _SLACK
    lines = label.text().split("\n")
    return max(metrics.horizontalAdvance(line) for line in lines) > room.width() + _SLACK


def cut_button(button: QAbstractButton) -> bool:
    """Whether a button is narrower than its word."""
    if not button.text() or not button.isVisible():
        return False
    return QFontMetrics(button.font()).horizontalAdvance(button.text().replace("&", "")) > button.width() + _SLACK


def troubles(root: QWidget, elided: set[QLabel]) -> list[str]:
    """Texts that are cut off below a widget; those that have a tooltip for it do not count."""
    labels = [label.text() for label in root.findChildren(QLabel) if label not in elided and cut_off(label)]
    return labels + [button.text() for button in root.findChildren(QAbstractButton) if cut_button(button)]


def nameless(root: QWidget) -> list[str]:
    """Inputs and buttons that a screen reader could not name."""
    found = []
    for kind in (QAbstractButton, QLineEdit, QPlainTextEdit):
        for widget in root.findChildren(kind):
            own = widget.objectName().startswith("qt_") or widget.parent().__class__.__name__ in _QT_PARENTS
            text = widget.text() if isinstance(widget, QAbstractButton) else ""
            if widget.isVisible() and not own and not (text or widget.accessibleName() or widget.toolTip()):
                found.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    return found


_QT_PARENTS: Final = frozenset({"QTabBar", "QToolBar", "QMenuBar", "GridView", "QLineEdit", "SearchLine", "ToolBar"})


@pytest.fixture(params=list(LANGUAGES))
def spoken(
    request: pytest.FixtureRequest,
    workspace: Workspace,
    look: Look,
    tasks: Tasks,
    settings: Settings,
    speak: Callable[[str], None],
    qtbot: QtBot,
) -> Iterator[MainWindow]:
    """The window in each language."""
    speak(request.param)
    workspace.use_language(request.param)
    made = MainWindow(Session(workspace, look, tasks), settings)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    yield made
    tasks.wait()


def test_no_text_is_cut_off_at_1366_by_768(spoken: MainWindow, qapp: QApplication) -> None:
    """On the overview, the sources, a table with a finding, a question being answered, a package that went out."""

    def show_finding() -> None:
        spoken.open_table(SOURCE, C1)
        spoken.deeds.walks.step_finding(1)

    def show_questions() -> None:
        ask(spoken.session.workspace, query(suggested="4.436", compare=[{"label": "2016", "value": "5.503"}]))
        spoken.session.tell_post()
        spoken.show_node_kind(NodeKind.QUESTIONS)
        list(spoken.questions.card.form.offers.values())[1].button.click()

    shows: tuple[Callable[[], None], ...] = (
        lambda: spoken.show_node_kind(NodeKind.OVERVIEW),
        lambda: spoken.show_node_kind(NodeKind.SOURCES),
        show_finding,
        show_questions,
        lambda: show_send(spoken),
    )
    found: list[str] = []
    for show in shows:
        show()
        # why: wrapped labels get their height only after the layouts ran twice
        for _round in range(3):
            qapp.processEvents()
        found += troubles(spoken, {spoken.table.strip.title, spoken.table.strip.about}) + nameless(spoken)
    assert found == []


def test_the_window_folds_at_200_per_cent(window: MainWindow, look: Look) -> None:
    """Labels wrap, nothing crashes, the grid is still there."""
    look.wear(Taste(theme="light", density="compact", zoom=200))
    window.open_table(SOURCE, C1)
    window.deeds.show_findings()
    assert window.table.grid.viewport().width() > 100
    assert not window.grab().isNull()
