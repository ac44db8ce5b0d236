"""The tally counts a file the same, whether it was followed step by step, read at once, or read out of a copy."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ilms_desktop.model.command import EditSource
from ilms_desktop.model.observation import Observation
from ilms_desktop.workspace import tally
from tests.unit.workspace.workspace_support import A5, C4, REGISTER, again, cell, put

if TYPE_CHECKING:
    import pytest

    from ilms_desktop.workspace.workspace import Workspace


def test_reading_at_once_counts_like_reading_one_by_one(quiet: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first look into a large file is a short one."""
    put(quiet, C4, {cell("T", "CDS_DES_TOTAL"): 5, cell("M", "CDS_DES_THA"): Observation(status="X")})
    put(quiet, A5, {cell("M", "ECO_AGGREGATE_AGR", "CBR_BIR_TOTAL"): 1})
    live = quiet.completeness()
    reopened = again(quiet)
    one_by_one = reopened.completeness()
    monkeypatch.setattr(tally, "_MANY", 1)
    assert again(reopened).completeness() == one_by_one == live


def test_the_agency_of_a_source_stands_with_its_cells(quiet: Workspace) -> None:
    """Completeness is told by the office that produces the figures."""
    source = quiet.source(REGISTER)
    quiet.execute(EditSource(replace(source, fields={"agency": " Ministry of Labour "})))
    assert {each.source: each.agency for each in quiet.completeness().cells}[REGISTER] == "Ministry of Labour"
