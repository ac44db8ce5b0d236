"""Restore points on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path


def test_a_point_is_made_listed_and_compared(ilms: Any, file: Path, figures: Path) -> None:
    """Before an import by a script, and what the import changed afterwards."""
    made = ilms("restore-point", "add", file, "--name", "Before the import")
    assert made.code == 0
    point = int(made.out)
    ilms("import", file, figures)
    listed = ilms("restore-point", "list", file, "--json")
    (told,) = listed.document["points"]
    assert (told["number"], told["name"], told["packaged"], told["steps_since"]) == (
        point,
        "Before the import",
        False,
        1,
    )
    assert "Before the import" in listed.err
    compared = ilms("restore-point", "compare", file, point, "--json")
    cells = compared.document["cells"]
    assert [cells[0][name] for name in ("table", "year", "before", "after")] == ["C4", 2020, "", "9"]
    assert len(cells) == 3
    assert "Cells that differ: 3" in compared.err
    again = ilms("restore-point", "add", file, "--name", "After", "--json").document["number"]
    assert len(ilms("restore-point", "compare", file, point, "--with", again, "--json").document["cells"]) == 3
    assert ilms("restore-point", "compare", file, again, "--json").document == {"cells": [], "others": 0}


def test_a_point_that_is_none_is_refused(ilms: Any, file: Path) -> None:
    """With its own words."""
    ran = ilms("restore-point", "compare", file, 99)
    assert ran.code == 1
    assert "no such restore point" in ran.err
