"""The questions of the desk in the words of the language in use, ready for a file or for paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ilms_desktop.i18n import N_, fill, gettext, language
from ilms_desktop.number_text import style_for
from ilms_desktop.report.forms import form_of
from ilms_desktop.report.questions_sheet import COLUMNS, QuestionRow, QuestionsSheet, questions_pdf
from ilms_desktop.report.table_lists import isolated
from ilms_desktop.workspace import question_words as words
from ilms_desktop.workspace import sheet_words
from ilms_desktop.workspace.findings_data import list_csv
from ilms_desktop.workspace.questions import value_now

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from ilms_desktop.workspace.questions import Question
    from ilms_desktop.workspace.workspace import Workspace

_HEADINGS: Final = {
    "id": N_("Question"),
    "urgency": N_("What to do"),
    "state": N_("State"),
    "deadline": N_("Due by"),
    "table": N_("Table"),
    "year": N_("Year"),
    "row": N_("Row"),
    "source": N_("Source"),
    "kind": N_("About"),
    "text": N_("The ILO asks"),
    "seen": N_("Value seen"),
    "now": N_("Value now"),
    "since": N_("Changed since"),
    "compared": N_("Compared with"),
    "suggested": N_("Suggested"),
    "answer": N_("Answer"),
}


def questions_sheet(workspace: Workspace, listed: Sequence[Question], *, now: datetime, shown: str) -> QuestionsSheet:
    """The sheet of some questions, in the language in use.

    Args:
        workspace: the file they are about.
        listed: in their order.
        now: date of the sheet, aware of its zone.
        shown: which ones these are, in words.
    """
    return QuestionsSheet(
        language=language(),
        moment=now,
        title=gettext("Questions of the ILO"),
        facts=_facts(workspace, listed, now, shown),
        columns=tuple(gettext(_HEADINGS[name]) for name in COLUMNS),
        rows=tuple(_row(workspace, each) for each in listed),
        foot=sheet_words.program_words(workspace),
        page=gettext(sheet_words.PAGE),
    )


def _csv(sheet: QuestionsSheet) -> bytes:
    return list_csv([sheet.columns, *(row.cells for row in sheet.rows)])


#: ending of a file -> what makes it
FORMS: Final[dict[str, Callable[[QuestionsSheet], bytes]]] = {"csv": _csv, "pdf": questions_pdf}


def questions_file(workspace: Workspace, listed: Sequence[Question], *, name: str, now: datetime, shown: str) -> bytes:
    """The questions as a file of the form that its name says.

    Raises:
        ExchangeError: `unknown_format`. UserError: `pdf_unavailable`.
    """
    return FORMS[form_of(name, FORMS)](questions_sheet(workspace, listed, now=now, shown=shown))


def _facts(workspace: Workspace, listed: Sequence[Question], now: datetime, shown: str) -> tuple[str, ...]:
    """Lines under the heading."""
    country, name = sheet_words.country_words(workspace), isolated(workspace.path.name)
    opened = sum(1 for each in listed if each.is_open)
    counted = fill(gettext("{count} questions, {open} of them open"), {"count": str(len(listed)), "open": str(opened)})
    return (
        sheet_words.collection_words(workspace),
        sheet_words.SENTENCES.join((country, name, sheet_words.dated_words(now))),
        f"{counted}{sheet_words.SENTENCES}" + fill(gettext("Shown: {filter}"), {"filter": shown}),
    )


def _row(workspace: Workspace, question: Question) -> QuestionRow:
    """A question in words."""
    style, place, edition = style_for(language()), question.place, workspace.edition
    now = value_now(workspace, question)
    names = {source.id: source.name for source in workspace.sources()}
    told = (
        words.figures_words(question, now, style),
        words.since_words(now),
        words.suggested_words(question, style),
    )
    return QuestionRow(
        id=isolated(question.id),
        urgency=words.urgency_words(question.urgency),
        state=words.state_words(question),
        deadline=isolated(question.deadline.isoformat()),
        table=question.cell["table"] or "",
        year=str(question.cell["year"] or ""),
        row=words.place_words(question, edition, names) if place is None else words.row_words(place, edition),
        source=sheet_words.own(names.get(question.cell["source"], question.cell["source"])),
        kind=words.kind_words(question.kind),
        text=sheet_words.own(question.text),
        seen=words.figure_text(question.value_seen, style),
        now="" if now is None else words.figure_now(now, style),
        since=words.since_words(now),
        figures=" · ".join(each for each in told if each),
        compared=words.compared_words(question, style),
        suggested=words.figure_text(question.suggested, style) if question.suggested else "",
        answer=sheet_words.own(words.answer_words(question.answer)) if question.answer else "",
    )
