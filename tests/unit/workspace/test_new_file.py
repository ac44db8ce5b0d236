"""A new file is complete or not there, and never in the place of another."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ilms_desktop.errors import ExchangeError
from ilms_desktop.workspace.new_file import write_new


def test_a_file_is_written_with_its_folders(tmp_path: Path) -> None:
    """The folder for packages is made on first use."""
    write_new(tmp_path / "out" / "2026" / "a.zip", b"content")
    assert (tmp_path / "out" / "2026" / "a.zip").read_bytes() == b"content"
    assert [each.name for each in (tmp_path / "out" / "2026").iterdir()] == ["a.zip"]


def test_another_file_is_never_written_over(tmp_path: Path) -> None:
    """A package that was sent must stay what it was."""
    place = tmp_path / "a.zip"
    place.write_bytes(b"older")
    with pytest.raises(ExchangeError) as caught:
        write_new(place, b"newer")
    assert caught.value.code == "package_exists"
    assert place.read_bytes() == b"older"


def test_a_folder_that_is_a_file_is_said(tmp_path: Path) -> None:
    """Whatever is wrong with the place, the person gets a next step."""
    (tmp_path / "out").write_text("a file")
    with pytest.raises(ExchangeError) as caught:
        write_new(tmp_path / "out" / "a.zip", b"content")
    assert caught.value.code == "file_unwritable"


def test_a_disk_that_fills_up_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Half a package would fail at the desk, weeks later."""

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ExchangeError) as caught:
        write_new(tmp_path / "a.zip", b"content")
    assert (caught.value.code, caught.value.context["detail"]) == ("file_unwritable", "No space left on device")
    assert list(tmp_path.iterdir()) == []


def test_other_systems_flush_the_file_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows cannot flush a folder, and need not."""
    monkeypatch.setattr("ilms_desktop.workspace.new_file.HAS_FOLDER_HANDLES", False)
    write_new(tmp_path / "a.zip", b"content")
    assert Path(tmp_path / "a.zip").read_bytes() == b"content"
