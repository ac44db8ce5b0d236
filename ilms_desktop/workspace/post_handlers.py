"""Handlers of the commands about what goes out and comes in: packages, versions after them, documents, answers.

Nothing of this changes a figure, a note or a finding.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from ilms_desktop.errors import CommandRefused
from ilms_desktop.model.post import AnswerOutcome, Mailing, Revision
from ilms_desktop.storage import documents, journal, submissions
from ilms_desktop.workspace.plain_text import clean, sendable
from ilms_desktop.workspace.restore_points import mark_package

if TYPE_CHECKING:
    from ilms_desktop.model.command import (
        AnswerQuestions,
        FileDocument,
        RecordSubmission,
        Revise,
        SaySent,
        TakeAnswersBack,
    )
    from ilms_desktop.model.post import Answer
    from ilms_desktop.workspace.draft import Draft

#: characters of a reason for a new version
SHORTEST_REASON: Final = 10
LONGEST_REASON: Final = 1000
#: characters of an answer (receipt-and-queries.md, section 3)
LONGEST_ANSWER: Final = 2000


def record_submission(command: RecordSubmission, draft: Draft) -> None:
    """Record a package with its bytes, and make its restore point."""
    submissions.put(draft.recorder, command.submission)
    if command.document is not None:
        documents.put(draft.recorder, command.document, command.files)
    mark_package(command.submission, draft)


def revise(command: Revise, draft: Draft) -> None:
    """Begin a new version.

    Raises:
        CommandRefused: `revision_reason`.
    """
    newest = max(draft.state.submissions, key=lambda each: (each.created, each.sequence))
    reason = clean(command.reason).strip()
    if not SHORTEST_REASON <= len(reason) <= LONGEST_REASON:
        raise CommandRefused("revision_reason", least=SHORTEST_REASON, most=LONGEST_REASON)
    entry = journal.last_number(draft.recorder.cursor) + 1
    author = draft.author
    documents.put_revision(
        draft.recorder, Revision(entry, newest.package_id, reason, author.person, author.at.replace(microsecond=0))
    )


def file_document(command: FileDocument, draft: Draft) -> None:
    """Keep a document with its bytes."""
    documents.put(draft.recorder, command.document, command.files)


def say_sent(command: SaySent, draft: Draft) -> None:
    """Keep what the person said.

    Raises:
        CommandRefused: `sent_in_future`.
    """
    # why: the journal counts in UTC, and in the east of it the day may be one further
    if command.sent_on is not None and command.sent_on > draft.author.at.date() + timedelta(days=1):
        raise CommandRefused("sent_in_future", day=command.sent_on)
    if command.sent_on is None:
        documents.remove_mailing(draft.recorder, command.package_id)
    else:
        documents.put_mailing(draft.recorder, Mailing(command.package_id, command.sent_on, command.way))


def answer_questions(command: AnswerQuestions, draft: Draft) -> None:
    """Keep answers, with who gave them and when.

    Raises:
        CommandRefused: `answer_without_text`, `answer_too_long`.
    """
    documents.put_answers(draft.recorder, [_checked(each, draft) for each in command.answers])


def take_answers_back(command: TakeAnswersBack, draft: Draft) -> None:
    """Leave questions open again."""
    documents.remove_answers(draft.recorder, command.queries)


def _checked(answer: Answer, draft: Draft) -> Answer:
    text = sendable(answer.text).strip()
    if answer.outcome is AnswerOutcome.EXPLANATION and not text:
        raise CommandRefused("answer_without_text", query=answer.query)
    if len(text) > LONGEST_ANSWER:
        raise CommandRefused("answer_too_long", limit=LONGEST_ANSWER, query=answer.query)
    author = draft.author
    return replace(
        answer,
        text=text,
        language=answer.language if text else "",
        expected=answer.expected if answer.outcome is AnswerOutcome.CORRECTION else None,
        person=author.person,
        at=author.at.replace(microsecond=0),
    )
