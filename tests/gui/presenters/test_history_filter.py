"""Answers above the history become a filter."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from ilms_desktop.model.history import HistoryFilter
from ilms_desktop.ui.presenters.history_filter import Answers, Span, filter_of, span_words
from ilms_desktop.ui.presenters.history_words import NAMED_COMMANDS, StepKind
from tests.gui.conftest import C4, START

MIDNIGHT = datetime(2026, 9, 12, tzinfo=UTC)


def test_no_answer_leaves_nothing_out() -> None:
    """The list opens without a search."""
    assert filter_of(Answers(text="  "), START) == HistoryFilter()
    assert not filter_of(Answers(), START)


def test_answers_are_taken_together() -> None:
    """Who, which table, which words."""
    wanted = filter_of(Answers(text=" paste ", person="Ana", table=C4, kind=StepKind.SOURCES), START)
    assert (wanted.text, wanted.person, wanted.table) == ("paste", "Ana", C4)
    assert "EditSource" in wanted.commands
    assert filter_of(Answers(kind=StepKind.OTHER), START) == HistoryFilter(but_not=NAMED_COMMANDS)


@pytest.mark.parametrize(
    ("span", "first", "last"),
    [
        (Span.TODAY, MIDNIGHT, None),
        (Span.WEEK, MIDNIGHT - timedelta(days=6), None),
        (Span.MONTH, MIDNIGHT - timedelta(days=29), None),
        (Span.BETWEEN, None, None),
    ],
)
def test_days_begin_at_midnight_here(span: Span, first: datetime | None, last: datetime | None) -> None:
    """People think in days of their own, the journal in moments."""
    wanted = filter_of(Answers(span=span), START)
    assert (wanted.first, wanted.last) == (first, last)
    assert span_words(span)


def test_two_days_are_taken_whole_and_in_their_order() -> None:
    """The last second of the last day is still inside."""
    answers = Answers(span=Span.BETWEEN, first=date(2026, 9, 12), last=date(2026, 9, 10))
    wanted = filter_of(answers, START)
    assert (wanted.first, wanted.last) == (
        datetime(2026, 9, 10, tzinfo=UTC),
        datetime(2026, 9, 12, 23, 59, 59, tzinfo=UTC),
    )
