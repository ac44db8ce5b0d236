"""What the repository holds: its top level, no traces of the machine it was made on, every document current."""

from __future__ import annotations

import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TOP_LEVEL = {
    "CHANGELOG.md",
    "LICENSE",
    "Makefile",
    "README.md",
    "docs",
    "forms",
    "ilms_desktop",
    "installer",
    "pyproject.toml",
    "requirements-build.txt",
    "requirements-run.txt",
    "requirements-test.txt",
    "resources",
    "tests",
}
NOT_OURS = {".git", ".venv", "__pycache__", "build", "dist"}
LOCKS = sorted(ROOT.glob("requirements-*.txt"))

# why single letters in brackets: this file is searched like every other
TRACES = {
    "a package registry": r"pypi[.]org|python[h]osted|npm[j]s[.]",
    "a path of one machine": r"/wor[k]/|/roo[t]/|/hom[e]/[a-z]|(?<![\w.])/tm[p]/|/op[t]/|[A-Z]:\\User[s]",
    "how the work is organised": r"(?i)\bissue[s]? #?\d|\bsub-?agen[t]|\bshared/(?:design|spec|data)\b|\bthe brie[f]\b",
    "unfinished work": r"\bTOD[O]\b|\bFIXM[E]\b|\bXX[X]\b",
}


@cache
def files() -> tuple[Path, ...]:
    """Files of the repository: as git sees them, or everything that is no product of a tool where git is not there."""
    if shutil.which("git") and (ROOT / ".git").exists():
        command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        names = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")
        return tuple(sorted(ROOT / name for name in names if name and (ROOT / name).is_file()))
    everything = (path for path in ROOT.rglob("*") if path.is_file())
    return tuple(sorted(path for path in everything if not NOT_OURS & set(path.relative_to(ROOT).parts)))


def text_of(path: Path) -> str:
    """Text of a file; empty for a file that is no text."""
    content = path.read_bytes()
    return "" if b"\0" in content else content.decode("utf-8", errors="replace")


def test_the_top_level_is_the_agreed_one() -> None:
    """Whoever opens the repository finds every thing where the map says, and nothing else."""
    names = {path.relative_to(ROOT).parts[0] for path in files()}
    assert {name for name in names if not name.startswith(".")} - TOP_LEVEL == set()
    assert TOP_LEVEL - names == set()


@pytest.mark.parametrize("trace", TRACES)
def test_no_file_tells_of_the_machine_it_was_made_on(trace: str) -> None:
    """A clone on any computer is complete, and its text speaks of the product only."""
    pattern = re.compile(TRACES[trace])
    found = [
        f"{path.relative_to(ROOT)}:{number}: {match[0]}"
        for path in files()
        for number, line in enumerate(text_of(path).splitlines(), 1)
        if (match := pattern.search(line))
    ]
    assert found == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_a_lock_file_pins_by_hash_and_names_no_place(lock: Path) -> None:
    """The machine's own pip settings say where packages come from; the hashes say which ones."""
    text = lock.read_text(encoding="utf-8")
    assert "://" not in text
    entries = [entry for entry in re.split(r"\n(?=\S)", text.strip()) if not entry.startswith("#")]
    assert len(entries) > 10
    for entry in entries:
        assert re.match(r"[a-z0-9.\-\[\],]+==\S+", entry), entry
        assert "--hash=sha256:" in entry, entry


def test_no_locked_qt_is_the_one_that_crashes_old_pythons() -> None:
    """PySide6 6.12.0 gives one reference to None too many back per call and ends Python 3.11 within seconds."""
    for lock in LOCKS:
        for version in re.findall(
            r"^pyside6-essentials==(\d+)\.(\d+)\.(\d+)", lock.read_text(encoding="utf-8"), re.MULTILINE
        ):
            assert version != ("6", "12", "0"), lock.name


def test_every_direct_dependency_is_locked() -> None:
    """A dependency added without `make lock` would be missing on the next computer."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    block = text.split("\ndependencies = [")[1].split("\n]")[0]
    wanted = {match.lower().replace("_", "-") for match in re.findall(r'^\s+"([A-Za-z0-9_\-]+)', block, re.MULTILINE)}
    assert len(wanted) > 10
    for lock in LOCKS:
        locked = set(re.findall(r"^([a-z0-9\-]+)", lock.read_text(encoding="utf-8"), re.MULTILINE))
        assert wanted - locked == set(), lock.name
