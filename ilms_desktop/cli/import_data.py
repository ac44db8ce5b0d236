"""`ilms import`: take figures from a file in the published layout."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ilms_desktop.cli.console import ExitCode
from ilms_desktop.cli.opening import open_workspace
from ilms_desktop.cli.parser import command, workspace_argument
from ilms_desktop.i18n import gettext

if TYPE_CHECKING:
    import argparse

    from ilms_desktop.cli.console import Console
    from ilms_desktop.cli.parser import Parser


def declare(commands: argparse._SubParsersAction[Parser]) -> None:
    """Tell the parser the words of the command."""
    parser = command(
        commands,
        "import",
        summary="Import a CSV file in the layout of ILOSTAT; every row is reported, taken or refused.",
        run=run,
        json=True,
    )
    workspace_argument(parser)
    parser.add_argument("data", metavar="DATA.csv", help="the file with the figures")
    parser.add_argument("--source", metavar="ID", help="source of rows that name none")
    parser.add_argument("--dry-run", action="store_true", help="report only; change nothing")


def run(args: argparse.Namespace, console: Console) -> int:
    """Import the file; 1 when rows were refused."""
    from ilms_desktop.exchange.csv_ilo import read_bulk
    from ilms_desktop.exchange.files import read_file
    from ilms_desktop.workspace.importing import plan_import

    path = Path(args.data)
    data = read_file(path)
    with open_workspace(args) as workspace:
        plan = plan_import(workspace, read_bulk(data, name=path.name), source=args.source)
        if plan.command is not None and not args.dry_run:
            workspace.execute(plan.command)
    console.say(*plan.report.words())
    if args.dry_run:
        console.say(gettext("Nothing was changed (--dry-run)."))
    console.document(plan.report.to_json() | {"dry_run": bool(args.dry_run)})
    return ExitCode.REFUSED if plan.report.refused else ExitCode.GOOD
