"""A coordinator's file and a return with two conflicts, for the tests of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ilms_desktop.model.observation import Observation
from tests.unit.workspace.part_support import coordinator, handed_out, opened, returned
from tests.unit.workspace.workspace_support import C4, cell, put

if TYPE_CHECKING:
    from pathlib import Path

    from ilms_desktop.workspace.parts import MadePart
    from ilms_desktop.workspace.workspace import Workspace

T, M, F = (cell(sex, "CDS_DES_THA") for sex in "TMF")
KOREA = cell("T", "CDS_DES_KOR")


class Between(NamedTuple):
    """Both ends, open, and what went between them."""

    file: Workspace
    office: Workspace
    assignment: MadePart
    back: MadePart


def between(folder: Path) -> Between:
    """Two conflicts, one change of theirs, one of ours, one equal change."""
    file = coordinator(folder / "khm.ilms")
    put(file, C4, {T: 100, M: 60, F: 40})
    assignment = handed_out(file, folder / "out", "C4")
    office = opened(assignment, folder / "mol.ilms")
    put(office, C4, {T: 110, M: 70, KOREA: Observation(5000, note="Provisional."), cell("F", "CDS_DES_KOR"): 2})
    back = returned(office, folder / "back")
    put(file, C4, {T: 105, M: 65, F: 41, cell("F", "CDS_DES_KOR"): 2})
    return Between(file, office, assignment, back)
