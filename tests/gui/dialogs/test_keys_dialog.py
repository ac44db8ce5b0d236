"""Keys and legend: one dialog, searchable, printed as it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from ilms_desktop.i18n import LANGUAGES
from ilms_desktop.report.keys import keys_pdf
from ilms_desktop.ui.dialogs.keys_dialog import KeysDialog
from ilms_desktop.ui.models.key_model import ACCESSIBLE, LINE_ROLE
from ilms_desktop.ui.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.tasks import Tasks
    from ilms_desktop.workspace.workspace import Workspace


@pytest.fixture
def dialog(session: Session, qtbot: QtBot) -> KeysDialog:
    """The dialog."""
    made = KeysDialog(session)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def words(dialog: KeysDialog) -> list[str]:
    """What both lists show."""
    return [line.words for model in (dialog.key_model, dialog.sign_model) for line in model.shown]


def test_keys_and_signs_stand_side_by_side(dialog: KeysDialog) -> None:
    """Each line speaks for itself."""
    shown = words(dialog)
    assert {"In the grid", "Go to", "empty", "Must fix", "reported"} <= set(shown)
    model = dialog.key_model
    line = next(number for number, each in enumerate(model.shown) if each.words == "Go to")
    spoken = model.index(line, 0).data(ACCESSIBLE)
    assert spoken.startswith("F5, Ctrl+G, Go to")
    assert model.index(line, 0).data(LINE_ROLE).keys == ("F5", "Ctrl+G")
    assert model.index(line, 0).data(Qt.ItemDataRole.ToolTipRole) is None
    assert model.index(-1, 0).data() is None
    assert not dialog.grab().isNull()


def test_it_is_searched_by_key_and_by_word(dialog: KeysDialog) -> None:
    """Headings stay over what is found."""
    dialog.search.setText("ctrl+g")
    assert words(dialog) == ["Edit", "Go to"]
    dialog.search.setText("confidential")
    assert "Confidential (C)" in words(dialog)
    assert "Letters" in words(dialog)


def test_nothing_found_says_what_was_searched(dialog: KeysDialog) -> None:
    """And one button clears it."""
    dialog.search.setText("atlantis")
    assert "neither among the keys nor among the signs" in dialog.told.text()
    assert dialog.nothing.isVisible()
    dialog.search.clear()
    assert dialog.nothing.isHidden()


def test_it_is_no_larger_than_its_window(session: Session, qtbot: QtBot) -> None:
    """Also on a small screen."""
    from PySide6.QtWidgets import QWidget

    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(800, 500)
    assert KeysDialog(session, parent).width() <= 800


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_the_whole_sheet_is_printed_in_every_language(
    language: str,
    workspace: Workspace,
    look: Look,
    tasks: Tasks,
    speak: Callable[[str], None],
    qtbot: QtBot,
) -> None:
    """Whatever is searched at the moment."""
    speak(language)
    workspace.use_language(language)
    dialog = KeysDialog(Session(workspace, look, tasks))
    qtbot.addWidget(dialog)
    dialog.search.setText("atlantis")
    with qtbot.waitSignal(dialog.wants_print) as asked:
        dialog.print.click()
    sheet = asked.args[0]
    assert len(sheet.keys) > 5
    assert all(row.picture.startswith("<svg") for part in sheet.signs for row in part.rows)
    assert keys_pdf(sheet).startswith(b"%PDF")
