"""The small questionnaire that the vectors damage, as a folder of its own for each test."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

import pytest

from ilms_desktop import paths

VECTORS: Final = Path(__file__).resolve().parents[2] / "vectors" / "definitions"


@pytest.fixture
def small_forms(tmp_path: Path) -> Path:
    """A good folder of definitions with one edition of three tables, and the program's own schemas."""
    root = tmp_path / "forms"
    shutil.copytree(VECTORS / "base", root)
    shutil.copytree(paths.forms_dir() / "schemas", root / "schemas")
    return root
