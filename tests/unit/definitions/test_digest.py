"""The digest changes when the questionnaire changes, and only then."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from ilms_desktop.definitions.digest import digest_of
from ilms_desktop.definitions.loader import load_edition
from ilms_desktop.errors import DefinitionError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def digest_after(root: Path, name: str, change: Callable[[bytes], bytes]) -> str:
    """Digest of the small edition in a copy of its folder where one file is changed."""
    copy = root.with_name("changed")
    shutil.copytree(root, copy)
    (copy / name).write_bytes(change((copy / name).read_bytes()))
    return load_edition("mini", root=copy).digest


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("editions/mini.toml", b"1.0.0", b"1.0.1"),
        ("tables/mini/A1.toml", b"decimals_shown = 1", b"decimals_shown = 2"),
        ("codelists/AGE_AGGREGATE.csv", b",<15,", b",under 15,"),
        ("codelists/countries.csv", b"Egypt", b"Aegypt"),
        ("sources/fields.toml", b"max_length = 250", b"max_length = 200"),
    ],
)
def test_a_change_of_the_questionnaire_changes_the_digest(small_forms: Path, name: str, old: bytes, new: bytes) -> None:
    """The desk must see that the focal point worked with other definitions."""
    before = load_edition("mini", root=small_forms).digest

    assert digest_after(small_forms, name, lambda content: content.replace(old, new)) != before


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("locale/fr.po", b"Hommes", b"Masculin"),
        ("rounds/2026.toml", b"2025", b"2024"),
        ("tables/mini/A1.toml", b"\n", b"\r\n"),
    ],
)
def test_anything_else_leaves_it_as_it_was(small_forms: Path, name: str, old: bytes, new: bytes) -> None:
    """A better translation or another system's line ends are no other questionnaire."""
    before = load_edition("mini", root=small_forms).digest

    assert digest_after(small_forms, name, lambda content: content.replace(old, new)) == before


def test_moving_text_between_files_changes_the_digest(tmp_path: Path) -> None:
    """Name and length stand before each content, so that two files cannot pose as one."""
    (tmp_path / "a").write_text("one")
    (tmp_path / "b").write_text("two")
    together = digest_of(tmp_path, ["a", "b"])
    (tmp_path / "a").write_text("onet")
    (tmp_path / "b").write_text("wo")

    assert digest_of(tmp_path, ["b", "a"]) != together


def test_order_and_repetition_do_not_matter(tmp_path: Path) -> None:
    """Files form a set."""
    (tmp_path / "a").write_text("one")
    (tmp_path / "b").write_text("two")

    assert digest_of(tmp_path, ["a", "b"]) == digest_of(tmp_path, ["b", "a", "b"])


def test_a_missing_file_has_no_digest(tmp_path: Path) -> None:
    """A digest over less than everything would pin nothing."""
    with pytest.raises(DefinitionError):
        digest_of(tmp_path, ["gone"])
