"""The folder of installed bundles survives power cuts, two windows and newer programs, and says when it cannot."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from ilms_desktop.errors import ExchangeError, UserError
from ilms_desktop.workspace import trust_files
from ilms_desktop.workspace.trust_files import Way, keep, last_install, read_installed
from ilms_desktop.workspace.trust_store import Installed, install_first
from tests.unit.workspace.trust_support import CODE, NOW, files, install_six
from tests.vectors.package import trust_world

if TYPE_CHECKING:
    from pathlib import Path


def journal(user_dir: Path) -> Path:
    """The list of installs."""
    return user_dir / "trust" / trust_files.JOURNAL


def test_names_decide_and_folders_do_not() -> None:
    """People copy files about; what is not called like a bundle is not looked at."""
    found = trust_files.trust_files_in(
        {"a/data/trust/v0007.json": b"1", "v0007-r1.sig": b"2", "v7.json": b"3", "installed.jsonl": b"4"}
    )
    assert found == {"trust/v0007.json": b"1", "trust/v0007-r1.sig": b"2"}


def test_a_line_that_was_cut_off_never_counted(tmp_path: Path) -> None:
    """The next install stands on a line of its own."""
    install_six(tmp_path)
    with journal(tmp_path).open("ab") as stream:
        stream.write(b'{"version": 7, "sha2')
    bundle = read_installed(tmp_path)
    assert bundle is not None
    assert bundle.version == 6
    keep(tmp_path, [trust_world.bundle(version=8)], files(8), now=NOW, way=Way.FILE, source="")
    line = last_install(tmp_path)
    assert line is not None
    assert line.version == 8


def test_an_older_line_that_came_later_brings_no_older_bundle_back(tmp_path: Path) -> None:
    """Two windows that install at once may write in any order."""
    install_six(tmp_path)
    for version in (8, 7):
        keep(tmp_path, [trust_world.bundle(version=version)], files(version), now=NOW, way=Way.FILE, source="")
    bundle = read_installed(tmp_path)
    assert bundle is not None
    assert bundle.version == 8


def test_a_line_of_a_newer_program_counts(tmp_path: Path) -> None:
    """It may say more of an install."""
    install_six(tmp_path)
    line = json.loads(journal(tmp_path).read_bytes()) | {"person": "B. Otieno"}
    journal(tmp_path).write_text(json.dumps(line), encoding="utf-8")
    assert read_installed(tmp_path) is not None


@pytest.mark.parametrize("text", [b"", b"garbage\n", b"[1]\n", b'{"version": "x"}\n', b"{}\n"])
def test_a_list_without_a_whole_line_is_damage(text: bytes, tmp_path: Path) -> None:
    """To say that nothing was installed would let anybody's bundle be the first one."""
    install_six(tmp_path)
    journal(tmp_path).write_bytes(text)
    with pytest.raises(UserError) as caught:
        read_installed(tmp_path)
    assert caught.value.code == "trust_damaged"


@pytest.mark.parametrize("data", [None, b"{}\n", files(minimum_software="9")["trust/v0006.json"]])
def test_another_content_than_was_installed_is_damage(data: bytes | None, tmp_path: Path) -> None:
    """Gone, unreadable, or a good bundle that nobody judged; the same bundle with the letter's digits mends it."""
    install_six(tmp_path)
    path = tmp_path / "trust" / "v0006.json"
    path.unlink() if data is None else path.write_bytes(data)
    with pytest.raises(UserError) as caught:
        read_installed(tmp_path)
    assert caught.value.code == "trust_damaged"
    assert isinstance(install_first(tmp_path, files(), CODE, NOW), Installed)
    assert read_installed(tmp_path) is not None


def test_a_list_that_cannot_be_written_leaves_the_bundle_before(tmp_path: Path) -> None:
    """A bundle whose line is missing does not count."""
    folder = tmp_path / "trust"
    (folder / trust_files.JOURNAL).mkdir(parents=True)
    with pytest.raises(ExchangeError) as caught:
        keep(tmp_path, [trust_world.bundle()], files(), now=NOW, way=Way.FILE, source="")
    assert caught.value.code == "file_unwritable"
    (folder / trust_files.JOURNAL).rmdir()
    assert (folder / "v0006.json").is_file()
    assert read_installed(tmp_path) is None
