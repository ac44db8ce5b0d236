"""Troubles of the driver become errors that people can act on."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError

from ilms_desktop.errors import BugError, StorageError
from ilms_desktop.storage.trouble import backups_dir, driver_trouble, translate

PATH = Path("khm.ilms")


def driver_error(code: int) -> sqlite3.Error:
    """An error as the driver raises it."""
    error = sqlite3.OperationalError("what the driver says")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (sqlite3.SQLITE_BUSY, "workspace_in_use"),
        (sqlite3.SQLITE_CORRUPT, "workspace_damaged"),
        (sqlite3.SQLITE_NOTADB, "workspace_damaged"),
        (sqlite3.SQLITE_READONLY, "read_only_place"),
        (sqlite3.SQLITE_FULL, "disk_full"),
        (sqlite3.SQLITE_IOERR, "disk_trouble"),
        (sqlite3.SQLITE_IOERR_FSYNC, "disk_trouble"),
        (sqlite3.SQLITE_CANTOPEN, "disk_trouble"),
        (sqlite3.SQLITE_READONLY_DIRECTORY, "read_only_place"),
    ],
)
def test_trouble_of_the_world_names_its_kind(number: int, code: str) -> None:
    """Extended codes count by their primary code; new ones of a later SQLite are not lost."""
    error = translate(driver_error(number), PATH)
    assert isinstance(error, StorageError)
    assert (error.code, error.context["path"], error.context["backups"]) == (code, PATH, backups_dir(PATH))


@pytest.mark.parametrize("number", [sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_MISUSE])
def test_a_wrong_statement_is_our_own_mistake(number: int) -> None:
    """A person cannot do anything about it, so it must not look like trouble of the disk."""
    assert isinstance(translate(driver_error(number), PATH), BugError)


def test_an_error_without_number_is_our_own_mistake() -> None:
    """Wrong use of the driver carries no number of SQLite."""
    assert isinstance(translate(sqlite3.ProgrammingError("closed"), PATH), BugError)


def test_errors_that_come_through_core_are_translated_too() -> None:
    """Rules and lists read through SQLAlchemy, which wraps the driver's errors."""
    engine = create_engine("sqlite://")
    with engine.connect() as connection, pytest.raises(BugError, match="no such table"), driver_trouble(PATH):
        connection.execute(text("SELECT 1 FROM nowhere"))


def test_errors_of_another_driver_are_our_own_mistake() -> None:
    """The desk's store may be another database; its driver is not SQLite's."""
    with pytest.raises(BugError), driver_trouble(PATH):
        raise DBAPIError("", {}, RuntimeError())


def test_the_first_error_stays_visible() -> None:
    """The help desk needs the driver's own words."""
    with pytest.raises(StorageError) as caught, driver_trouble(PATH):
        raise driver_error(sqlite3.SQLITE_FULL)
    assert isinstance(caught.value.__cause__, sqlite3.OperationalError)
