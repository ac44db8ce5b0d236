"""A place of a table that is too narrow tells its whole text where it is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QStyleOptionViewItem, QToolTip

from ilms_desktop.ui.views.plain_table import PlainTable

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.look import Look

LONG = "Economic activity of the main job in the reference week"


def asked(look: Look, qtbot: QtBot, *, width: int, tip: str = "") -> str:
    """What the tooltip of a place says."""
    model = QStandardItemModel()
    item = QStandardItem(LONG)
    item.setData(tip or None, Qt.ItemDataRole.ToolTipRole)
    model.appendRow(item)
    table = PlainTable(look, "Variables", model, widths=(width,))
    qtbot.addWidget(table)
    table.show()
    index, option = model.index(0, 0), QStyleOptionViewItem()
    event = QHelpEvent(QEvent.Type.ToolTip, QPoint(5, 5), QPoint(5, 5))
    return QToolTip.text() if table.itemDelegate().helpEvent(event, table, option, index) else ""


def test_the_whole_text_is_told_where_it_does_not_fit(look: Look, qtbot: QtBot) -> None:
    """Where it fits, nothing pops up; a tooltip of the model comes first."""
    assert LONG in asked(look, qtbot, width=80)
    assert asked(look, qtbot, width=900) == ""
    assert asked(look, qtbot, width=80, tip="Own words") == "Own words"
