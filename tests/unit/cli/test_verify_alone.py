"""`ilms-verify` runs where nearly nothing is installed, and says what `ilms verify` says."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from ilms_desktop.cli import verify_alone
from ilms_desktop.package.register import write_register
from tests.vectors.package import forge_pdf, world

ROOT = Path(__file__).resolve().parents[3]
#: what has to be installed beside Python: translations, signatures, PDFs; cffi belongs to the second
LIBRARIES = ("babel", "cryptography", "pypdf", "cffi", "_cffi_backend", "typing_extensions")
#: Python reads this file when it starts, so it holds for the process that reads PDFs too
ONLY_THESE = f"""
import sys

class OnlyThese:
    def find_spec(self, name, path=None, target=None):
        first = name.split(".")[0]
        known = {{*sys.stdlib_module_names, *{LIBRARIES!r}, "ilms_desktop"}} - {{"sqlite3", "tkinter"}}
        if first not in known and not first.startswith("_sysconfigdata"):
            raise ModuleNotFoundError(f"not installed on this computer: {{name}}", name=name)

sys.meta_path.insert(0, OnlyThese())
"""
TEXTS = {
    "en": ("The package is genuine and complete.", "The package is incomplete or something was added to it."),
    "fr": ("Le paquet est authentique et complet.", "Le paquet est incomplet, ou quelque chose y a été ajouté."),
}


@dataclass(frozen=True)
class Ran:
    """How the program ended."""

    code: int
    out: str
    err: str


@pytest.fixture
def bare(tmp_path: Path) -> Any:
    """Run the program in a folder of its own, where only its libraries can be imported."""
    (tmp_path / "start").mkdir()
    (tmp_path / "start" / "sitecustomize.py").write_text(ONLY_THESE, encoding="utf-8")
    paths = os.pathsep.join((str(tmp_path / "start"), str(ROOT)))
    env = {**os.environ, "PYTHONPATH": paths, "ILMS_USER_DIR": str(tmp_path / "user")}
    for name in [name for name in env if name.startswith(("COV_", "COVERAGE"))]:
        del env[name]

    def run(*words: object) -> Ran:
        command = [sys.executable, "-m", verify_alone.__name__, *map(str, words)]
        done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, check=False)
        return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """The signers of the good package; their keys have no dates."""
    path = tmp_path / "signers"
    path.write_text(write_register(world.REGISTER), encoding="utf-8")
    return path


@pytest.mark.parametrize("language", TEXTS)
def test_good_and_bad_packages_are_told_apart_without_the_program_s_libraries(
    language: str, bare: Any, register: Path, tmp_path: Path
) -> None:
    """In the person's language; nothing is written, no log and no settings."""
    good, bad = tmp_path / world.FILE_NAME, tmp_path / "bad" / world.FILE_NAME
    bad.parent.mkdir()
    good.write_bytes(world.good())
    bad.write_bytes(world.good() + b"x")
    ran = bare(good, bad, "--register", register, "--language", language, "--json")
    assert ran.code == 1, ran.err
    first, second = json.loads(ran.out)["results"]
    assert (first["code"], second["code"], second["stage"]) == ("OK", "ZIP_EOCD", "A")
    for text, found in zip(TEXTS[language], (first, second), strict=True):
        assert found["text"].startswith(text)
        assert text in ran.err
    assert not (tmp_path / "user").exists()


def test_a_pdf_is_read_in_a_process_of_its_own_there_too(bare: Any, register: Path, tmp_path: Path) -> None:
    """The second process meets the same bare computer."""
    path = tmp_path / f"{world.NAME}.pdf"
    path.write_bytes(forge_pdf.good())
    ran = bare(path, "--register", register, "--json")
    assert (ran.code, json.loads(ran.out)["code"]) == (0, "OK"), ran.err


def test_the_bare_computer_is_bare(bare: Any, tmp_path: Path) -> None:
    """The tests above must not be green because nothing was kept from them."""
    (tmp_path / "start" / "sitecustomize.py").write_text(ONLY_THESE.replace("'cryptography', ", ""), encoding="utf-8")
    (tmp_path / world.FILE_NAME).write_bytes(world.good())
    assert bare(tmp_path / world.FILE_NAME).code == 70


def test_words_and_exit_codes_are_those_of_the_command(
    capsys: pytest.CaptureFixture[str], ilms: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One way of judging, one way of saying it."""
    path = tmp_path / world.FILE_NAME
    path.write_bytes(world.good())
    expected = ilms("verify", path, "--json")
    monkeypatch.setattr(sys, "argv", ["ilms-verify", str(path), "--json"])
    with pytest.raises(SystemExit) as ended:
        verify_alone.entry_point()
    shown = capsys.readouterr()
    assert (ended.value.code, shown.out, shown.err) == (expected.code, expected.out, expected.err)
    assert verify_alone.main([]) == 2
    assert capsys.readouterr().err.startswith("usage: ilms-verify")
    assert verify_alone.main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("ilms-verify ")
