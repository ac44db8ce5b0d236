"""The choices of the View menu take effect at once, are remembered, and never touch what is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QMenu

from ilms_desktop import settings as settings_file
from ilms_desktop.ui.look import Look, Taste
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.shell import Shell
from ilms_desktop.ui.views.main_window import MainWindow
from tests.gui.conftest import C4, SOURCE, c4

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QApplication

    from ilms_desktop.settings import Settings

KOREA = c4("M", "KOR", 2017)


@pytest.fixture
def shell(qapp: QApplication, the_look: Look, tmp_path: Path, settings: Settings) -> Iterator[Shell]:
    """A program with the example at table C4."""
    the_look.wear(Taste(theme="light", density="compact"))
    made = Shell(qapp, the_look, settings, tmp_path / "user")
    made.open_sample()
    window_of(made).open_table(SOURCE, C4)
    window_of(made).table.grid.go_to(KOREA)
    yield made
    if made.window is not None:
        made.window.close()
    made.quit()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    the_look.wear(Taste(theme="light", density="compact"))
    made.deleteLater()


def window_of(shell: Shell) -> MainWindow:
    """The window over the file."""
    assert isinstance(shell.window, MainWindow)
    return shell.window


def lines(menu: QMenu, path: str = "") -> dict[str, QAction]:
    """Everything below a menu that can be chosen, under its way there."""
    found: dict[str, QAction] = {}
    for action in menu.actions():
        below, text = action.menu(), bare(action.text()).replace("&", "")
        if isinstance(below, QMenu):
            below.aboutToShow.emit()
            found |= lines(below, f"{path}{text} ▸ ")
        elif action.isCheckable():
            found[path + text] = action
    return found


def choices(shell: Shell) -> dict[str, QAction]:
    """What the View menu offers now."""
    menu = next(menu for menu in window_of(shell).menuBar().findChildren(QMenu) if menu.title() == "&View")
    return lines(menu)


def shown(shell: Shell) -> str:
    """Text of the cell of Korea."""
    grid = window_of(shell).table.grid
    return str(grid.model().data(grid.currentIndex()))


def stored(path: Path) -> dict[str, bytes]:
    """Every byte of the file and of what the database keeps beside it."""
    return {each.name: each.read_bytes() for each in path.parent.glob(f"{path.name}*")}


@pytest.mark.parametrize(
    ("choice", "text"),
    [
        ("Numbers ▸ Style ▸ 1\u202f234\u202f567,8", "1,531"),
        ("Numbers ▸ Decimals shown ▸ 1", "1.5"),
        ("Numbers ▸ Persons counted in ▸ persons", "1,531"),
        ("Numbers ▸ Digits ▸ Khmer ០១២៣៤៥៦៧៨៩", "១.៥៣១"),
    ],
)
def test_figures_change_without_a_restart(shell: Shell, tmp_path: Path, choice: str, text: str) -> None:
    """The grid shows them at once; the next start remembers."""
    assert shown(shell) == "1.531"
    choices(shell)[choice].trigger()
    assert shown(shell) == text
    assert choices(shell)[choice].isChecked()
    assert Taste.of(settings_file.load(tmp_path / "user")) == shell.look.taste


def test_style_and_digits_go_together(shell: Shell) -> None:
    """One does not take the other back."""
    choices(shell)["Numbers ▸ Digits ▸ Thai ๐๑๒๓๔๕๖๗๘๙"].trigger()
    choices(shell)["Numbers ▸ Style ▸ 1.234.567,8"].trigger()
    assert shown(shell) == "๑,๕๓๑"
    choices(shell)["Numbers ▸ Digits ▸ Latin 0123456789"].trigger()
    assert shown(shell) == "1,531"


def test_no_choice_changes_what_is_stored(shell: Shell) -> None:
    """Every line of the menu in turn: the file has the same bytes, and there is nothing to undo."""
    assert shell.session is not None
    workspace = shell.session.workspace
    before, undo = stored(workspace.path), workspace.undo_status()
    for name in [each for each in choices(shell) if "Language" not in each]:
        choices(shell)[name].trigger()
        assert stored(workspace.path) == before
    assert workspace.undo_status() == undo
    assert sum(map(len, before.values())) > 100_000


def test_the_unit_in_use_is_said_everywhere(shell: Shell) -> None:
    """Title strip, status bar, reason and reading name the same unit."""
    window = window_of(shell)
    assert window.table.strip.about.text().endswith("thousands of persons")
    assert window.status.selection.text().endswith("thousands of persons")
    choices(shell)["Numbers ▸ Persons counted in ▸ persons"].trigger()
    assert window.table.strip.about.text().endswith("· persons")
    window._moved()
    assert window.status.selection.text().endswith(" persons")
    assert "thousands" not in window.status.selection.text()
    assert bare(window.status.selection.text()).startswith("Σ 1,531")


def test_persons_are_typed_and_stored_as_the_same_figure(shell: Shell) -> None:
    """What was typed in persons is exact in thousands; decimals are refused with the reason."""
    choices(shell)["Numbers ▸ Persons counted in ▸ persons"].trigger()
    window = window_of(shell)
    grid = window.table.grid
    window.table.model.type_text(grid.currentIndex(), "133,269")
    assert window.session.workspace.observation(KOREA).value == 133_269
    window.table.model.type_text(grid.currentIndex(), "133.269")
    assert window.session.workspace.observation(KOREA).text == "133.269"
    assert "Whole persons only" in str(grid.model().data(grid.currentIndex(), 3))
    choices(shell)["Numbers ▸ Persons counted in ▸ thousands of persons"].trigger()
    assert window.session.workspace.observation(KOREA).text == "133.269"
    window.table.model.type_text(grid.currentIndex(), "133.269")
    assert shown(shell) == "133.269"


def test_theme_density_enter_and_coordinates(shell: Shell, tmp_path: Path) -> None:
    """The rest of the menu is stored and worn as well."""
    for name in ("Theme ▸ High contrast", "Rows ▸ Normal rows", "Enter moves ▸ To the next column"):
        choices(shell)[name].trigger()
    choices(shell)["Column letters and row numbers"].trigger()
    kept = settings_file.load(tmp_path / "user")
    assert (kept.theme, kept.density, kept.enter_moves, kept.coordinates) == ("contrast", "normal", "right", True)
    assert shell.look.tokens.is_contrast
    assert shell.look.frame == 3
