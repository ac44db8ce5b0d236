"""Cut, copy and paste of the grid: at once where nothing is unusual, with a preview where anything is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QItemSelectionModel, QMimeData
from PySide6.QtGui import QGuiApplication

from ilms_desktop.model.command import Label, SetObservations
from ilms_desktop.model.observation import Observation
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.paste_options import Align
from ilms_desktop.workspace.labels import words_of
from tests.gui.conftest import c4

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.dialogs.paste_dialog import PasteDialog
    from ilms_desktop.ui.screens.table_screen import TableScreen
    from ilms_desktop.ui.session import Session

FREE = [c4("M", "SGP", 2021), c4("M", "THA", 2021)]


def put_on_clipboard(text: str, html: str | None = None) -> None:
    """What another program copied."""
    data = QMimeData()
    data.setText(text)
    if html is not None:
        data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)


def preview(screen: TableScreen) -> PasteDialog:
    """The preview that is open."""
    found = screen.pasting.preview
    assert found is not None
    assert found.isVisible()
    return found


def test_a_clean_block_is_pasted_at_once(screen: TableScreen, session: Session, qtbot: QtBot) -> None:
    """One step with a name; one undo takes all of it back."""
    put_on_clipboard("1\r\n2\r\n")
    screen.grid.go_to(FREE[0])
    with qtbot.waitSignal(session.bus.did_say) as said:
        screen.paste()
    assert screen.pasting.preview is None
    assert said.args[0] == "2 values pasted."
    assert [session.workspace.observation(key).value for key in FREE] == [1_000, 2_000]
    assert words_of(session.workspace.undo_status().undo or Label("")) == "Paste 2 × 1 in C4"
    session.undo()
    assert all(session.workspace.observation(key).is_blank for key in FREE)


def test_one_plain_cell_is_pasted_at_once_even_over_another(screen: TableScreen, session: Session) -> None:
    """It is like typing."""
    put_on_clipboard("7")
    screen.grid.go_to(c4("M", "JPN", 2018))
    screen.paste()
    assert session.workspace.observation(c4("M", "JPN", 2018)).value == 7_000


@pytest.mark.parametrize("text", ["about", "1\t2\t3\t4\n", "1,234.5\n2\n"])
def test_anything_unusual_is_shown_first(screen: TableScreen, session: Session, text: str) -> None:
    """Nothing is stored before the person says so."""
    before = session.workspace.journal_head()
    put_on_clipboard(text)
    screen.grid.go_to(FREE[0])
    screen.paste()
    preview(screen).reject()
    assert session.workspace.journal_head() == before


def test_what_is_refused_is_left_and_told(screen: TableScreen, session: Session, qtbot: QtBot) -> None:
    """The others are stored, as one step."""
    put_on_clipboard("1\t2\r\n3\tabout 4\r\n")
    screen.grid.go_to(c4("M", "JPN", 2017))
    screen.paste()
    with qtbot.waitSignal(session.bus.did_say) as said:
        preview(screen).go.click()
    assert said.args[0] == "3 values pasted. 1 was refused."
    assert session.workspace.observation(c4("M", "JPN", 2018)).value == 2_000
    assert session.workspace.observation(c4("M", "KOR", 2018)).value == 3_728


def test_the_preview_can_always_be_asked_for(screen: TableScreen) -> None:
    """Ctrl+Shift+V."""
    put_on_clipboard("5")
    screen.grid.go_to(FREE[0])
    screen.paste(asks=True)
    assert preview(screen).go.text() == "Paste 1 value"


def test_the_same_values_again_change_nothing(screen: TableScreen, session: Session, qtbot: QtBot) -> None:
    """No step without a change."""
    before = session.workspace.journal_head()
    put_on_clipboard("1.585")
    screen.grid.go_to(c4("M", "JPN", 2018))
    with qtbot.waitSignal(session.bus.did_tell) as told:
        screen.paste()
    assert "hold this already" in told.args[0]
    assert session.workspace.journal_head() == before


def test_an_empty_clipboard_is_told(screen: TableScreen, session: Session, qtbot: QtBot) -> None:
    """With what to do."""
    put_on_clipboard("")
    with qtbot.waitSignal(session.bus.did_tell) as told:
        screen.paste()
    assert "Copy cells in Excel first." in told.args[0]


def test_a_labelled_table_of_a_web_page_finds_its_places(screen: TableScreen, session: Session) -> None:
    """Names, years, figures; the sex is that of the current cell."""
    html = "<table><tr><th></th><th>2018</th></tr><tr><td>Corée du Sud</td><td>1.5</td></tr></table>"
    put_on_clipboard("\t2018\nCorée du Sud\t1.5\n", html)
    screen.grid.go_to(c4("F", "JPN", 2016))
    screen.paste()
    dialog = preview(screen)
    assert dialog.choices.align.value == Align.LABELS
    assert dialog.model.lines is not None
    assert "replaces 1.142" in bare(dialog.model.lines.remark(0))
    dialog.go.click()
    assert session.workspace.observation(c4("F", "KOR", 2018)).value == 1_500


def test_copy_puts_text_and_table_on_the_clipboard(screen: TableScreen) -> None:
    """Plain values for a grid, labels for a document."""
    screen.grid.go_to(c4("M", "JPN", 2017))
    screen.grid.selectRow(screen.grid.currentIndex().row())
    screen.copy()
    data = QGuiApplication.clipboard().mimeData()
    assert data.text().startswith("0.145\t0.484\t0.676\t1.055")
    assert "Japan" in data.html()


def test_what_was_copied_is_pasted_elsewhere_exactly(screen: TableScreen, session: Session) -> None:
    """At once, on empty cells: figures with their decimals, letters, blanks."""
    keys = [c4("F", country, 2021) for country in ("SGP", "THA")]
    said = (Observation(3_000, 3), Observation(status="N"))
    session.execute(SetObservations(tuple(zip(keys, said, strict=True)), Label("Type")))
    screen.grid.go_to(keys[0])
    index = screen.grid.currentIndex()
    below = screen.model.index(index.row() + 1, index.column())
    screen.grid.selectionModel().select(below, QItemSelectionModel.SelectionFlag.Select)
    screen.copy()
    screen.grid.go_to(FREE[0])
    screen.paste()
    assert screen.pasting.preview is None
    assert tuple(session.workspace.observation(key) for key in FREE) == said


def test_cut_copies_and_empties_as_one_step(screen: TableScreen, session: Session) -> None:
    """Remarks stay; computed totals have nothing to be emptied."""
    key = c4("M", "JPN", 2018)
    session.execute(SetObservations(((key, Observation(5_000, note="seen")),), Label("Type")))
    screen.grid.go_to(key)
    screen.cut()
    assert QGuiApplication.clipboard().text() == "5\n"
    assert session.workspace.observation(key) == Observation(note="seen")
    assert words_of(session.workspace.undo_status().undo or Label("")) == "Cut 1 cells from C4"
    session.undo()
    assert session.workspace.observation(key).value == 5_000


def test_without_a_table_there_is_nothing_to_copy_or_paste(screen: TableScreen, session: Session) -> None:
    """The screen is empty after its source was removed."""
    screen.model.close_table()
    put_on_clipboard("5")
    before = session.workspace.journal_head()
    screen.copy()
    screen.cut()
    screen.paste()
    assert QGuiApplication.clipboard().text() == "5"
    assert session.workspace.journal_head() == before
