"""`ilms report`: each kind to a file, in the language and on the paper asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ilms_desktop.cli import report
from ilms_desktop.report.paper import Paper
from ilms_desktop.workspace.reports import KINDS

if TYPE_CHECKING:
    from pathlib import Path


def test_the_command_offers_what_can_be_printed() -> None:
    """The words of the command line are a copy, so that asking for help is quick."""
    assert set(report.KINDS) == set(KINDS)
    assert set(report.PAPERS) == set(Paper)


@pytest.mark.parametrize("kind", report.KINDS)
def test_each_report_is_written_where_it_was_asked_for(
    kind: str, ilms: Any, file: Path, figures: Path, tmp_path: Path
) -> None:
    """The path comes back for scripts; the words are for people."""
    ilms("import", file, figures)
    page = tmp_path / "page.pdf"
    ran = ilms("report", file, "--kind", kind, "--language", "fr", "--paper", "letter", "--pdf", page)
    assert ran.code == 0
    assert ran.out.strip() == str(page)
    assert page.read_bytes().startswith(b"%PDF-1.")


@pytest.mark.parametrize("words", [("--kind", "poster", "--pdf", "x.pdf"), ("--kind", "tables")])
def test_what_makes_no_sense_is_refused(words: tuple[str, ...], ilms: Any, file: Path) -> None:
    """An unknown kind, and a report that goes nowhere."""
    assert ilms("report", file, *words).code == 2
