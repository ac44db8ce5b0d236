"""Submissions: what was sealed, under which number, by which signer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from ilms_desktop.model.submission import Submission, SubmissionKind
from ilms_desktop.storage.keyed import compiled
from ilms_desktop.storage.tables import SUBMISSION, SUBMISSION_ROWS
from ilms_desktop.storage.texts import moment_text, read_moment

if TYPE_CHECKING:
    from ilms_desktop.storage.keyed import Row
    from ilms_desktop.storage.reading_copy import Readable
    from ilms_desktop.storage.recorder import Recorder

_ALL: Final = compiled(select(*SUBMISSION.columns).order_by(SUBMISSION.columns.signer, SUBMISSION.columns.sequence))


def read(database: Readable) -> tuple[Submission, ...]:
    """All submissions, by signer and number."""
    return tuple(_submission(row) for row in database.rows(_ALL))


def put(recorder: Recorder, submission: Submission) -> None:
    """Record a submission."""
    recorder.put(SUBMISSION_ROWS, [_row(submission)])


def _submission(row: Row) -> Submission:
    package_id, package, signer, sequence, previous, kind, created, file_name, file_sha256, observations = row
    return Submission(
        package=package,
        package_id=package_id,
        signer=signer,
        sequence=sequence,
        previous=previous,
        kind=SubmissionKind(kind),
        created=read_moment(created),
        file_name=file_name,
        file_sha256=file_sha256,
        observations=observations,
    )


def _row(submission: Submission) -> Row:
    return (
        submission.package_id,
        submission.package,
        submission.signer,
        submission.sequence,
        submission.previous,
        str(submission.kind),
        moment_text(submission.created),
        submission.file_name,
        submission.file_sha256,
        submission.observations,
    )
