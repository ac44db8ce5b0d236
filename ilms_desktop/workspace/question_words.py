"""Questions of the desk in words that window, command line and paper share: where, how urgent, how far, which answer.

The program never claims more than it knows: an answer that was sealed is not yet one that the desk has.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from ilms_desktop import number_text
from ilms_desktop.i18n import N_, fill, gettext
from ilms_desktop.model.key import ABSENT
from ilms_desktop.model.post import AnswerOutcome
from ilms_desktop.validation.wording import said_once
from ilms_desktop.workspace.day_words import short_date
from ilms_desktop.workspace.questions import QuestionState, Urgency

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.post import Answer
    from ilms_desktop.number_text import NumberStyle
    from ilms_desktop.workspace.question_places import AskedPlace
    from ilms_desktop.workspace.questions import Now, Question

    #: keeps numbers and codes in order inside a text that runs from right to left
    Isolate = Callable[[str], str]

_URGENCIES: Final = {
    Urgency.MUST: N_("Must be answered"),
    Urgency.PLEASE: N_("Please answer"),
    Urgency.INFORMATION: N_("For information"),
}
_KINDS: Final = {
    "outlier": N_("unusual figure"),
    "break": N_("break in the series"),
    "inconsistent": N_("does not fit other figures"),
    "missing": N_("missing figure"),
    "definition": N_("definition"),
    "source": N_("source"),
    "other": N_("other question"),
}
_STATES: Final = {
    QuestionState.OPEN: N_("Not answered"),
    QuestionState.ANSWERED: N_("Answered here, not sealed yet"),
    QuestionState.SEALED: N_("Answered in {by}"),
    QuestionState.RECEIVED: N_("The ILO has the answer {by} (receipt no. {receipt})"),
    QuestionState.CORRECTED: N_("Corrected in {by}"),
    QuestionState.REPLACED: N_("Replaced by {by}"),
}
_OUTCOMES: Final = {
    AnswerOutcome.EXPLANATION: N_("Explained"),
    AnswerOutcome.CORRECTION: N_("Will be corrected"),
    AnswerOutcome.CONFIRMED: N_("Right as sent"),
}
_CORRECTED_KNOWN: Final = N_("Corrected in {by} (receipt no. {receipt})")
#: coordinates of a cell from left to right, as documents carry them
_PARTS: Final = ("table", "criterion", "class_version", "classes", "sex", "year", "source")


def _as_it_is(text: str) -> str:
    return text


def urgency_words(urgency: Urgency) -> str:
    """How much an answer is needed."""
    return gettext(_URGENCIES[urgency])


def kind_words(kind: str) -> str:
    """What a question is about."""
    return gettext(_KINDS[kind])


def state_words(question: Question, isolate: Isolate = _as_it_is) -> str:
    """How far a question is, such as “Answered in A0001”."""
    is_known = question.state is QuestionState.CORRECTED and question.receipt
    text = _CORRECTED_KNOWN if is_known else _STATES[question.state]
    return fill(gettext(text), {"by": isolate(question.by), "receipt": isolate(f"{question.receipt:04d}")})


def due_words(question: Question, isolate: Isolate = _as_it_is) -> str:
    """The day by which an answer is due."""
    return fill(gettext("by {day}"), {"day": isolate(short_date(question.deadline))})


def head_words(question: Question, isolate: Isolate = _as_it_is) -> str:
    """How much an answer is needed, and by when; what is told for information is due on no day."""
    urgency = urgency_words(question.urgency)
    if question.urgency is Urgency.INFORMATION:
        return urgency
    return fill(gettext("{urgency} {due}"), {"urgency": urgency, "due": due_words(question, isolate)})


def recipient_words(question: Question, isolate: Isolate = _as_it_is) -> str:
    """Who alone is asked; empty where anybody who works for the country may answer."""
    if not question.recipient:
        return ""
    text = gettext("The ILO asks {signer}. Hand the question on if that is not you.")
    return fill(text, {"signer": isolate(question.recipient)})


def unlinked_words(question: Question) -> str:
    """Why a question stands at no cell; empty where it does."""
    if question.is_linked:
        return ""
    if not question.has_package:
        return gettext("The package that is asked about was not sent from this file, so the question is only shown.")
    if question.place is None:
        return gettext("This questionnaire has no such cell, so the question is only shown.")
    return gettext("The source that is asked about is not in this file any more, so the question is only shown.")


def outcome_words(outcome: AnswerOutcome) -> str:
    """What an answer says."""
    return gettext(_OUTCOMES[outcome])


def answer_words(answer: Answer, isolate: Isolate = _as_it_is) -> str:
    """An answer: what it says, the day by which a correction comes, its text, its note."""
    told = outcome_words(answer.outcome)
    if answer.expected is not None:
        told = fill(gettext("{told} by {day}"), {"told": told, "day": isolate(short_date(answer.expected))})
    note = fill(gettext("Note: {code}"), {"code": isolate(answer.note)}) if answer.note else ""
    return "\n".join(each for each in (told, answer.text, note) if each)


# --- figures


def figure_text(figure: str | None, style: NumberStyle) -> str:
    """A figure of a document in a number style; a dash for none."""
    if figure is None:
        return "–"
    decimals = len(figure.partition(".")[2])
    read = number_text.read_plain(figure, stored=decimals)
    if isinstance(read, number_text.Unreadable):
        return figure
    return number_text.shown(read.scaled, decimals=decimals, stored=decimals, style=style)


def figure_now(now: Now, style: NumberStyle) -> str:
    """What stands in the cell today: figure, letter or text; a dash for nothing."""
    said = now.observation
    return figure_text(now.figure, style) if now.figure is not None else said.text or said.status or "–"


def figures_words(question: Question, now: Now | None, style: NumberStyle, isolate: Isolate = _as_it_is) -> str:
    """Value seen beside value now; empty for a question about more than one cell without a figure."""
    if now is None and question.value_seen is None:
        return ""
    values = {"seen": isolate(figure_text(question.value_seen, style))}
    if now is None:
        return fill(gettext("Value seen: {seen}"), values)
    values["now"] = isolate(figure_now(now, style))
    return fill(gettext("Value seen: {seen} · now: {now}"), values)


def since_words(now: Now | None) -> str:
    """That another figure stands there now than the desk saw; empty where it does not."""
    return gettext("changed since") if now is not None and now.is_changed else ""


def suggested_words(question: Question, style: NumberStyle, isolate: Isolate = _as_it_is) -> str:
    """The figure that the desk suggests; empty where it suggests none."""
    if question.suggested is None:
        return ""
    return fill(gettext("The ILO suggests {figure}"), {"figure": isolate(figure_text(question.suggested, style))})


def compared_words(question: Question, style: NumberStyle, isolate: Isolate = _as_it_is) -> str:
    """Figures that the desk compares with, each with its name; empty for none."""
    return "; ".join(f"{each.label}: {isolate(figure_text(each.value, style))}" for each in question.compare)


# --- where


def row_words(place: AskedPlace, edition: Edition) -> str:
    """Labels of the rows that are asked about, from outside to inside; empty where all are."""
    return gettext(", ").join(said_once(_labels(place, edition)))


def _labels(place: AskedPlace, edition: Edition) -> Iterator[str]:
    """Label of each code that is named."""
    if place.table is None or place.version is None:
        return
    table = edition.table(place.table)
    status, klass = place.codes or (None, None)
    named = {"sex": place.sex, "status": status, "class": klass}
    for axis in table.axes:
        codes, code = edition.axis_list(table, axis, place.version), named[axis.value]
        if codes is not None and code not in {None, ABSENT}:
            yield codes[str(code)].label


def place_words(question: Question, edition: Edition, sources: Mapping[str, str], isolate: Isolate = _as_it_is) -> str:
    """Where a question points, such as “C4 · Female, Saudi Arabia · 2024”.

    Args:
        question: what is asked.
        edition: labels in the language in use.
        sources: names by id.
        isolate: keeps numbers and codes in order.
    """
    place = question.place
    if place is None:
        return " · ".join(isolate(each) for each in _codes(question.cell))
    if place.table is None:
        return fill(gettext("{source}: the source as a whole"), {"source": sources.get(place.source, place.source)})
    years = gettext("all years") if place.year is None else isolate(str(place.year))
    rows = row_words(place, edition) or gettext("all rows")
    return " · ".join((isolate(place.table.number), rows, years))


def _codes(cell: Mapping[str, Any]) -> Iterator[str]:
    """Coordinates as the desk wrote them, for a cell that this questionnaire does not have."""
    for name in _PARTS:
        value = cell[name]
        if isinstance(value, list):
            yield from (each["code"] for each in value)
        elif value is not None:
            yield str(value)
