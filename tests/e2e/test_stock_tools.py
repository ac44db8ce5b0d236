"""The package that the program makes of its sample, through tools that we did not write."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import bagit
import pytest

from ilms_desktop.cli.main import main
from ilms_desktop.package.names import SIGNATURE_FILE, Kind, namespace
from tests.stock_tools import bag_profile, run, validated

if TYPE_CHECKING:
    from pathlib import Path

NAME = "ILMS_KHM-01_2026_S0001"


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder with the package as ZIP, as PDF, and unpacked."""
    folder = tmp_path_factory.mktemp("demo")
    assert main(["demo", "--out", str(folder)]) == 0
    with zipfile.ZipFile(folder / f"{NAME}.zip") as archive:
        archive.extractall(folder)
    return folder


@pytest.mark.parametrize("words", [("unzip", "-t"), ("7z", "t"), ("bsdtar", "-tf")], ids=lambda words: words[0])
def test_common_unpackers_find_nothing_wrong(sealed: Path, words: tuple[str, ...]) -> None:
    """A statistics office opens it with what it has."""
    run(*words, f"{NAME}.zip", cwd=sealed)


def test_bag_hashes_and_tables_are_as_they_say(sealed: Path) -> None:
    """For an auditor in ten years, without this program."""
    out = run("sha256sum", "-c", "tagmanifest-sha256.txt", "manifest-sha256.txt", cwd=sealed / NAME)
    loaded = bagit.Bag(str(sealed / NAME))
    assert out.count(b": OK") == 4 + len(list(loaded.payload_files()))
    assert loaded.validate()
    profile = bag_profile()
    assert profile.validate(loaded), str(profile.report)
    good, rows = validated(sealed / NAME / "data")
    assert good
    assert sum(rows.values()) > 100


def test_ssh_keygen_verifies_the_signature(sealed: Path) -> None:
    """With the line that the program wrote beside the key."""
    signers = sealed / "khm-01.allowed_signers"
    words = ("-f", str(signers), "-I", "khm-01", "-n", namespace(Kind.SUBMISSION), "-s", SIGNATURE_FILE)
    message = (sealed / NAME / "tagmanifest-sha256.txt").read_bytes()
    run("ssh-keygen", "-Y", "verify", *words, cwd=sealed / NAME, text=message)


def test_the_pdf_gives_the_very_package_to_two_viewers(sealed: Path, tmp_path: Path) -> None:
    """And a third one finds nothing to repair."""
    pdf, package = str(sealed / f"{NAME}.pdf"), (sealed / f"{NAME}.zip").read_bytes()
    run("qpdf", "--check", pdf, cwd=tmp_path)
    assert run("qpdf", f"--show-attachment={NAME}.zip", pdf, cwd=tmp_path) == package
    run("pdfdetach", "-saveall", pdf, cwd=tmp_path)
    assert (tmp_path / f"{NAME}.zip").read_bytes() == package
    run("mutool", "draw", "-r", "30", "-o", "page%d.png", pdf, cwd=tmp_path)
    assert list(tmp_path.glob("page*.png"))
