"""Signed documents that went out or came in, byte for byte, and what people said of them and answered to them."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Final

from sqlalchemy import bindparam, func, select

from ilms_desktop.model.post import (
    Answer,
    AnswerOutcome,
    Document,
    DocumentFile,
    DocumentKind,
    Mailing,
    Revision,
    Way,
)
from ilms_desktop.storage.keyed import compiled
from ilms_desktop.storage.tables import (
    ANSWER,
    ANSWER_ROWS,
    DOCUMENT,
    DOCUMENT_FILE,
    DOCUMENT_ROWS,
    MAILING,
    MAILING_ROWS,
    REVISION,
    REVISION_ROWS,
)
from ilms_desktop.storage.texts import json_text, moment_text, read_moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ilms_desktop.storage.engine import Database
    from ilms_desktop.storage.keyed import Row
    from ilms_desktop.storage.recorder import Recorder

_FILE: Final = DOCUMENT_FILE.columns
_ALL: Final = compiled(select(*DOCUMENT.columns).order_by(DOCUMENT.columns.recorded, DOCUMENT.columns.package))
_FILES: Final = compiled(
    select(_FILE.package_id, _FILE.carrier, _FILE.file_name, func.length(_FILE.data)).order_by(
        _FILE.package_id, _FILE.carrier
    )
)
_DATA: Final = compiled(
    select(_FILE.data).where(_FILE.package_id == bindparam("package_id"), _FILE.carrier == bindparam("carrier"))
)
_KEEP: Final = compiled(DOCUMENT_FILE.insert().prefix_with("OR IGNORE"))
_MAILINGS: Final = compiled(select(*MAILING.columns))
_ANSWERS: Final = compiled(select(*ANSWER.columns).order_by(ANSWER.columns.query))
_REVISIONS: Final = compiled(select(*REVISION.columns).order_by(REVISION.columns.entry))


def read(database: Database) -> tuple[Document, ...]:
    """All documents, in the order in which they came into the file."""
    return tuple(_document(row) for row in database.rows(_ALL))


def put(recorder: Recorder, document: Document, files: Mapping[str, tuple[str, bytes]]) -> None:
    """Store a document and its files; bytes that are there already stay.

    Args:
        recorder: of the step.
        document: what was verified.
        files: carrier -> (file name, exact bytes).
    """
    recorder.put(DOCUMENT_ROWS, [_row(document)])
    rows = [(document.package_id, carrier, name, data) for carrier, (name, data) in files.items()]
    recorder.cursor.executemany(_KEEP, rows)


def files(database: Database) -> tuple[DocumentFile, ...]:
    """What is there byte for byte, by document and carrier."""
    return tuple(DocumentFile(*row) for row in database.rows(_FILES))


def data(database: Database, package_id: str, carrier: str) -> bytes | None:
    """The exact bytes of a document in a carrier; None where it was not kept in that one."""
    rows = database.rows(_DATA, package_id, carrier)
    return bytes(rows[0][0]) if rows else None


def read_mailings(database: Database) -> dict[str, Mailing]:
    """What people said was sent, by package_id."""
    return {row[0]: Mailing(row[0], date.fromisoformat(row[1]), Way(row[2])) for row in database.rows(_MAILINGS)}


def put_mailing(recorder: Recorder, mailing: Mailing) -> None:
    """Store what a person said."""
    recorder.put(MAILING_ROWS, [(mailing.package_id, mailing.sent_on.isoformat(), str(mailing.way))])


def remove_mailing(recorder: Recorder, package_id: str) -> None:
    """A document was not sent after all."""
    recorder.remove(MAILING_ROWS, [(package_id,)])


def read_answers(database: Database) -> dict[str, Answer]:
    """Answers by the id of their question."""
    return {row[0]: _answer(row) for row in database.rows(_ANSWERS)}


def put_answers(recorder: Recorder, answers: Iterable[Answer]) -> None:
    """Store answers, each over an older one to the same question."""
    recorder.put(ANSWER_ROWS, [_answer_row(each) for each in answers])


def remove_answers(recorder: Recorder, queries: Iterable[str]) -> None:
    """Take answers back."""
    recorder.remove(ANSWER_ROWS, [(query,) for query in queries])


def read_revisions(database: Database) -> tuple[Revision, ...]:
    """Versions begun after a package, the first one first."""
    return tuple(_revision(row) for row in database.rows(_REVISIONS))


def put_revision(recorder: Recorder, revision: Revision) -> None:
    """Store that a new version begins."""
    moment = moment_text(revision.at)
    recorder.put(REVISION_ROWS, [(revision.entry, revision.package_id, revision.reason, revision.person, moment)])


def _revision(row: Row) -> Revision:
    entry, package_id, reason, person, at = row
    return Revision(entry, package_id, reason, person, read_moment(at))


def _document(row: Row) -> Document:
    package_id, package, kind, signer, number, moment, recorded, fields = row
    return Document(
        package_id=package_id,
        package=package,
        kind=DocumentKind(kind),
        signer=signer,
        number=number,
        moment=read_moment(moment),
        recorded=read_moment(recorded),
        fields=json.loads(fields),
    )


def _row(document: Document) -> Row:
    return (
        document.package_id,
        document.package,
        str(document.kind),
        document.signer,
        document.number,
        moment_text(document.moment),
        moment_text(document.recorded),
        json_text(dict(document.fields)),
    )


def _answer(row: Row) -> Answer:
    query, outcome, text, language, note, expected, person, at = row
    return Answer(
        query=query,
        outcome=AnswerOutcome(outcome),
        text=text,
        language=language,
        note=note,
        expected=date.fromisoformat(expected) if expected else None,
        person=person,
        at=read_moment(at),
    )


def _answer_row(answer: Answer) -> Row:
    assert answer.at is not None  # noqa: S101 - the handler dates every answer
    expected = answer.expected.isoformat() if answer.expected else ""
    return (
        answer.query,
        str(answer.outcome),
        answer.text,
        answer.language,
        answer.note,
        expected,
        answer.person,
        moment_text(answer.at),
    )
