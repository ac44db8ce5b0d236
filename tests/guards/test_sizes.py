"""Modules and functions stay small enough to be read in one go, and each module says what it is for."""

from __future__ import annotations

import ast
import statistics
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted((ROOT / "ilms_desktop").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))

FILE_CAP = 400
FILE_MEDIAN = 150
FUNCTION_CAP = 60
FUNCTION_MEDIAN = 10


def tree_of(path: Path) -> ast.Module:
    """Syntax tree of one module."""
    return ast.parse(path.read_text(encoding="utf-8"))


def function_lengths(path: Path) -> dict[str, int]:
    """Lines of each function of a module, its docstring not counted."""
    lengths = {}
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) else node.body
            first = body[0].lineno if body else node.lineno
            last = max(node.end_lineno or first, first)
            lengths[f"{path.name}:{node.name}"] = last - first + 1
    return lengths


@pytest.mark.parametrize("path", [*MODULES, *TESTS], ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_starts_by_saying_what_it_is_for(path: Path) -> None:
    """The first line of a file is the map that needs no upkeep elsewhere."""
    tree = tree_of(path)
    assert ast.get_docstring(tree) or not tree.body


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_can_be_read_in_one_go(path: Path) -> None:
    """A file past the cap holds two subjects."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= FILE_CAP


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_function_fits_on_a_screen(path: Path) -> None:
    """A function past the cap does two things."""
    too_long = {name: length for name, length in function_lengths(path).items() if length > FUNCTION_CAP}
    assert too_long == {}


def test_the_middle_file_and_the_middle_function_are_small() -> None:
    """Caps alone let everything grow up to them; the medians say what is normal here."""
    files = [len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES]
    functions = [length for path in MODULES for length in function_lengths(path).values()]
    assert statistics.median(files) <= FILE_MEDIAN
    assert statistics.median(functions) <= FUNCTION_MEDIAN
