"""Words about findings that screen, command line and paper share."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from ilms_desktop.model.finding import Allowance, Finding, Level, Outcome, Severity, Words
from ilms_desktop.model.key import CellKey, Criterion, ObservationKey, QTableKey
from ilms_desktop.workspace.finding_words import Place, severity_words, state_words, waiting_places, waiting_words

CELL = ObservationKey(QTableKey("S", "C4", Criterion.NONE, "V", 2021), CellKey("SEX_M", "_", "A"))
FOUND = Finding("k", "V02", "t", Severity.ERROR, Level.VALUE, Outcome.FAIL, Words.of("m"), ())
ALLOWED = Allowance("k", "", "ten letters", "p", datetime(2026, 1, 1, tzinfo=UTC))


@pytest.mark.parametrize(
    ("finding", "words"),
    [
        (FOUND, "open"),
        (replace(FOUND, allowance=ALLOWED), "explained"),
        (replace(FOUND, severity=Severity.INFORMATION), "nothing to do"),
    ],
)
def test_states(finding: Finding, words: str) -> None:
    """Whether there is something to do."""
    assert state_words(finding) == words


def test_severities_are_orders() -> None:
    """Two letters of the ILO are one order."""
    assert severity_words(Severity.DUPLICATE) == severity_words(Severity.FATAL) == "Must fix"


def test_what_waits_stands_by_place() -> None:
    """Cells first; a source where there is none."""
    notes = [replace(FOUND, missing=(CELL,)), replace(FOUND, source="S"), replace(FOUND, missing=(CELL,))]
    assert {place: len(listed) for place, listed in waiting_places(notes).items()} == {
        Place("S", "C4", 2021): 2,
        Place("S", "", 0): 1,
    }
    assert waiting_words(notes[::2]) == "2 checks wait for 1 empty cell."
    assert waiting_words(notes[1:2]) == "1 check waits for a value."
