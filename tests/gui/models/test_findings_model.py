"""The list of findings as a model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from ilms_desktop.ui.models.findings_model import BATCH, LINE_ROLE, FindingsModel
from ilms_desktop.ui.presenters.findings_list import FindingsList, Line, LineKind, ListRequest, Rows, Seed
from ilms_desktop.ui.presenters.findings_nodes import HeadWords

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from ilms_desktop.workspace.workspace import Workspace


def test_lines_are_read_and_found(workspace: Workspace, qtmodeltester: ModelTester, qtbot: QtBot) -> None:
    """Each line says itself to a screen reader: order, place, title, sentence."""
    model = FindingsModel()
    heads = HeadWords(place=lambda _finding: "place")
    model.show_rows(FindingsList(workspace.report(), ListRequest(folded=()), heads).rows)
    qtmodeltester.check(model)
    index = model.index(1)
    line = model.line(index)
    assert line is not None
    assert index.data() == line.title
    assert index.data(LINE_ROLE) is line
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith(f"Fix or explain, place, {line.title}")
    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "Fix or explain, 3"
    assert index.data(Qt.ItemDataRole.DecorationRole) is None
    assert not model.find("nothing").isValid()
    assert model.line(QModelIndex()) is None
    assert model.data(QModelIndex()) is None
    with qtbot.waitSignal(model.dataChanged):
        model.touch(index)
    assert spoken.endswith("more of the same cause")


def rows(*keys: str, title: str = "t") -> Rows:
    """Lines of some keys."""
    return Rows([Seed(key, Line(LineKind.FINDING, key, title), lambda line: line) for key in keys])


def test_what_stays_keeps_its_index_and_tells_that_it_changed(qtbot: QtBot) -> None:
    """Rows come and go around it; only lines that were read are compared."""
    model = FindingsModel()
    model.show_rows(rows("a", "b", "c"))
    kept = QPersistentModelIndex(model.find("b"))
    assert [line.key for line in model.lines] == ["a", "b", "c"]
    with qtbot.waitSignal(model.dataChanged) as changed:
        model.show_rows(rows("b", "d", title="other"))
    assert (kept.row(), changed.args[0].row(), model.rowCount()) == (0, 0, 2)
    assert [line.title for line in model.lines] == ["other", "other"]


def test_more_is_fetched_when_it_is_needed(qtmodeltester: ModelTester) -> None:
    """By scrolling, or by looking for a line far below."""
    model = FindingsModel()
    model.show_rows(rows(*(str(number) for number in range(3 * BATCH))))
    assert (model.rowCount(), model.made) == (BATCH, 0)
    model.fetchMore(QModelIndex())
    assert (model.rowCount(), model.canFetchMore(QModelIndex())) == (2 * BATCH, True)
    assert model.find(str(3 * BATCH - 1)).row() == 3 * BATCH - 1
    assert not model.canFetchMore(QModelIndex())
    model.fetchMore(QModelIndex())
    assert model.rowCount() == 3 * BATCH
    model.show_rows(rows("1"))
    assert model.rowCount() == 1
    qtmodeltester.check(model)
