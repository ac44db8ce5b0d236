"""`ilms grant new`: enrol a person whose key was confirmed."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ilms_desktop.cli.carriers import open_carriers
from ilms_desktop.cli.desk import begin, desk_arguments, tell_issued
from ilms_desktop.cli.parser import command, group
from ilms_desktop.cli.verify import tell
from ilms_desktop.i18n import fill, gettext, ngettext

if TYPE_CHECKING:
    import argparse

    from ilms_desktop.cli.console import Console
    from ilms_desktop.cli.parser import Parser


def declare(commands: argparse._SubParsersAction[Parser]) -> None:
    """Tell the parser the words of the command."""
    grants = group(commands, "grant", summary="Enrol people.")
    summary = "Enrol the person of a request and write the grant; the 40 digits that were read out are typed in."
    parser = command(grants, "new", summary=summary, run=run, json=True)
    desk_arguments(parser)
    parser.add_argument("request", metavar="REQUEST", help="request to enrol, as it came")
    parser.add_argument("--confirmed-by", default="telephone", choices=("telephone", "post", "in-person", "video"))
    parser.add_argument("--officer", required=True, metavar="ROLE", help="who heard and typed the digits")
    parser.add_argument("--second-officer", required=True, metavar="ROLE", help="who approves")


def run(args: argparse.Namespace, console: Console) -> int:
    """Judge the request, take the digits, and enrol.

    Raises:
        UserError: the desk, the key or a file cannot be used; `desk_document_refused`.
    """
    from ilms_desktop.desk.enrolling import Confirmation, enrol, is_renewal, read_request
    from ilms_desktop.desk.receiving import waiting
    from ilms_desktop.exchange.files import read_file
    from ilms_desktop.package.outcome import Refusal

    desk, key, now = begin(args)
    path = Path(args.request)
    with open_carriers([]) as openers:
        request = read_request(read_file(path), path.name, desk=desk, now=now, openers=openers)
    if isinstance(request, Refusal):
        return tell(request, console)
    typed = "" if is_renewal(request) or desk.state.grant_of(request.package_id) else _typed(console)
    officers = (args.officer, args.second_officer)
    found = enrol(desk, request, confirmation=Confirmation(typed, args.confirmed_by, officers), key=key, now=now)
    if isinstance(found, Refusal):
        return tell(found, console)
    after, issued = found
    files = [str(each) for each in waiting(after, str(request.document["country"]))]
    _say_waiting(files, console)
    return tell_issued(args, issued, console, waiting=files)


def _typed(console: Console) -> str:
    """The digits, from standard input; the program does not show what it expects."""
    console.say(gettext("Type the 40 digits that the person reads out, and press Enter:"))
    return sys.stdin.readline()


def _say_waiting(files: list[str], console: Console) -> None:
    if files:
        text = ngettext(
            "{count} package of this country waited for a key; receive it again with “ilms receipt new”:",
            "{count} packages of this country waited for a key; receive them again with “ilms receipt new”:",
            len(files),
        )
        console.say(fill(text, {"count": str(len(files))}), *files)
