"""`ilms import`: take figures from a file of any layout the program knows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from ilms_desktop.cli.console import ExitCode
from ilms_desktop.cli.opening import open_workspace
from ilms_desktop.cli.parser import command, workspace_argument
from ilms_desktop.i18n import fill, gettext

if TYPE_CHECKING:
    import argparse

    from ilms_desktop.cli.console import Console
    from ilms_desktop.cli.parser import Parser
    from ilms_desktop.exchange.report import ParsedFile
    from ilms_desktop.workspace.workspace import Workspace


def declare(commands: argparse._SubParsersAction[Parser]) -> None:
    """Tell the parser the words of the command."""
    parser = command(
        commands,
        "import",
        summary="Import figures from a file; every row is reported, taken or refused.",
        run=run,
        json=True,
    )
    workspace_argument(parser)
    parser.add_argument("data", metavar="DATA", help="the file with the figures")
    parser.add_argument(
        "--mapping",
        metavar="MAPPING",
        help="what a foreign spreadsheet means: a file M.toml, or the name of a kept mapping",
    )
    parser.add_argument("--source", metavar="ID", help="source of rows that name none")
    parser.add_argument("--dry-run", action="store_true", help="report only; change nothing")


def run(args: argparse.Namespace, console: Console) -> int:
    """Import the file; 1 when rows were refused."""
    from ilms_desktop.workspace.importing import plan_import

    with open_workspace(args) as workspace:
        parsed, said = _read(args, workspace, console)
        plan = plan_import(workspace, parsed, source=args.source)
        if plan.command is not None and not args.dry_run:
            workspace.execute(plan.command)
    console.say(fill(gettext("Read: {file}."), {"file": parsed.name}), *plan.report.words())
    if args.dry_run:
        console.say(gettext("Nothing was changed (--dry-run)."))
    console.document(plan.report.to_json() | said | {"dry_run": bool(args.dry_run)})
    return ExitCode.REFUSED if plan.report.refused else ExitCode.GOOD


def _read(args: argparse.Namespace, workspace: Workspace, console: Console) -> tuple[ParsedFile, dict[str, Any]]:
    """The file, and what its mapping made of it where there is one."""
    if args.mapping:
        from ilms_desktop.cli.mapping import opened, values_of
        from ilms_desktop.workspace.mapping.apply import apply_mapping
        from ilms_desktop.workspace.mapping.saved import find

        mapping = find(args.mapping)
        applied = apply_mapping(opened(args.data), mapping, edition=workspace.edition, country=workspace.country)
        console.say(*applied.remarks)
        return applied.parsed, values_of(applied)
    from ilms_desktop.exchange.files import read_file
    from ilms_desktop.exchange.formats import read_any

    path = Path(args.data)
    return read_any(read_file(path), name=path.name, edition=workspace.edition), {}
