"""`ilms desk-key new`: make a key that speaks for the desk, or a root key that says which keys do."""

from __future__ import annotations

import re
import secrets
from pathlib import Path
from typing import TYPE_CHECKING

from ilms_desktop.cli.console import ExitCode
from ilms_desktop.cli.keyfiles import new_passphrase, write_named_key
from ilms_desktop.cli.keys_new import SEED_BYTES
from ilms_desktop.cli.parser import command, group
from ilms_desktop.errors import SigningKeyError
from ilms_desktop.i18n import fill, gettext

if TYPE_CHECKING:
    import argparse

    from ilms_desktop.cli.console import Console
    from ilms_desktop.cli.parser import Parser


def declare(commands: argparse._SubParsersAction[Parser]) -> None:
    """Tell the parser the words of the command."""
    keys = group(commands, "desk-key", summary="Work with the keys of the desk and its roots.")
    summary = "Make a key of the desk, or a root key, with its public half and its line for OpenSSH."
    parser = command(keys, "new", summary=summary, run=run)
    parser.add_argument("key", metavar="KEYFILE", help="file to make; nothing is ever written over")
    parser.add_argument("--id", required=True, help="name of the key: such as desk-2026, or r1 for a root")
    parser.add_argument("--no-passphrase", action="store_true", help="do not protect the key (for trials only)")


def run(args: argparse.Namespace, console: Console) -> int:
    """Make the key.

    Raises:
        SigningKeyError: `bad_desk_id`, `key_exists`. ExchangeError: `file_unwritable`.
    """
    from ilms_desktop.package.keys import key_file, new_key

    path, name = Path(args.key), args.id
    key = new_key(secrets.token_bytes(SEED_BYTES))
    line = _line(name, key.public)
    passphrase = None if args.no_passphrase else new_passphrase(path)
    paths = write_named_key(path, private=key_file(key, passphrase), public=key.public, name=name, line=line)
    console.say(fill(gettext("Key {name} made: {path}"), {"name": name, "path": str(path)}))
    console.result(*paths)
    return ExitCode.GOOD


def _line(name: str, public: bytes) -> str:
    """The key for OpenSSH: a root signs trust bundles and nothing else.

    Raises:
        SigningKeyError: `bad_desk_id`.
    """
    from ilms_desktop.package.keys import public_line
    from ilms_desktop.package.names import DESK_KINDS
    from ilms_desktop.package.register import Signer, is_desk_id
    from ilms_desktop.package.trust import NAMESPACE, ROOT_ID

    if re.fullmatch(ROOT_ID, name):
        return f'{name} namespaces="{NAMESPACE}" {public_line(public, name)}'
    if not is_desk_id(name):
        raise SigningKeyError("bad_desk_id", name=name)
    return Signer(name, public, kinds=DESK_KINDS).allowed_signers_line
