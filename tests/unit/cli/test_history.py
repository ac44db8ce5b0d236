"""The steps of a file on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path


def test_steps_are_listed_with_who_and_what(ilms: Any, file: Path, figures: Path) -> None:
    """The newest first, for people and for programs."""
    ilms("import", file, figures)
    ran = ilms("history", file, "--json")
    assert ran.code == 0
    step = ran.document["steps"][0]
    assert (step["command"], step["cells"], step["undone"]) == ("Batch", 3, False)
    assert step["step"].startswith("Import good.csv")
    assert "Import good.csv" in ran.err
    assert ran.document["csv"] is None


def test_filters_narrow_the_list(ilms: Any, file: Path, figures: Path) -> None:
    """By table, person and words; a table that is none is refused."""
    ilms("import", file, figures)
    for words, count in (
        (("--table", "c4"), 1),
        (("--table", "C4.none"), 1),
        (("--table", "A1"), 0),
        (("--person", "Nobody"), 0),
        (("--text", "IMPORT"), 1),
    ):
        assert len(ilms("history", file, "--json", *words).document["steps"]) == count, words
    ran = ilms("history", file, "--table", "C99")
    assert ran.code == 1
    assert "C99" in ran.err


def test_every_changed_cell_can_be_written(ilms: Any, file: Path, figures: Path, tmp_path: Path) -> None:
    """As a table; its path is the result."""
    ilms("import", file, figures)
    out = tmp_path / "history.csv"
    ran = ilms("history", file, "--table", "C4", "--csv", out)
    assert ran.out.strip() == str(out)
    assert len(out.read_text(encoding="utf-8-sig").splitlines()) == 4


def test_what_was_undone_says_so(ilms: Any, file: Path, figures: Path) -> None:
    """In words and as a field."""
    from ilms_desktop.workspace.clock import system_clock, system_ids
    from ilms_desktop.workspace.workspace import Workspace

    ilms("import", file, figures)
    with Workspace.open(file, language="en", clock=system_clock, ids=system_ids) as workspace:
        workspace.undo()
    ran = ilms("history", file, "--json")
    assert [(step["command"], step["undone"]) for step in ran.document["steps"]][:2] == [
        ("Undo", False),
        ("Batch", True),
    ]
    assert "undone since" in ran.err
