"""Grids kept for the next edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.model.key import Criterion, QTableKey
from ilms_desktop.validation import grid_store
from ilms_desktop.validation.grid_store import GridStore
from ilms_desktop.validation.records import read_grids, read_records

if TYPE_CHECKING:
    import pytest

    from ilms_desktop.validation.records import Record
    from tests.oracle.files import File

ABROAD = QTableKey("FX:N1", "C1", Criterion.NONE, "CRS_RES", 2010)


def records(file: File, years: range) -> list[Record]:
    """One QTable for each year."""
    for year in years:
        file.write(ABROAD._replace(year=year), {"SEX_T CRS_RES_TOTAL": str(year)})
    return sorted(read_records(file.connection, file.edition), key=lambda record: record.key.year)


def test_a_grid_is_read_once(file: File) -> None:
    """The second time it is the very same object, so that others see that nothing changed."""
    store, (record,) = GridStore(), records(file, range(2010, 2011))
    first = store.get(file.connection, [record, record])[record.id]
    assert store.get(file.connection, [record])[record.id] is first
    assert [cell.value for cell in first.cells.values()] == [2_010_000]


def test_a_grid_that_was_put_there_is_the_one_that_counts(file: File) -> None:
    """Whoever read a change keeps it here."""
    store, (record,) = GridStore(), records(file, range(2010, 2011))
    first = store.get(file.connection, [record])[record.id]
    file.write(ABROAD, {"SEX_T CRS_RES_TOTAL": "7"})
    store.put(read_grids(file.connection, [record]).values())
    again = store.get(file.connection, [record])[record.id]
    assert again is not first
    assert [cell.value for cell in again.cells.values()] == [7_000]


def test_a_qtable_whose_countries_changed_is_read_again(file: File) -> None:
    """The grid knows its record."""
    store, (record,) = GridStore(), records(file, range(2010, 2011))
    first = store.get(file.connection, [record])[record.id]
    file.name(ABROAD, ["CRS_RES_THA"])
    (renamed,) = read_records(file.connection, file.edition)
    again = store.get(file.connection, [renamed])[record.id]
    assert again is not first
    assert again.record.named == ("CRS_RES_THA",)


def test_only_those_used_last_are_kept(file: File, monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory does not grow with the file."""
    monkeypatch.setattr(grid_store, "_KEPT", 3)
    store, many = GridStore(), records(file, range(2010, 2016))
    first = store.get(file.connection, many)
    assert len(first) == 6
    last = store.get(file.connection, many[-1:])
    assert last[many[-1].id] is first[many[-1].id]
    assert store.get(file.connection, many[:1])[many[0].id] is not first[many[0].id]


def test_everything_can_be_forgotten(file: File) -> None:
    """After a check of the whole file nothing old is left."""
    store, (record,) = GridStore(), records(file, range(2010, 2011))
    first = store.get(file.connection, [record])[record.id]
    store.clear()
    assert store.get(file.connection, [record])[record.id] is not first
