"""The history of the whole file, as a screen or the command line asks for it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ilms_desktop.model.command import EditSource, Label, MakeRestorePoint, SetContact
from ilms_desktop.model.history import HistoryFilter
from ilms_desktop.model.key import ObservationKey
from ilms_desktop.model.observation import BLANK, Observation
from tests.unit.workspace.workspace_support import A5, C4, REGISTER, again, cell, put, refused

if TYPE_CHECKING:
    from ilms_desktop.workspace.workspace import Workspace

THAI = cell("T", "CDS_DES_THA")


def test_all_steps_are_numbered_without_being_read(quiet: Workspace) -> None:
    """A list of a hundred thousand steps opens at once."""
    put(quiet, C4, {THAI: 5})
    assert list(quiet.history_numbers(HistoryFilter())) == [3, 2, 1]
    assert isinstance(quiet.history_numbers(HistoryFilter()), range)


def test_a_table_is_followed_through_all_its_years(quiet: Workspace) -> None:
    """By table, not by the number of one year."""
    put(quiet, C4, {THAI: 5})
    put(quiet, A5, {cell("T", "ECO_AGGREGATE_AGR", "CBR_BIR_TOTAL"): 5})
    put(quiet, C4._replace(year=2022), {THAI: 5})
    assert list(quiet.history_numbers(HistoryFilter(table=C4.table_key))) == [5, 3]
    assert list(quiet.history_numbers(HistoryFilter(text="add SOURCE"))) == [2, 1]
    assert quiet.history_people() == ("A. Person",)
    quiet.sign_as("nobody")
    quiet._author_names = ("B. Person", "")
    put(quiet, C4, {THAI: 7})
    assert quiet.history_people() == ("A. Person", "B. Person")


def test_what_was_taken_back_is_marked(quiet: Workspace) -> None:
    """Also after redo has ended, and after closing; a repeated step is not."""
    first, second = put(quiet, C4, {THAI: 5}), put(quiet, C4, {THAI: 6})
    quiet.undo()
    quiet.undo()
    quiet.redo()
    quiet.execute(MakeRestorePoint("x"))
    put(quiet, C4, {THAI: 7})
    opened = again(quiet)
    lines = opened.history_lines(range(1, 20))
    assert [entry for entry, line in lines.items() if line.is_undone] == [second.entry]
    assert (lines[first.entry].cells, lines[first.entry].others) == (1, 1)
    assert lines[second.entry + 1].command == "Undo"
    assert opened.last_saved() == max(line.at for line in lines.values())
    opened.close()


def test_a_step_tells_what_it_changed(quiet: Workspace) -> None:
    """Cells with both values, and everything else by its columns."""
    put(quiet, C4, {THAI: 5})
    step = put(quiet, C4, {THAI: Observation(status="N"), cell("M", "CDS_DES_KOR"): 1})
    changes = quiet.step_changes(step.entry)
    cells = {each.key: (each.before, each.after) for each in changes.cells}
    assert cells == {
        ObservationKey(C4, THAI): (Observation(5000, 0), Observation(status="N")),
        ObservationKey(C4, cell("M", "CDS_DES_KOR")): (BLANK, Observation(1000, 0)),
    }
    (country,) = changes.others
    assert (country.thing, country.qtable, country.before) == ("qtable_country", C4, None)
    assert country.row["code"] == "CDS_DES_KOR"
    step = quiet.execute(EditSource(replace(quiet.source(REGISTER), name="New name")))
    (source,) = quiet.step_changes(step.entry).others
    assert (source.qtable, (source.before or {})["name"], (source.after or {})["name"]) == (
        None,
        "Department of Employment",
        "New name",
    )
    assert refused(quiet.step_changes, 99).code == "unknown_step"


def test_a_removed_thing_is_known_by_what_it_was(quiet: Workspace) -> None:
    """A row that is gone still has a place."""
    put(quiet, C4, {THAI: 5})
    step = put(quiet, C4, {THAI: BLANK})
    (change,) = quiet.step_changes(step.entry).cells
    assert (change.key.cell, change.after) == (THAI, BLANK)
    gone = quiet.execute(SetContact("", "", "", ""))
    assert {each.thing for each in quiet.step_changes(gone.entry).others} == {"meta"}


def test_a_name_of_a_step_holds_another_one(quiet: Workspace) -> None:
    """Both are translated where they are shown."""
    outer = Label("Bring back: {step}")
    inner = Label("Type in {table}", {"table": "C4"})
    assert outer.around(inner).inner == inner
    assert outer.around(outer.around(inner)) == outer.around(inner)
    assert inner.inner is None
    assert quiet.history_lines([]) == {}
