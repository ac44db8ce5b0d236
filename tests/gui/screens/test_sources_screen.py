"""The sources screen: answers are saved at once, nothing is lost, what is open is asked softly."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import Qt

from ilms_desktop.model.command import AddSource
from ilms_desktop.model.key import Criterion
from ilms_desktop.model.source import Source
from ilms_desktop.ui.screens.sources_screen import SourcesScreen
from ilms_desktop.ui.session import Session
from ilms_desktop.ui.views.field_editors import BoxField, JoinedField, LineField, ListField
from tests.gui.conftest import SOURCE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.tasks import Tasks
    from ilms_desktop.workspace.workspace import Workspace


def add_source(session: Session) -> str:
    """Add a survey without figures; its id."""
    made = Source(id="BA:N", type="BA", name="Labour force survey", criteria=(Criterion.BIRTH,), years=(2022, 2023))
    session.execute(AddSource(made))
    return session.workspace.sources()[-1].id


@pytest.fixture
def screen(session: Session, qtbot: QtBot) -> Iterator[SourcesScreen]:
    """The screen over the example."""
    made = SourcesScreen(session)
    made.resize(1140, 700)
    made.show()
    qtbot.waitExposed(made)
    yield made
    shiboken6.delete(made)


def answer(session: Session, code: str, source: str = SOURCE) -> str:
    """What is stored."""
    return session.workspace.source(source).fields.get(code, "")


def test_a_line_is_saved_on_enter(screen: SourcesScreen, session: Session, qtbot: QtBot) -> None:
    """And undo takes it back into the form."""
    editor = screen.form.rows["agency"].editor
    assert isinstance(editor, LineField)
    before = editor.answer()
    editor.line.setText("Department of Employment")
    qtbot.keyClick(editor.line, Qt.Key.Key_Return)
    assert answer(session, "agency") == "Department of Employment"
    session.undo()
    assert editor.answer() == before


def test_leaving_a_box_saves_it(screen: SourcesScreen, session: Session, qtbot: QtBot) -> None:
    """Nobody has to press a button."""
    editor = screen.form.rows["register_population"].editor
    assert isinstance(editor, BoxField)
    editor.box.setFocus()
    qtbot.keyClicks(editor.box.edit, "Workers placed by agencies.")
    assert "27 / 500" in editor.counter.text().replace("\u2066", "").replace("\u2069", "")
    screen.form.rows["agency"].editor.setFocus()
    qtbot.waitUntil(lambda: answer(session, "register_population") == "Workers placed by agencies.")


def test_a_list_is_chosen_from_and_typed_in(screen: SourcesScreen, session: Session) -> None:
    """Words that are in no list count as no answer."""
    editor = screen.form.rows["S3"].editor
    assert isinstance(editor, ListField)
    editor.box.setCurrentIndex(2)
    editor.box.activated.emit(2)
    chosen = answer(session, "S3")
    assert chosen == editor.box.itemData(2)
    editor.box.setEditText("nonsense")
    editor.finish()
    assert answer(session, "S3") == chosen
    editor.box.setEditText("")
    editor.finish()
    assert answer(session, "S3") == ""


def test_joined_buttons_choose_and_take_back(screen: SourcesScreen, session: Session, qtbot: QtBot) -> None:
    """Yes, no, not known: a second click takes the answer away."""
    editor = screen.form.rows["counts_events"].editor
    assert isinstance(editor, JoinedField)
    value, button = next(iter(editor.joined.buttons.items()))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert answer(session, "counts_events") == value
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert answer(session, "counts_events") == ""


def test_the_name_cannot_be_taken_away(screen: SourcesScreen, session: Session) -> None:
    """It is required; the old one stands until another is typed, and the form says so."""
    row = screen.form.rows["S1"]
    assert isinstance(row.editor, LineField)
    row.editor.line.setText("")
    row.editor.finish()
    assert session.workspace.source(SOURCE).name
    assert "needs a name" in row.trouble.text()
    row.editor.line.setText("Register of workers")
    row.editor.finish()
    assert session.workspace.source(SOURCE).name == "Register of workers"
    assert screen.form.title.text() == "Register of workers"


def test_a_refused_answer_says_why_beside_its_field(screen: SourcesScreen, session: Session) -> None:
    """And what was typed stays where it is."""
    row = screen.form.rows["working_age_min"]
    assert isinstance(row.editor, LineField)
    row.editor.line.setText("ninety")
    row.editor.finish()
    assert answer(session, "working_age_min") == ""
    assert row.trouble.text()
    assert row.editor.line.text() == "ninety"


def test_criteria_are_saved_at_once(screen: SourcesScreen, session: Session) -> None:
    """A box that cannot be emptied goes back to what is stored."""
    screen.form.criteria[Criterion.BIRTH].click()
    assert Criterion.BIRTH in session.workspace.source(SOURCE).criteria
    citizenship = screen.form.criteria[Criterion.CITIZENSHIP]
    citizenship.click()
    assert Criterion.CITIZENSHIP in session.workspace.source(SOURCE).criteria
    assert citizenship.isChecked()


def test_help_follows_the_focus(screen: SourcesScreen, qtbot: QtBot) -> None:
    """What goes in is told where one is."""
    editor = screen.form.rows["agency"].editor
    editor.setFocus()
    qtbot.waitUntil(lambda: screen.help_title.text() == editor.field.title)
    assert screen.help_text.text() == editor.field.help


def test_open_answers_are_told_once_and_softly(screen: SourcesScreen, session: Session) -> None:
    """They stop nothing."""
    assert "still open" in screen.note.accessibleName()
    form = session.workspace.source(SOURCE)
    assert form.name
    assert screen.form.answered.text()


def test_a_source_is_added_and_shown(screen: SourcesScreen, session: Session) -> None:
    """Type, name, criteria; the years of the round are preset."""
    dialog = screen.ask_for_source()
    assert not dialog.add.isEnabled()
    dialog.name.setText("Labour force survey")
    dialog.type.setCurrentIndex(dialog.type.findData("BA"))
    dialog.criteria[Criterion.CITIZENSHIP].setChecked(True)
    dialog.add.click()
    added = session.workspace.sources()[-1]
    assert (added.id, added.name, added.criteria) == ("BA:N1", "Labour force survey", (Criterion.CITIZENSHIP,))
    assert len(added.years) == session.workspace.round.default_years
    assert screen.form.title.text() == "Labour force survey"


def test_a_survey_number_may_be_given(screen: SourcesScreen, session: Session) -> None:
    """Where the ILO gave one."""
    dialog = screen.ask_for_source()
    dialog.name.setText("Economic census")
    dialog.type.setCurrentIndex(dialog.type.findData("CA"))
    dialog.number.setText("6654")
    dialog.add.click()
    assert session.workspace.sources()[-1].id == "CA:6654"


def test_another_source_is_chosen_in_the_list(screen: SourcesScreen, session: Session) -> None:
    """The form follows the list, and a jump chooses in the list."""
    source = add_source(session)
    screen.list.setCurrentIndex(screen.model.find(source))
    assert screen.form.title.text() == "Labour force survey"
    screen.show_source(SOURCE)
    assert screen.form.title.text().startswith("Administrative Records")


def test_a_source_without_figures_can_be_removed(screen: SourcesScreen, session: Session) -> None:
    """One with figures cannot; the form says what to do first."""
    source = add_source(session)
    screen.show_source(source)
    screen.form._remove()
    assert len(session.workspace.sources()) == 1
    screen.form._remove()
    assert "still has" in screen.form.rows["S1"].trouble.text()


def test_without_a_source_the_screen_says_what_to_do(
    empty_workspace: Workspace, look: Look, tasks: Tasks, qtbot: QtBot
) -> None:
    """And adding the first one opens its form."""
    session = Session(empty_workspace, look, tasks)
    made = SourcesScreen(session)
    qtbot.addWidget(made)
    made.show()
    assert made.middle.currentIndex() == 1
    add_source(session)
    assert made.middle.currentIndex() == 0


def test_all_questions_answered_hide_the_note(screen: SourcesScreen, session: Session) -> None:
    """The note goes by itself."""
    for field in tuple(screen.form._form.open if screen.form._form else ()):
        editor = screen.form.rows[field.code].editor
        if isinstance(editor, ListField):
            editor.box.setCurrentIndex(1)
        elif isinstance(editor, LineField):
            editor.line.setText("15" if field.code.startswith("working") else "a@example.org")
        editor.finish()
    assert screen.note.isHidden(), session.workspace.source(SOURCE).fields
