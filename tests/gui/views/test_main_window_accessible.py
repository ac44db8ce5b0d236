"""What a screen reader meets in every screen and dialog: names, labels, an order of reading, cells that say where.

Asked through Qt's accessibility interfaces; `python -m tests.accessibility` reads the same through AT-SPI.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QComboBox, QDialog, QLineEdit, QPlainTextEdit, QWidget

from ilms_desktop.package import limits
from ilms_desktop.ui.presenters.bidi import bare
from tests.gui.conftest import C4, SOURCE, c4
from tests.gui.views.test_main_window_access import focusable, nameless
from tests.sweep.stage import Stage, speak

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from ilms_desktop.settings import Settings
    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.tasks import Tasks
    from ilms_desktop.workspace.workspace import Workspace

#: things of one row stand at about the same height
# why: it goes where other tests have been, and measuring would double its time
pytestmark = pytest.mark.no_cover

_ROW: Final = 12


@pytest.fixture(params=["en", "ar"])
def stage(
    request: pytest.FixtureRequest,
    qapp: QApplication,
    workspace: Workspace,
    look: Look,
    tasks: Tasks,
    settings: Settings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Stage]:
    """A window that every dialog opens over; its keys protect nothing."""
    monkeypatch.setattr(limits, "KEY_FILE_ROUNDS", 1)
    monkeypatch.setenv("ILMS_USER_DIR", str(tmp_path / "person"))
    speak(qapp, look, request.param)
    made = Stage(qapp, look, tasks, settings, workspace, tmp_path / "stage")
    yield made
    made.close()
    speak(qapp, look, "en")


def unlabelled(root: QWidget) -> list[str]:
    """Lists and lines to be filled in that neither a label nor a name of their own tells apart."""
    inputs = [each for each in focusable(root) if isinstance(each, (QComboBox, QLineEdit, QPlainTextEdit))]
    return [f"{type(each).__name__} in {type(each.parent()).__name__}" for each in inputs if not is_labelled(each)]


def is_labelled(widget: QWidget) -> bool:
    """Whether a label belongs to a widget, or it has a name; a list is named by what is chosen, so it needs more."""
    relations = QAccessible.queryAccessibleInterface(widget).relations(QAccessible.RelationFlag.Label)
    own = widget.accessibleDescription() if isinstance(widget, QComboBox) else widget.accessibleName()
    return bool(relations or own)


def tagged(root: QWidget) -> list[str]:
    """What Tab stops at and a screen reader would describe with the tags of its tooltip."""
    spoken = {
        each: QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Description) for each in focusable(root)
    }
    return [f"{describe(each)} is described as {text}" for each, text in spoken.items() if "<p>" in text]


def out_of_order(root: QWidget) -> list[str]:
    """Neighbours in the order of Tab of which the second is to be read before the first, within one holder."""
    rtl = root.layoutDirection() is Qt.LayoutDirection.RightToLeft
    stops = [each for each in in_tab_order(root) if not isinstance(each.parent(), (QLineEdit, QComboBox))]
    found = []
    for one, other in pairwise(stops):
        if one.parentWidget() is other.parentWidget() and is_before(place(other), place(one), rtl=rtl):
            found.append(f"{describe(other)} after {describe(one)} in {type(one.parent()).__name__}")
    return found


def in_tab_order(root: QWidget) -> list[QWidget]:
    """What Tab stops at, in its order."""
    stops: list[QWidget] = []
    known, widget = set(focusable(root)), root.nextInFocusChain()
    while widget is not None and widget is not root:
        stops += [widget] if widget in known else []
        widget = widget.nextInFocusChain()
    return stops


def place(widget: QWidget) -> QRect:
    """Where a widget stands in its window."""
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


def is_before(one: QRect, other: QRect, *, rtl: bool) -> bool:
    """Whether one place is read before another: on the same row, or straight above it."""
    if abs(one.center().y() - other.center().y()) <= _ROW:
        return one.left() > other.right() if rtl else one.right() < other.left()
    overlaps = one.left() < other.right() and other.left() < one.right()
    return overlaps and one.bottom() < other.top()


def describe(widget: QWidget) -> str:
    """Kind and words of a widget."""
    words = widget.text() if isinstance(widget, QAbstractButton) else widget.accessibleName()
    return f"{type(widget).__name__} “{bare(words)}”"


def test_every_dialog_can_be_heard(stage: Stage) -> None:
    """What Tab stops at has a name, each input its label; Tab goes as people read; there is a title."""
    found: dict[str, list[str]] = {}
    for name, front in stage.dialogs():
        missed = nameless(front) + unlabelled(front) + tagged(front) + out_of_order(front)
        if isinstance(front, QDialog) and not front.windowTitle():
            missed.append("no title")
        found |= {name: missed} if missed else {}
    assert found == {}


def test_every_screen_can_be_heard(stage: Stage) -> None:
    """As for dialogs, on every screen and with every tab of the panel."""
    found: dict[str, list[str]] = {}
    for name, front in stage.screens():
        missed = nameless(front) + unlabelled(front) + tagged(front) + out_of_order(front)
        found |= {name: missed} if missed else {}
    assert found == {}


@pytest.mark.parametrize("stage", ["en"], indirect=True)
def test_a_cell_says_table_place_figure_and_finding(stage: Stage) -> None:
    """As a person would say it on the telephone; the words come through the interface that screen readers use."""
    window = stage.window
    window.open_table(SOURCE, C4)
    model = window.table.model
    assert model.state is not None
    at = model.state.place(c4("T", "TOTAL", 2016))
    assert at is not None
    grid, across = QAccessible.queryAccessibleInterface(window.table.grid), len(model.state.years) + 1

    def name_of(row: int, column: int) -> str:
        # why: row and column heads come before the cells
        return grid.child((row + 1) * across + column + 1).text(QAccessible.Text.Name)

    said = bare(name_of(*at))
    assert said.startswith("C4, Total, Total, 2016, 85,584 persons, explain: ")
    names = [
        name_of(row, column) for row in range(0, len(model.state.rows), 7) for column in range(len(model.state.years))
    ]
    assert all(bare(name).startswith("C4, ") for name in names)
    assert len(set(names)) == len(names)
