"""The sources screen: answers are saved at once, nothing is lost, what is open is asked softly."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ilms_desktop.model.command import AddSource, EditSource, RemoveSource
from ilms_desktop.model.key import Criterion
from ilms_desktop.model.source import Source
from ilms_desktop.ui.dialogs.copy_source_dialog import CopySourceDialog
from ilms_desktop.ui.dialogs.deed_dialog import DeedDialog
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.source_lines import ALL
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


def choose(editor: ListField, value: str) -> None:
    """Choose an entry of a list, as the person does."""
    editor.box.setCurrentIndex(editor.box.findData(value))
    editor.box.activated.emit(editor.box.currentIndex())


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
    """Words that are in no list change nothing; they stay as they were typed, and are told."""
    editor = screen.form.rows["S3"].editor
    assert isinstance(editor, ListField)
    editor.box.setCurrentIndex(2)
    editor.box.activated.emit(2)
    chosen = answer(session, "S3")
    assert chosen == editor.box.itemData(2)
    editor.box.setEditText("nonsense")
    editor.finish()
    assert answer(session, "S3") == chosen
    assert "“nonsense” is not in the list" in screen.form.rows["S3"].trouble.text()
    screen.form.rows["agency"].editor.answered.emit("Another office")
    assert editor.box.currentText() == "nonsense"
    editor.box.setEditText("first sem")
    editor.finish()
    assert answer(session, "S3") == "S3:6"
    assert screen.form.rows["S3"].trouble.isHidden()
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
    screen.form.head.criteria[Criterion.BIRTH].click()
    assert Criterion.BIRTH in session.workspace.source(SOURCE).criteria
    citizenship = screen.form.head.criteria[Criterion.CITIZENSHIP]
    citizenship.click()
    assert Criterion.CITIZENSHIP in session.workspace.source(SOURCE).criteria
    assert citizenship.isChecked()
    assert "still has" in screen.form.head.rows["criteria"].trouble.text()


def test_help_follows_the_focus(screen: SourcesScreen, qtbot: QtBot) -> None:
    """What goes in is told where one is."""
    editor = screen.form.rows["agency"].editor
    editor.setFocus()
    qtbot.waitUntil(lambda: screen.help.title.text() == editor.field.title)
    assert screen.help.text.text() == editor.field.help
    assert "May stay empty." in screen.help.notes.text()
    screen.form.head.years.setFocus()
    qtbot.waitUntil(lambda: screen.help.title.text() == "Reference years")
    screen.form.head.type.setFocus()
    qtbot.waitUntil(lambda: screen.help.title.text() == "Type")
    screen.form.head.criteria[Criterion.BIRTH].setFocus()
    qtbot.waitUntil(lambda: screen.help.title.text() == "Fills modules A and B by")


def test_open_answers_are_told_once_and_softly(screen: SourcesScreen, qtbot: QtBot) -> None:
    """They stop nothing, and one button leads to the first of them."""
    assert "still open" in screen.help.note.accessibleName()
    assert bare(screen.form.answered.text()).startswith("3 of ")
    qtbot.mouseClick(screen.help.first, Qt.MouseButton.LeftButton)
    assert screen.help.title.text() == "Data reference period"


def test_an_answer_can_be_put_back(screen: SourcesScreen, session: Session, qtbot: QtBot) -> None:
    """Each field has its own way back to what stood there when the form was opened."""
    row = screen.form.rows["agency"]
    assert isinstance(row.editor, LineField)
    before = row.editor.answer()
    assert row.back.isHidden()
    for text in ("Another office", "A third one"):
        row.editor.line.setText(text)
        row.editor.finish()
    assert row.back.isVisible()
    assert row.back.accessibleName() == f"Put back in “Agency”: {before}"
    qtbot.mouseClick(row.back, Qt.MouseButton.LeftButton)
    assert answer(session, "agency") == row.editor.answer() == before
    assert row.back.isHidden()
    step = session.workspace.undo_status().undo
    assert step is not None
    assert step.values["field"] == "Agency"


def test_esc_gives_up_what_is_being_written(screen: SourcesScreen, session: Session, qtbot: QtBot) -> None:
    """What is stored stands again; a second Esc is not the field's."""
    row = screen.form.rows["working_age_min"]
    assert isinstance(row.editor, LineField)
    row.editor.setFocus()
    row.editor.line.setText("ninety")
    row.editor.finish()
    assert row.trouble.isVisible()
    qtbot.keyClick(row.editor.line, Qt.Key.Key_Escape)
    assert (row.editor.line.text(), row.trouble.isHidden()) == ("", True)
    assert answer(session, "working_age_min") == ""
    qtbot.keyClick(row.editor.line, Qt.Key.Key_Escape)


def test_a_number_may_be_typed_in_any_digits(screen: SourcesScreen, session: Session) -> None:
    """It is stored in the digits of all numbers."""
    row = screen.form.rows["working_age_min"]
    assert isinstance(row.editor, LineField)
    row.editor.line.setText("١٥")
    row.editor.finish()
    assert answer(session, "working_age_min") == "15"


def test_other_is_followed_by_which(screen: SourcesScreen, session: Session) -> None:
    """The text is asked for beside "Other" alone, and goes with it."""
    rule, which = screen.form.rows["residence_rule"].editor, screen.form.rows["residence_which"].editor
    assert isinstance(rule, ListField)
    assert isinstance(which, LineField)
    assert which.isHidden()
    choose(rule, "other")
    assert which.isVisible()
    which.line.setText("Registered for a year")
    which.finish()
    assert answer(session, "residence_which") == "Registered for a year"
    choose(rule, "12_months")
    assert which.isHidden()
    assert answer(session, "residence_which") == ""


def test_the_web_address_is_one_line(screen: SourcesScreen) -> None:
    """Only texts with several lines get a box."""
    assert isinstance(screen.form.rows["url"].editor, LineField)
    boxes = [code for code, row in screen.form.rows.items() if isinstance(row.editor, BoxField)]
    assert boxes == ["register_population"]


def test_a_default_is_told(screen: SourcesScreen) -> None:
    """An empty level means public."""
    editor = screen.form.rows["sharing"].editor
    assert isinstance(editor, ListField)
    line = editor.box.lineEdit()
    assert line is not None
    assert line.placeholderText() == "Public, unless you choose"


def test_years_are_chosen_as_text(screen: SourcesScreen, session: Session) -> None:
    """Spans are read; what is no year stays in the line, and so does a year that has values."""
    assert "Also shown, because values stand in them: 2010, 2014–2018" in bare(screen.form.head.fills.text())
    screen.show_source(add_source(session))
    head = screen.form.head
    for typed, trouble in (
        ("2021, twenty", "“twenty” is no year"),
        ("1066", "takes the years"),
    ):
        head.years.setText(typed)
        head.years.editingFinished.emit()
        assert trouble in head.rows["years"].trouble.text()
        screen.form.rows["S1"].show_answer(session.workspace.sources()[-1].name)
        assert head.years.text() == typed
        assert session.workspace.sources()[-1].years == (2022, 2023)
    head.years.setText("2021-2022 2024")
    head.years.editingFinished.emit()
    assert session.workspace.sources()[-1].years == (2021, 2022, 2024)
    assert (head.years.text(), head.rows["years"].trouble.isHidden()) == ("2021–2022, 2024", True)
    head.years.setText("20")
    head.years.editingFinished.emit()
    head.years.setText("2021–2022, 2024")
    head.years.editingFinished.emit()
    assert head.rows["years"].trouble.isHidden()


def test_a_year_that_cannot_go_stays_as_it_was_typed(screen: SourcesScreen, session: Session) -> None:
    """And another answer does not wipe it away."""
    head = screen.form.head
    head.years.setText("2021")
    head.years.editingFinished.emit()
    assert "Clear them first" in head.rows["years"].trouble.text()
    screen.refresh()
    assert head.years.text() == "2021"
    assert session.workspace.source(SOURCE).years == (2019, 2020, 2021, 2022, 2023)


def test_the_person_is_told_which_tables_do_not_apply(screen: SourcesScreen, session: Session) -> None:
    """And why: by the criterion, or by the type."""
    session.execute(AddSource(Source(id="CA:N", type="CA", name="Census", criteria=(Criterion.BIRTH,))))
    screen.show_source("CA:N1")
    told = bare(screen.form.head.fills.text()).splitlines()
    assert "Does not fill A9 · Place of birth: not asked of this type of source" in told
    assert "Does not fill C2: not asked of this type of source" in told
    assert "Does not fill A1–A10, B1–B4 · Citizenship: not chosen above" in told


def test_the_type_can_be_changed_until_there_are_values(screen: SourcesScreen, session: Session, qtbot: QtBot) -> None:
    """What the new type does not have goes, is told, and comes back with undo."""
    source = add_source(session)
    session.execute(EditSource(replace(session.workspace.source(source), fields={"T2": "T2:84", "S3": "S3:5"})))
    screen.show_source(source)
    box = screen.form.head.type
    box.setCurrentIndex(box.findData("CA"))
    with qtbot.waitSignal(session.bus.did_say) as said:
        box.activated.emit(box.currentIndex())
    assert bare(said.args[0]) == "The type is changed; 1 answer that it does not have is gone."
    assert session.workspace.source("CA:N1").fields == {"S3": "S3:5"}
    assert bare(screen.form.head.type.currentText()).startswith("CA · ")
    session.undo()
    assert session.workspace.source(source).fields == {"T2": "T2:84", "S3": "S3:5"}
    assert bare(screen.form.head.type.currentText()).startswith("BA · ")
    screen.show_source(SOURCE)
    box = screen.form.head.type
    box.setCurrentIndex(box.findData("CA"))
    box.activated.emit(box.currentIndex())
    assert "still has" in screen.form.head.rows["type"].trouble.text()
    assert box.currentData() == "FX"


def test_another_source_is_chosen_in_the_list(screen: SourcesScreen, session: Session, qtbot: QtBot) -> None:
    """The form follows the list, Enter goes into it, and a jump chooses in the list."""
    source = add_source(session)
    screen.list.setCurrentIndex(screen.model.find(source))
    assert screen.form.title.text() == "Labour force survey"
    screen.list.setFocus()
    qtbot.keyClick(screen.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: screen.help.title.text() == "Survey name (without year)")
    screen.show_source(SOURCE)
    assert screen.form.title.text().startswith("Administrative Records")


def test_all_sources_are_seen_at_a_glance(screen: SourcesScreen, session: Session, qtbot: QtBot) -> None:
    """What is missing in words, and the way to the first open answer."""
    source = add_source(session)
    screen.list.setCurrentIndex(screen.model.find(ALL))
    assert screen.middle.currentWidget() is screen.cards
    assert screen.help.isHidden()
    assert [card.card.line.id for card in screen.cards.cards] == [SOURCE, source]
    card = screen.cards.cards[1]
    assert not card.grab().isNull()
    qtbot.mouseClick(card.first, Qt.MouseButton.LeftButton)
    assert screen.middle.currentWidget() is screen.form
    assert screen.help.title.text() == "Data reference period"
    screen.list.setCurrentIndex(screen.model.find(ALL))
    qtbot.mouseClick(screen.cards.cards[0].open, Qt.MouseButton.LeftButton)
    assert screen.form.title.text().startswith("Administrative Records")
    session.execute(EditSource(replace(session.workspace.source(SOURCE), name="Register")))
    screen.list.setCurrentIndex(screen.model.find(ALL))
    assert screen.cards.cards[0].card.line.name == "Register"


def test_sources_are_put_into_order(screen: SourcesScreen, session: Session, qtbot: QtBot) -> None:
    """With buttons, or with Alt and the arrows; at an end there is no further."""
    source = add_source(session)
    screen.show_source(source)
    assert (screen.side.up.isEnabled(), screen.side.down.isEnabled()) == (True, False)
    qtbot.mouseClick(screen.side.up, Qt.MouseButton.LeftButton)
    assert [each.id for each in session.workspace.sources()] == [source, SOURCE]
    assert screen.side.current == source
    screen.list.setFocus()
    qtbot.keyClick(screen.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [each.id for each in session.workspace.sources()] == [SOURCE, source]
    screen.side.choose(ALL)
    assert (screen.side.up.isEnabled(), screen.side.down.isEnabled()) == (False, False)
    screen.side.wants_move.emit(1)
    assert [each.id for each in session.workspace.sources()] == [SOURCE, source]


def test_a_source_without_figures_can_be_removed(screen: SourcesScreen, session: Session, qtbot: QtBot) -> None:
    """One with figures cannot; beside the button stands what to do first."""
    source = add_source(session)
    screen.show_source(source)
    with qtbot.waitSignal(session.bus.did_say) as said:
        screen.form.remove.click()
    assert said.args == ["“Labour force survey” is removed."]
    assert len(session.workspace.sources()) == 1
    screen.form.remove.click()
    assert "still has" in screen.form.trouble.text()
    assert "Clear its tables first" in screen.form.trouble.text()


def test_without_a_source_the_screen_says_what_to_do(
    empty_workspace: Workspace, look: Look, tasks: Tasks, qtbot: QtBot
) -> None:
    """Two ways to begin; adding the first one opens its form, removing the last one leads back."""
    session = Session(empty_workspace, look, tasks)
    made = SourcesScreen(session)
    qtbot.addWidget(made)
    made.show()
    assert made.middle.currentWidget() is made.empty
    assert made.side.copy.isHidden()
    made.add_first.click()
    made.copy_first.click()
    dialogs = made.findChildren(DeedDialog)
    assert len(dialogs) == 2
    for dialog in dialogs:
        dialog.reject()
    add_source(session)
    assert made.middle.currentWidget() is made.form
    made.form.remove.click()
    assert made.middle.currentWidget() is made.empty


def test_a_source_that_was_added_is_shown(screen: SourcesScreen, session: Session) -> None:
    """The person goes on where the dialog ended."""
    dialog = screen.ask_for_source()
    dialog.name.setText("Economic census")
    dialog.type.setCurrentIndex(dialog.type.findData("CA"))
    dialog.go.click()
    assert session.workspace.sources()[-1].id == "CA:N1"
    assert screen.form.title.text() == "Economic census"


def test_a_source_that_was_copied_is_shown(screen: SourcesScreen, session: Session) -> None:
    """The button copies the source in use."""
    screen.side.copy.click()
    (dialog,) = screen.findChildren(CopySourceDialog)
    assert dialog.here.isChecked()
    dialog.go.click()
    assert session.workspace.sources()[-1].id == "FX:N1"
    assert screen.form.title.text().endswith("(copy)")


def test_an_answer_goes_to_the_source_in_which_it_was_typed(
    screen: SourcesScreen, session: Session, qtbot: QtBot
) -> None:
    """Also where another source is shown before the field is left."""
    source = add_source(session)
    screen.show_source(SOURCE)
    editor = screen.form.rows["agency"].editor
    assert isinstance(editor, LineField)
    editor.setFocus()
    qtbot.waitUntil(editor.line.hasFocus)
    editor.line.setText("Typed here")
    screen.show_source(source)
    assert answer(session, "agency") == "Typed here"
    assert answer(session, "agency", source) == ""
    editor.answered.emit("Later")
    assert answer(session, "agency") == "Later"
    screen.form.rows["agency"].editor.answered.emit("Other office")
    session.undo()
    session.undo()
    assert answer(session, "agency") == "Typed here"


def test_an_answer_to_a_source_that_is_gone_changes_nothing(screen: SourcesScreen, session: Session) -> None:
    """It was removed while the person was in the field."""
    source = add_source(session)
    screen.show_source(source)
    editor = screen.form.rows["agency"].editor
    session.execute(RemoveSource(source))
    editor.answered.emit("Too late")
    assert answer(session, "agency") == "Ministry of Labour and Vocational Training"


def test_all_questions_answered_hide_the_note(screen: SourcesScreen, session: Session) -> None:
    """The note goes by itself."""
    for field in tuple(screen.form._form.open if screen.form._form else ()):
        editor = screen.form.rows[field.code].editor
        if isinstance(editor, ListField):
            editor.box.setCurrentIndex(1)
        elif isinstance(editor, LineField):
            editor.line.setText("15" if field.code.startswith("working") else "a@example.org")
        elif isinstance(editor, BoxField):
            editor.box.set_text("Workers placed by agencies.")
        editor.finish()
    assert screen.help.note.isHidden(), session.workspace.source(SOURCE).fields
    assert screen.help.first.isHidden()


def test_tab_goes_through_the_form_from_top_to_bottom(screen: SourcesScreen, qtbot: QtBot) -> None:
    """Nobody needs the mouse to describe a source; at each stop the field is in sight."""
    inside = screen.form.widget()
    assert inside is not None
    screen.form.head.type.setFocus()
    seen: list[int] = []
    for _step in range(60):
        here = QApplication.focusWidget()
        assert here is not None
        if not screen.form.isAncestorOf(here):
            break
        seen.append(here.mapTo(inside, here.rect().topLeft()).y())
        qtbot.keyClick(here, Qt.Key.Key_Tab)
    assert len(seen) > len([row for row in screen.form.rows.values() if row.editor.isVisible()])
    assert seen == sorted(seen)
