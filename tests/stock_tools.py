"""Programs that we did not write, started as people start them; what they say of our files counts more than our word.

`.ci/tasks.py` installs them on Debian and Ubuntu, so that a missing one is a failure there; elsewhere its tests are
left out.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import bagit_profile
import pytest

from ilms_desktop.package import limits

#: whatever a test starts by this module
PROGRAMS: Final = frozenset(
    {
        "7z",
        "age",
        "bsdtar",
        "munpack",
        "mutool",
        "pdfdetach",
        "pdftoppm",
        "qpdf",
        "sha256sum",
        "ssh-keygen",
        "unzip",
        "zip",
        "zipinfo",
    }
)
_PROFILE: Final = Path(__file__).parents[1] / "docs" / "spec" / "bagit-profile-v1.json"
_INSTALLED: Final = sys.platform.startswith("linux")


def needs(program: str) -> pytest.MarkDecorator:
    """Leaves a test out where the program is missing and cannot be expected."""
    assert program in PROGRAMS
    missing = not _INSTALLED and shutil.which(program) is None
    return pytest.mark.skipif(missing, reason=f"{program} is not on this computer")


def run(*words: str, cwd: Path, text: bytes = b"", good: bool = True) -> bytes:
    """What a program says on its standard output; the test fails unless it ends well, or with `good=False`, badly."""
    assert words[0] in PROGRAMS
    if not _INSTALLED and shutil.which(words[0]) is None:
        pytest.skip(f"{words[0]} is not on this computer")
    done = subprocess.run(words, cwd=cwd, input=text, capture_output=True, check=False)
    assert (done.returncode == 0) is good, done.stdout + done.stderr
    return done.stdout


def bag_profile() -> bagit_profile.Profile:
    """Our BagIt profile, under the name that stands in every bag; nothing is fetched."""
    return bagit_profile.Profile(limits.BAGIT_PROFILE, profile=json.loads(_PROFILE.read_text(encoding="utf-8")))


def validated(data: Path) -> tuple[bool, dict[str, int]]:
    """What `frictionless validate` says of a description: whether all holds, and rows of each table."""
    words = [sys.executable, "-m", "frictionless", "validate", "datapackage.json", "--json"]
    done = subprocess.run(words, cwd=data, capture_output=True, check=False)
    told: dict[str, Any] = json.loads(done.stdout)
    assert (done.returncode == 0) is told["valid"], done.stderr
    return told["valid"], {task["place"]: task["stats"].get("rows", 0) for task in told["tasks"]}
