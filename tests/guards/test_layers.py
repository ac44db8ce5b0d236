"""The architecture is what the contracts say, and the contracts speak of what is there.

import-linter walks the graph (`make check`); these tests see to it that its contracts name real packages, that the
vocabulary needs nothing but the standard library, and that the core runs on a computer without Qt.
"""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "ilms_desktop"
CONFIG: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CONTRACTS: list[dict[str, Any]] = CONFIG["tool"]["importlinter"]["contracts"]

#: Refuses Qt before anything else can look for it, then imports what it was told to.
WITHOUT_QT = """
import importlib, sys
class NoQt:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"PySide6", "shiboken6"}:
            raise ModuleNotFoundError(f"no Qt on this computer: {name}")
sys.meta_path.insert(0, NoQt())
for name in sys.argv[1:]:
    importlib.import_module(name)
assert "PySide6" not in sys.modules
"""


def module_names() -> list[str]:
    """Dotted name of every module of the product."""
    names = []
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        names.append(".".join(parts[:-1] if parts[-1] == "__init__" else parts))
    return names


def exists(dotted: str) -> bool:
    """Whether a dotted name is a module or package of the product."""
    place = ROOT.joinpath(*dotted.split("."))
    return place.with_suffix(".py").is_file() or (place / "__init__.py").is_file()


def imported_by(path: Path) -> set[str]:
    """Dotted names a module imports, wherever in the file."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{path}: imports name the package in full"
            names.add(node.module)
    return names


def test_the_layers_name_every_package_that_is_there() -> None:
    """A layer that was renamed must not leave its contract guarding nothing."""
    layers = next(contract for contract in CONTRACTS if contract["type"] == "layers")
    named = [name.strip() for line in layers["layers"] for name in line.split("|")]
    must_exist = {name for name in named if not name.startswith("(")}
    there = {name.split(".")[1] for name in module_names() if "." in name} - {"__main__"}
    assert must_exist <= there
    assert there <= {name.strip("()") for name in named}


@pytest.mark.parametrize("contract", CONTRACTS, ids=lambda contract: str(contract["name"]))
def test_every_contract_speaks_of_real_modules(contract: dict[str, Any]) -> None:
    """import-linter stops at an unknown source module, but an unknown forbidden one would pass unseen."""
    ours = [name for name in contract.get("forbidden_modules", []) if name.startswith("ilms_desktop")]
    missing = [name for name in [*contract.get("source_modules", []), *ours] if not exists(name)]
    assert missing == []


def test_every_package_below_the_window_is_kept_from_qt() -> None:
    """A package added later is part of the bargain from its first day."""
    contract = next(contract for contract in CONTRACTS if "PySide6" in contract.get("forbidden_modules", []))
    kept = {name.split(".")[1] for name in contract["source_modules"]}
    there = {name.split(".")[1] for name in module_names() if "." in name}
    assert kept == there - {"ui", "__main__"}


@pytest.mark.parametrize("path", sorted((PACKAGE / "model").rglob("*.py")), ids=lambda path: path.stem)
def test_the_vocabulary_needs_the_standard_library_only(path: Path) -> None:
    """Whoever wants to know what a word means reads `model` without learning a library."""
    allowed = {*sys.stdlib_module_names, "__future__"}
    foreign = {
        name
        for name in imported_by(path)
        if name.split(".")[0] not in allowed and not name.startswith(("ilms_desktop.model", "ilms_desktop.errors"))
    }
    assert foreign <= {"ilms_desktop"}, f"{path.name} imports {sorted(foreign)}"


def test_the_core_imports_on_a_computer_without_qt() -> None:
    """The command line works on a server where Qt cannot start."""
    core = [name for name in module_names() if name.split(".")[1:2] not in (["ui"], ["__main__"])]
    assert len(core) > 1
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_QT, *core], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_start_up_of_the_core_is_free_of_heavy_libraries() -> None:
    """Nobody waits a third of a second for pandas or openpyxl who does not import a workbook."""
    core = [name for name in module_names() if name.split(".")[1:2] not in (["ui"], ["__main__"])]
    heavy = CONFIG["tool"]["ruff"]["lint"]["flake8-tidy-imports"]["banned-module-level-imports"]
    program = f"{WITHOUT_QT}\nprint([name for name in {heavy!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program, *core], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
