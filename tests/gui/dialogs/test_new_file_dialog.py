"""A new questionnaire: sensible answers are there already, and nothing is written over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog

from ilms_desktop.ui.dialogs.new_file_dialog import NewFileDialog
from ilms_desktop.ui.presenters.new_file import NewFile

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.look import Look


@pytest.fixture
def dialog(look: Look, qtbot: QtBot, tmp_path: Path) -> NewFileDialog:
    """The dialog of somebody from Cambodia."""
    made = NewFileDialog(look, country="KHM", folder=tmp_path)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_the_answers_that_are_known_are_there(dialog: NewFileDialog, qtbot: QtBot, tmp_path: Path) -> None:
    """One press of the button is enough."""
    assert dialog.edition.currentText() == "ILMS questionnaire, 2019 edition (of the round)"
    assert dialog.edition.count() == 3
    assert [dialog.round.itemData(each) for each in range(dialog.round.count())] == ["2026"]
    with qtbot.waitSignal(dialog.made) as made:
        dialog.go.click()
    assert made.args == [NewFile("KHM", "2026", "ilms-2019", tmp_path / "KHM-2026.ilms")]
    assert dialog.isVisible()


def test_the_name_follows_the_country_until_it_is_chosen(dialog: NewFileDialog, tmp_path: Path) -> None:
    """A name that the person gave stays."""
    dialog.country.setText("Thailand")
    assert dialog.path.text() == str(tmp_path / "THA-2026.ilms")
    dialog.path.take(str(tmp_path / "own"))
    dialog.country.setText("Kenya")
    assert dialog.path.text() == str(tmp_path / "own")


def test_a_name_that_is_taken_is_refused_in_words(dialog: NewFileDialog, qtbot: QtBot, tmp_path: Path) -> None:
    """The program never writes over a questionnaire; another name takes the words away."""
    (tmp_path / "mine.ilms").write_bytes(b"x")
    dialog.path.line.setText(str(tmp_path / "mine"))
    with qtbot.assertNotEmitted(dialog.made):
        dialog.go.click()
    assert "There is already a file" in dialog.trouble.text()
    dialog.path.line.setText(str(tmp_path / "yours"))
    assert dialog.trouble.isHidden()


@pytest.mark.parametrize(
    ("country", "path", "words"),
    [("", "x.ilms", "Which country?"), ("Kenya", "", "Where shall the file be kept?"), ("Kenya", "no/x", "no folder")],
)
def test_what_is_missing_is_asked_for(
    dialog: NewFileDialog, qtbot: QtBot, tmp_path: Path, country: str, path: str, words: str
) -> None:
    """In words, over the button."""
    dialog.country.setText(country)
    dialog.path.line.setText(str(tmp_path / path) if path else "")
    with qtbot.assertNotEmitted(dialog.made):
        dialog.go.click()
    assert words in dialog.trouble.text()


def test_the_systems_dialog_does_not_offer_to_replace(dialog: NewFileDialog) -> None:
    """A taken name is refused afterwards; nobody is asked whether to destroy a file."""
    dialog.path.choose.click()
    asked = dialog.path.findChildren(QFileDialog)[-1]
    assert asked.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    assert asked.testOption(QFileDialog.Option.DontConfirmOverwrite)
    asked.reject()


def test_without_a_country_it_is_asked_first(look: Look, qtbot: QtBot, tmp_path: Path) -> None:
    """Its code or its name in any language will do; it is shown as the list shows it."""
    made = NewFileDialog(look, country="", folder=tmp_path)
    qtbot.addWidget(made)
    assert made.path.text() == str(tmp_path / "2026.ilms")
    made.country.setText("Camboya")
    made.country.editingFinished.emit()
    assert (made.country.code, made.country.text()) == ("KHM", "Cambodia")
    made.country.setText("nowhere")
    made.country.editingFinished.emit()
    assert made.country.text() == "nowhere"
