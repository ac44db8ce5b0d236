"""The words of the command line: one parser, made of what each command module declares."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NoReturn

import ilms_desktop
from ilms_desktop.i18n import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ilms_desktop.cli.console import Console

PROGRAM = "ilms"


class UsageError(Exception):
    """The words of the command line do not make sense; carries argparse's message and the usage."""

    def __init__(self, message: str, usage: str) -> None:
        """Keep both; the caller shows them."""
        super().__init__(message)
        self.message = message
        self.usage = usage


class Parser(argparse.ArgumentParser):
    """Parser that leaves showing trouble to its caller, so that `--json` holds there too."""

    def __init__(self, *args: Any, **options: Any) -> None:
        """Take whole words only: what a script relies on may not change its meaning when a word is added."""
        super().__init__(*args, **{"allow_abbrev": False, **options})

    def error(self, message: str) -> NoReturn:
        """Say that the words make no sense.

        Raises:
            UsageError: always.
        """
        raise UsageError(message, self.format_usage())


#: carries a command out; gives the exit code
Run = Callable[[argparse.Namespace, "Console"], int]
#: tells the parser a command's words
Declare = Callable[[Any], None]


def build_parser(declarations: Iterable[Declare]) -> Parser:
    """The parser of the whole program."""
    parser = Parser(prog=PROGRAM, description="Questionnaire on international labour migration: fill, check, seal.")
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {ilms_desktop.__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for declare in declarations:
        declare(commands)
    return parser


def command(
    commands: argparse._SubParsersAction[Parser], name: str, *, summary: str, run: Run, json: bool = False
) -> Parser:
    """Parser of one command, with the words that every command has.

    Args:
        commands: where it belongs.
        name: its word.
        summary: one sentence.
        run: carries it out.
        json: whether it can answer with a JSON document.
    """
    parser: Parser = commands.add_parser(name, help=summary, description=summary)
    _common_words(parser, run, json=json)
    return parser


def program(name: str, *, summary: str, run: Run) -> Parser:
    """Parser of a program that is one command alone; it can answer with a JSON document."""
    parser = Parser(prog=name, description=summary)
    _common_words(parser, run, json=True)
    parser.add_argument("--version", action="version", version=f"{name} {ilms_desktop.__version__}")
    return parser


def _common_words(parser: Parser, run: Run, *, json: bool) -> None:
    parser.set_defaults(run=run)
    if json:
        parser.add_argument("--json", action="store_true", help="answer with one JSON document on standard output")
    parser.add_argument("--language", choices=LANGUAGES, help="language of the words (default: that of the settings)")


def group(
    commands: argparse._SubParsersAction[Parser], name: str, *, summary: str
) -> argparse._SubParsersAction[Parser]:
    """A first word that takes a second one, such as `forms check`."""
    parser = commands.add_parser(name, help=summary, description=summary)
    return parser.add_subparsers(title="commands", metavar="COMMAND", required=True)


def workspace_argument(parser: Parser) -> None:
    """The questionnaire that a command works on."""
    parser.add_argument("file", metavar="FILE.ilms", help="the questionnaire")
