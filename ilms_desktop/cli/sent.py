"""`ilms sent`: say that a package was sent, or that it was not sent after all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.cli.console import ExitCode
from ilms_desktop.cli.opening import open_workspace
from ilms_desktop.cli.outbox import outgoing_json, outgoing_lines
from ilms_desktop.cli.outgoing import day_of, outgoing_named, package_argument
from ilms_desktop.cli.parser import command, workspace_argument
from ilms_desktop.model.command import SaySent
from ilms_desktop.model.post import Way

if TYPE_CHECKING:
    import argparse

    from ilms_desktop.cli.console import Console
    from ilms_desktop.cli.parser import Parser


def declare(commands: argparse._SubParsersAction[Parser]) -> None:
    """Tell the parser the words of the command."""
    summary = "Say that a package was sent; the program cannot know."
    parser = command(commands, "sent", summary=summary, run=run, json=True)
    workspace_argument(parser)
    package_argument(parser)
    parser.add_argument("--on", metavar="DATE", help="day on which it was sent (default: today)")
    parser.add_argument("--way", choices=[str(way) for way in Way], default=str(Way.MAIL), help="how (default: mail)")
    parser.add_argument("--not", dest="is_not", action="store_true", help="it was not sent after all")


def run(args: argparse.Namespace, console: Console) -> int:
    """Keep what the person says.

    Raises:
        CommandRefused: `unknown_outgoing`, `sent_in_future`. UserError: `bad_date`.
    """
    from ilms_desktop.workspace.clock import system_clock

    today = system_clock().astimezone().date()
    day = today if args.on is None else day_of(args.on)
    with open_workspace(args) as workspace:
        document = outgoing_named(workspace, args.package).document
        said = SaySent(document.package_id, None if args.is_not else day, Way(args.way), document.package)
        workspace.execute(said)
        outgoing = outgoing_named(workspace, document.package_id)
    console.say(*outgoing_lines(outgoing, today))
    console.document(outgoing_json(outgoing, today))
    return ExitCode.GOOD
