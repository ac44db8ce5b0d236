"""QTables: numbers, named countries, declarations, fields."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.command import Declaration
from ilms_desktop.storage import qtables
from tests.unit.storage.conftest import KEY, recording

if TYPE_CHECKING:
    from ilms_desktop.storage.engine import Database


def test_a_qtable_keeps_its_number(database: Database) -> None:
    """The history of a cell is found by it."""
    with recording(database) as recorder:
        first = qtables.intern(recorder, KEY)
        other = qtables.intern(recorder, KEY._replace(year=2024))
        assert qtables.intern(recorder, KEY) == first
    assert (first.id, other.id) == (1, 2)
    assert set(qtables.read(database)) == {KEY, KEY._replace(year=2024)}
    assert qtables.get(database, 2) == other
    with pytest.raises(KeyError):
        qtables.get(database, 3)


def test_what_is_said_of_a_qtable_comes_back(database: Database) -> None:
    """Declaration, reason, fields and countries together."""
    with recording(database) as recorder:
        new = qtables.intern(recorder, KEY)
        said = replace(new, declaration=Declaration.NOT_AVAILABLE, reason="Not asked.", fields={"T36": "T36:1"})
        qtables.put(recorder, said)
        qtables.name_countries(recorder, new, ["CDS_DES_THA", "CDS_DES_KOR"])
    assert not new.says_something
    assert said.says_something
    assert qtables.get(database, new.id) == replace(said, named=("CDS_DES_THA", "CDS_DES_KOR"))
    assert qtables.read(database)[KEY] == qtables.get(database, new.id)


def test_a_shorter_list_of_countries_leaves_no_rest(database: Database) -> None:
    """A country that was taken off must not come back as the last row."""
    with recording(database) as recorder:
        new = qtables.intern(recorder, KEY)
        qtables.name_countries(recorder, new, ["A", "B", "C"])
        qtables.name_countries(recorder, replace(new, named=("A", "B", "C")), ["B"])
    assert qtables.get(database, new.id).named == ("B",)


def test_clearing_takes_everything_back(database: Database) -> None:
    """The tables of a removed source must say nothing any more."""
    with recording(database) as recorder:
        new = qtables.intern(recorder, KEY)
        qtables.put(recorder, replace(new, declaration=Declaration.NOTHING, fields={"I13": "x"}))
        qtables.name_countries(recorder, new, ["A", "B"])
    with recording(database) as recorder:
        qtables.clear(recorder, qtables.get(database, new.id))
    assert qtables.get(database, new.id) == new
