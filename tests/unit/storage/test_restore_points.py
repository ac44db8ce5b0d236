"""What stood at an earlier moment follows from the journal, whatever numbers rows got since."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ilms_desktop.model.history import PointKind, RestorePoint
from ilms_desktop.storage import journal, restore_points
from ilms_desktop.storage.tables import KEYED, META_ROWS, OBSERVATION_ROWS, POINT_ROWS, QTABLE_ROWS, VERSION_ROWS
from tests.unit.storage.conftest import AUTHOR, NOW, recording, step
from tests.unit.storage.test_recorder import QTABLE, cell, put_cells

if TYPE_CHECKING:
    from collections.abc import Callable

    from ilms_desktop.storage.engine import Database
    from ilms_desktop.storage.keyed import Row
    from ilms_desktop.storage.recorder import Recorder

POINT = RestorePoint(1, "Before the revision", PointKind.MADE, NOW, "A. Person", "MOL")


def contents(database: Database) -> dict[str, set[Row | None]]:
    """What every table says, without the numbers that rows happened to get."""
    return {
        name: {restore_points.content(access, row) for row in database.rows(f"SELECT * FROM {name}")}
        for name, access in KEYED.items()
    }


def remove_cell(code: str) -> Callable[[Recorder], None]:
    """A step that empties a cell."""
    return lambda recorder: recorder.remove(OBSERVATION_ROWS, [(1, "SEX_T", "_", code)])


def test_a_point_is_kept_with_its_name(database: Database) -> None:
    """Who made it, when, how it is called, and whether it is still in the list."""
    step(database, lambda recorder: restore_points.put(recorder, POINT))
    assert restore_points.read(database) == (POINT,)
    gone = replace(POINT, entry=2, name="S0001", kind=PointKind.PACKAGED, is_deleted=True)
    step(database, lambda recorder: restore_points.put(recorder, gone))
    assert restore_points.read(database) == (gone, POINT)
    with recording(database) as recorder:
        assert restore_points.find(recorder, 2) == gone
        assert restore_points.find(recorder, 3) is None


def test_a_row_that_came_and_went_does_not_differ(database: Database) -> None:
    """People compare two moments, not the way between them."""
    first = put_cells(database, cell("A", 5), cell("B", 1))
    put_cells(database, cell("A", 6))
    step(database, remove_cell("B"))
    put_cells(database, cell("A", 5), cell("B", 1), cell("C", 2))
    ((access, then, now),) = restore_points.changed(database, first.entry)
    assert (access, then, now[1:] if now else None) == (OBSERVATION_ROWS, None, cell("C", 2)[1:])
    until = [each.now or each.then for each in restore_points.changed(database, first.entry, first.entry + 2)]
    assert [row[4] for row in until if row] == ["A", "B"]


def test_one_entry_tells_a_row_once(database: Database) -> None:
    """A cell that was emptied and filled again in one step has two images and one change."""

    def again(recorder: Recorder) -> None:
        remove_cell("A")(recorder)
        recorder.put(OBSERVATION_ROWS, [cell("A", 6)])

    put_cells(database, cell("A", 5))
    entry = step(database, again)
    assert len(entry.images) == 2
    ((_, then, now),) = restore_points.changed_in(entry.changes)
    assert ((then or ())[5], (now or ())[5]) == (5, 6)


def test_going_back_spares_packages_and_points(database: Database) -> None:
    """What was sent stays sent, and no point is lost by going back behind it."""
    step(database, lambda recorder: restore_points.put(recorder, POINT))
    step(database, lambda recorder: restore_points.put(recorder, replace(POINT, entry=2, name="Later")))
    step(database, lambda recorder: recorder.put(META_ROWS, [("office", "MOL")]))
    step(database, lambda recorder: restore_points.go_back(recorder, 1))
    assert [point.name for point in restore_points.read(database)] == ["Later", POINT.name]
    assert database.rows("SELECT * FROM meta WHERE key = 'office'") == []


CODES = st.sampled_from(["A", "B", "C"])
FILL = st.tuples(st.just("fill"), st.lists(st.tuples(CODES, st.integers(1, 3)), min_size=1, max_size=3))
EMPTY = st.tuples(st.just("empty"), CODES)
CHOOSE = st.tuples(st.just("choose"), st.sampled_from(["ECO_SECTOR", "ECO_AGGREGATE", ""]))
UNDO = st.tuples(st.just("undo"), st.just(0))


def written(what: tuple[str, object]) -> Callable[[Recorder], None]:
    """A step of the property test."""
    kind, content = what

    def write(recorder: Recorder) -> None:
        recorder.intern(QTABLE_ROWS, QTABLE)
        if kind == "fill":
            recorder.put(OBSERVATION_ROWS, [cell(code, value) for code, value in content])  # type: ignore[attr-defined]
        elif kind == "empty":
            remove_cell(str(content))(recorder)
        elif content:
            recorder.put(VERSION_ROWS, [("FX:N1", "C4", "none", content)])
        else:
            recorder.remove(VERSION_ROWS, [("FX:N1", "C4", "none")])

    return write


def take_back(database: Database) -> None:
    """Undo the last entry, as the workspace does."""
    last = journal.get(database, journal.head(database)[0])
    step(database, lambda recorder: recorder.restore(image.reversed() for image in reversed(last.images)))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(steps=st.lists(st.one_of(FILL, EMPTY, CHOOSE, UNDO), min_size=2, max_size=12), data=st.data())
def test_any_moment_comes_back_and_goes_again(
    database: Database, steps: list[tuple[str, object]], data: st.DataObject
) -> None:
    """By the composite of later entries, by going back, and by rewinding; undo of going back is the present again."""
    start = journal.head(database)[0]
    moments = {}
    for each in steps:
        if each[0] == "undo" and journal.head(database)[0] > start:
            take_back(database)
        elif each[0] != "undo":
            step(database, written(each))
        moments[journal.head(database)[0]] = contents(database)
    point = data.draw(st.sampled_from(sorted(moments)))
    exact, present = moments[point], contents(database)
    then, now = contents(database), contents(database)
    for access, before, after in restore_points.changed(database, point):
        then[access.name] = then[access.name] - {restore_points.content(access, after)} | (
            {restore_points.content(access, before)} if before else set()
        )
    assert then == exact
    assert now == present
    step(database, lambda recorder: restore_points.go_back(recorder, point))
    assert contents(database) == exact
    take_back(database)
    assert contents(database) == present
    with database.transaction() as cursor:
        restore_points.rewind(cursor, point, [("as_of", "x")])
        cursor.execute("DELETE FROM meta WHERE key = 'as_of'")
    assert contents(database) == exact
    assert (journal.head(database)[0], journal.first_break(database)) == (point, None)
    assert database.rows("SELECT max(entry) FROM journal_qtable WHERE entry > ?", point) == [(None,)]


def test_a_copy_says_what_it_is(database: Database) -> None:
    """The facts given stand in it beside those of the file."""
    with database.transaction() as cursor:
        restore_points.rewind(cursor, 0, [("as_of", "Before the revision")])
    assert ("as_of", "Before the revision") in database.rows("SELECT * FROM meta")
    assert POINT_ROWS.name in restore_points.STAYING
    assert AUTHOR.at == NOW
