"""`ilms part office`: the country's own list of offices, whose keys are confirmed by their 40 digits."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.cli.console import ExitCode
from ilms_desktop.cli.opening import open_workspace
from ilms_desktop.cli.parser import command, group, workspace_argument
from ilms_desktop.i18n import fill, gettext
from ilms_desktop.model.part import ConfirmedBy, ConfirmOffice, ForgetOffice

if TYPE_CHECKING:
    import argparse

    from ilms_desktop.cli.console import Console
    from ilms_desktop.cli.parser import Parser
    from ilms_desktop.model.part import Office

_WAYS: Final = tuple(str(each) for each in ConfirmedBy)


def declare(parts: argparse._SubParsersAction[Parser]) -> None:
    """Tell the parser the words of the commands."""
    offices = group(parts, "office", summary="Offices of the country that fill parts of the questionnaire.")
    summary = "Confirm the key of an office; the 40 digits that it reads out are typed in."
    adding = command(offices, "add", summary=summary, run=run_add, json=True)
    workspace_argument(adding)
    what = "the office's request to enrol, its public key (.pub), or a part that it signed"
    adding.add_argument("key", metavar="KEY", help=what)
    adding.add_argument("--code", required=True, metavar="CODE", help="code of the office, such as MOL")
    adding.add_argument("--name", default="", metavar="TEXT", help="name of the office")
    adding.add_argument("--signer", default="", metavar="ID", help="id of its key (default: the next free one)")
    adding.add_argument("--tables", default="", metavar="A1,A2", help="tables that it may be asked for (default: all)")
    heard_argument(adding)
    listing = command(offices, "list", summary="List the offices.", run=run_list, json=True)
    workspace_argument(listing)
    summary = "Take an office off the list, as when its key is lost; what it sent stays."
    removing = command(offices, "remove", summary=summary, run=run_remove, json=True)
    workspace_argument(removing)
    removing.add_argument("code", metavar="CODE", help="code of the office")


def heard_argument(parser: Parser) -> None:
    """How the digits were heard."""
    help_ = "how the digits were heard (default: telephone)"
    parser.add_argument("--heard-by", default=_WAYS[0], choices=_WAYS, help=help_)


def listed(text: str) -> tuple[str, ...]:
    """Things of a list with commas."""
    return tuple(each.strip() for each in text.split(",") if each.strip())


def typed_digits(console: Console) -> str:
    """The digits, from standard input; the program does not show what it expects."""
    console.say(gettext("Type the 40 digits that the other office reads out, and press Enter:"))
    return sys.stdin.readline()


def run_add(args: argparse.Namespace, console: Console) -> int:
    """Confirm a key."""
    from ilms_desktop.exchange.files import read_file
    from ilms_desktop.workspace.offices import Introduction, confirmed_office, key_in_file

    path = Path(args.key)
    with open_workspace(args) as workspace:
        public = key_in_file(read_file(path), path.name)
        way = ConfirmedBy(args.heard_by)
        said = Introduction(args.code, args.name, listed(args.tables), args.signer, way)
        office = confirmed_office(
            public,
            typed_digits(console),
            said,
            offices=workspace.offices(),
            country=workspace.country,
            author=workspace.person,
            now=workspace.clock(),
        )
        workspace.execute(ConfirmOffice(office))
    values = {"name": office.name, "code": office.code, "signer": office.signer}
    console.say(fill(gettext("The key of {name} ({code}) is confirmed. In files it is called {signer}."), values))
    console.result(office.signer)
    console.document(_json(office))
    return ExitCode.GOOD


def run_list(args: argparse.Namespace, console: Console) -> int:
    """List the offices."""
    with open_workspace(args) as workspace:
        offices = workspace.offices()
    if not offices:
        console.say(gettext("No office is confirmed in this file yet."))
    for each in offices:
        tables = ", ".join(each.tables) or gettext("all tables")
        values = {"code": each.code, "name": each.name, "tables": tables, "day": f"{each.confirmed:%Y-%m-%d}"}
        console.say(fill(gettext("{code}: {name}; {tables}; key confirmed on {day}."), values))
        console.result(each.code)
    console.document({"offices": [_json(each) for each in offices]})
    return ExitCode.GOOD


def run_remove(args: argparse.Namespace, console: Console) -> int:
    """Take an office off the list."""
    from ilms_desktop.workspace.offices import office

    with open_workspace(args) as workspace:
        found = office(workspace, args.code)
        workspace.execute(ForgetOffice(found.code))
    console.say(fill(gettext("The key of {name} counts no more; what it sent stays."), {"name": found.name}))
    console.document(_json(found))
    return ExitCode.GOOD


def _json(office: Office) -> dict[str, Any]:
    return {
        "code": office.code,
        "name": office.name,
        "signer": office.signer,
        "public_key": office.public_key,
        "tables": list(office.tables),
        "confirmed_utc": f"{office.confirmed:%Y-%m-%dT%H:%M:%SZ}",
        "heard_by": str(office.way),
        "person": office.person,
    }
