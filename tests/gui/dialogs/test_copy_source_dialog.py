"""Copying sources: within the file, or out of last year's, which is only read."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from ilms_desktop.model.command import AddSource
from ilms_desktop.model.finding import Allowance
from ilms_desktop.model.key import CellKey, Criterion, ObservationKey, QTableKey
from ilms_desktop.model.observation import BLANK
from ilms_desktop.model.source import Source
from ilms_desktop.storage import allowances
from ilms_desktop.storage.recorder import Recorder
from ilms_desktop.ui.dialogs.copy_source_dialog import CopySourceDialog
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.workspace.workspace import Workspace
from tests.gui.conftest import SOURCE, CountedIds, SlowClock

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.session import Session

SURVEY = Source(
    "BA:544", "BA", "Survey", criteria=(Criterion.BIRTH,), years=(2021, 2022), fields={"S3": "S3:5", "T2": "T2:84"}
)


def make(path: Path, *sources: Source, country: str = "KHM") -> Path:
    """Another questionnaire, closed."""
    with Workspace.create(
        path,
        country=country,
        round_id="2026",
        edition_id=None,
        language="en",
        clock=SlowClock(),
        ids=CountedIds(),
    ) as other:
        for source in sources:
            other.execute(AddSource(source))
    return path


def shown(session: Session, qtbot: QtBot, source: str = "") -> CopySourceDialog:
    """The dialog, open."""
    made = CopySourceDialog(session, source=source)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def last_year(tmp_path: Path) -> Path:
    """Last year's file: a survey, and the register that is here too."""
    return make(tmp_path / "last.ilms", SURVEY, Source(SOURCE, "FX", "Register", years=(2022,)))


def test_a_source_of_this_file_is_copied(session: Session, qtbot: QtBot) -> None:
    """The same answers, years one later, a name that says so; one step of undo."""
    dialog = shown(session, qtbot, SOURCE)
    assert [choice.box.box.isChecked() for choice in dialog.choices] == [True]
    assert dialog.go.text().endswith("source")
    with qtbot.waitSignal(dialog.added) as told:
        dialog.go.click()
    original, copy = session.workspace.sources()
    assert told.args == [("FX:N1",)]
    assert (copy.name, copy.fields) == (f"{original.name} (copy)", original.fields)
    assert copy.years == tuple(year + 1 for year in original.years)
    session.undo()
    assert len(session.workspace.sources()) == 1


def test_years_may_stay(session: Session, qtbot: QtBot) -> None:
    """The box takes the shift away, and the words follow."""
    dialog = shown(session, qtbot, SOURCE)
    assert "years 2020–2024" in bare(dialog.choices[0].about.text())
    dialog.later.setChecked(False)
    assert "years 2019–2023" in bare(dialog.choices[0].about.text())
    dialog.go.click()
    assert session.workspace.sources()[1].years == session.workspace.sources()[0].years


def test_sources_of_last_years_file_are_copied(session: Session, qtbot: QtBot, last_year: Path) -> None:
    """Those that are here already are offered, but not ticked; the other file stays as it is."""
    before = last_year.read_bytes()
    dialog = shown(session, qtbot)
    assert dialog.there.isChecked()
    assert not dialog.go.isEnabled()
    dialog.path.take(str(last_year))
    qtbot.waitUntil(lambda: len(dialog.choices) == 2)
    survey, register = dialog.choices
    assert (survey.box.box.isChecked(), register.box.box.isChecked()) == (True, False)
    assert "in this file already" in register.remarks.text()
    assert survey.remarks.isHidden()
    assert not dialog.grab().isNull()
    dialog.go.click()
    assert session.workspace.sources()[-1] == Source(
        "BA:544", "BA", "Survey", criteria=(Criterion.BIRTH,), years=(2022, 2023), fields=dict(SURVEY.fields)
    )
    assert last_year.read_bytes() == before


def test_a_file_is_chosen_with_the_systems_dialog(session: Session, qtbot: QtBot, last_year: Path) -> None:
    """Or typed and ended with Enter; each path is read once."""
    dialog = shown(session, qtbot)
    dialog.path.choose.click()
    asked = dialog.path.findChildren(QFileDialog)[-1]
    asked.fileSelected.emit(str(last_year))
    qtbot.waitUntil(lambda: len(dialog.choices) == 2)
    asked.reject()
    with qtbot.assertNotEmitted(dialog.path.did_finish):
        dialog.path.line.editingFinished.emit()


def test_the_reasons_of_last_years_file_come_along(session: Session, qtbot: QtBot, last_year: Path) -> None:
    """They are announced, kept in the same step, and gone with a choice of this file."""
    with Workspace.open(last_year, language="en", clock=SlowClock(), ids=CountedIds()) as other:
        figure = (
            ObservationKey(QTableKey("BA:544", "A1", Criterion.BIRTH, "x", 2021), CellKey("SEX_T", "_", "_")),
            BLANK,
        )
        given = Allowance("V02 BA:544", "abc", "As published in 2021.", "A. Person", SlowClock()(), figures=(figure,))
        with other._database.transaction() as cursor:
            allowances.put(Recorder(cursor), [given])
    dialog = shown(session, qtbot)
    dialog.path.take(str(last_year))
    qtbot.waitUntil(lambda: len(dialog.choices) == 2)
    assert bare(dialog.remark.text()).startswith("1 reason given there is offered here again")
    with qtbot.waitSignal(dialog.added):
        dialog.go.click()
    assert [each.allowance for each in session.workspace.earlier_reasons()] == [given]
    session.undo()
    assert session.workspace.earlier_reasons() == ()


def test_a_file_that_cannot_be_used_says_why(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    """Each kind has its own sentence; nothing is offered then."""
    letter = tmp_path / "letter.ilms"
    letter.write_text("Dear colleagues", encoding="utf-8")
    dialog = shown(session, qtbot)
    for path, words in (
        (tmp_path / "none.ilms", "There is no file"),
        (letter, "is not an ILMS questionnaire"),
        (session.workspace.path, "is the questionnaire that is open here"),
        (make(tmp_path / "tha.ilms", SURVEY, country="THA"), "is the questionnaire of Thailand"),
    ):
        dialog.path.take(str(path))
        qtbot.waitUntil(partial(says, dialog, words))
        assert dialog.choices == []
        assert not dialog.go.isEnabled()
    dialog.here.setChecked(True)
    assert dialog.trouble.isHidden()
    assert len(dialog.choices) == 1


def test_a_file_without_sources_says_so(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    """An answer that comes too late changes nothing."""
    dialog = shown(session, qtbot)
    dialog.path.take(str(make(tmp_path / "bare.ilms")))
    qtbot.waitUntil(lambda: "describes no source" in words_of(dialog))
    dialog.path.take(str(tmp_path / "none.ilms"))
    dialog.path.take(str(make(tmp_path / "late.ilms", SURVEY)))
    dialog.here.setChecked(True)
    qtbot.waitUntil(lambda: not session.tasks.is_busy)
    assert [choice.source.id for choice in dialog.choices] == [SOURCE]
    assert dialog.trouble.isHidden()


def test_a_click_on_the_words_counts(session: Session, qtbot: QtBot) -> None:
    """Long names wrap beside the box."""
    dialog = shown(session, qtbot, SOURCE)
    choice = dialog.choices[0]
    qtbot.mouseClick(choice.box.label, Qt.MouseButton.LeftButton)
    assert not choice.box.box.isChecked()
    assert not dialog.go.isEnabled()


def test_what_cannot_be_copied_keeps_the_dialog_open(session: Session, qtbot: QtBot, last_year: Path) -> None:
    """Somebody added the same survey meanwhile."""
    dialog = shown(session, qtbot)
    dialog.path.take(str(last_year))
    qtbot.waitUntil(lambda: len(dialog.choices) == 2)
    copies = dialog.copies()
    session.execute(AddSource(SURVEY))
    dialog.copies = lambda: copies  # type: ignore[method-assign] # as it stood when the dialog was read
    dialog.go.click()
    assert dialog.isVisible()
    assert "already in this file" in dialog.trouble.text()


def says(dialog: CopySourceDialog, words: str) -> bool:
    """Whether something is said over the button."""
    return words in dialog.trouble.text()


def words_of(dialog: CopySourceDialog) -> str:
    """Words in the place of the sources."""
    from PySide6.QtWidgets import QLabel

    inside = dialog.area.widget()
    return " ".join(label.text() for label in inside.findChildren(QLabel)) if inside else ""
