"""What may leave: every layout has words, a part can be chosen, the files written are named."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ilms_desktop.exchange.formats import LAYOUTS
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.presenters.export_choices import ExportWish, files_of, layout_lines, layouts, written_words
from tests.gui.conftest import SOURCE

if TYPE_CHECKING:
    from ilms_desktop.workspace.workspace import Workspace


def test_every_layout_says_what_it_carries() -> None:
    """A new layout without words would be found here."""
    assert [each.id for each in layouts()] == [each.id for each in LAYOUTS.values() if each.writes]
    assert all(title and carries for title, carries in map(layout_lines, layouts()))


def test_chosen_tables_leave_alone(workspace: Workspace) -> None:
    """Of one source, or of all."""
    everything = files_of(workspace, ExportWish("ilostat-bulk", Path("a.csv")))[""]
    some = files_of(workspace, ExportWish("ilostat-bulk", Path("a.csv"), source=SOURCE, tables=("C1",)))[""]
    assert b"CRS_RES" in some
    assert b"CDS_DES" in everything
    assert b"CDS_DES" not in some


def test_written_files_are_named() -> None:
    """One by its path, several by their names and their folder."""
    one, other = Path("out") / "a.csv", Path("out") / "a.REV.csv"
    assert bare(written_words([one])) == f"Saved as {one}"
    assert bare(written_words([one, other])) == "2 files saved in out: a.csv, a.REV.csv"
