"""`ilms structure`: write the structures of the questionnaire for programs that speak SDMX."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from ilms_desktop.cli.console import ExitCode
from ilms_desktop.cli.parser import command
from ilms_desktop.errors import ExchangeError, UserError
from ilms_desktop.i18n import fill, gettext

if TYPE_CHECKING:
    import argparse

    from ilms_desktop.cli.console import Console
    from ilms_desktop.cli.parser import Parser

_SDMX_ML: Final = "sdmx-ml"


def declare(commands: argparse._SubParsersAction[Parser]) -> None:
    """Tell the parser the words of the command."""
    parser = command(
        commands,
        "structure",
        summary="Write code lists, data structures and dataflows of the questionnaire, in every language.",
        run=run,
    )
    parser.add_argument("--format", required=True, help=f"layout: {_SDMX_ML}")
    parser.add_argument("--questionnaire", help="edition, such as ilms-2019 (default: that of the latest round)")
    parser.add_argument(
        "--country", default="", help="country that provides figures, ISO 3166-1 alpha-3 (default: all)"
    )
    parser.add_argument("out", metavar="OUT", help="file to write; a file of that name is replaced")


def run(args: argparse.Namespace, console: Console) -> int:
    """Write the file."""
    from ilms_desktop.definitions.loader import list_rounds, load_countries, load_round
    from ilms_desktop.exchange.files import write_file
    from ilms_desktop.exchange.sdmx.structures import write
    from ilms_desktop.workspace.clock import system_clock

    if args.format != _SDMX_ML:
        raise ExchangeError("unknown_format", format=args.format, known=_SDMX_ML)
    country = args.country.upper()
    if country and country not in load_countries():
        raise UserError("unknown_country", country=args.country)
    edition = args.questionnaire or load_round(list_rounds()[-1]).edition
    path = Path(args.out)
    write_file(path, write(edition, prepared=system_clock(), country=country))
    console.say(fill(gettext("Structures of {edition} written: {path}"), {"edition": edition, "path": str(path)}))
    console.result(path)
    return ExitCode.GOOD
