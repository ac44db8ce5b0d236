"""Steps of the schema, in order: each is a small named function that runs once, in one transaction with its record.

`user_version` is the number of steps a file has seen. A step that was released is never changed; a new one is added.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import insert

from ilms_desktop.storage.header import APPLICATION_ID
from ilms_desktop.storage.tables import METADATA, MIGRATION

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


def create_tables(connection: Connection) -> None:
    """The tables of the first version, and the mark by which the file is known as ours."""
    METADATA.create_all(connection, checkfirst=False)
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


STEPS: Final[tuple[Step, ...]] = (Step("create_tables", create_tables),)


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
