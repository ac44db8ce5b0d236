"""The history as a table for spreadsheets."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

import pytest

from ilms_desktop.model.command import Label, MakeRestorePoint, SetContact, SetObservations
from ilms_desktop.model.history import HistoryFilter
from ilms_desktop.model.key import ObservationKey
from ilms_desktop.model.observation import Observation
from ilms_desktop.workspace.history_export import history_csv
from tests.unit.workspace.workspace_support import C4, cell, put

if TYPE_CHECKING:
    from ilms_desktop.workspace.workspace import Workspace

THAI = cell("T", "CDS_DES_THA")


def rows(workspace: Workspace, **wanted: Any) -> list[dict[str, str]]:
    """The table, read as a spreadsheet reads it."""
    text = history_csv(workspace, HistoryFilter(**wanted)).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_each_changed_cell_has_a_line_and_each_step_at_least_one(quiet: Workspace) -> None:
    """The newest first; codes and figures as in every file of the program."""
    put(quiet, C4, {THAI: 5, cell("M", "CDS_DES_KOR"): Observation(status="N")})
    quiet.undo()
    quiet.execute(MakeRestorePoint("x"))
    found = rows(quiet)
    assert [row["command"] for row in found][:5] == [
        "MakeRestorePoint",
        "Undo",
        "Undo",
        "SetObservations",
        "SetObservations",
    ]
    assert (found[0]["table"], found[0]["cells"], found[0]["others"]) == ("", "0", "1")
    step = found[3]
    assert (step["entry"], step["undone"], step["step"], step["person"]) == ("3", "1", "Type 2", "A. Person")
    assert (step["table"], step["year"], step["class"]) == ("C4", "2023", "CDS_DES_THA")
    assert (step["before"], step["after"]) == ("", "5")
    assert found[1]["step"] == "Type 2"


def test_a_filter_holds_for_the_file_too(quiet: Workspace) -> None:
    """What is on screen is what is written."""
    put(quiet, C4, {THAI: 5})
    assert [row["command"] for row in rows(quiet, commands=frozenset({"AddSource"}))] == ["AddSource", "AddSource"]
    assert rows(quiet, text="nothing") == []


def test_no_text_acts_in_a_spreadsheet(quiet: Workspace) -> None:
    """Names are typed by people; a line stays one line."""
    quiet.execute(SetContact("=1+1", "KHM", "B. Person", ""))
    note = Observation(5000, 0, note="two\nlines")
    quiet.execute(SetObservations(((ObservationKey(C4, THAI), note),), Label("Type")))
    first = rows(quiet)[0]
    assert first["office"] == "'=1+1"
    assert first["after"] == "5 [two lines]"


def test_long_work_tells_how_far_it_is_and_can_be_ended(quiet: Workspace) -> None:
    """Whatever the listener raises ends it."""

    def stop(done: int, of: int) -> None:
        raise InterruptedError(done, of)

    with pytest.raises(InterruptedError, match="2"):
        history_csv(quiet, HistoryFilter(), tell=stop)
