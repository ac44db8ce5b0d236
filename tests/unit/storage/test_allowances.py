"""Allowances: reasons given by people, kept until they take them back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ilms_desktop.model.finding import Allowance
from ilms_desktop.storage import allowances
from tests.unit.storage.conftest import NOW, recording

if TYPE_CHECKING:
    from ilms_desktop.storage.engine import Database

GIVEN = Allowance(finding="V02|C1", fingerprint="abc", reason="As published in 2010.", person="A. Person", given=NOW)


def test_a_reason_comes_back_with_who_and_when(database: Database) -> None:
    """The desk asks the person who gave it."""
    with recording(database) as recorder:
        allowances.put(recorder, [GIVEN])
    assert allowances.read(database) == {GIVEN.finding: GIVEN}


def test_a_new_reason_replaces_the_old_one(database: Database) -> None:
    """Other figures need a new reason; the old one stays in the journal."""
    newer = replace(GIVEN, fingerprint="def")
    with recording(database) as recorder:
        allowances.put(recorder, [GIVEN])
        allowances.put(recorder, [newer])
    assert allowances.read(database) == {GIVEN.finding: newer}


def test_a_reason_can_be_taken_back(database: Database) -> None:
    """The finding is open again then."""
    with recording(database) as recorder:
        allowances.put(recorder, [GIVEN])
        allowances.remove(recorder, [GIVEN.finding])
    assert allowances.read(database) == {}
