"""What the commands of the desk share: its folder, its key, and how they say what went out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ilms_desktop.cli.console import ExitCode
from ilms_desktop.cli.keyfiles import known_passphrase
from ilms_desktop.i18n import fill, gettext
from ilms_desktop.workspace.signing_key import needs_passphrase, open_key

if TYPE_CHECKING:
    import argparse
    from datetime import datetime

    from ilms_desktop.cli.console import Console
    from ilms_desktop.cli.parser import Parser
    from ilms_desktop.desk.folder import Desk
    from ilms_desktop.desk.issue import Issued
    from ilms_desktop.package.ed25519 import SigningKey


def desk_arguments(parser: Parser) -> None:
    """The folder of the desk, its key, and where its document goes."""
    parser.add_argument("desk", metavar="DESK", help="folder of the desk")
    parser.add_argument("--key", required=True, metavar="KEYFILE", help="key of the desk")
    parser.add_argument("--out", metavar="DIR", help="folder for a copy of the document, beside the desk's own")


def open_named_key(path: Path) -> SigningKey:
    """The key of a file, whoever it belongs to.

    Raises:
        SigningKeyError: `key_missing`, `key_unreadable`, `passphrase_needed`, `wrong_passphrase`.
    """
    return open_key(path, known_passphrase(path) if needs_passphrase(path) else None)


def begin(args: argparse.Namespace) -> tuple[Desk, SigningKey, datetime]:
    """The desk as it stands, its key, and the time.

    Raises:
        UserError: the desk or the key cannot be used.
    """
    from ilms_desktop.desk.folder import open_desk
    from ilms_desktop.workspace.clock import system_clock

    now = system_clock()
    return open_desk(Path(args.desk), now=now), open_named_key(Path(args.key)), now


def tell_issued(args: argparse.Namespace, issued: Issued, console: Console, **facts: object) -> int:
    """Copy a document where it was asked for, and say where it lies.

    Raises:
        ExchangeError: the copy cannot be written.
    """
    from ilms_desktop.desk.folder import ISSUED, put

    path = Path(args.desk) / ISSUED / issued.file_name
    if args.out:
        path = Path(args.out) / issued.file_name
        put(path, issued.data)
    words = gettext("The same document again: {name}") if issued.is_repeat else gettext("Issued: {name}")
    console.say(fill(words, {"name": issued.name}))
    console.result(path)
    console.document({"document": str(path), "package": issued.name, "repeated": issued.is_repeat, **facts})
    return ExitCode.GOOD
