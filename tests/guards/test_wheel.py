"""The wheel carries definitions and resources, which lie outside the package in the checkout."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_wheel_carries_every_file_of_forms_and_resources(tmp_path: Path) -> None:
    """A program without its questionnaire starts and can do nothing."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        packed = {name.removeprefix("ilms_desktop/_data/") for name in wheel.namelist() if "/_data/" in name}
    wanted = {
        path.relative_to(ROOT).as_posix()
        for folder in ("forms", "resources")
        for path in (ROOT / folder).rglob("*")
        if path.is_file()
    }
    assert wanted
    assert packed == wanted
