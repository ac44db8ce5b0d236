"""Tabulating a survey: the recipe is proposed, corrected with the keyboard, and its figures come to one preview."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from ilms_desktop.model.command import AddSource
from ilms_desktop.ui.dialogs.tabulate_dialog import TabulateDialog
from ilms_desktop.ui.presenters.bidi import bare
from tests.gui.conftest import SOURCE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ilms_desktop.model.source import Source
    from ilms_desktop.ui.session import Session
    from ilms_desktop.ui.views.main_window import MainWindow

RECORDS: Final = "sex,age,country of birth,weight,reference year\n" + "".join(
    f"{1 + n % 2},{15 + n % 60},{'KHM' if n % 5 else 'VNM'},10,2020\n" for n in range(60)
)


@pytest.fixture
def survey(tmp_path: Path) -> Path:
    """Records of sixty persons; what the two sexes are called is not said."""
    path = tmp_path / "lfs.csv"
    path.write_text(RECORDS, encoding="utf-8")
    return path


@pytest.fixture
def dialog(session: Session, survey: Path, new_source: Source, qtbot: QtBot) -> TabulateDialog:
    """The dialog over the survey, with a labour force survey among the sources."""
    session.workspace.execute(AddSource(new_source))
    made = TabulateDialog(session, survey)
    qtbot.addWidget(made)
    made.open()
    made.propose()
    return made


def survey_source(dialog: TabulateDialog) -> str:
    """Id that the survey got."""
    return next(each.id for each in dialog._session.workspace.sources() if each.id != SOURCE)


def row_of(dialog: TabulateDialog, variable: str) -> int:
    """Row of what a survey may say."""
    for row in range(dialog.model.rowCount()):
        found = dialog.model.variable(dialog.model.index(row, 0))
        if found is not None and found.id == variable:
            return row
    raise AssertionError(variable)


def test_what_is_recognised_is_shown(dialog: TabulateDialog) -> None:
    """And a source has to be chosen where there are several."""
    assert dialog.draft is not None
    assert set(dialog.draft.recipe.variables) >= {"age", "birth", "weight", "year"}
    assert "Choose the source" in dialog.trouble.text()
    assert not dialog.go.isEnabled()
    dialog.source.choose(survey_source(dialog))
    assert dialog.trouble.text() == ""
    assert dialog.go.isEnabled()


def name_the_sexes(dialog: TabulateDialog, qtbot: QtBot) -> None:
    """Say which variable holds the sex and what its values mean, with the keyboard."""
    dialog.list.show_row(row_of(dialog, "sex"))
    if dialog.name.value != "sex":
        dialog.name.choose("sex")
    for _value in ("1", "2"):
        qtbot.keyClick(dialog.values, Qt.Key.Key_Return)
        row = dialog.values_model.value(dialog.values.currentIndex())
        assert row is not None
        dialog.meaning.setText("SEX_M" if row.value == "1" else "SEX_F")
        qtbot.keyClick(dialog.meaning, Qt.Key.Key_Return)


def test_values_get_their_meaning_and_the_figures_come_in(dialog: TabulateDialog, qtbot: QtBot) -> None:
    """Counted with weights, under the thresholds that are shown."""
    dialog.source.choose(survey_source(dialog))
    name_the_sexes(dialog, qtbot)
    assert dialog.draft is not None
    assert dict(dialog.draft.recipe.variables["sex"].meanings) == {"1": "SEX_M", "2": "SEX_F"}
    dialog.choices.unreliable.setValue(100)
    with qtbot.waitSignal(dialog.wants_preview) as shown:
        dialog.go.click()
    parsed, remarks = shown.args
    assert parsed.rows
    assert all(row.source == survey_source(dialog) for row in parsed.rows)
    assert {row.status for row in parsed.rows if float(row.text or 0) > 0} == {"U"}
    assert any("60 records counted" in remark for remark in remarks)


def test_a_meaning_that_is_none_is_told(dialog: TabulateDialog, qtbot: QtBot) -> None:
    """And takes nothing."""
    dialog.list.show_row(row_of(dialog, "sex"))
    dialog.name.choose("sex")
    dialog.meaning.setText("Atlantis")
    qtbot.keyClick(dialog.meaning, Qt.Key.Key_Return)
    assert "none of the meanings" in dialog.trouble.text()
    assert dialog.isVisible()


def test_a_recipe_is_kept_and_opened_again(dialog: TabulateDialog, qtbot: QtBot, tmp_path: Path) -> None:
    """Thresholds and meanings come back; another file is refused in words."""
    name_the_sexes(dialog, qtbot)
    dialog.choices.suppressed.setValue(3)
    dialog.choices.years.setText("2020")
    qtbot.keyClick(dialog.choices.years, Qt.Key.Key_Return)
    dialog.keep_recipe(tmp_path / "lfs.toml")
    dialog.choices.suppressed.setValue(0)
    dialog.take_recipe(tmp_path / "lfs.toml")
    assert dialog.choices.suppressed.value() == 3
    assert dialog.choices.years.text() == "2020"
    dialog.take_recipe(tmp_path / "lfs.csv")
    assert "is not a recipe" in dialog.trouble.text()
    dialog.keep_recipe(tmp_path / "none" / "lfs.toml")
    assert "lfs.toml" in dialog.trouble.text()


def test_a_variable_that_the_survey_does_not_have_is_taken_out(dialog: TabulateDialog) -> None:
    """What is missing without it is told; without weights every record is one person."""
    dialog.source.choose(SOURCE)
    dialog.list.show_row(row_of(dialog, "weight"))
    dialog.name.choose(None)
    assert dialog.draft is not None
    assert "weight" not in dialog.draft.recipe.variables
    assert "weight" in dialog.trouble.text()
    assert not dialog.go.isEnabled()
    dialog.choices.unweighted.click()
    assert dialog.go.isEnabled()


def test_records_of_which_nothing_is_said_are_left_out(dialog: TabulateDialog) -> None:
    """Where the person says so."""
    dialog.list.show_row(row_of(dialog, "age"))
    dialog.missing.choose("exclude")
    assert dialog.draft is not None
    assert dialog.draft.recipe.variables["age"].missing == "exclude"
    assert bare(dialog.title.text()).startswith("2. Age")


def test_without_the_optional_part_its_name_is_told(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And how it is installed; nothing else happens."""
    monkeypatch.setitem(sys.modules, "pyreadstat", None)
    path = tmp_path / "lfs.sav"
    path.write_bytes(b"$FL2@(#) SPSS DATA FILE")
    window.flows.incoming.take([str(path)])
    qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox)))
    box = window.findChildren(QMessageBox)[-1]
    assert "optional part" in box.text()
    assert "pip install" in box.informativeText()
    assert not any(each.isVisible() for each in window.findChildren(TabulateDialog))


def test_what_is_asked_stands_in_the_language_of_the_window(
    speak: Callable[[str], None], session: Session, survey: Path, qtbot: QtBot
) -> None:
    """The names of variables are texts of the definitions, not of the program."""
    speak("fr")
    made = TabulateDialog(session, survey)
    qtbot.addWidget(made)
    made.propose()
    assert made.title.text() == "2. Sexe"
    speak("en")
