"""Every row that is written is remembered before and after, so that each step can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ilms_desktop.errors import BugError
from ilms_desktop.storage import journal
from ilms_desktop.storage.recorder import Image, Recorder, images_from_json, images_to_json
from ilms_desktop.storage.tables import ALLOWANCE_ROWS, META_ROWS, OBSERVATION_ROWS, QTABLE_ROWS, VERSION_ROWS
from tests.unit.storage.conftest import recording, step

if TYPE_CHECKING:
    from ilms_desktop.storage.engine import Database
    from ilms_desktop.storage.keyed import Row

QTABLE = (None, "FX:N1", "C4", "none", "CDS_DES", 2023, None, "", "{}")


def cell(code: str, value: int, *, qtable: int = 1) -> Row:
    """A row of an observation."""
    return (None, qtable, "SEX_T", "_", code, value, 0, None, None, "")


def everything(database: Database) -> dict[str, list[Row]]:
    """Content of every table that commands change."""
    names = ("meta", "source", "qtable", "qtable_country", "observation", "version_choice", "allowance", "submission")
    return {name: sorted(database.rows(f"SELECT * FROM {name}"), key=str) for name in names}


def put_cells(database: Database, *rows: Row) -> journal.Entry:
    """One step that writes cells of one QTable."""

    def write(recorder: Recorder) -> None:
        recorder.intern(QTABLE_ROWS, QTABLE)
        recorder.put(OBSERVATION_ROWS, rows)

    return step(database, write)


def test_a_new_row_has_no_before(database: Database) -> None:
    """Undo must know that there was nothing, which is not the same as zero."""
    entry = put_cells(database, cell("A", 5))
    assert entry.images == (Image("observation", None, (1, *cell("A", 5)[1:])),)


def test_a_changed_row_keeps_its_number(database: Database) -> None:
    """A figure that is corrected stays the same figure."""
    put_cells(database, cell("A", 5))
    (image,) = put_cells(database, cell("A", 6)).images
    assert (image.before, image.after) == ((1, *cell("A", 5)[1:]), (1, *cell("A", 6)[1:]))


def test_a_row_written_as_it_was_is_no_change(database: Database) -> None:
    """Typing the same figure again makes no step to undo."""
    put_cells(database, cell("A", 5))
    assert put_cells(database, cell("A", 5)).images == ()


def test_the_last_of_two_rows_with_one_key_wins(database: Database) -> None:
    """A file that names a cell twice must not end in an error of the database."""
    (image,) = put_cells(database, cell("A", 5), cell("A", 6)).images
    assert image.after is not None
    assert image.after[5] == 6


def test_several_writes_in_one_step_are_one_image(database: Database) -> None:
    """What stood there for a moment inside a step is nobody's business."""
    put_cells(database, cell("A", 1))

    def write(recorder: Recorder) -> None:
        recorder.put(OBSERVATION_ROWS, [cell("A", 2)])
        recorder.remove(OBSERVATION_ROWS, [(1, "SEX_T", "_", "A")])
        recorder.put(OBSERVATION_ROWS, [cell("A", 3)])

    entry = step(database, write)
    values = [(image.before and image.before[5], image.after and image.after[5]) for image in entry.images]
    assert sorted(values, key=str) in ([(1, 3)], [(1, None), (None, 3)])


def test_removing_what_is_not_there_is_no_change(database: Database) -> None:
    """Emptying an empty cell is no step."""
    entry = step(database, lambda recorder: recorder.remove(META_ROWS, [("nothing",)]))
    assert entry.images == ()


def test_a_number_once_given_is_not_given_again_in_the_step(database: Database) -> None:
    """Otherwise one number would stand for two cells in one entry, and undo would mix them up."""
    put_cells(database, cell("A", 1))
    before = everything(database)

    def write(recorder: Recorder) -> None:
        recorder.remove(OBSERVATION_ROWS, [(1, "SEX_T", "_", "A")])
        recorder.put(OBSERVATION_ROWS, [cell("B", 2)])

    entry = step(database, write)
    with recording(database) as recorder:
        recorder.restore([image.reversed() for image in reversed(entry.images)])
    assert everything(database) == before


def test_a_number_for_a_key_is_no_change_and_stays(database: Database) -> None:
    """A QTable keeps its number for good; giving it says nothing yet."""

    def write(recorder: Recorder) -> None:
        first = recorder.intern(QTABLE_ROWS, QTABLE)
        assert recorder.intern(QTABLE_ROWS, QTABLE) == first
        assert recorder.interned == [first, first]

    assert step(database, write).images == ()
    assert len(database.rows("SELECT * FROM qtable")) == 1


def test_rows_that_do_not_fit_the_journal_are_not_restored(database: Database) -> None:
    """Undo on top of something else would silently destroy it; that is a bug and must be loud."""
    entry = put_cells(database, cell("A", 5))
    put_cells(database, cell("A", 6))
    with pytest.raises(BugError, match="does not fit"), recording(database) as recorder:
        recorder.restore([image.reversed() for image in entry.images])
    assert database.rows("SELECT value FROM observation") == [(6,)]


def test_images_come_back_from_the_journal() -> None:
    """The journal is text; rows must come back with their types."""
    images = (
        Image("observation", None, (7, 1, "SEX_T", "_", "A", None, 0, "N", None, 'say "no"')),
        Image("meta", ("office", "a"), ("office", "b")),
        Image("observation", (8, 1, "SEX_M", "_", "A", -1, 0, None, None, ""), None),
    )
    assert set(images_from_json(images_to_json(images))) == set(images)


def test_a_column_added_later_is_empty_in_older_entries() -> None:
    """An entry of last year must still be undone after the schema has grown."""
    text = '{"meta":{"columns":["key"],"rows":[[null,["office"]]]}}'
    assert images_from_json(text) == (Image("meta", None, ("office", None)),)


ROWS = st.one_of(
    st.tuples(st.just(META_ROWS), st.tuples(st.sampled_from("abc"), st.text(max_size=5))),
    st.tuples(
        st.just(VERSION_ROWS),
        st.tuples(st.sampled_from("xy"), st.sampled_from(["A1", "A2"]), st.just("birth"), st.text(max_size=5)),
    ),
    st.tuples(
        st.just(ALLOWANCE_ROWS),
        st.tuples(
            st.sampled_from("fg"),
            st.text(max_size=3),
            st.just("r"),
            st.just("p"),
            st.just("t"),
            st.none(),
            st.just("[]"),
        ),
    ),
    st.tuples(st.just(OBSERVATION_ROWS), st.builds(cell, st.sampled_from("ABC"), st.integers(-5, 5))),
)
STEPS = st.lists(st.lists(st.tuples(st.booleans(), ROWS), max_size=6), min_size=1, max_size=6)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(steps=STEPS)
def test_taking_back_and_repeating_any_steps_is_exact(
    database: Database, steps: list[list[tuple[bool, tuple[object, Row]]]]
) -> None:
    """Undo all, redo all, undo all: the file must hold the same at every station, whatever the tables mean."""
    with recording(database) as recorder:
        recorder.intern(QTABLE_ROWS, QTABLE)
    stations, entries = [everything(database)], []
    for changes in steps:

        def write(recorder: Recorder, changes: list[tuple[bool, tuple[object, Row]]] = changes) -> None:
            for is_removal, (access, row) in changes:
                if is_removal:
                    recorder.remove(access, [access.key_of(row)])  # type: ignore[arg-type, attr-defined]
                else:
                    recorder.put(access, [row])  # type: ignore[arg-type]

        entries.append(step(database, write))
        stations.append(everything(database))
    for _ in range(2):
        for place in reversed(range(len(entries))):
            with recording(database) as recorder:
                recorder.restore([image.reversed() for image in reversed(entries[place].images)])
            assert everything(database) == stations[place]
        for place, entry in enumerate(entries):
            with recording(database) as recorder:
                recorder.restore(entry.images)
            assert everything(database) == stations[place + 1]
    with recording(database) as recorder:
        for entry in reversed(entries):
            recorder.restore([image.reversed() for image in reversed(entry.images)])
    assert journal.first_break(database) is None
