"""`ilms trust show` and `ilms trust install`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

import ilms_desktop
from ilms_desktop import paths
from ilms_desktop.workspace.clock import system_clock
from ilms_desktop.workspace.trust_store import needed
from tests.unit.workspace.trust_support import CODE, ROOTS, files, new_roots

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.unit.cli.conftest import Ran


@pytest.fixture(autouse=True)
def user_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A person's folder; the build brings no bundle, whatever this checkout has."""
    monkeypatch.setenv("ILMS_USER_DIR", str(tmp_path / "person"))
    monkeypatch.setattr("ilms_desktop.workspace.trust_store.RESOURCE", "no such folder")
    return paths.user_dir()


def put(folder: Path, made: dict[str, bytes]) -> Path:
    """The ILO's folder."""
    (folder / "trust").mkdir(parents=True, exist_ok=True)
    for path, data in made.items():
        (folder / path).write_bytes(data)
    return folder


def test_a_computer_without_a_bundle_says_how_to_install_one(ilms: Callable[..., Ran]) -> None:
    """It is no trouble yet."""
    ran = ilms("trust", "show")
    assert (ran.code, ran.out) == (0, "")
    assert "ilms trust install" in ran.err
    assert ilms("trust", "show", "--json").document == {"installed": None, "clock": None, "release": None}


def test_the_first_bundle_waits_for_the_digits_of_the_letter(
    ilms: Callable[..., Ran], user_dir: Path, tmp_path: Path
) -> None:
    """Its code is shown, nothing is installed; wrong digits install nothing either."""
    folder = put(tmp_path / "ilo", files())
    ran = ilms("trust", "install", folder)
    assert (ran.code, ran.out.strip()) == (3, CODE)
    assert "letter" in ran.err
    assert ilms("trust", "install", folder, "--json").document == {"installed": None, "root_code": CODE}
    ran = ilms("trust", "install", folder, "--root-code", "1" * 40)
    assert ran.code == 2
    assert CODE not in ran.err, "a person compares with the letter, not with the screen"
    assert not (user_dir / "trust").exists()


def test_with_the_digits_it_counts_and_is_shown(ilms: Callable[..., Ran], tmp_path: Path) -> None:
    """Version, code, keys and telephone."""
    folder = put(tmp_path / "ilo", files())
    ran = ilms("trust", "install", folder, "--root-code", CODE)
    assert (ran.code, ran.out.strip()) == (0, "6")
    ran = ilms("trust", "show")
    assert ran.code == 0
    for words in ("Trust bundle 6", CODE, "desk-2026", "+41 22 000 00 00"):
        assert words in ran.err
    told = ilms("trust", "show", "--json").document["installed"]
    assert (told["version"], told["root_code"], told["is_past_end"]) == (6, CODE, False)
    assert told["policies"] == {"ALL": "off", "KEN": "required"}


def test_a_newer_bundle_needs_no_digits_and_a_bad_one_is_refused(ilms: Callable[..., Ran], tmp_path: Path) -> None:
    """The installed roots decide."""
    assert ilms("trust", "install", put(tmp_path / "six", files()), "--root-code", CODE).code == 0
    bad = put(tmp_path / "bad", files(8, {"r1": ROOTS["r1"]}))
    ran = ilms("trust", "install", bad)
    assert ran.code == 1
    assert "TRUST_QUORUM" in ran.err
    assert ilms("trust", "install", bad, "--json").document["code"] == "TRUST_QUORUM"
    ran = ilms("trust", "install", put(tmp_path / "seven", files(7)), "--json")
    assert (ran.code, ran.document["installed"]["version"]) == (0, 7)


def test_what_cannot_be_a_first_bundle_is_refused_before_anybody_compares(
    ilms: Callable[..., Ran], tmp_path: Path
) -> None:
    """Signed by one root only; or nothing at all."""
    bad = put(tmp_path / "bad", new_roots(keys={"r1": ROOTS["r1"]}))
    assert ilms("trust", "install", bad).code == 1
    assert ilms("trust", "install", tmp_path).code == 2


def test_an_old_bundle_and_a_wrong_clock_are_said_and_stop_nothing(
    ilms: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the day, so that a person sees which of the two is wrong."""
    old = files(expires_utc="2026-06-02T00:00:00Z")
    assert system_clock().year >= 2026
    ran = ilms("trust", "install", put(tmp_path / "old", old), "--root-code", CODE)
    assert ran.code == 0
    assert "2026-06-02" in ran.err
    monkeypatch.setattr(ilms_desktop, "__released__", "9999-01-01")
    ran = ilms("trust", "show", "--json")
    assert (ran.code, ran.document["clock"]) == (0, "clock_before_build")
    assert "9999-01-01" in ran.err


def test_a_damaged_folder_is_mended_with_the_letter(ilms: Callable[..., Ran], user_dir: Path, tmp_path: Path) -> None:
    """It is said with the file."""
    folder = put(tmp_path / "ilo", files())
    ilms("trust", "install", folder, "--root-code", CODE)
    (user_dir / "trust" / "v0006.json").write_bytes(b"")
    ran = ilms("trust", "show")
    assert ran.code == 2
    assert "v0006.json" in ran.err
    assert ilms("trust", "install", folder, "--root-code", CODE).code == 0
    assert needed(user_dir).version == 6


def test_the_installer_s_bundle_is_there_from_the_first_command(
    ilms: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And a build with the roots of the tests says that it may not go out."""
    resources = put(tmp_path / "resources", files())
    monkeypatch.setattr("ilms_desktop.workspace.trust_store.RESOURCE", "trust")
    monkeypatch.setattr(paths, "resources_dir", lambda: resources)
    told: dict[str, Any] = ilms("trust", "show", "--json").document
    assert told["installed"]["version"] == 6
    assert told["release"] == "TRIAL_ROOT"
