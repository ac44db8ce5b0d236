"""The log of imports stands in the journal: what came in, by which mapping, what was refused and why."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from ilms_desktop.exchange.formats import read_any
from ilms_desktop.model.command import AddSource
from ilms_desktop.model.source import Source
from ilms_desktop.workspace import import_log
from ilms_desktop.workspace.import_log import imports
from ilms_desktop.workspace.importing import plan_import
from tests.unit.workspace.importing_support import bulk, new_workspace
from tests.unit.workspace.mapping.small import LONG, applied, long, mapping

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from ilms_desktop.exchange.report import ParsedFile
    from ilms_desktop.workspace.workspace import Workspace


def take(workspace: Workspace, parsed: ParsedFile) -> None:
    """Import a file."""
    plan = plan_import(workspace, parsed, source=None)
    assert plan.command is not None
    workspace.execute(plan.command)


def test_an_import_is_logged_with_its_file_mapping_and_refusals(tmp_path: Path) -> None:
    """Next year somebody asks which file a figure came from."""
    rows = [(2019, "M", "THA", 1500), (2019, "M", "Thialand", 5), (2020, "M", "Thialand", 5), (1879, "M", "THA", 5)]
    with new_workspace(tmp_path / "a.ilms") as workspace:
        workspace.execute(AddSource(Source(id="FX:N1", type="FX", name="Permits")))
        take(workspace, applied(long(*rows), mapping(LONG)).parsed)
        (entry,) = imports(workspace)
    assert (entry.file, entry.mapping, entry.cells, entry.taken, entry.refused) == ("data.xlsx", "Test", 1, 1, 2)
    assert entry.digest == hashlib.sha256(b"data").hexdigest()
    assert set(entry.reasons) == {
        ("unknown_label", "Thialand", 1, "Data!C3"),
        ("not_a_year", "1879", 1, "Data!A5"),
    }
    assert not entry.is_undone


def test_files_of_every_layout_are_logged_and_undone_steps_are_marked(tmp_path: Path) -> None:
    """The digest is that of the bytes; undoing makes no second entry."""
    data = bulk("KHM,FX:N1,MNA_OEMP_SEX_CDS_NB,SEX_T,CDS_DES_TOTAL,,2020,9,")
    with new_workspace(tmp_path / "a.ilms") as workspace:
        take(workspace, read_any(data, name="data.csv", edition=workspace.edition))
        workspace.undo()
        (entry,) = imports(workspace)
    assert (entry.file, entry.mapping, entry.digest) == ("data.csv", "", hashlib.sha256(data).hexdigest())
    assert entry.is_undone


def test_many_reasons_are_counted_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of nonsense must not fill the journal."""
    monkeypatch.setattr(import_log, "_KEPT_REASONS", 2)
    rows = [(2019, "M", "THA", 1), *((2019, "M", f"Nowhere {letter}", 5) for letter in "abcde")]
    with new_workspace(tmp_path / "a.ilms") as workspace:
        workspace.execute(AddSource(Source(id="FX:N1", type="FX", name="Permits")))
        take(workspace, applied(long(*rows), mapping(LONG)).parsed)
        (entry,) = imports(workspace)
    assert [count for _reason, _value, count, _place in entry.reasons] == [1, 1, 3]
