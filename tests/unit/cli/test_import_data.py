"""An import reports every row, and a dry run changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ilms_desktop.workspace.clock import system_clock, system_ids
from ilms_desktop.workspace.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path


def cells(file: Path) -> int:
    """How many cells say something."""
    with Workspace.open(file, language="en", clock=system_clock, ids=system_ids) as workspace:
        return len(list(workspace.observations()))


def test_figures_are_taken(ilms: Any, file: Path, figures: Path) -> None:
    """The report is the document."""
    ran = ilms("import", file, figures, "--json")
    assert ran.code == 0
    assert ran.document["counts"]["new"] == 3
    assert ran.document["dry_run"] is False
    assert "Taken: 3" in ran.err
    assert cells(file) == 3


def test_a_dry_run_reports_and_changes_nothing(ilms: Any, file: Path, figures: Path) -> None:
    """The questionnaire has neither figures nor sources afterwards."""
    ran = ilms("import", file, figures, "--dry-run", "--json")
    assert (ran.code, ran.document["dry_run"], ran.document["taken"]) == (0, True, 3)
    assert "--dry-run" in ran.err
    assert cells(file) == 0


def test_the_same_file_again_changes_nothing(ilms: Any, file: Path, figures: Path) -> None:
    """No step is made of it."""
    ilms("import", file, figures)
    ran = ilms("import", file, figures, "--json")
    assert (ran.code, ran.document["counts"]["unchanged"]) == (0, 3)


def test_refused_rows_end_with_one(ilms: Any, file: Path, figures: Path) -> None:
    """The others are in."""
    figures.write_text(figures.read_text(encoding="utf-8").replace(",5\n", ",five\n"), encoding="utf-8")
    ran = ilms("import", file, figures, "--json")
    assert (ran.code, ran.document["refused"][0]["line"]) == (1, 3)
    assert "Line 3 is refused" in ran.err
    assert cells(file) == 2


def test_a_source_can_be_chosen(ilms: Any, file: Path, figures: Path) -> None:
    """Among several, figures go where they belong."""
    for name in ("One", "Two"):
        ilms("source", "add", file, "--type", "FX", "--name", name)
    ran = ilms("import", file, figures, "--json")
    assert (ran.code, ran.document["error"]["code"]) == (2, "source_needed")
    assert ilms("import", file, figures, "--source", "FX:N2").code == 0
    with Workspace.open(file, language="en", clock=system_clock, ids=system_ids) as workspace:
        assert {key.qtable.source for key, _ in workspace.observations()} == {"FX:N2"}
