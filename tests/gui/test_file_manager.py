"""A file is selected in the file manager where there is one that can."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QDesktopServices

from ilms_desktop.ui.file_manager import open_folder, select_file, selecting

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_each_system_has_its_own_way(tmp_path: Path) -> None:
    """Blanks in a path stay one argument; an address is written with its percent signs."""
    path = tmp_path / "a b.pdf"
    assert selecting(path, "win32") == ("explorer.exe", f"/select,{path}")
    assert selecting(path, "darwin") == ("open", "-R", str(path))
    asked = selecting(path, "linux")
    assert asked[0] == "dbus-send"
    assert any(part.startswith("array:string:file:///") and "a%20b.pdf" in part for part in asked)


def test_without_a_file_manager_the_folder_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The answer of the tool decides; that of Windows says nothing."""
    monkeypatch.setenv("PATH", str(tmp_path))
    path = tmp_path / "a.pdf"
    assert not select_file(path, "linux")
    tool = tmp_path / "dbus-send"
    tool.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    tool.chmod(0o755)
    assert not select_file(path, "linux")
    tool.write_text("#!/bin/sh\nexit 0\n", encoding="utf-8")
    assert select_file(path, "linux")
    explorer = tmp_path / "explorer.exe"
    explorer.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    explorer.chmod(0o755)
    assert select_file(path, "win32")
    opened: list[str] = []

    def open_url(url: object) -> bool:
        opened.append(url.toLocalFile())  # type: ignore[attr-defined] # a QUrl
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    assert open_folder(path)
    assert opened == [str(tmp_path)]
