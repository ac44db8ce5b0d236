"""`ilms query new`: ask a country about cells of a package."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from ilms_desktop.cli.desk import begin, desk_arguments, tell_issued
from ilms_desktop.cli.parser import command, group
from ilms_desktop.errors import CommandRefused, UserError

if TYPE_CHECKING:
    import argparse

    from ilms_desktop.cli.console import Console
    from ilms_desktop.cli.parser import Parser


def declare(commands: argparse._SubParsersAction[Parser]) -> None:
    """Tell the parser the words of the command."""
    queries = group(commands, "query", summary="Ask about figures.")
    summary = "Write a signed file of questions about an imported submission."
    parser = command(queries, "new", summary=summary, run=run, json=True)
    desk_arguments(parser)
    parser.add_argument("questions", metavar="QUESTIONS", help="JSON with languages and queries")
    parser.add_argument("--about", required=True, metavar="PACKAGE", help="name of the imported submission")
    parser.add_argument("--deadline", required=True, metavar="DATE", help="day by which answers are due")
    parser.add_argument("--to", metavar="SIGNER", help="one signer who is asked (default: the country)")


def run(args: argparse.Namespace, console: Console) -> int:
    """Write the file of questions.

    Raises:
        CommandRefused: `package_not_imported`, `desk_document_refused`. UserError: `questions_unreadable`, or the desk
            or the key cannot be used.
    """
    from ilms_desktop.desk.asking import ask, read_questions
    from ilms_desktop.package.names import Kind

    desk, key, now = begin(args)
    about = desk.state.package(args.about)
    if about is None or about["kind"] != Kind.SUBMISSION:
        raise CommandRefused("package_not_imported", package=args.about)
    questions = read_questions(_json(Path(args.questions)), deadline=args.deadline, path=args.questions)
    _, issued = ask(desk, about, questions, to=args.to, key=key, now=now)
    return tell_issued(args, issued, console)


def _json(path: Path) -> Any:
    """The value in a JSON file, as a person may write it.

    Raises:
        UserError: `questions_unreadable`. ExchangeError: it cannot be read.
    """
    import json

    from ilms_desktop.exchange.files import read_file

    try:
        return json.loads(read_file(path))
    except ValueError as error:
        raise UserError("questions_unreadable", path=path) from error
