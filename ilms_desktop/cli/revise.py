"""`ilms revise`: begin a new version after a package, so that figures can be changed again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.cli.console import ExitCode
from ilms_desktop.cli.opening import open_workspace
from ilms_desktop.cli.parser import command, workspace_argument
from ilms_desktop.errors import CommandRefused
from ilms_desktop.i18n import fill, gettext
from ilms_desktop.model.command import Revise

if TYPE_CHECKING:
    import argparse

    from ilms_desktop.cli.console import Console
    from ilms_desktop.cli.parser import Parser


def declare(commands: argparse._SubParsersAction[Parser]) -> None:
    """Tell the parser the words of the command."""
    summary = "Begin a new version after a package: until then its figures are frozen."
    parser = command(commands, "revise", summary=summary, run=run, json=True)
    workspace_argument(parser)
    parser.add_argument("--reason", required=True, metavar="TEXT", help="why, in a sentence; kept in the file")
    parser.add_argument("--person", default="", help="who says so (default: the person of the file)")


def run(args: argparse.Namespace, console: Console) -> int:
    """Begin it.

    Raises:
        CommandRefused: `not_locked`, `revision_reason`.
    """
    with open_workspace(args, person=args.person) as workspace:
        package = workspace.locked_by
        if package is None:
            raise CommandRefused("not_locked")
        workspace.execute(Revise(args.reason, package.tail))
    words = gettext("A new version begins after {package}: figures can be changed again.")
    console.say(fill(words, {"package": package.package}))
    console.document({"after": package.package, "package_id": package.package_id})
    return ExitCode.GOOD
