"""`ilms draft`: a mail with a package, ready to be sent by a person from their own mail program."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ilms_desktop import paths
from ilms_desktop.cli.console import ExitCode
from ilms_desktop.cli.opening import open_workspace
from ilms_desktop.cli.outbox import CARRIERS
from ilms_desktop.cli.outgoing import megabytes, outgoing_named, package_argument
from ilms_desktop.cli.parser import command, workspace_argument
from ilms_desktop.errors import CommandRefused
from ilms_desktop.i18n import fill, gettext
from ilms_desktop.mail.size import MB, USUAL_LIMIT, Budget, Fit

if TYPE_CHECKING:
    import argparse

    from ilms_desktop.cli.console import Console
    from ilms_desktop.cli.parser import Parser
    from ilms_desktop.model.edition import Round
    from ilms_desktop.model.post import DocumentFile


def declare(commands: argparse._SubParsersAction[Parser]) -> None:
    """Tell the parser the words of the command."""
    summary = "Write a mail draft (.eml) with a package in it; nothing is sent."
    parser = command(commands, "draft", summary=summary, run=run, json=True)
    workspace_argument(parser)
    package_argument(parser)
    parser.add_argument(
        "--to", metavar="ADDRESS", help="of the desk (default: that of the trust bundle, or of the round)"
    )
    parser.add_argument("--out", required=True, metavar="FILE.eml", help="file to make; nothing is ever written over")
    parser.add_argument("--carrier", choices=CARRIERS, help="form of the package (default: age, else PDF, else ZIP)")
    parser.add_argument(
        "--mail-limit",
        type=megabytes,
        default=USUAL_LIMIT,
        metavar="MB",
        help=f"what the mail server takes (default: {USUAL_LIMIT / MB:g})",
    )


def run(args: argparse.Namespace, console: Console) -> int:
    """Write the draft.

    Raises:
        CommandRefused: `unknown_outgoing`, `document_not_kept`, `too_large_for_mail`. UserError: `mail_address`,
            `trust_damaged`. ExchangeError: `package_exists`, `file_unwritable`.
    """
    from ilms_desktop.mail.draft import draft
    from ilms_desktop.workspace.new_file import write_new
    from ilms_desktop.workspace.outgoing_mail import file_for, letter_of

    out = Path(args.out)
    with open_workspace(args) as workspace:
        outgoing = outgoing_named(workspace, args.package)
        file = file_for(outgoing, args.carrier)
        fit = _fit(file, args.mail_limit)
        data = workspace.document_bytes(outgoing.document.package_id, file.carrier)
        to = args.to or _desk_address(workspace.round)
    letter = letter_of(outgoing.document, paths.user_dir())
    write_new(out, draft(letter, to=to, file_name=file.file_name, attachment=data))
    console.say(fill(gettext("Mail draft with {file} for {to}: {path}"), _values(file, to, out)))
    if fit is Fit.CLOSE:
        console.say(gettext("It is almost too large for the mail server; it may come back."))
    console.say(gettext("Open it in your mail program and send it; do not open the attachment and save it again."))
    console.result(out)
    console.document({"draft": str(out), "to": to, "subject": letter.subject, "attachment": file.file_name})
    return ExitCode.GOOD


def _values(file: DocumentFile, to: str, out: Path) -> dict[str, str]:
    return {"file": file.file_name, "to": to, "path": str(out)}


def _fit(file: DocumentFile, limit: int) -> Fit:
    fit = Budget(limit).judge(file.size)
    if fit is Fit.OVER:
        raise CommandRefused("too_large_for_mail", file=file.file_name, limit=f"{limit / MB:g}")
    return fit


def _desk_address(round_: Round) -> str:
    """Where the desk gets mail: as the installed trust bundle says, else as the round does."""
    from ilms_desktop.workspace.outgoing_mail import desk_address
    from ilms_desktop.workspace.trust_store import installed

    return desk_address(installed(paths.user_dir())) or round_.contact
