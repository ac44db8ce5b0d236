"""Habits of window code that measurements or the design demand, read from the source.

Colours and style sheets come from `ui/style` alone, so that the dark palette and high contrast reach every pixel.
Inside the functions that Qt calls for each cell a short enum name costs 3.6 microseconds a look-up and makes the grid
five times slower.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

ROOT = Path(__file__).resolve().parents[2]
UI = ROOT / "ilms_desktop" / "ui"
WINDOW_MODULES = sorted(UI.rglob("*.py"))
HOT = {
    "data",
    "headerData",
    "initStyleOption",
    "multiData",
    "paint",
    "paintEvent",
    "paintSection",
    "sectionSizeFromContents",
    "sizeHint",
}


def is_style(path: Path) -> bool:
    """Whether a module belongs to the one place that knows colours."""
    return "style" in path.relative_to(UI).with_suffix("").parts


def hot_functions(tree: ast.Module) -> list[ast.FunctionDef]:
    """Functions Qt calls for each cell or each repaint."""
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name in HOT]


def short_enums(source: str) -> list[str]:
    """Short enum names in the bodies of hot functions, as `function: name`; naming an enum's class is no short form."""
    found = []
    for function in hot_functions(ast.parse(source)):
        for node in (inner for statement in function.body for inner in ast.walk(statement)):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "Qt":
                is_class = isinstance(getattr(Qt, node.attr, None), type)
                found += [] if is_class else [f"{function.name}: Qt.{node.attr}"]
    return found


def test_the_search_for_short_enum_names_finds_them() -> None:
    """The guard below must not be green because it is blind."""
    slow = "class M:\n    def data(self, index, role):\n        return role == Qt.DisplayRole\n"
    quick = "class M:\n    def data(self, index, role):\n        return role == Qt.ItemDataRole.DisplayRole\n"
    assert short_enums(slow) == ["data: Qt.DisplayRole"]
    assert short_enums(quick) == []


@pytest.mark.parametrize("path", WINDOW_MODULES, ids=lambda path: str(path.relative_to(UI)))
def test_cell_painting_looks_up_no_short_enum_names(path: Path) -> None:
    """Module constants cost 7 nanoseconds; the short form would cost the smooth scroll."""
    assert short_enums(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", WINDOW_MODULES, ids=lambda path: str(path.relative_to(UI)))
def test_colours_and_style_sheets_stay_in_one_place(path: Path) -> None:
    """A colour written into a widget is wrong in the dark palette."""
    source = path.read_text(encoding="utf-8")
    assert is_style(path) or not re.search(r"setStyleSheet\(|QColor\(\s*['\"]#|QColor\(\s*\d", source)
