"""`ilms report`: the printed reports of a questionnaire, as PDF."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from ilms_desktop.cli.console import ExitCode
from ilms_desktop.cli.opening import open_workspace
from ilms_desktop.cli.parser import command, workspace_argument
from ilms_desktop.i18n import fill, gettext

if TYPE_CHECKING:
    import argparse

    from ilms_desktop.cli.console import Console
    from ilms_desktop.cli.parser import Parser

#: what there is to print; `workspace.reports.KINDS` says the same and costs more to ask
KINDS: Final = ("completeness", "tables", "findings", "sources", "gaps", "blank", "cover")
PAPERS: Final = ("a4", "letter")


def declare(commands: argparse._SubParsersAction[Parser]) -> None:
    """Tell the parser the words of the command."""
    summary = "Print a questionnaire: what it holds, what is missing, its tables, findings, sources, or blank forms."
    parser = command(commands, "report", summary=summary, run=run)
    workspace_argument(parser)
    parser.add_argument("--kind", choices=KINDS, required=True, help="what to print")
    parser.add_argument("--paper", choices=PAPERS, default=PAPERS[0], help="size of the paper (default: a4)")
    parser.add_argument("--pdf", metavar="OUT.pdf", required=True, help="where the PDF goes")


def run(args: argparse.Namespace, console: Console) -> int:
    """Make the report and write it."""
    from ilms_desktop.exchange.files import write_file
    from ilms_desktop.workspace.reports import report_pdf

    with open_workspace(args) as workspace:
        data = report_pdf(workspace, args.kind, paper=args.paper)
    write_file(Path(args.pdf), data)
    console.say(fill(gettext("Report written: {path}"), {"path": args.pdf}))
    console.result(args.pdf)
    return ExitCode.GOOD
