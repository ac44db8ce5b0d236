"""Export: layout, source, tables and place are chosen; what is replaced is said before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from ilms_desktop.model.command import Label, SetObservations
from ilms_desktop.model.observation import Observation
from ilms_desktop.ui.dialogs.export_dialog import ExportDialog
from ilms_desktop.ui.presenters.bidi import bare
from tests.gui.conftest import SOURCE, c4

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.session import Session


def open_dialog(session: Session, qtbot: QtBot) -> ExportDialog:
    """The dialog, shown."""
    dialog = ExportDialog(session)
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def choose(dialog: ExportDialog, name: str) -> None:
    """Choose a layout."""
    dialog.list.setCurrentIndex(dialog.model.first(lambda each: each.id == name))


def test_the_name_follows_the_layout(session: Session, qtbot: QtBot) -> None:
    """Blank files are offered only where people fill them in."""
    dialog = open_dialog(session, qtbot)
    assert dialog.path.text().endswith(".csv")
    assert not dialog.blank.isVisible()
    choose(dialog, "xlsx")
    assert dialog.path.text().endswith(".xlsx")
    assert dialog.blank.isVisible()


def test_by_keys_alone_a_part_is_chosen(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    """Arrows in the layouts, the space bar in the tables, Enter does it."""
    dialog = open_dialog(session, qtbot)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.source, Qt.Key.Key_Down)
    dialog.tables.setCurrentRow(1)
    qtbot.keyClick(dialog.tables, Qt.Key.Key_Space)
    dialog.path.line.setText(str(tmp_path / "out.csv"))
    with qtbot.waitSignal(dialog.wants_export) as asked:
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    wish = asked.args[0]
    assert (wish.layout, wish.source) == ("ilostat-load", SOURCE)
    assert wish.tables == (session.workspace.edition.tables[1].id,)
    assert wish.path == tmp_path / "out.csv"


def test_a_file_that_is_replaced_is_told(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    """Before it happens; without a name nothing can be written."""
    dialog = open_dialog(session, qtbot)
    (tmp_path / "there.csv").write_text("x", encoding="utf-8")
    dialog.path.line.setText(str(tmp_path / "there.csv"))
    assert "replaced" in dialog.trouble.text()
    dialog.path.line.setText("")
    assert not dialog.go.isEnabled()


def test_cells_that_stay_at_home_are_told(session: Session, qtbot: QtBot) -> None:
    """Text that is no figure fits no layout."""
    entry = (c4("M", "KOR", 2017), Observation(text="many"))
    session.workspace.execute(SetObservations((entry,), Label("Test")))
    assert bare(open_dialog(session, qtbot).remark.text()).startswith("1 cell holds text")
