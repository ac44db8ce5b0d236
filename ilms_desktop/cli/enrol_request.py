"""`ilms enrol request`: make a key, the request to enrol it, and the sheet that goes with it."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import TYPE_CHECKING

import ilms_desktop
from ilms_desktop import paths, settings
from ilms_desktop.cli.console import ExitCode
from ilms_desktop.cli.keyfiles import key_store, new_passphrase, open_enrolled
from ilms_desktop.cli.parser import command
from ilms_desktop.i18n import fill, gettext

if TYPE_CHECKING:
    import argparse

    from ilms_desktop.cli.console import Console
    from ilms_desktop.cli.parser import Parser
    from ilms_desktop.keystore.vault import Vault
    from ilms_desktop.workspace.enrolment import Enrolment
    from ilms_desktop.workspace.enrolment_request import Applicant, Replaced


def declare(commands: argparse._SubParsersAction[Parser]) -> None:
    """Tell the parser the words of the command."""
    summary = "Make a key for this computer, the request to enrol it, and the sheet to print and stamp."
    parser = command(commands, "request", summary=summary, run=run, json=True)
    parser.add_argument("--country", help="country, ISO 3166-1 alpha-3 (default: that of the settings)")
    parser.add_argument("--reference", default="", help="reference of the ILO's invitation, such as KEN-7Q4M")
    parser.add_argument("--name", help="name of the person (default: that of the settings)")
    parser.add_argument("--office", help="office (default: that of the settings)")
    parser.add_argument("--email", required=True, help="e-mail address of the person")
    parser.add_argument("--telephone", required=True, help="telephone number of the office")
    parser.add_argument(
        "--collection", required=True, action="append", metavar="CODE", help="collection, such as ILMS-2026; repeatable"
    )
    parser.add_argument("--renew", metavar="MARK", help="renew this key of the list, which vouches for the new one")
    parser.add_argument(
        "--replace", metavar="SIGNER", help="in place of a key that was lost or has ended, such as ken-01"
    )
    parser.add_argument(
        "--ask-every-time",
        action="store_true",
        help="protect the key by a passphrase instead of the sign-in, such as on a shared computer",
    )
    parser.add_argument("--out", metavar="DIR", help="folder for copies of the request and the sheet, to be sent")


def run(args: argparse.Namespace, console: Console) -> int:
    """Make key, request and sheet."""
    from ilms_desktop.package.keys import key_code
    from ilms_desktop.workspace.clock import system_clock
    from ilms_desktop.workspace.enrolment_request import request_enrolment

    user_dir = paths.user_dir()
    replaced = _replaced(args, user_dir)
    made = request_enrolment(
        user_dir,
        _applicant(args, user_dir),
        guard=_guard(args),
        now=system_clock().replace(microsecond=0),
        random_bytes=secrets.token_bytes,
        program_version=ilms_desktop.__version__,
        replaced=replaced,
        trust_version=_trust_version(user_dir),
    )
    console.say(
        fill(gettext("Key made: {mark}"), {"mark": made.mark}),
        fill(
            gettext("Its code, to be read aloud when the ILO telephones: {code}"),
            {"code": " ".join(key_code(made.public))},
        ),
        gettext("Send the request and the sheet to the ILO; you may work on and export meanwhile."),
    )
    folder = Path(args.out) if args.out else made.folder
    request, sheet = _write_out(made, folder)
    console.result(request, sheet)
    console.document(
        {"key": made.mark, "request": str(request), "sheet": str(sheet), "request_id": made.request_id}
        | {"code": " ".join(key_code(made.public)), "protection": made.request["protection"]}
    )
    return ExitCode.GOOD


def _trust_version(user_dir: Path) -> int:
    """Number of the installed trust bundle, 0 where there is none."""
    from ilms_desktop.workspace.trust_store import installed

    found = installed(user_dir)
    return 0 if found is None else found.version


def _write_out(made: Enrolment, folder: Path) -> tuple[Path, Path]:
    """Put a copy of the request, where it is not there already, and the sheet into a folder; gives both."""
    from ilms_desktop.exchange.files import read_file
    from ilms_desktop.workspace.enrolment_sheet import sheet_name, sheet_pdf
    from ilms_desktop.workspace.new_file import write_new

    request, sheet = folder / made.request_path.name, folder / sheet_name(made)
    if folder != made.folder:
        write_new(request, read_file(made.request_path))
    write_new(sheet, sheet_pdf(made))
    return request, sheet


def _applicant(args: argparse.Namespace, user_dir: Path) -> Applicant:
    """Who asks; what is not said comes from the settings."""
    from ilms_desktop.workspace.enrolment_request import Applicant

    known = settings.load(user_dir)
    return Applicant(
        country=(args.country or known.country).upper(),
        reference=args.reference,
        name=args.name or known.person,
        office=args.office or known.office,
        email=args.email,
        telephone=args.telephone,
        collections=tuple(args.collection),
    )


def _guard(args: argparse.Namespace) -> Vault | str:
    """The key store of this computer; a passphrase where that is wanted or has to be."""
    store = None if args.ask_every_time else key_store()
    return store or new_passphrase(paths.user_dir())


def _replaced(args: argparse.Namespace, user_dir: Path) -> Replaced | None:
    """The key in whose place the new one comes.

    Raises:
        SigningKeyError: there is no such key, or it cannot be opened.
    """
    from ilms_desktop.workspace.enrolment_files import find
    from ilms_desktop.workspace.enrolment_request import Replaced

    if args.renew:
        old = find(user_dir, args.renew)
        signer = None if old.grant is None else old.grant.signer
        return Replaced(signer, open_enrolled(old), old)
    return Replaced(args.replace) if args.replace else None
