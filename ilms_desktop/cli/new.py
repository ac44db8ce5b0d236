"""`ilms new`: make an empty questionnaire."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ilms_desktop import i18n
from ilms_desktop.cli.console import ExitCode
from ilms_desktop.cli.parser import command, workspace_argument
from ilms_desktop.i18n import fill, gettext

if TYPE_CHECKING:
    import argparse

    from ilms_desktop.cli.console import Console
    from ilms_desktop.cli.parser import Parser


def declare(commands: argparse._SubParsersAction[Parser]) -> None:
    """Tell the parser the words of the command."""
    parser = command(commands, "new", summary="Make an empty questionnaire; nothing is ever written over.", run=run)
    workspace_argument(parser)
    parser.add_argument("--country", required=True, help="country, ISO 3166-1 alpha-3, such as KHM")
    parser.add_argument("--round", required=True, help="round of the collection, such as 2026")
    parser.add_argument("--questionnaire", help="edition, such as ilms-2019 (default: that of the round)")
    parser.add_argument("--office", default="", help="office that prepares it")
    parser.add_argument("--person", default="", help="person who prepares it")


def run(args: argparse.Namespace, console: Console) -> int:
    """Make the file."""
    from ilms_desktop.workspace.clock import system_clock, system_ids
    from ilms_desktop.workspace.workspace import Workspace

    path = Path(args.file)
    with Workspace.create(
        path,
        country=args.country.upper(),
        round_id=args.round,
        edition_id=args.questionnaire,
        language=i18n.language(),
        clock=system_clock,
        ids=system_ids,
        person=args.person,
        office=args.office,
    ) as workspace:
        values = {"path": str(path), "country": workspace.country, "edition": workspace.edition.title}
        console.say(fill(gettext("New questionnaire for {country} ({edition}): {path}"), values))
    console.result(path)
    return ExitCode.GOOD
