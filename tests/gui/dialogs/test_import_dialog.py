"""Import: the person sees what a file would do before it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from ilms_desktop.exchange.csv_ilo import read_bulk
from ilms_desktop.ui.dialogs.import_dialog import ImportDialog
from ilms_desktop.ui.presenters.bidi import bare
from tests.gui.conftest import SOURCE
from tests.gui.screens.test_sources_screen import add_source

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.session import Session

HEAD = "ref_area,indicator,sex,classif1,time,obs_value\n"
ROWS = "KHM,MNA_OEMP_SEX_CDS_NB,SEX_M,CDS_DES_KOR,2017,1.532\nKHM,MNA_OEMP_SEX_CDS_NB,SEX_M,CDS_DES_KOR,2018,3.728\n"


def open_dialog(session: Session, qtbot: QtBot, body: str = ROWS) -> ImportDialog:
    """Dialog over a file."""
    dialog = ImportDialog(session, read_bulk((HEAD + body).encode(), name="korea.csv"))
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def test_the_button_says_how_much_it_does(session: Session, qtbot: QtBot) -> None:
    """And hands over one command."""
    dialog = open_dialog(session, qtbot)
    assert dialog.go.text() == "Import 1 value"
    assert bare(dialog.counts.text()).startswith("0 new, 1 changed, 1 unchanged")
    assert dialog.model.rowCount() == 2
    with qtbot.waitSignal(dialog.wants_import) as asked:
        qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert asked.args[0] is not None


def test_nothing_to_import_is_told(session: Session, qtbot: QtBot) -> None:
    """The button is grey then."""
    dialog = open_dialog(session, qtbot, ROWS.splitlines(keepends=True)[1])
    assert not dialog.go.isEnabled()


def test_a_source_is_asked_for_where_there_are_several(session: Session, qtbot: QtBot) -> None:
    """Figures are never put down to a source by guess."""
    add_source(session)
    dialog = open_dialog(session, qtbot)
    assert "Choose above" in dialog.counts.text()
    assert not dialog.go.isEnabled()
    dialog.source.setCurrentIndex(dialog.source.findData(SOURCE))
    assert dialog.go.isEnabled()
