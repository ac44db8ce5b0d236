"""`ilms answer`: answer a question of the ILO; `ilms seal-answers`: make the signed file of the answers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import ilms_desktop
from ilms_desktop import paths
from ilms_desktop.cli.console import ExitCode
from ilms_desktop.cli.opening import open_workspace
from ilms_desktop.cli.outgoing import day_of
from ilms_desktop.cli.parser import command, workspace_argument
from ilms_desktop.cli.questions import question_json, question_lines
from ilms_desktop.cli.seal import carrier_words, first_of, key_of
from ilms_desktop.errors import CommandRefused
from ilms_desktop.i18n import fill, gettext
from ilms_desktop.model.command import AnswerQuestions, TakeAnswersBack
from ilms_desktop.model.post import Answer, AnswerOutcome

if TYPE_CHECKING:
    import argparse

    from ilms_desktop.cli.console import Console
    from ilms_desktop.cli.parser import Parser
    from ilms_desktop.workspace.questions import Question
    from ilms_desktop.workspace.workspace import Workspace


def declare(commands: argparse._SubParsersAction[Parser]) -> None:
    """Tell the parser the words of the command that answers."""
    summary = "Answer a question of the ILO; the answer goes out with seal-answers."
    parser = command(commands, "answer", summary=summary, run=run, json=True)
    workspace_argument(parser)
    parser.add_argument("question", metavar="QUESTION", help="number such as KEN-2026-Q0012-003, or Q0012-003")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--explain", metavar="TEXT", help="the figure is right, and this is why")
    what.add_argument("--confirm", action="store_true", help="the figure is right as it was sent")
    what.add_argument(
        "--correct", action="store_true", help="the figure is wrong; the new one comes with the next submission"
    )
    what.add_argument("--leave-open", action="store_true", help="take the answer back")
    parser.add_argument("--text", metavar="TEXT", help="with --confirm or --correct: something to say beside it")
    parser.add_argument("--by", metavar="DATE", help="with --correct: day by which the new figure comes")
    parser.add_argument("--note", metavar="CODE", help="standard note that the next submission will carry")
    parser.add_argument("--person", default="", help="who answers (default: the person of the file)")


def declare_seal(commands: argparse._SubParsersAction[Parser]) -> None:
    """Tell the parser the words of the command that seals."""
    summary = "Make the signed file of the answers to one file of questions."
    parser = command(commands, "seal-answers", summary=summary, run=run_seal, json=True)
    workspace_argument(parser)
    parser.add_argument("questions", metavar="QUESTIONS", help="number of the file of questions such as Q0012")
    parser.add_argument("--out", required=True, metavar="DIR", help="folder for the answer file")
    parser.add_argument(
        "--key", metavar="KEYFILE", help="signing key (default: the enrolled key of this computer for the country)"
    )
    parser.add_argument(
        "--signer", metavar="ID", help="id that the ILO will give a key that still waits, such as khm-01"
    )
    parser.add_argument("--encrypt", action="store_true", help="encrypt the file for the ILO")


def run(args: argparse.Namespace, console: Console) -> int:
    """Answer one question.

    Raises:
        CommandRefused: `question_unknown`, `question_replaced`, `note_unknown`, `answer_without_text`,
            `answer_too_long`. UserError: `bad_date`.
    """
    with open_workspace(args, person=args.person) as workspace:
        question = question_named(workspace, args.question)
        if args.leave_open:
            workspace.execute(TakeAnswersBack((question.id,)))
        else:
            workspace.execute(AnswerQuestions((_answer(workspace, question, args),)))
        after = question_named(workspace, question.id)
        console.say(*question_lines(workspace, after))
        console.result(after.id)
        console.document(question_json(workspace, after))
    return ExitCode.GOOD


def question_named(workspace: Workspace, name: str) -> Question:
    """The question of a number, whole or as people say it.

    Raises:
        CommandRefused: `question_unknown`: there is none, or more than one.
    """
    from ilms_desktop.workspace.questions import questions

    wanted = name.casefold()
    found = [each for each in questions(workspace) if wanted in {each.id.casefold(), each.number.casefold()}]
    if len(found) != 1:
        raise CommandRefused("question_unknown", query=name)
    return found[0]


def _answer(workspace: Workspace, question: Question, args: argparse.Namespace) -> Answer:
    """The answer that the words give."""
    from ilms_desktop.workspace.note_codes import NoteCodes

    if not question.can_be_answered:
        raise CommandRefused("question_replaced", query=question.id, by=question.by)
    if args.note and NoteCodes(workspace.edition).read([args.note]).unknown:
        raise CommandRefused("note_unknown", note=args.note)
    outcome = AnswerOutcome.CORRECTION if args.correct else AnswerOutcome.CONFIRMED
    return Answer(
        query=question.id,
        outcome=AnswerOutcome.EXPLANATION if args.explain is not None else outcome,
        text=(args.explain if args.explain is not None else args.text) or "",
        language=workspace.language,
        note=args.note or "",
        expected=day_of(args.by) if args.by else None,
    )


def run_seal(args: argparse.Namespace, console: Console) -> int:
    """Seal the answers to one file of questions.

    Raises:
        CommandRefused: `questions_file_unknown`, `nothing_answered`, `answers_sealed`.
        IlmsError: whatever else keeps the file from being made.
    """
    from ilms_desktop.workspace.answer_file import seal_answers
    from ilms_desktop.workspace.seal_order import Hand

    with open_workspace(args) as workspace:
        about = _file_named(workspace, args.questions)
        key, signer = key_of(workspace, Path(args.key) if args.key else None, args.signer)
        hand = Hand(key, signer, ilms_desktop.__version__, paths.user_dir())
        made = seal_answers(workspace, about, hand, out=Path(args.out), encrypt=args.encrypt)
    values = {"path": str(first_of(made.written)), "answered": str(made.answered), "open": str(made.open)}
    console.say(
        fill(gettext("Answers sealed: {path}"), values),
        fill(gettext("Questions answered: {answered}; still open: {open}."), values),
        carrier_words(made.written),
    )
    console.result(*made.written.values())
    written = {name: str(path) for name, path in made.written.items()}
    console.document(
        {
            "package": made.document.package,
            "package_id": made.document.package_id,
            "answered": made.answered,
            "open": made.open,
            "files": written,
        }
    )
    return ExitCode.GOOD


def _file_named(workspace: Workspace, name: str) -> str:
    """Id of the file of questions that a person means; what fits none is refused where the answers are sealed."""
    from ilms_desktop.model.post import DocumentKind

    wanted = name.casefold()
    files = workspace.post().of(DocumentKind.QUERY)
    found = [each for each in files if wanted in {each.tail.casefold(), each.package.casefold(), each.package_id}]
    return found[0].package_id if len(found) == 1 else name
