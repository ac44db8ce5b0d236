"""Each field has the editor that fits its answer; what is typed is an answer, a question, or given up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from ilms_desktop.definitions.loader import load_edition
from ilms_desktop.ui.presenters.source_form import choices_of
from ilms_desktop.ui.views.field_editors import BoxField, FieldEditor, JoinedField, LineField, ListField, make_editor

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.look import Look

EDITION = load_edition("ilms-2019")
FIELDS = {field.code: field for field in EDITION.fields}


def editor_of(look: Look, qtbot: QtBot, code: str) -> FieldEditor:
    """Editor of a field, shown."""
    made = make_editor(look, FIELDS[code], choices_of(EDITION, FIELDS[code]))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("S1", LineField),
        ("url", LineField),
        ("sharing_partners", LineField),
        ("register_population", BoxField),
        ("S3", ListField),
        ("residence_rule", ListField),
        ("irregular_included", JoinedField),
        ("working_age_min", LineField),
        ("sharing_from", LineField),
    ],
)
def test_a_field_gets_the_editor_that_fits(look: Look, qtbot: QtBot, code: str, kind: type) -> None:
    """One line, several lines, few choices, many choices."""
    assert type(editor_of(look, qtbot, code)) is kind


def test_an_answer_is_handed_over_once(look: Look, qtbot: QtBot) -> None:
    """What is shown already is none; leaving the place without a change says that all is stored."""
    editor = editor_of(look, qtbot, "agency")
    assert isinstance(editor, LineField)
    editor.show_answer("Office")
    editor.line.setText(" Office ")
    with qtbot.waitSignal(editor.settled), qtbot.assertNotEmitted(editor.answered):
        editor.finish()
    editor.line.setText("Ministry")
    with qtbot.waitSignal(editor.answered) as told:
        editor.finish()
    assert told.args == ["Ministry"]


def test_what_is_being_written_is_not_overwritten(look: Look, qtbot: QtBot) -> None:
    """Another change of the file must not take a half typed word away; another answer to this field does."""
    editor = editor_of(look, qtbot, "agency")
    assert isinstance(editor, LineField)
    editor.show_answer("Office")
    editor.line.setFocus()
    qtbot.waitUntil(editor.line.hasFocus)
    editor.line.setText("Minis")
    editor.show_answer("Office")
    assert editor.answer() == "Minis"
    editor.show_answer("Another")
    assert editor.answer() == "Another"


def test_an_entry_may_be_named_by_its_beginning(look: Look, qtbot: QtBot) -> None:
    """Where only one begins so; words of no entry are told, and Esc gives them up."""
    editor = editor_of(look, qtbot, "S3")
    assert isinstance(editor, ListField)
    editor.show_answer("S3:5")
    editor.box.setEditText("SECOND SEM")
    with qtbot.waitSignal(editor.answered) as told:
        editor.finish()
    assert told.args == ["S3:7"]
    for several in ("second", "nonsense"):
        editor.box.setEditText(several)
        assert editor.is_changed()
        assert editor.answer() == "S3:5"
        with qtbot.waitSignal(editor.unreadable) as words, qtbot.assertNotEmitted(editor.answered):
            editor.finish()
        assert words.args == [several]
    line = editor.box.lineEdit()
    assert line is not None
    with qtbot.waitSignal(editor.settled):
        qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert editor.box.currentText() == "Annual or annual average"


def test_an_answer_that_is_in_no_list_is_shown_as_it_is(look: Look, qtbot: QtBot) -> None:
    """An older file may hold one; it stays until another is chosen."""
    editor = editor_of(look, qtbot, "S5")
    assert isinstance(editor, ListField)
    editor.show_answer("S5:2527")
    assert editor.box.currentText() == "S5:2527"
    assert not editor.is_changed()


def test_an_editor_says_how_it_shows_answers(look: Look, qtbot: QtBot) -> None:
    """One that was forgotten is found at once."""
    editor = FieldEditor(look, FIELDS["S1"])
    qtbot.addWidget(editor)
    with pytest.raises(NotImplementedError):
        editor.answer()
    with pytest.raises(NotImplementedError):
        editor.put("x")
