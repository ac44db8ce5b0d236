"""`ilms guide`: the printable guide for focal points, made of the pages of the help."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ilms_desktop.cli.console import ExitCode
from ilms_desktop.cli.parser import command
from ilms_desktop.cli.report import PAPERS
from ilms_desktop.i18n import fill, gettext

if TYPE_CHECKING:
    import argparse

    from ilms_desktop.cli.console import Console
    from ilms_desktop.cli.parser import Parser


def declare(commands: argparse._SubParsersAction[Parser]) -> None:
    """Tell the parser the words of the command."""
    summary = "Write the guide for focal points as PDF, in the language that is named."
    parser = command(commands, "guide", summary=summary, run=run)
    parser.add_argument("--pdf", required=True, metavar="OUT.pdf", help="file to write; one of that name is replaced")
    parser.add_argument("--paper", choices=PAPERS, default=PAPERS[0], help="size of the pages (default: a4)")
    parser.add_argument(
        "--questionnaire", default="", help="edition, such as ilms-2019 (default: that of the latest round)"
    )


def run(args: argparse.Namespace, console: Console) -> int:
    """Write the file."""
    from ilms_desktop.exchange.files import write_file
    from ilms_desktop.workspace.clock import system_clock
    from ilms_desktop.workspace.help.guide import guide_file

    path = Path(args.pdf)
    write_file(path, guide_file(moment=system_clock(), edition_id=args.questionnaire, paper=args.paper))
    console.say(fill(gettext("Guide written: {path}"), {"path": str(path)}))
    console.result(path)
    return ExitCode.GOOD
