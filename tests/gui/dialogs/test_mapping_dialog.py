"""The mapping assistant: a national sheet comes in with the keyboard alone; what nobody knows is listed and asked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pytest
from PySide6.QtCore import Qt

from ilms_desktop.exchange.formats import open_foreign
from ilms_desktop.model.key import Criterion, TableKey
from ilms_desktop.ui.dialogs.import_dialog import ImportDialog
from ilms_desktop.ui.dialogs.mapping_dialog import MappingDialog
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.workspace.mapping import saved
from ilms_desktop.workspace.mapping.model import Dim, Unit, Where
from tests.gui.conftest import C1, SOURCE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.presenters.mapping_draft import Draft
    from ilms_desktop.ui.session import Session
    from ilms_desktop.ui.views.main_window import MainWindow

SHEET: Final = (
    "Emigrants by country of destination,,\n"
    "Country of destination,2019,2020\n"
    "Thailand,1200,1300\n"
    "Maleysia,20,30\n"
    "Kingdom of Nowhere,5,6\n"
    "Singapore,100,..\n"
)


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Mappings are kept in a folder of this test."""
    monkeypatch.setenv("ILMS_USER_DIR", str(tmp_path / "user"))


@pytest.fixture
def assistant(session: Session, qtbot: QtBot) -> MappingDialog:
    """The assistant over the sheet, once the sheet is read."""
    return open_assistant(session, qtbot)


def open_assistant(session: Session, qtbot: QtBot, text: str = SHEET) -> MappingDialog:
    """The assistant over a text table."""
    book = open_foreign(text.encode(), name="emigrants.csv")
    dialog = MappingDialog(session, book)
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(dialog.did_make_out):
        dialog.open()
    return dialog


@pytest.fixture
def press(qtbot: QtBot) -> Callable[..., None]:
    """Press a key and wait until the sheet is read again."""

    def send(dialog: MappingDialog, widget: object, key: Qt.Key) -> None:
        with qtbot.waitSignal(dialog.did_make_out):
            qtbot.keyClick(widget, key)

    return send


def test_what_was_guessed_is_shown(assistant: MappingDialog) -> None:
    """Table, places, what stands out; labels that nobody knows come first."""
    assert bare(assistant.remark.text()) == "3 figures would come in, 2 places are refused."
    assert bare(assistant.labels_title.text()) == "2 labels are not known."
    assert [use.text for use in assistant.model.uses[:2]] == ["Maleysia", "Kingdom of Nowhere"]
    assert "Check it" in assistant.proposed.text()
    assert assistant.form.places[Dim.YEAR].kind.value is Where.ROW
    assert assistant.form.places[Dim.CLASS].at.text() == "A"


def test_keys_take_suggestions_and_leave_labels_out(assistant: MappingDialog, press: Callable[..., None]) -> None:
    """One key a label; the next one that needs an answer is current at once."""
    assert assistant.model.uses[0].text == "Maleysia"
    press(assistant, assistant.list, Qt.Key.Key_1)
    assert assistant.model.uses[0].text == "Kingdom of Nowhere"
    press(assistant, assistant.list, Qt.Key.Key_Delete)
    assert assistant.labels_title.text() == "Every label is known."
    assert bare(assistant.remark.text()) == "5 figures would come in, 0 places are refused."


def test_a_name_is_typed_with_its_share(assistant: MappingDialog, press: Callable[..., None], qtbot: QtBot) -> None:
    """Enter in the list goes to the line, Enter in the line takes it; nonsense is told and takes nothing."""
    qtbot.keyClick(assistant.list, Qt.Key.Key_Return)
    assistant.meaning.line.setText("Atlantis")
    qtbot.keyClick(assistant.meaning.line, Qt.Key.Key_Return)
    assert "is no name of the list" in assistant.trouble.text()
    assert assistant.isVisible()
    assistant.meaning.line.setText("Malaysia 60%; Singapore 40%")
    press(assistant, assistant.meaning.line, Qt.Key.Key_Return)
    use = next(each for each in assistant.model.uses if each.text == "Maleysia")
    assert use.meaning is not None
    assert [float(each.share) for each in use.meaning.shares] == [0.6, 0.4]


def test_a_national_sheet_comes_in_by_keys_alone(
    window: MainWindow, press: Callable[..., None], qtbot: QtBot, tmp_path: Path
) -> None:
    """From the file to the figures."""
    path = tmp_path / "emigrants.csv"
    path.write_text(SHEET, encoding="utf-8")
    window.flows.incoming.read(path)
    qtbot.waitUntil(lambda: any(each.go.isEnabled() for each in window.findChildren(MappingDialog)))
    dialog = window.findChildren(MappingDialog)[-1]
    press(dialog, dialog.list, Qt.Key.Key_1)
    press(dialog, dialog.list, Qt.Key.Key_Delete)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Tab)
    qtbot.keyClick(dialog.go, Qt.Key.Key_Space)
    preview = dialog.findChildren(ImportDialog)[-1]
    assert preview.go.text() == "Import 5 values"
    with qtbot.waitSignal(window.session.bus.did_say) as said:
        qtbot.keyClick(preview.go, Qt.Key.Key_Space)
    assert said.args == ["5 cells imported."]
    assert not any(each.isVisible() for each in window.findChildren(MappingDialog))
    values = {each.value for _key, each in window.session.workspace.observations()}
    assert {1_200, 1_300, 20, 30, 100} <= values


def test_a_mapping_is_kept_and_used_again(assistant: MappingDialog, session: Session, qtbot: QtBot) -> None:
    """By name, next year; a name that no file can have is told."""
    assistant.name.setText("a/b")
    assistant.keep.click()
    assert "cannot be the name" in assistant.trouble.text()
    with qtbot.waitSignal(assistant.did_make_out):
        assistant.choose(replace_unit(assistant, Unit.THOUSANDS))
    assistant.name.setText("Emigrants")
    assistant.keep.click()
    assert saved.saved_names() == ("Emigrants",)
    other = open_assistant(session, qtbot)
    with qtbot.waitSignal(other.did_make_out):
        other.kept.choose("Emigrants")
    assert other.form.unit.value is Unit.THOUSANDS


def replace_unit(assistant: MappingDialog, unit: Unit) -> Draft:
    """The mapping with another unit."""
    draft = assistant._draft
    assert draft is not None
    return replace(draft, mapping=replace(draft.mapping, unit=unit))


def test_choices_change_the_mapping(assistant: MappingDialog, qtbot: QtBot) -> None:
    """Table, place, bounds, unit; the picture follows."""
    form = assistant.form
    with qtbot.waitSignal(assistant.did_make_out):
        form.table.choose(C1)
    assert assistant._draft is not None
    assert assistant._draft.part.table == C1
    with qtbot.waitSignal(assistant.did_make_out):
        form.table.choose(TableKey("C4", Criterion.NONE))
    with qtbot.waitSignal(assistant.did_make_out):
        form.first_row.setText("4")
        qtbot.keyClick(form.first_row, Qt.Key.Key_Return)
    assert assistant.isVisible()
    assert "Thailand" not in [use.text for use in assistant.model.uses]
    with qtbot.waitSignal(assistant.did_make_out):
        form.places[Dim.YEAR].kind.choose(None)
    assert "is not a year" in assistant.trouble.text()
    assert not assistant.go.isEnabled()
    with qtbot.waitSignal(assistant.did_make_out):
        form.places[Dim.YEAR].at.setText("2020")
        qtbot.keyClick(form.places[Dim.YEAR].at, Qt.Key.Key_Return)
    assert assistant.trouble.text() == ""
    with qtbot.waitSignal(assistant.did_make_out):
        form.source.choose(None)
    assert assistant._draft.mapping.source == ""
    with qtbot.waitSignal(assistant.did_make_out):
        form.rounded.click()
    assert assistant._draft.mapping.rounded


def test_the_only_source_is_taken(assistant: MappingDialog) -> None:
    """Where there are several, the preview asks."""
    assert assistant._draft is not None
    assert assistant._draft.mapping.source == SOURCE


def test_a_sheet_that_nobody_recognises_can_still_be_mapped(session: Session, qtbot: QtBot) -> None:
    """The choices are open, and what is missing is told."""
    dialog = open_assistant(session, qtbot, "foo,bar\nbaz,1\nqux,2\n")
    assert "No table was recognised" in dialog.proposed.text()
    assert not dialog.go.isEnabled()
    assert dialog.trouble.text()
