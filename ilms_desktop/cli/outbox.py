"""`ilms outbox`: the packages of a questionnaire, where each stands, and their exact bytes once more."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.cli.console import ExitCode
from ilms_desktop.cli.opening import open_workspace
from ilms_desktop.cli.outgoing import outgoing_named, package_argument
from ilms_desktop.cli.parser import command, group, workspace_argument
from ilms_desktop.i18n import fill, gettext
from ilms_desktop.workspace.day_words import short_date

if TYPE_CHECKING:
    import argparse
    from datetime import date

    from ilms_desktop.cli.console import Console
    from ilms_desktop.cli.parser import Parser
    from ilms_desktop.workspace.post import Outgoing

#: forms in which a package may be kept
CARRIERS: Final = ("zip", "pdf", "age")


def declare(commands: argparse._SubParsersAction[Parser]) -> None:
    """Tell the parser the words of the commands."""
    outbox = group(commands, "outbox", summary="Work with the packages that were sealed from a questionnaire.")
    summary = "List the packages and where each stands, the newest first."
    listing = command(outbox, "list", summary=summary, run=run_list, json=True)
    workspace_argument(listing)
    summary = "Write the file of a package once more, byte for byte as it was sealed."
    saving = command(outbox, "save", summary=summary, run=run_save, json=True)
    workspace_argument(saving)
    package_argument(saving)
    saving.add_argument("out", metavar="OUT_DIR", help="folder for it; nothing is ever written over")
    saving.add_argument("--carrier", choices=CARRIERS, help="form of the package (default: the one for mails)")


def run_list(args: argparse.Namespace, console: Console) -> int:
    """List the packages."""
    from ilms_desktop.workspace.clock import system_clock

    today = system_clock().date()
    with open_workspace(args) as workspace:
        outbox = workspace.post().outbox()
    for each in outbox:
        console.say(*outgoing_lines(each, today))
    if not outbox:
        console.say(gettext("Nothing was sealed from this questionnaire yet."))
    console.document({"packages": [outgoing_json(each, today) for each in outbox]})
    return ExitCode.GOOD


def outgoing_lines(outgoing: Outgoing, today: date) -> list[str]:
    """What is said of a package; what the ILO understood otherwise comes first."""
    from ilms_desktop.workspace.post_words import (
        kind_words,
        overdue_words,
        receipt_words,
        sharing_changes,
        sharing_words,
        standing_words,
        way_words,
    )

    document, receipt, mailing = outgoing.document, outgoing.receipt, outgoing.mailing
    values = {
        "package": document.package,
        "kind": kind_words(document),
        "day": short_date(document.moment.date()),
        "standing": standing_words(outgoing),
    }
    lines = [] if receipt is None else [sharing_words(each) for each in sharing_changes(document, receipt)]
    lines.append(fill(gettext("{package}, {kind} of {day}: {standing}"), values))
    if receipt is not None:
        lines.append(f"  {receipt_words(receipt)}")
    if mailing is not None:
        sent = {"day": short_date(mailing.sent_on), "way": way_words(mailing.way)}
        lines.append("  " + fill(gettext("You said: sent on {day}, {way}."), sent))
    if outgoing.is_overdue(today):
        lines.append(f"  {overdue_words(outgoing, today)}")
    return lines


def outgoing_json(outgoing: Outgoing, today: date) -> dict[str, Any]:
    """The same as JSON."""
    from ilms_desktop.workspace.post_words import sharing_changes, standing_words

    document, receipt, mailing = outgoing.document, outgoing.receipt, outgoing.mailing
    changes = () if receipt is None else sharing_changes(document, receipt)
    return {
        "package": document.package,
        "package_id": document.package_id,
        "kind": str(document.fields.get("kind", document.kind)),
        "signer": document.signer,
        "number": document.number,
        "created": document.moment.date().isoformat(),
        "standing": str(outgoing.standing),
        "words": standing_words(outgoing),
        "sharing": [{"table": each.table, "sent": each.sent, "understood": each.understood} for each in changes],
        "sent_on": None if mailing is None else mailing.sent_on.isoformat(),
        "way": None if mailing is None else str(mailing.way),
        "receipt": None if receipt is None else receipt.number,
        "receipt_on": None if receipt is None else receipt.moment.date().isoformat(),
        "by": None if outgoing.by is None else outgoing.by.package,
        "is_overdue": outgoing.is_overdue(today),
        "files": [{"carrier": file.carrier, "name": file.file_name, "size": file.size} for file in outgoing.files],
    }


def run_save(args: argparse.Namespace, console: Console) -> int:
    """Write the same bytes again.

    Raises:
        CommandRefused: `unknown_outgoing`, `document_not_kept`. ExchangeError: `package_exists`, `file_unwritable`.
    """
    from ilms_desktop.workspace.outgoing_mail import file_for, save_file

    with open_workspace(args) as workspace:
        outgoing = outgoing_named(workspace, args.package)
        path = save_file(workspace, outgoing.document, file_for(outgoing, args.carrier), Path(args.out))
    console.say(fill(gettext("The same file as it was sealed: {path}"), {"path": str(path)}))
    console.result(path)
    console.document({"file": str(path), "package": outgoing.document.package})
    return ExitCode.GOOD
