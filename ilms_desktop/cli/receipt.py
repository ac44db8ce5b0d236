"""`ilms receipt new` and `ilms receipt next`: receive packages, and tell a signer what to send next."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ilms_desktop.cli.carriers import open_carriers
from ilms_desktop.cli.console import ExitCode
from ilms_desktop.cli.desk import begin, desk_arguments, tell_issued
from ilms_desktop.cli.parser import command, group
from ilms_desktop.cli.verify import result_document, say_result
from ilms_desktop.errors import CommandRefused
from ilms_desktop.i18n import fill, gettext

if TYPE_CHECKING:
    import argparse

    from ilms_desktop.cli.console import Console
    from ilms_desktop.cli.parser import Parser
    from ilms_desktop.desk.receiving import Reception
    from ilms_desktop.package.outcome import Refusal, Verified


def declare(commands: argparse._SubParsersAction[Parser]) -> None:
    """Tell the parser the words of both commands."""
    receipts = group(commands, "receipt", summary="Receive packages and answer them.")
    _declare_new(receipts)
    summary = "Issue a further receipt that tells a signer what to send next, as after a restored disk."
    parser = command(receipts, "next", summary=summary, run=run_next, json=True)
    desk_arguments(parser)
    parser.add_argument("about", metavar="PACKAGE", help="name of an imported package that the signer still has")
    parser.add_argument("--sequence", type=int, metavar="N", help="number that is expected (default: as it stands)")
    parser.add_argument("--previous", metavar="ID", help="package_id that comes before it (default: as it stands)")


def _declare_new(receipts: argparse._SubParsersAction[Parser]) -> None:
    summary = "Receive a file: list row and receipt in one step; the same package gets the same receipt again."
    parser = command(receipts, "new", summary=summary, run=run_new, json=True)
    desk_arguments(parser)
    parser.add_argument("file", metavar="FILE", help="what came: a package in any carrier, or a mail with packages")
    parser.add_argument("--identity", action="append", default=[], metavar="FILE", help="private key of age")
    statuses = ("received", "held", "imported", "refused")
    parser.add_argument("--status", choices=statuses, help="what a person decided (default: as verified)")


def run_new(args: argparse.Namespace, console: Console) -> int:
    """Receive every package in the file; the exit code is that of the worst.

    Raises:
        UserError: the desk, the key or a file cannot be used; `receipt_not_decided`, `desk_document_refused`.
    """
    from ilms_desktop.desk.receiving import receive
    from ilms_desktop.exchange.files import read_file
    from ilms_desktop.package.read_all import verify_all

    desk, key, now = begin(args)
    path = Path(args.file)
    receptions: dict[int, Reception] = {}
    with open_carriers(args.identity) as openers:

        def judge(data: bytes, name: str) -> Verified | Refusal:
            before = next(reversed(receptions.values())).desk if receptions else desk
            found = receive(before, data, name, key=key, now=now, openers=openers, decision=args.status)
            receptions[id(found.result)] = found
            return found.result

        results = [each.result for each in verify_all(read_file(path), path.name, judge)]
    documents = []
    codes = [ExitCode.GOOD]
    for result in results:
        reception = receptions.get(id(result))
        codes.append(say_result(result, console))
        documents.append({**result_document(result), **_receipt(args, reception, console)})
    console.document({"results": documents})
    return worst(codes)


def worst(codes: list[int]) -> int:
    """The exit code of several results: a refusal counts before what waits."""
    return next((code for code in (ExitCode.REFUSED, ExitCode.HELD) if code in codes), ExitCode.GOOD)


def _receipt(args: argparse.Namespace, reception: Reception | None, console: Console) -> dict[str, object]:
    """Put the receipt where it was asked for, and say so."""
    from ilms_desktop.desk.folder import ISSUED, put

    if reception is None or reception.receipt is None:
        return {"receipt": None, "status": None, "repeated": False}
    issued = reception.receipt
    path = Path(args.desk) / ISSUED / issued.file_name
    if args.out:
        path = Path(args.out) / issued.file_name
        put(path, issued.data)
    words = gettext("The same receipt again: {name}") if issued.is_repeat else gettext("Receipt: {name}")
    console.say(fill(words, {"name": issued.name}))
    console.result(path)
    return {"receipt": str(path), "status": reception.status, "repeated": issued.is_repeat}


def run_next(args: argparse.Namespace, console: Console) -> int:
    """Write the receipt.

    Raises:
        CommandRefused: `package_not_imported`, `next_taken`. UserError: the desk or the key cannot be used.
    """
    from ilms_desktop.desk.receipt import set_next

    desk, key, now = begin(args)
    about = desk.state.package(args.about)
    if about is None:
        raise CommandRefused("package_not_imported", package=args.about)
    expected = None if args.sequence is None else (args.sequence, args.previous)
    written = set_next(desk, about, expected=expected, key=key, now=now)
    desk.commit(written.row, name=written.issued.name, document=written.issued.data)
    return tell_issued(args, written.issued, console, next_expected=dict(written.row.facts["next"]))
