"""`ilms export`: write the figures for others."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from ilms_desktop.cli.console import ExitCode
from ilms_desktop.cli.opening import open_workspace
from ilms_desktop.cli.parser import command, workspace_argument
from ilms_desktop.errors import ExchangeError
from ilms_desktop.i18n import fill, gettext, ngettext

if TYPE_CHECKING:
    import argparse

    from ilms_desktop.cli.console import Console
    from ilms_desktop.cli.parser import Parser

FORMATS: Final = ("ilostat-bulk",)


def declare(commands: argparse._SubParsersAction[Parser]) -> None:
    """Tell the parser the words of the command."""
    parser = command(commands, "export", summary="Write the figures, digit for digit.", run=run)
    workspace_argument(parser)
    parser.add_argument("--format", required=True, help=f"layout: {', '.join(FORMATS)}")
    parser.add_argument("out", metavar="OUT.csv", help="file to write; a file of that name is replaced")


def run(args: argparse.Namespace, console: Console) -> int:
    """Write the file."""
    from ilms_desktop.exchange.files import write_file
    from ilms_desktop.workspace.exporting import export_bulk, unreadable_cells

    if args.format not in FORMATS:
        raise ExchangeError("unknown_format", format=args.format, known=", ".join(FORMATS))
    with open_workspace(args) as workspace:
        data = export_bulk(workspace)
        left_out = unreadable_cells(workspace)
    write_file(Path(args.out), data)
    values = {"path": args.out, "count": str(data.count(b"\n") - 1)}
    console.say(fill(gettext("Figures written: {count} rows in {path}"), values))
    if left_out:
        text = ngettext(
            "{count} cell holds text that is no figure; it is not in the file.",
            "{count} cells hold text that is no figure; they are not in the file.",
            left_out,
        )
        console.say(fill(text, {"count": str(left_out)}))
    console.result(args.out)
    return ExitCode.GOOD
