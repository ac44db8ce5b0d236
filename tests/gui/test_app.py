"""Starting the window: example, file or first page; a picture of it; what goes wrong is told."""

from __future__ import annotations

import logging
import sys
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import PySide6
import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QImage

from ilms_desktop import i18n
from ilms_desktop.ui import app

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from ilms_desktop.ui.shell import Shell


@pytest.fixture(autouse=True)
def own_place(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Settings, logs and program of this test; hooks are put back."""
    monkeypatch.setenv("ILMS_USER_DIR", str(tmp_path / "user"))
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    before = list(logging.getLogger("ilms").handlers)
    made: list[Shell] = []
    make = app.make_shell

    def noted(*words: Any) -> Shell:
        made.append(make(*words))
        return made[-1]

    # why: a program lives until its process ends; here the next test would hear it listen to the keys
    monkeypatch.setattr(app, "make_shell", noted)
    yield
    for shell in made:
        shell.deleteLater()
        qapp.sendPostedEvents(shell, QEvent.Type.DeferredDelete)
    root = logging.getLogger("ilms")
    for handler in [each for each in root.handlers if each not in before]:
        root.removeHandler(handler)
        handler.close()


def picture(path: Path) -> QImage:
    """A picture that was saved."""
    image = QImage(str(path))
    assert not image.isNull()
    return image


@pytest.mark.parametrize(
    ("screen", "width"),
    [("table", 1366), ("overview", 1366), ("sources", 1366), ("seal", 1000), ("key", 760), ("enrol", 780)],
)
def test_a_picture_of_every_screen(tmp_path: Path, screen: str, width: int) -> None:
    """This is how the README's pictures are made."""
    out = tmp_path / "window.png"
    assert app.main(["--sample", "--screen", screen, "--screenshot", str(out)]) == 0
    assert picture(out).width() == width


def test_table_panel_size_theme_and_language(tmp_path: Path) -> None:
    """Everything that a picture needs, without storing it as a setting."""
    out = tmp_path / "window.png"
    words = ["--sample", "--table", "c1", "--panel", "--size", "1200x700", "--theme", "dark", "--language", "fr"]
    assert app.main([*words, "--screenshot", str(out)]) == 0
    assert picture(out).size().width() == 1200
    assert i18n.language() == "fr"
    assert not (tmp_path / "user" / "settings.json").exists()


def test_the_first_page(tmp_path: Path) -> None:
    """Without a file."""
    out = tmp_path / "window.png"
    assert app.main(["--screen", "start", "--screenshot", str(out)]) == 0
    assert picture(out).width() == 1366


def test_a_file_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    """The first page stands behind the message."""
    assert app.main([str(tmp_path / "none.ilms"), "--screenshot", str(tmp_path / "window.png")]) == 2


def test_a_picture_that_cannot_be_saved_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With the exit code of unreadable input."""
    assert app.main(["--screenshot", str(tmp_path / "no-folder" / "window.png")]) == 2
    assert "could not be written" in capsys.readouterr().err


def test_a_crashing_qt_is_refused(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Before a window is made."""
    monkeypatch.setattr(PySide6, "__version__", "6.12.0")
    monkeypatch.setattr(sys, "version_info", SimpleNamespace(major=3, minor=11))
    assert app.main([]) == 2
    assert "crashes within seconds" in capsys.readouterr().err
