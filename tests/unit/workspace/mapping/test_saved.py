"""A mapping kept under its name is there next year."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ilms_desktop.errors import ExchangeError
from ilms_desktop.workspace.mapping import saved
from ilms_desktop.workspace.mapping.toml_text import write_mapping
from tests.unit.workspace.mapping.small import LONG, mapping

if TYPE_CHECKING:
    from pathlib import Path

MADE = mapping(LONG)


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The person's folder, in the test's own."""
    monkeypatch.setenv("ILMS_USER_DIR", str(tmp_path / "person"))


def test_a_mapping_is_kept_found_and_forgotten() -> None:
    """By its name; keeping it again replaces it."""
    assert saved.saved_names() == ()
    saved.save(MADE)
    saved.save(replace(MADE, rounded=True))
    saved.save(replace(MADE, name="Émigrés (annuel) 2.1"))
    assert saved.saved_names() == ("Test", "Émigrés (annuel) 2.1")
    assert saved.load("Test").rounded
    assert saved.find("Test") == saved.load("Test")
    saved.forget("Test")
    assert saved.saved_names() == ("Émigrés (annuel) 2.1",)


def test_a_mapping_may_be_any_file(tmp_path: Path) -> None:
    """Offices send them to each other."""
    path = tmp_path / "m.toml"
    path.write_bytes(write_mapping(MADE))
    assert saved.find(str(path)) == MADE
    with pytest.raises(ExchangeError, match="no file"):
        saved.find(str(tmp_path / "other.toml"))


@pytest.mark.parametrize("name", ["", "../x", "a/b", "a\\b", ".x", "x ", "x.", "CON", "a" * 81, "a:b", "a\nb"])
def test_names_that_file_systems_do_not_take_are_refused(name: str) -> None:
    """And names that would leave the folder."""
    with pytest.raises(ExchangeError, match="cannot be the name"):
        saved.save(replace(MADE, name=name))


def test_names_that_are_not_there_are_told() -> None:
    """With those that are."""
    saved.save(MADE)
    for ask in (saved.load, saved.find, saved.forget):
        with pytest.raises(ExchangeError, match=r"no mapping “Tset”\. Choose one of: Test"):
            ask("Tset")


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file stands where the folder should be."""
    (tmp_path / "file").write_text("x", encoding="utf-8")
    monkeypatch.setenv("ILMS_USER_DIR", str(tmp_path / "file"))
    with pytest.raises(ExchangeError, match="could not be written"):
        saved.save(MADE)


def test_a_mapping_that_cannot_be_removed_is_told() -> None:
    """A folder bears its name."""
    (saved.folder() / "Odd.toml").mkdir(parents=True)
    with pytest.raises(ExchangeError, match="could not be written"):
        saved.forget("Odd")
