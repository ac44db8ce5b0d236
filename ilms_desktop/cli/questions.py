"""`ilms questions`: what the ILO's desk asks about figures that were sent, and how far each answer is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from ilms_desktop.cli.console import ExitCode
from ilms_desktop.cli.opening import open_workspace
from ilms_desktop.cli.parser import command, workspace_argument
from ilms_desktop.i18n import fill, gettext

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from ilms_desktop.cli.console import Console
    from ilms_desktop.cli.parser import Parser
    from ilms_desktop.workspace.questions import Question
    from ilms_desktop.workspace.workspace import Workspace


def declare(commands: argparse._SubParsersAction[Parser]) -> None:
    """Tell the parser the words of the command."""
    summary = "List the questions of the ILO, the most urgent first; 1 while one that must be answered is open."
    parser = command(commands, "questions", summary=summary, run=run, json=True)
    workspace_argument(parser)
    parser.add_argument("--open", action="store_true", dest="only_open", help="only those that nobody answered here")
    parser.add_argument("--csv", metavar="OUT.csv", help="also write the list as a table")
    parser.add_argument("--pdf", metavar="OUT.pdf", help="also write the list as a PDF to print")


def run(args: argparse.Namespace, console: Console) -> int:
    """List the questions, and write them where that was asked for."""
    from ilms_desktop.workspace.questions import Urgency, questions

    with open_workspace(args) as workspace:
        listed = [each for each in questions(workspace) if each.is_open or not args.only_open]
        for each in listed:
            console.say(*question_lines(workspace, each))
        documents = [question_json(workspace, each) for each in listed]
        _write(workspace, listed, args)
    if not listed:
        console.say(gettext("No questions from the desk. Files of questions come in with “ilms receive”."))
    console.result(*(path for path in (args.csv, args.pdf) if path))
    console.document({"questions": documents, "csv": args.csv, "pdf": args.pdf})
    is_urgent = any(each.is_open and each.urgency is Urgency.MUST for each in listed)
    return ExitCode.REFUSED if is_urgent else ExitCode.GOOD


def _write(workspace: Workspace, listed: Sequence[Question], args: argparse.Namespace) -> None:
    from ilms_desktop.exchange.files import write_file
    from ilms_desktop.workspace.questions_data import FORMS, questions_sheet
    from ilms_desktop.workspace.reports import dated

    wanted = {form: path for form, path in (("csv", args.csv), ("pdf", args.pdf)) if path}
    if wanted:
        shown = gettext("To answer") if args.only_open else gettext("All")
        sheet = questions_sheet(workspace, listed, now=dated(workspace), shown=shown)
        for form, path in wanted.items():
            write_file(Path(path), FORMS[form](sheet))


def question_lines(workspace: Workspace, question: Question) -> list[str]:
    """What is said of a question: how urgent, where, in which words, which figures, how far."""
    from ilms_desktop.number_text import style_for
    from ilms_desktop.workspace import question_words as words
    from ilms_desktop.workspace.questions import value_now

    names = {source.id: source.name for source in workspace.sources()}
    head = {
        "question": question.id,
        "urgency": words.head_words(question),
        "place": words.place_words(question, workspace.edition, names),
        "state": words.state_words(question),
    }
    style, now = style_for(workspace.language), value_now(workspace, question)
    figures = (words.figures_words(question, now, style), words.since_words(now))
    lines = [
        question.text,
        ", ".join(each for each in figures if each),
        words.compared_words(question, style),
        words.suggested_words(question, style),
        words.recipient_words(question),
        words.unlinked_words(question),
        words.answer_words(question.answer) if question.answer else "",
    ]
    told = "\n".join(line for line in lines if line).splitlines()
    return [
        fill(gettext("{question}  {urgency}  {place}: {state}"), head),
        *(f"  {line}" for line in told),
    ]


def question_json(workspace: Workspace, question: Question) -> dict[str, Any]:
    """The same as JSON; figures as files write them."""
    from ilms_desktop.workspace.questions import entry_fields, value_now

    now = value_now(workspace, question)
    return {
        "id": question.id,
        "file": question.file.package,
        "cell": dict(question.cell),
        "linked": question.is_linked,
        "kind": question.kind,
        "severity": str(question.urgency),
        "deadline": question.deadline.isoformat(),
        "language": question.language,
        "text": question.text,
        "rule": question.rule or None,
        "value_seen": question.value_seen,
        "value_now": None if now is None else now.figure,
        "changed_since": None if now is None else now.is_changed,
        "compare": [{"label": each.label, "value": each.value} for each in question.compare],
        "suggested": question.suggested,
        "recipient": question.recipient or None,
        "state": str(question.state),
        "by": question.by or None,
        "receipt": question.receipt or None,
        "answer": None if question.answer is None else entry_fields(question.answer),
    }
