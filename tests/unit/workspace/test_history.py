"""The history of one cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.definitions.loader import load_edition
from ilms_desktop.model.key import Criterion, ObservationKey, TableKey
from ilms_desktop.model.observation import BLANK, Observation
from ilms_desktop.workspace.history import said_text
from tests.unit.workspace.workspace_support import C4, again, cell, put

if TYPE_CHECKING:
    from ilms_desktop.workspace.workspace import Workspace

THAI = cell("T", "CDS_DES_THA")


def test_every_step_that_changed_a_cell_is_told(quiet: Workspace) -> None:
    """Who, when, what, and undo and redo among them; steps elsewhere are not."""
    key = ObservationKey(C4, THAI)
    assert quiet.history(key) == ()
    put(quiet, C4, {THAI: Observation(5400, 1)})
    put(quiet, C4, {cell("M", "CDS_DES_THA"): 3})
    put(quiet, C4, {THAI: Observation(status="N"), cell("F", "CDS_DES_THA"): 1})
    quiet.undo()
    told = quiet.history(key)
    assert [(each.before, each.after, each.command) for each in told] == [
        ("", "5.4", "SetObservations"),
        ("5.4", "N", "SetObservations"),
        ("N", "5.4", "Undo"),
    ]
    assert {(each.person, each.office) for each in told} == {("A. Person", "MOL")}
    assert [each.at for each in told] == sorted(each.at for each in told)
    opened = again(quiet)
    assert opened.history(key) == told
    opened.close()


def test_a_cell_without_change_has_no_history(quiet: Workspace) -> None:
    """Also where others of its table have."""
    put(quiet, C4, {THAI: 5})
    assert quiet.history(ObservationKey(C4, cell("M", "CDS_DES_THA"))) == ()


@pytest.mark.parametrize(
    ("said", "text"),
    [
        (BLANK, ""),
        (Observation(0, 1), "0.0"),
        (Observation(16_420, 3), "16.420"),
        (Observation(16_000, 0, status="E"), "16 E"),
        (Observation(status="N", note="not asked"), "N [not asked]"),
        (Observation(text="1.234,5"), "1.234,5"),
    ],
)
def test_what_stood_there_is_told_as_typed(said: Observation, text: str) -> None:
    """Digits as they were, in the style of files."""
    table = load_edition("ilms-2019").table(TableKey("C4", Criterion.NONE))
    assert said_text(said, table) == text
