"""Data are found in checkout, wheel and frozen bundle; the person's files lie where the system wants them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from ilms_desktop import paths


def test_in_a_checkout_data_lie_beside_the_package() -> None:
    """Nobody has to install anything to run from the sources."""
    assert paths.forms_dir() == Path(paths.__file__).parents[1] / "forms"
    assert paths.forms_dir().is_dir()
    assert paths.resources_dir().name == "resources"


def test_in_a_wheel_data_lie_inside_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The package carries its own copy and wins over a folder that happens to lie beside it."""
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path / "ilms_desktop")
    (tmp_path / "forms").mkdir()
    (tmp_path / "ilms_desktop" / "_data" / "forms").mkdir(parents=True)
    assert paths.forms_dir() == tmp_path / "ilms_desktop" / "_data" / "forms"


def test_in_a_bundle_data_lie_in_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """PyInstaller says where it unpacked."""
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    (tmp_path / "forms").mkdir()
    assert paths.forms_dir() == tmp_path / "forms"


def test_where_nothing_is_found_the_checkout_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message about missing definitions then shows a place that makes sense."""
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path / "ilms_desktop")
    assert paths.forms_dir() == tmp_path / "forms"


def test_the_persons_folder_can_be_chosen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A stick with program and settings works on any computer."""
    monkeypatch.setenv("ILMS_USER_DIR", str(tmp_path))
    assert paths.user_dir() == tmp_path


@pytest.mark.parametrize(
    ("platform", "variable"), [("win32", "APPDATA"), ("linux", "XDG_DATA_HOME"), ("darwin", "XDG_DATA_HOME")]
)
def test_the_persons_folder_is_where_the_system_keeps_such_files(
    platform: str, variable: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Backups and roaming profiles then include it."""
    monkeypatch.delenv("ILMS_USER_DIR")
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setenv(variable, str(tmp_path))
    assert paths.user_dir() == tmp_path / "ilms-desktop"
    monkeypatch.delenv(variable)
    assert paths.user_dir().is_relative_to(Path.home())
    assert paths.user_dir().name == "ilms-desktop"
