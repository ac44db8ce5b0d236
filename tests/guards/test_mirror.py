"""Tests lie where their module lies, so that both are found at once."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "ilms_desktop"
#: Folder of tests -> folder of the modules they mirror.
MIRRORS = {ROOT / "tests" / "unit": PACKAGE, ROOT / "tests" / "gui": PACKAGE / "ui"}
TEST_FILES = [(path, tests) for tests in MIRRORS for path in sorted(tests.rglob("test_*.py"))]


def mirrored(path: Path, tests: Path) -> bool:
    """Whether a module stands behind a test file: `test_x.py` or `test_x_more.py` for module or package `x`."""
    folder = MIRRORS[tests] / path.parent.relative_to(tests)
    if not folder.is_dir():
        return folder.with_suffix(".py").is_file()
    words = path.stem.removeprefix("test_").split("_")
    names = ["_".join(words[:count]) for count in range(len(words), 0, -1)]
    forms = [form for name in names for form in (name, f"_{name}", f"__{name}__")]
    return any((folder / f"{name}.py").is_file() or (folder / name / "__init__.py").is_file() for name in forms)


@pytest.mark.parametrize(("path", "tests"), TEST_FILES, ids=[str(path.relative_to(ROOT)) for path, _ in TEST_FILES])
def test_a_test_file_mirrors_a_module(path: Path, tests: Path) -> None:
    """A test of a module that was renamed or removed is found at once."""
    assert mirrored(path, tests)


def test_the_guard_sees_a_test_without_a_module() -> None:
    """The guard above must not be green because it is blind."""
    tests = ROOT / "tests" / "unit"
    assert mirrored(tests / "test_errors.py", tests)
    assert mirrored(tests / "test_main.py", tests)
    assert not mirrored(tests / "test_nothing_of_ours.py", tests)
    assert not mirrored(tests / "nowhere" / "test_errors.py", tests)
