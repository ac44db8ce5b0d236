"""Questions of the desk as the screen shows them: lines of the list, and what stands on the card of one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from ilms_desktop.i18n import N_, fill, ngettext
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.ui.presenters.figures import Figures
from ilms_desktop.workspace import question_words as words
from ilms_desktop.workspace.questions import QuestionState, value_now

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ilms_desktop.ui.presenters.figures import Writing
    from ilms_desktop.workspace.questions import Now, Question
    from ilms_desktop.workspace.workspace import Workspace

#: characters of a question in the list; the card has all of them
_SHORT: Final = 140


class Shown(StrEnum):
    """Which questions are listed."""

    ALL = "all"
    OPEN = "open"
    ANSWERED = "answered"


SHOWN_WORDS: Final = {Shown.ALL: N_("All"), Shown.OPEN: N_("To answer"), Shown.ANSWERED: N_("Answered")}

_ICONS: Final = {
    QuestionState.OPEN: "question",
    QuestionState.ANSWERED: "answer",
    QuestionState.SEALED: "package",
    QuestionState.RECEIVED: "received",
    QuestionState.CORRECTED: "accepted",
    QuestionState.REPLACED: "superseded",
}


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """A line of the list.

    Attributes:
        id: of the question. place, text, state: what it says. icon: picture of its state.
        whole: the text, where the line has only its beginning; else empty.
    """

    id: str
    place: str
    text: str
    state: str
    icon: str
    whole: str = ""


def chosen(listed: Sequence[Question], shown: Shown) -> tuple[Question, ...]:
    """Those that a filter lets through."""
    if shown is Shown.ALL:
        return tuple(listed)
    return tuple(each for each in listed if each.is_open is (shown is Shown.OPEN))


def question_line(workspace: Workspace, question: Question) -> QuestionLine:
    """A question in three short texts."""
    now = value_now(workspace, question)
    state = " · ".join(
        each
        for each in (
            words.head_words(question, ltr),
            words.state_words(question, ltr),
            words.since_words(now),
            ltr(question.number),
        )
        if each
    )
    text = " ".join(question.text.split())
    short = text if len(text) <= _SHORT else text[: _SHORT - 1].rstrip() + "…"
    whole = "" if short == text else text
    return QuestionLine(question.id, place_of(workspace, question), short, state, _ICONS[question.state], whole)


def place_of(workspace: Workspace, question: Question) -> str:
    """Where a question points, in the words of the screen."""
    names = {source.id: source.name for source in workspace.sources()}
    return words.place_words(question, workspace.edition, names, ltr)


def count_words(listed: Sequence[Question]) -> str:
    """How many questions there are, and how many wait."""
    waiting = sum(1 for each in listed if each.is_open)
    text = ngettext("{n} question, {open} open", "{n} questions, {open} open", len(listed))
    return fill(text, {"n": ltr(str(len(listed))), "open": ltr(str(waiting))})


@dataclass(frozen=True, slots=True)
class CardTexts:
    """What stands on the card of a question; empty texts are left out.

    Attributes:
        place: where. head: how urgent, by when. about: kind, rule, number. text: the question.
        figures: value seen and value now. since: that they differ. compared: other figures, a line each.
        suggested: figure of the desk. remarks: who is asked, why it stands at no cell. state: how far it is.
    """

    place: str
    head: str
    about: str
    text: str
    figures: str
    since: str
    compared: str
    suggested: str
    remarks: str
    state: str


def card_texts(workspace: Workspace, question: Question, writing: Writing) -> CardTexts:
    """Everything that is told of a question, figures as the person writes them."""
    now, style = value_now(workspace, question), writing.style
    rule = fill(_("rule {code}"), {"code": ltr(question.rule)}) if question.rule else ""
    suggested = words.suggested_words(question, style, ltr)
    if suggested:
        suggested = fill(_("{suggestion}. It is never put in by itself."), {"suggestion": suggested})
    told = (words.recipient_words(question, ltr), words.unlinked_words(question))
    return CardTexts(
        place=place_of(workspace, question),
        head=words.head_words(question, ltr),
        about=" · ".join(each for each in (words.kind_words(question.kind), rule, ltr(question.number)) if each),
        text=question.text,
        figures=_figures(workspace, question, now, writing),
        since=_("The figure was changed since the ILO saw it.") if now is not None and now.is_changed else "",
        compared="\n".join(f"{each.label}: {ltr(words.figure_text(each.value, style))}" for each in question.compare),
        suggested=suggested,
        remarks="\n".join(each for each in told if each),
        state=words.state_words(question, ltr),
    )


def _figures(workspace: Workspace, question: Question, now: Now | None, writing: Writing) -> str:
    """Value seen and value now; the desk writes the unit of the table, which is told where the person sees another."""
    text = words.figures_words(question, now, writing.style, ltr)
    place = question.place
    if not text or place is None or place.table is None:
        return text
    in_persons = Figures(workspace.edition.table(place.table), writing).in_persons
    return fill(_("{figures} (thousands)"), {"figures": text}) if in_persons else text
