"""A questionnaire may be dropped on a window, or every file where all are taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from ilms_desktop.ui.views.file_drop import FileDrop, questionnaire_in

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

COPY, LEFT, NONE = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def dragged(*urls: QUrl) -> QMimeData:
    """What is dragged."""
    data = QMimeData()
    data.setUrls(list(urls))
    return data


def test_the_first_questionnaire_counts(tmp_path: Path) -> None:
    """Other files and addresses of the network are passed over."""
    mine = QUrl.fromLocalFile(str(tmp_path / "A.ILMS"))
    others = QUrl.fromLocalFile(str(tmp_path / "figures.csv")), QUrl("https://example.org/a.ilms")
    assert questionnaire_in(dragged(*others, mine)).endswith("A.ILMS")
    assert questionnaire_in(dragged(*others)) == ""
    assert questionnaire_in(QMimeData()) == ""


def test_a_drop_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    """The window shows beforehand whether it takes the file."""
    window = QWidget()
    qtbot.addWidget(window)
    drop = FileDrop(window)
    assert window.acceptDrops()
    data = dragged(QUrl.fromLocalFile(str(tmp_path / "a.ilms")))
    comes = QDragEnterEvent(QPoint(5, 5), COPY, data, LEFT, NONE)
    comes.ignore()
    with qtbot.assertNotEmitted(drop.dropped):
        QApplication.sendEvent(window, comes)
    assert comes.isAccepted()
    with qtbot.waitSignal(drop.dropped) as told:
        QApplication.sendEvent(window, QDropEvent(QPoint(5, 5), COPY, data, LEFT, NONE))
    assert told.args[0].endswith("a.ilms")


def test_other_things_are_not_taken(qtbot: QtBot, tmp_path: Path) -> None:
    """A table in another format is imported from inside a questionnaire."""
    window = QWidget()
    qtbot.addWidget(window)
    drop = FileDrop(window)
    table, nothing = dragged(QUrl.fromLocalFile(str(tmp_path / "a.csv"))), dragged()
    comes = QDragEnterEvent(QPoint(5, 5), COPY, table, LEFT, NONE)
    comes.ignore()
    QApplication.sendEvent(window, comes)
    assert not comes.isAccepted()
    with qtbot.assertNotEmitted(drop.dropped):
        QApplication.sendEvent(window, QDropEvent(QPoint(5, 5), COPY, nothing, LEFT, NONE))


def test_where_all_are_taken_every_file_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    """What they are is found out from their content, elsewhere."""
    window = QWidget()
    qtbot.addWidget(window)
    drop = FileDrop(window, takes_all=True)
    names = ("a.csv", "b.pdf", "c.ilms")
    data = dragged(QUrl("https://example.org/a.csv"), *(QUrl.fromLocalFile(str(tmp_path / name)) for name in names))
    comes = QDragEnterEvent(QPoint(5, 5), COPY, data, LEFT, NONE)
    comes.ignore()
    QApplication.sendEvent(window, comes)
    assert comes.isAccepted()
    with qtbot.waitSignal(drop.dropped_files) as told:
        QApplication.sendEvent(window, QDropEvent(QPoint(5, 5), COPY, data, LEFT, NONE))
    assert [path.rpartition("/")[2] for path in told.args[0]] == list(names)
