"""From the answers above the history to a filter: which kinds, which days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from ilms_desktop.i18n import N_
from ilms_desktop.i18n import gettext as _
from ilms_desktop.model.history import HistoryFilter
from ilms_desktop.ui.presenters.history_words import NAMED_COMMANDS, StepKind, commands_of

if TYPE_CHECKING:
    from datetime import date

    from ilms_desktop.model.key import TableKey


class Span(StrEnum):
    """Spans of days."""

    #: since midnight
    TODAY = "today"
    #: today and the six days before
    WEEK = "week"
    #: today and the 29 days before
    MONTH = "month"
    #: between two days that the person names
    BETWEEN = "between"


_WORDS: Final = {
    Span.TODAY: N_("Today"),
    Span.WEEK: N_("Last 7 days"),
    Span.MONTH: N_("Last 30 days"),
    Span.BETWEEN: N_("Between two days…"),
}
_DAYS: Final = {Span.TODAY: 1, Span.WEEK: 7, Span.MONTH: 30}


@dataclass(frozen=True, slots=True)
class Answers:
    """What is chosen above the list.

    Attributes:
        text: in the name of the step. person, table, kind, span: None = all.
        first, last: the two days of `BETWEEN`.
    """

    text: str = ""
    person: str | None = None
    table: TableKey | None = None
    kind: StepKind | None = None
    span: Span | None = None
    first: date | None = None
    last: date | None = None


def span_words(span: Span) -> str:
    """Name of a span."""
    return _(_WORDS[span])


def filter_of(answers: Answers, now: datetime) -> HistoryFilter:
    """The filter that the answers mean; days are those of the computer's own time zone."""
    first, last = _bounds(answers, now)
    kind = answers.kind
    return HistoryFilter(
        person=answers.person,
        table=answers.table,
        commands=frozenset() if kind is None else commands_of(kind),
        but_not=NAMED_COMMANDS if kind is StepKind.OTHER else frozenset(),
        text=answers.text.strip(),
        first=first,
        last=last,
    )


def _bounds(answers: Answers, now: datetime) -> tuple[datetime | None, datetime | None]:
    if answers.span is None:
        return None, None
    if answers.span is not Span.BETWEEN:
        today = now.astimezone().date()
        return _midnight(today - timedelta(days=_DAYS[answers.span] - 1)), None
    days = sorted(day for day in (answers.first, answers.last) if day is not None)
    if not days:
        return None, None
    # why: the last second of the last day
    return _midnight(days[0]), _midnight(days[-1] + timedelta(days=1)) - timedelta(seconds=1)


def _midnight(day: date) -> datetime:
    """When a day begins here, as UTC."""
    return datetime.combine(day, time()).astimezone().astimezone(UTC)
