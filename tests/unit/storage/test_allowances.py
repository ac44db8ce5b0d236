"""Allowances: reasons given by people, kept until they take them back; reasons of other files beside them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ilms_desktop.model.finding import Allowance, EarlierReason
from ilms_desktop.model.key import CellKey, ObservationKey
from ilms_desktop.model.observation import Observation
from ilms_desktop.storage import allowances
from tests.unit.storage.conftest import KEY, NOW, recording

if TYPE_CHECKING:
    from ilms_desktop.storage.engine import Database

CELL = ObservationKey(KEY, CellKey("SEX_T", "_", "CDS_DES_TOTAL"))
GIVEN = Allowance(
    finding="V02|C1",
    fingerprint="abc",
    reason="As published in 2010.",
    person="A. Person",
    given=NOW,
    code="AS_PUBLISHED",
    figures=((CELL, Observation(12_400, 1, "E")), (CELL._replace(qtable=KEY._replace(year=2022)), Observation())),
)


def test_a_reason_comes_back_with_all_that_was_said(database: Database) -> None:
    """The desk asks the person who gave it; the figures are told when they have changed."""
    with recording(database) as recorder:
        allowances.put(recorder, [GIVEN])
    assert allowances.read(database) == {GIVEN.finding: GIVEN}


def test_a_new_reason_replaces_the_old_one(database: Database) -> None:
    """Other figures need a new reason; the old one stays in the journal."""
    newer = replace(GIVEN, fingerprint="def", code="", figures=())
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


def test_a_reason_of_an_older_version_has_neither_code_nor_figures(database: Database) -> None:
    """Its row was written before there were columns for them."""
    with recording(database) as recorder:
        recorder.cursor.execute(
            "INSERT INTO allowance (finding, fingerprint, reason, person, given) VALUES (?, ?, ?, ?, ?)",
            ("V02|C1", "abc", "As published in 2010.", "A. Person", "2026-10-01T09:30:00Z"),
        )
    assert allowances.read(database) == {GIVEN.finding: replace(GIVEN, code="", figures=())}


def test_reasons_of_other_files_stand_apart(database: Database) -> None:
    """They are in force nowhere; the latest round is asked first, and one of the same round is replaced."""
    old, new = EarlierReason("2024", GIVEN), EarlierReason("2025", GIVEN)
    with recording(database) as recorder:
        allowances.put_earlier(recorder, [old, EarlierReason("2025", replace(GIVEN, reason="Something else."))])
        allowances.put_earlier(recorder, [new])
    assert allowances.read_earlier(database) == (new, old)
    assert allowances.read(database) == {}
