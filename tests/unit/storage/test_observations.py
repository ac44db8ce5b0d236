"""Observations: blank, zero and missing stay three things on their way through the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ilms_desktop.model.key import CellKey, Criterion
from ilms_desktop.model.observation import BLANK, Observation
from ilms_desktop.storage import observations, qtables
from tests.unit.storage.conftest import KEY, recording, step

if TYPE_CHECKING:
    from ilms_desktop.storage.engine import Database

CELL = CellKey("SEX_T", "_", "CDS_DES_THA")
OTHER = CellKey("SEX_M", "_", "CDS_DES_THA")


@pytest.fixture
def qtable(database: Database) -> int:
    """Number of a QTable."""
    with recording(database) as recorder:
        return qtables.intern(recorder, KEY).id


@pytest.mark.parametrize(
    "said",
    [
        Observation(0, 1),
        Observation(12_400, 1),
        Observation(-5, 3),
        Observation(9 * 10**15, 3),
        Observation(status="N"),
        Observation(1000, 0, status="E", note="provisional"),
        Observation(text="1.234,5"),
        Observation(text=""),
        Observation(note="see the report"),
    ],
)
def test_what_is_put_is_what_stands_there(database: Database, qtable: int, said: Observation) -> None:
    """No state of a cell may turn into another one."""
    with recording(database) as recorder:
        observations.put(recorder, [(qtable, CELL, said)])
    assert observations.get(database, qtable, CELL) == said
    assert observations.of_qtable(database, qtable) == {CELL: said}
    assert list(observations.read(database)) == [(qtable, CELL, said)]


def test_a_blank_leaves_no_row(database: Database, qtable: int) -> None:
    """Nothing reported is nothing stored."""
    with recording(database) as recorder:
        observations.put(recorder, [(qtable, CELL, Observation(5, 0)), (qtable, OTHER, Observation(0, 0))])
        observations.put(recorder, [(qtable, CELL, BLANK)])
    assert observations.get(database, qtable, CELL) == BLANK
    assert observations.of_qtable(database, qtable) == {OTHER: Observation(0, 0)}


def test_cells_are_counted_by_qtable_source_and_row(database: Database, qtable: int) -> None:
    """A source with figures is not removed, a country with figures not taken off."""
    with recording(database) as recorder:
        observations.put(recorder, [(qtable, CELL, Observation(5, 0)), (qtable, OTHER, Observation(status="N"))])
        assert observations.count_of_source(recorder, KEY.source) == 2
        assert observations.count_of_source(recorder, KEY.source, Criterion.NONE) == 2
        assert observations.count_of_source(recorder, KEY.source, Criterion.BIRTH) == 0
        assert observations.count_of_source(recorder, "BA:1") == 0
        assert observations.count_of_row(recorder, qtable, "CDS_DES_THA") == 2
        assert observations.count_of_row(recorder, qtable, "CDS_DES_KOR") == 0
    assert observations.used(database) == {KEY: 2}


def test_years_notes_and_figures_are_counted(database: Database, qtable: int) -> None:
    """A year with anything in it stays; a remark is offered again; a letter is no figure."""
    third = CellKey("SEX_F", "_", "CDS_DES_THA")
    said = [Observation(5, 0, note="printed"), Observation(status="N", note="printed"), Observation(text="about 5")]
    with recording(database) as recorder:
        observations.put(recorder, [(qtable, *pair) for pair in zip((CELL, OTHER, third), said, strict=True)])
        assert observations.count_of_year(recorder, KEY.source, KEY.year) == {KEY.table: 3}
        assert observations.count_of_year(recorder, KEY.source, KEY.year - 1) == {}
        assert observations.said_in(recorder, qtable) == {CELL, third}
    assert observations.notes(database) == (("printed", 2),)


def test_a_change_is_found_in_the_journal_without_reading_all_of_it(database: Database, qtable: int) -> None:
    """An entry of ten thousand cells must not be taken apart for the history of one."""
    first = step(database, lambda recorder: observations.put(recorder, [(qtable, CELL, Observation(5, 0))]))
    second = step(
        database,
        lambda recorder: observations.put(recorder, [(qtable, CELL, Observation(6, 0)), (qtable, OTHER, BLANK)]),
    )
    third = step(database, lambda recorder: observations.put(recorder, [(qtable, CELL, BLANK)]))
    mark = observations.journal_mark(qtable, CELL)
    found = [observations.change_in(entry.changes, mark) for entry in (first, second, third)]
    assert found == [
        (BLANK, Observation(5, 0)),
        (Observation(5, 0), Observation(6, 0)),
        (Observation(6, 0), BLANK),
    ]
    assert observations.change_in(first.changes, observations.journal_mark(qtable, OTHER)) is None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(note=st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0")))
def test_no_text_in_a_cell_can_pass_for_another_cell(database: Database, qtable: int, note: str) -> None:
    """Somebody may paste a piece of the journal into a remark."""
    trap = f"[null,[9{observations.journal_mark(qtable, OTHER)}{note}"
    entry = step(
        database,
        lambda recorder: observations.put(
            recorder, [(qtable, CELL, Observation(note=trap)), (qtable, OTHER, Observation(7, 0, note=note))]
        ),
    )
    found = observations.change_in(entry.changes, observations.journal_mark(qtable, OTHER))
    assert found is None or found[1] == Observation(7, 0, note=note)
    step(database, lambda recorder: observations.put(recorder, [(qtable, CELL, BLANK), (qtable, OTHER, BLANK)]))


def test_rows_of_images_name_their_cell() -> None:
    """What an image of the journal is about."""
    row = (9, 3, "SEX_T", "_", "CDS_DES_THA", 5, 0, None, None, "")
    assert observations.key_of(row) == (3, CELL)
    assert observations.qtable_of(row) == 3
    assert (observations.of_row(row), observations.of_row(None)) == (Observation(5, 0), BLANK)
