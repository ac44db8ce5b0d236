"""Import: the person sees what a file would do before it is done, whatever layout it is in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from ilms_desktop.exchange.csv_ilo import read_bulk
from ilms_desktop.exchange.formats import LAYOUTS, read_any
from ilms_desktop.ui.dialogs.import_dialog import ImportDialog
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.import_lines import Show
from ilms_desktop.workspace.exporting import outgoing
from tests.gui.conftest import SOURCE
from tests.gui.screens.test_sources_screen import add_source

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.session import Session

HEAD = "ref_area,indicator,sex,classif1,time,obs_value\n"
ROWS = "KHM,MNA_OEMP_SEX_CDS_NB,SEX_M,CDS_DES_KOR,2017,1.532\nKHM,MNA_OEMP_SEX_CDS_NB,SEX_M,CDS_DES_KOR,2018,3.728\n"
REFUSED = "KHM,MNA_OEMP_SEX_CDS_NB,SEX_M,CDS_DES_KOR,2016,many\n"


def open_dialog(session: Session, qtbot: QtBot, body: str = ROWS) -> ImportDialog:
    """Dialog over a file."""
    dialog = ImportDialog(session, read_bulk((HEAD + body).encode(), name="korea.csv"), remarks=("Look at it.",))
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def test_the_button_says_how_much_it_does(session: Session, qtbot: QtBot) -> None:
    """And hands over one command."""
    dialog = open_dialog(session, qtbot)
    assert dialog.go.text() == "Import 1 value"
    assert bare(dialog.counts.text()).startswith("0 new, 1 changed, 1 unchanged")
    assert dialog.model.rowCount() == 3
    with qtbot.waitSignal(dialog.wants_import) as asked:
        qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert asked.args[0] is not None


def test_what_goes_where_is_told_by_table_and_year(session: Session, qtbot: QtBot) -> None:
    """Choosing a line shows its rows alone."""
    dialog = open_dialog(session, qtbot)
    texts = [bare(text) for text in dialog.parts_model.texts(1)]
    assert texts == [SOURCE, "C4", "2017", "", "1", ""]
    dialog.parts.show_row(1)
    assert dialog.model.rowCount() == 1
    assert bare(dialog.model.texts(0)[3]) == "1.531 → 1.532"


def test_filters_show_some_lines(session: Session, qtbot: QtBot) -> None:
    """Only filters that find something are offered."""
    dialog = open_dialog(session, qtbot, ROWS + REFUSED)
    assert not dialog.chips[Show.NEW].isVisible()
    for show, count in ((Show.CHANGED, 1), (Show.SAME, 1), (Show.REFUSED, 1), (Show.BESIDE, 1), (Show.ALL, 4)):
        dialog.chips[show].click()
        assert dialog.model.rowCount() == count
        assert dialog.chips[show].isChecked()


def test_what_is_refused_is_listed_and_copied(session: Session, qtbot: QtBot) -> None:
    """With its place and its reason, as a table for a spreadsheet."""
    dialog = open_dialog(session, qtbot, ROWS + REFUSED)
    dialog.filter(Show.REFUSED)
    what, place, _row, why = dialog.model.texts(0)
    assert (what, place) == ("refused", "Line 4")
    assert "is not a number" in why
    assert "is not a number" in dialog.row_told.text()
    dialog.copy.click()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == 2
    assert lines[1].split("\t")[0] == "Line 4"
    assert lines[1].split("\t")[2].startswith("“many” is not a number")


def test_nothing_to_import_is_told(session: Session, qtbot: QtBot) -> None:
    """The button is grey then, and nothing is refused."""
    dialog = open_dialog(session, qtbot, ROWS.splitlines(keepends=True)[1])
    assert not dialog.go.isEnabled()
    assert not dialog.refused.isVisible()


def test_a_source_is_asked_for_where_there_are_several(session: Session, qtbot: QtBot) -> None:
    """Figures are never put down to a source by guess."""
    add_source(session)
    dialog = open_dialog(session, qtbot)
    assert "Choose above" in dialog.trouble.text()
    assert not dialog.go.isEnabled()
    assert dialog.model.rowCount() == 0
    dialog.source.choose(SOURCE)
    assert dialog.go.isEnabled()
    assert dialog.trouble.text() == ""


@pytest.mark.parametrize("name", [each.id for each in LAYOUTS.values() if each.reads and each.writes])
def test_every_layout_comes_to_the_same_preview(session: Session, qtbot: QtBot, name: str) -> None:
    """What was written says what is there already."""
    workspace = session.workspace
    data = LAYOUTS[name].write(outgoing(workspace))[""]
    parsed = read_any(data, name=f"figures{LAYOUTS[name].suffix}", edition=workspace.edition)
    dialog = ImportDialog(session, parsed)
    qtbot.addWidget(dialog)
    assert dialog.parts_model.rowCount() > 1
    assert not dialog.chips[Show.REFUSED].isVisibleTo(dialog)
    assert not dialog.chips[Show.CHANGED].isVisibleTo(dialog)


def test_cancel_changes_nothing(session: Session, qtbot: QtBot) -> None:
    """Esc is enough."""
    dialog = open_dialog(session, qtbot)
    before = dict(session.workspace.observations())
    with qtbot.assertNotEmitted(dialog.wants_import):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert dict(session.workspace.observations()) == before
