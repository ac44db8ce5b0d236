"""Submissions: numbers are never given twice."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ilms_desktop.errors import BugError
from ilms_desktop.model.submission import Submission, SubmissionKind
from ilms_desktop.storage import submissions
from tests.unit.storage.conftest import NOW, recording

if TYPE_CHECKING:
    from ilms_desktop.storage.engine import Database

FIRST = Submission(
    package="ILMS_KHM-01_2026_S0001",
    package_id="a" * 64,
    signer="khm-01",
    sequence=1,
    previous=None,
    kind=SubmissionKind.FULL,
    created=NOW,
    file_name="ILMS_KHM-01_2026_S0001.zip",
    file_sha256="b" * 64,
    observations=12,
)
SECOND = replace(FIRST, package_id="c" * 64, sequence=2, previous="a" * 64)


def test_submissions_come_back_in_their_order(database: Database) -> None:
    """The next number follows from the last."""
    with recording(database) as recorder:
        submissions.put(recorder, SECOND)
        submissions.put(recorder, FIRST)
    assert submissions.read(database) == (FIRST, SECOND)


def test_a_number_is_not_given_twice(database: Database) -> None:
    """Two packages with one number are a fork, which the desk refuses."""
    with recording(database) as recorder:
        submissions.put(recorder, FIRST)
    with pytest.raises(BugError, match="UNIQUE"), recording(database) as recorder:
        submissions.put(recorder, replace(SECOND, sequence=1))
    assert submissions.read(database) == (FIRST,)
