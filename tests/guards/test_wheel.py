"""The wheel carries definitions and resources, which lie outside the package in the checkout."""

from __future__ import annotations

import importlib
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return next(folder.glob("*.whl"))


def test_the_wheel_carries_every_file_of_forms_and_resources(built: Path) -> None:
    """A program without its questionnaire starts and can do nothing."""
    with zipfile.ZipFile(built) as wheel:
        packed = {name.removeprefix("ilms_desktop/_data/") for name in wheel.namelist() if "/_data/" in name}
    wanted = {
        path.relative_to(ROOT).as_posix()
        for folder in ("forms", "resources")
        for path in (ROOT / folder).rglob("*")
        if path.is_file()
    }
    assert wanted
    assert packed == wanted


def test_the_wheel_starts_the_window_the_commands_and_the_verifier(built: Path) -> None:
    """Each program that the documentation names, at a function that is there."""
    with zipfile.ZipFile(built) as wheel:
        name = next(name for name in wheel.namelist() if name.endswith("/entry_points.txt"))
        lines = wheel.read(name).decode().splitlines()
    starts = dict(line.split(" = ") for line in lines if " = " in line)
    assert starts.keys() == {"ilms", "ilms-desktop", "ilms-verify"}
    for target in starts.values():
        module, _, function = target.partition(":")
        assert callable(getattr(importlib.import_module(module), function))
