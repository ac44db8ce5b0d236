"""Restore points: made and named at will, compared, gone back to as one step, and read in a copy of their own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from ilms_desktop.errors import BugError
from ilms_desktop.model.changes import UndoStatus
from ilms_desktop.model.command import (
    Batch,
    BringBack,
    ChooseVersion,
    Declaration,
    DeclareQTable,
    DeleteRestorePoint,
    EditSource,
    GoBack,
    Label,
    MakeRestorePoint,
    RecordSubmission,
    RenameRestorePoint,
    SetContact,
    SetObservations,
)
from ilms_desktop.model.history import PointKind
from ilms_desktop.model.key import ObservationKey
from ilms_desktop.model.observation import Observation
from tests.unit.workspace.test_labels import SUBMISSION
from tests.unit.workspace.test_workspace import KEYS, SAID
from tests.unit.workspace.workspace_support import (
    A5,
    C4,
    REGISTER,
    REVISE,
    Quiet,
    again,
    cell,
    figures,
    options,
    put,
    refused,
)

if TYPE_CHECKING:
    from pathlib import Path

    from ilms_desktop.model.history import RestorePoint
    from ilms_desktop.workspace.workspace import Workspace

THAI, KOREAN = cell("T", "CDS_DES_THA"), cell("T", "CDS_DES_KOR")


def make(workspace: Workspace, name: str = "Before") -> int:
    """A restore point; gives its number."""
    changes = workspace.execute(MakeRestorePoint(name))
    assert changes.restore_points
    return changes.entry


def names(workspace: Workspace) -> list[str]:
    """Names in the list."""
    return [point.name for point in workspace.restore_points()]


def test_a_point_is_no_step_of_undo_and_does_not_end_redo(quiet: Workspace) -> None:
    """Ctrl+S stays harmless, even between undo and redo."""
    put(quiet, C4, {THAI: 5})
    put(quiet, C4, {THAI: 6})
    quiet.undo()
    before = quiet.undo_status()
    assert quiet.execute(MakeRestorePoint("Before")).ended_redo == 0
    assert quiet.undo_status() == before
    opened = again(quiet)
    assert opened.undo_status() == before
    opened.redo()
    assert figures(opened)[ObservationKey(C4, THAI)] == Observation(6000, 0)
    assert names(opened) == ["Before"]
    assert opened.journal_break() is None
    opened.close()


def test_a_point_says_who_when_and_how_much_came_after(quiet: Workspace) -> None:
    """Points and names given to them do not count as changes."""
    put(quiet, C4, {THAI: 5})
    first = make(quiet, " First\nday ")
    put(quiet, C4, {THAI: 6})
    second = make(quiet, "Second")
    quiet.undo()
    quiet.execute(RenameRestorePoint(second, "Second day"))
    head = quiet.journal_head()
    quiet.execute(RenameRestorePoint(second, "Second day"))
    assert quiet.journal_head() == head
    newest, oldest = quiet.restore_points()
    assert (newest.entry, newest.name, newest.steps_since) == (second, "Second day", 1)
    assert (oldest.entry, oldest.name, oldest.steps_since) == (first, "First day", 2)
    assert (oldest.person, oldest.office, oldest.kind) == ("A. Person", "MOL", PointKind.MADE)
    assert oldest.at < newest.at
    opened = again(quiet)
    assert opened.restore_points() == (newest, oldest)
    opened.close()


def test_a_deleted_point_can_be_put_back(quiet: Workspace) -> None:
    """Nothing is lost by a slip."""
    point = make(quiet)
    quiet.execute(DeleteRestorePoint(point))
    assert names(quiet) == []
    assert [each.is_deleted for each in quiet.restore_points(with_deleted=True)] == [True]
    quiet.execute(DeleteRestorePoint(point, is_deleted=False))
    assert names(quiet) == ["Before"]


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (MakeRestorePoint("  "), "point_without_name"),
        (MakeRestorePoint("x" * 101), "name_too_long"),
        (RenameRestorePoint(99, "x"), "unknown_restore_point"),
        (DeleteRestorePoint(99), "unknown_restore_point"),
        (GoBack(99, "x"), "unknown_restore_point"),
    ],
)
def test_what_makes_no_sense_is_refused(
    quiet: Workspace, command: MakeRestorePoint | RenameRestorePoint | DeleteRestorePoint | GoBack, code: str
) -> None:
    """And leaves no trace."""
    before = quiet.journal_head()
    assert refused(quiet.execute, command).code == code
    assert quiet.journal_head() == before


@pytest.mark.parametrize("command", [MakeRestorePoint("x"), GoBack(1, "x"), BringBack(1, Label("x"))])
def test_no_point_is_made_inside_another_step(quiet: Workspace, command: MakeRestorePoint | GoBack | BringBack) -> None:
    """Undo passes over a point, so a point can be no part of what undo takes back."""
    with pytest.raises(BugError):
        quiet.execute(Batch((command,), Label("x")))


def test_a_package_makes_a_point_by_itself(quiet: Workspace) -> None:
    """What was sent can be compared with the work that goes on."""
    put(quiet, C4, {THAI: 5})
    changes = quiet.execute(RecordSubmission(SUBMISSION))
    assert (changes.submissions, changes.restore_points) == (True, True)
    quiet.execute(REVISE)
    put(quiet, C4, {THAI: 6})
    (point,) = quiet.restore_points()
    assert (point.name, point.kind, point.steps_since) == ("S0001", PointKind.PACKAGED, 1)
    (change,) = quiet.compare(point.entry).cells
    assert (change.before, change.after) == (Observation(5000, 0), Observation(6000, 0))
    quiet.execute(RenameRestorePoint(point.entry, "As sent"))
    assert quiet.restore_point(point.entry).kind is PointKind.MADE


def test_comparing_names_only_what_differs(quiet: Workspace) -> None:
    """Then and now, in the order of the screen; the way between them does not matter."""
    put(quiet, C4, {THAI: 5, KOREAN: 1})
    first = make(quiet, "First")
    put(quiet, C4, {KOREAN: 2})
    put(quiet, C4, {THAI: 7})
    second = make(quiet, "Second")
    put(quiet, C4, {KOREAN: 1})
    quiet.execute(ChooseVersion(REGISTER, C4.table_key, "CDS_DES"))
    told = quiet.compare(first)
    assert [(each.key.cell, each.before.value, each.after.value) for each in told.cells] == [(THAI, 5000, 7000)]
    assert [(each.thing, each.before) for each in told.others] == [("version_choice", None)]
    between = quiet.compare(first, second)
    assert between == quiet.compare(second, first)
    assert [(each.key.cell, each.before.value, each.after.value) for each in between.cells] == [
        (THAI, 5000, 7000),
        (KOREAN, 1000, 2000),
    ]
    assert between.others == ()
    assert between.by_table() == {C4.table_key: 2}
    assert not quiet.compare(second, second)
    assert refused(quiet.compare, 99).code == "unknown_restore_point"


def test_going_back_is_one_step_and_can_be_taken_back(quiet: Workspace) -> None:
    """Figures, countries, declarations, sources, office: everything but packages and points."""
    put(quiet, C4, {THAI: 5})
    quiet.execute(SetContact("MOL", "KHM", "A. Person", ""))
    point = make(quiet)
    then = (figures(quiet), quiet.sources(), quiet.qtables(), quiet.contact)
    put(quiet, C4, {KOREAN: 3, THAI: Observation(status="N")})
    quiet.execute(DeclareQTable(A5, Declaration.NOTHING))
    quiet.execute(EditSource(replace(quiet.source(REGISTER), name="Another name")))
    quiet.execute(SetContact("NIS", "KHM", "B. Person", ""))
    later = make(quiet, "Later")
    now = (figures(quiet), quiet.sources(), quiet.qtables(), quiet.contact)
    changes = quiet.execute(GoBack(point, "Before"))
    assert changes.label == Label("Go back to “{name}”", {"name": "Before"})
    assert {key.cell for key in changes.keys} == {THAI, KOREAN}
    assert (figures(quiet), quiet.sources(), quiet.qtables(), quiet.contact) == then
    assert names(quiet) == ["Later", "Before"]
    assert refused(quiet.execute, GoBack(point, "Before")).code == "nothing_since_point"
    opened = again(quiet)
    assert opened.undo_status().undo == changes.label
    opened.undo()
    assert (figures(opened), opened.sources(), opened.qtables(), opened.contact) == now
    assert not opened.compare(later)
    opened.close()


def test_going_back_crosses_a_package_and_leaves_it_standing(quiet: Workspace) -> None:
    """It is a change like any other, which undo takes back; the package says what it said."""
    point = make(quiet)
    put(quiet, C4, {THAI: 5})
    quiet.execute(RecordSubmission(SUBMISSION))
    quiet.execute(REVISE)
    quiet.execute(GoBack(point, "Before"))
    assert (figures(quiet), quiet.submissions()) == ({}, (SUBMISSION,))
    quiet.undo()
    assert len(figures(quiet)) == 1


def test_a_copy_shows_the_file_as_it_was_and_cannot_be_changed(quiet: Workspace, tmp_path: Path) -> None:
    """A second file in which somebody works on by mistake would be worse than none."""
    put(quiet, C4, {THAI: 5})
    point = make(quiet)
    then = figures(quiet)
    head = quiet.journal_head()
    put(quiet, C4, {THAI: 6, KOREAN: 1})
    quiet.execute(RecordSubmission(SUBMISSION))
    before, now = quiet.journal_head(), figures(quiet)
    target = tmp_path / "copy.ilms"
    quiet.copy_at(point, target, name="Before")
    assert (quiet.journal_head(), figures(quiet)) == (before, now)
    with Quiet.open(target, **options()) as copy:
        assert (copy.as_of, quiet.as_of) == ("Before", "")
        assert figures(copy) == then
        assert (copy.journal_head(), copy.journal_break(), copy.submissions()) == (head, None, ())
        assert names(copy) == ["Before"]
        assert copy.undo_status() == UndoStatus(undo=None, redo=None)
        assert refused(lambda: put(copy, C4, {THAI: 7})).code == "copy_is_read_only"
        assert refused(copy.undo).code == "copy_is_read_only"
        assert not copy.backups_folder.exists()
        assert figures(copy) == then


def test_a_copy_is_never_written_over_an_open_file(quiet: Workspace, tmp_path: Path) -> None:
    """Not over this one, and not over another one; what was there stays."""
    point = make(quiet)
    assert refused(lambda: quiet.copy_at(point, quiet.path, name="x")).code == "workspace_in_use"
    nowhere = tmp_path / "nowhere" / "copy.ilms"
    assert refused(lambda: quiet.copy_at(point, nowhere, name="x")).code in {"disk_trouble", "read_only_place"}
    folder = tmp_path / "folder.ilms"
    folder.mkdir()
    assert refused(lambda: quiet.copy_at(point, folder, name="x")).code == "disk_trouble"
    assert [each.name for each in tmp_path.iterdir() if each.name.endswith(".new")] == []


class AnyPoints(RuleBasedStateMachine):
    """Any steps with points among them, against a list of what stood at each."""

    prepared: Path

    @initialize()
    def start(self) -> None:
        """A fresh copy of the questionnaire."""
        import shutil
        import tempfile
        from pathlib import Path

        folder = Path(tempfile.mkdtemp())
        shutil.copy(self.prepared / "khm.ilms", folder / "khm.ilms")
        self.workspace: Workspace = Quiet.open(folder / "khm.ilms", **options())
        self.at: dict[int, dict[ObservationKey, Observation]] = {}
        self.copies = 0

    @rule(entries=st.lists(st.tuples(st.sampled_from(KEYS), SAID), min_size=1, max_size=4))
    def type(self, entries: list[tuple[ObservationKey, Observation]]) -> None:
        """Fill or empty some cells."""
        self.workspace.execute(SetObservations(tuple(entries), Label("Type")))

    @rule()
    def undo(self) -> None:
        """Take a step on figures back, if there is one."""
        status = self.workspace.undo_status().undo
        if status is not None and status.text != "Add source {source}":
            self.workspace.undo()

    @rule()
    def redo(self) -> None:
        """Repeat a step, if there is one."""
        if self.workspace.undo_status().redo is not None:
            self.workspace.redo()

    @rule()
    def make(self) -> None:
        """Press Ctrl+S."""
        self.at[make(self.workspace)] = figures(self.workspace)

    @rule()
    def close_and_open(self) -> None:
        """Go home and come back."""
        self.workspace = again(self.workspace)

    @precondition(lambda self: self.at)
    @rule(data=st.data())
    def go_back_and_forth(self, data: st.DataObject) -> None:
        """Go back to any point, and mostly undo that."""
        point = data.draw(st.sampled_from(sorted(self.at)))
        now = figures(self.workspace)
        if not self.workspace.compare(point):
            assert now == self.at[point]
            return
        self.workspace.execute(GoBack(point, "x"))
        assert figures(self.workspace) == self.at[point]
        assert not self.workspace.compare(point)
        if data.draw(st.booleans()):
            self.workspace.undo()
            assert figures(self.workspace) == now

    @precondition(lambda self: self.at)
    @rule(data=st.data())
    def read_a_copy(self, data: st.DataObject) -> None:
        """A copy of any point says what stood there."""
        point = data.draw(st.sampled_from(sorted(self.at)))
        self.copies += 1
        path = self.workspace.path.with_name(f"copy{self.copies}.ilms")
        self.workspace.copy_at(point, path, name="x")
        with Quiet.open(path, **options()) as copy:
            assert figures(copy) == self.at[point]

    @invariant()
    def every_point_says_what_stood_there(self) -> None:
        """Now without what changed since is then."""
        points: tuple[RestorePoint, ...] = self.workspace.restore_points()
        assert [point.entry for point in points] == sorted(self.at, reverse=True)
        for point in points:
            then = figures(self.workspace)
            for change in self.workspace.compare(point.entry).cells:
                assert then.pop(change.key, Observation()) == change.after
                then |= {} if change.before.is_blank else {change.key: change.before}
            assert then == self.at[point.entry]

    def teardown(self) -> None:
        """Close the file; its journal must be whole."""
        assert self.workspace.journal_break() is None
        self.workspace.close()


def test_any_points_say_what_stood_there(prepared: Path) -> None:
    """Whatever is typed, undone, gone back to or reopened in between."""
    AnyPoints.prepared = prepared
    run_state_machine_as_test(AnyPoints, settings=settings(max_examples=15, stateful_step_count=20, deadline=None))
