"""Trust bundles are written and signed by commands, and what does not belong together is said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ilms_desktop.desk.folder import open_desk
from ilms_desktop.workspace.clock import system_clock
from tests.unit.cli.desk_files import found_desk

if TYPE_CHECKING:
    from pathlib import Path


def test_a_signed_bundle_founds_a_desk(ilms: Any, tmp_path: Path) -> None:
    """The roots' code is said, for the letter."""
    desk = open_desk(found_desk(ilms, tmp_path), now=system_clock())
    assert desk.bundle.version == 1
    assert [each.id for each in desk.bundle.desk] == ["desk-2026"]


def test_the_next_version_keeps_what_is_not_said(ilms: Any, tmp_path: Path) -> None:
    """One policy changes; roots and keys stay."""
    desk = found_desk(ilms, tmp_path)
    ran = ilms("trust", "init", desk, "--policy", "KEN=required", "--minimum-software", "0.2.0")
    assert ran.out.strip().endswith("v0002.json")
    for name in ("r2", "r3"):
        ilms("trust", "sign", ran.out.strip(), "--key", tmp_path / name)
    bundle = open_desk(desk, now=system_clock()).bundle
    assert (bundle.version, bundle.demands_age("KEN"), len(bundle.roots)) == (2, True, 3)
    assert " ".join(bundle.root_code) in ran.err


@pytest.mark.parametrize("entry", ["r1", "r1=", "=r1.pub", "r1={key}"])
def test_an_entry_that_names_no_public_key_is_said(entry: str, ilms: Any, tmp_path: Path) -> None:
    """The private key in the place of the public one, too."""
    ilms("desk-key", "new", tmp_path / "r1", "--id", "r1", "--no-passphrase")
    ran = ilms("trust", "init", tmp_path / "desk", "--root", entry.format(key=tmp_path / "r1"))
    assert ran.code == 2
    assert not (tmp_path / "desk").exists()


def test_a_bundle_that_lacks_something_is_not_written(ilms: Any, tmp_path: Path) -> None:
    """The reader's own rules decide."""
    assert ilms("trust", "init", tmp_path / "desk").code == 2
    assert not (tmp_path / "desk").exists()


def test_a_key_that_is_no_root_does_not_sign(ilms: Any, tmp_path: Path) -> None:
    """Unless somebody says as which root."""
    desk = found_desk(ilms, tmp_path)
    assert ilms("trust", "sign", desk / "trust" / "v0001.json", "--key", tmp_path / "desk-2026").code == 1
