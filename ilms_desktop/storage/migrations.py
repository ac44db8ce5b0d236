"""Steps of the schema, in order: each is a small named function that runs once, in one transaction with its record.

`user_version` is the number of steps a file has seen. A step that was released is never changed; a new one is added.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import insert, select

from ilms_desktop.storage.header import APPLICATION_ID
from ilms_desktop.storage.recorder import images_from_json, qtables_in
from ilms_desktop.storage.tables import (
    ALLOWANCE,
    ANSWER,
    DOCUMENT,
    DOCUMENT_FILE,
    EARLIER_COUNT,
    EARLIER_REASON,
    JOURNAL,
    JOURNAL_QTABLE,
    MAILING,
    MERGE_CHOICE,
    METADATA,
    MIGRATION,
    OFFICE,
    RESTORE_POINT,
    REVISION,
    WORK_PLAN,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class Step:
    """One change of the schema.

    Attributes:
        name: what it does, kept in the file. run: does it.
    """

    name: str
    run: Callable[[Connection], None]


#: tables that came with a later step
_DOCUMENTS: Final = (DOCUMENT, DOCUMENT_FILE, MAILING, ANSWER, REVISION)
_OFFICES: Final = (OFFICE, MERGE_CHOICE)
_PLAN: Final = (WORK_PLAN, EARLIER_COUNT)
_LATER: Final = (RESTORE_POINT, JOURNAL_QTABLE, EARLIER_REASON, *_DOCUMENTS, *_OFFICES, *_PLAN)


def create_tables(connection: Connection) -> None:
    """The tables of the first version, and the mark by which the file is known as ours."""
    first = [table for table in METADATA.sorted_tables if table not in _LATER]
    METADATA.create_all(connection, tables=first, checkfirst=False)
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def add_restore_points(connection: Connection) -> None:
    """Points of the journal with a name."""
    RESTORE_POINT.create(connection)


def index_journal(connection: Connection) -> None:
    """Which entries said something in which QTables, for the entries that are there; the journal stays as it is."""
    JOURNAL_QTABLE.create(connection)
    for entry, changes in connection.execute(select(JOURNAL.columns.entry, JOURNAL.columns.changes)):
        rows = [{"qtable_id": number, "entry": entry} for number in qtables_in(images_from_json(changes))]
        if rows:
            connection.execute(insert(JOURNAL_QTABLE), rows)


def know_reasons(connection: Connection) -> None:
    """What a reason rests on, and reasons of other files; a file made today has the columns from its first step."""
    there = {row[1] for row in connection.exec_driver_sql(f"PRAGMA table_info({ALLOWANCE.name})")}
    for column in ("code", "figures"):
        if column not in there:
            connection.exec_driver_sql(f"ALTER TABLE {ALLOWANCE.name} ADD COLUMN {column} TEXT")
    EARLIER_REASON.create(connection)


def keep_documents(connection: Connection) -> None:
    """What went out and came in, byte for byte; what the person said of it; answers; versions begun after a package."""
    for table in _DOCUMENTS:
        table.create(connection)


def know_offices(connection: Connection) -> None:
    """Offices of the country that fill parts of the questionnaire, and how conflicts with their work were settled."""
    for table in _OFFICES:
        table.create(connection)


def plan_work(connection: Connection) -> None:
    """Who fills which gap until when, and how complete the round before was."""
    for table in _PLAN:
        table.create(connection)


STEPS: Final[tuple[Step, ...]] = (
    Step("create_tables", create_tables),
    Step("add_restore_points", add_restore_points),
    Step("index_journal", index_journal),
    Step("know_reasons", know_reasons),
    Step("keep_documents", keep_documents),
    Step("know_offices", know_offices),
    Step("plan_work", plan_work),
)


def pending(found: int, steps: Sequence[Step] = STEPS) -> tuple[tuple[int, Step], ...]:
    """Steps that a file of schema `found` still needs, with their numbers; looking writes nothing."""
    return tuple((number, step) for number, step in enumerate(steps, start=1) if number > found)


def apply(connection: Connection, found: int, steps: Sequence[Step] = STEPS) -> None:
    """Bring a file of schema `found` up to date, step by step.

    A step that fails leaves the file as the step before left it.

    Args:
        connection: open connection in autocommit mode, outside a transaction.
        found: `user_version` of the file.
        steps: the steps known.
    """
    for number, step in pending(found, steps):
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        try:
            step.run(connection)
            connection.execute(insert(MIGRATION).values(step=number, name=step.name))
            connection.exec_driver_sql(f"PRAGMA user_version = {number}")
        except BaseException:
            connection.exec_driver_sql("ROLLBACK")
            raise
        connection.exec_driver_sql("COMMIT")
