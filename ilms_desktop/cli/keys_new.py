"""`ilms keys new`: make a signing key."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ilms_desktop.cli.console import ExitCode
from ilms_desktop.cli.keyfiles import new_passphrase, write_key_files
from ilms_desktop.cli.parser import command, group
from ilms_desktop.errors import SigningKeyError
from ilms_desktop.i18n import fill, gettext

if TYPE_CHECKING:
    import argparse

    from ilms_desktop.cli.console import Console
    from ilms_desktop.cli.parser import Parser

#: randomness of a key
SEED_BYTES: Final = 32


def declare(commands: argparse._SubParsersAction[Parser]) -> None:
    """Tell the parser the words of the command."""
    keys = group(commands, "keys", summary="Work with signing keys.")
    summary = "Make a signing key, its public half and its line for the register."
    parser = command(keys, "new", summary=summary, run=run)
    parser.add_argument("key", metavar="KEYFILE", help="file to make; nothing is ever written over")
    parser.add_argument("--signer", required=True, help="id of the signer, such as khm-01")
    parser.add_argument("--country", required=True, help="country of the signer, ISO 3166-1 alpha-3")
    parser.add_argument("--no-passphrase", action="store_true", help="do not protect the key (for trials only)")


def run(args: argparse.Namespace, console: Console) -> int:
    """Make the key."""
    make_key(
        Path(args.key),
        signer_id=args.signer,
        country=args.country.upper(),
        passphrase=None if args.no_passphrase else new_passphrase(Path(args.key)),
        console=console,
    )
    return ExitCode.GOOD


def make_key(path: Path, *, signer_id: str, country: str, passphrase: str | None, console: Console) -> None:
    """Make a key and say where it lies and how its code is read aloud.

    Raises:
        SigningKeyError: `bad_signer`, `key_exists`.
        ExchangeError: `file_unwritable`.
    """
    from ilms_desktop.package.keys import key_code, key_file, new_key
    from ilms_desktop.package.register import Signer, is_signer_id

    if not is_signer_id(signer_id) or signer_id[:3].upper() != country:
        raise SigningKeyError("bad_signer", signer=signer_id)
    key = new_key(secrets.token_bytes(SEED_BYTES))
    signer = Signer(id=signer_id, public=key.public)
    paths = write_key_files(path, private=key_file(key, passphrase), signer=signer)
    code = " ".join(key_code(key.public))
    console.say(
        fill(gettext("Key of {signer} made: {path}"), {"signer": signer_id, "path": str(path)}),
        fill(gettext("Its code, to be read aloud when the ILO telephones: {code}"), {"code": code}),
        gettext("Keep the key file; give the file that ends in .allowed_signers to whoever verifies."),
    )
    console.result(*paths)
