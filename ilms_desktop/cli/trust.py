"""`ilms trust`: who speaks for the desk. Its roots say so with `init` and `sign`, everybody else installs it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from ilms_desktop.cli import trust_installed, trust_withdraw
from ilms_desktop.cli.console import ExitCode
from ilms_desktop.cli.desk import open_named_key
from ilms_desktop.cli.parser import command, group
from ilms_desktop.errors import UserError
from ilms_desktop.i18n import fill, gettext

if TYPE_CHECKING:
    import argparse

    from ilms_desktop.cli.console import Console
    from ilms_desktop.cli.parser import Parser


def declare(commands: argparse._SubParsersAction[Parser]) -> None:
    """Tell the parser the words of the commands."""
    trust = group(commands, "trust", summary="Say whose keys speak for the desk, or install what was said.")
    trust_installed.declare(trust)
    trust_withdraw.declare(trust)
    _declare_init(trust)
    parser = command(trust, "sign", summary="Sign a trust bundle with a root key; two roots must sign.", run=run_sign)
    parser.add_argument("bundle", metavar="BUNDLE", help="file in the folder trust of the desk, such as v0001.json")
    parser.add_argument("--key", required=True, metavar="KEYFILE", help="root key")
    parser.add_argument("--root", metavar="ID", help="name of a root that the bundle no longer names")


def _declare_init(trust: argparse._SubParsersAction[Parser]) -> None:
    summary = "Write the next trust bundle of a desk, unsigned; what is not said stays as in the one before."
    parser = command(trust, "init", summary=summary, run=run_init)
    parser.add_argument("desk", metavar="DESK", help="folder of the desk; made when it is not there")
    parser.add_argument("--root", action="append", metavar="ID=PUB", help="root key (all of them, at least two)")
    parser.add_argument("--quorum", type=int, metavar="N", help="roots that must sign (default: 2)")
    parser.add_argument("--desk-key", action="append", metavar="ID=PUB", help="key of the desk (all that count)")
    parser.add_argument("--roles", metavar="ROLES", help="what these keys sign, by commas (default: everything)")
    parser.add_argument("--valid-from", metavar="DATE", help="first day of these keys")
    parser.add_argument("--valid-until", metavar="DATE", help="first day on which they no longer count")
    parser.add_argument("--expires", metavar="DATE", help="day from which the bundle is called old")
    parser.add_argument("--address", metavar="TEXT", help="address of the desk")
    parser.add_argument("--telephone", metavar="TEXT", help="telephone of the desk")
    parser.add_argument("--age-recipient", action="append", metavar="AGE1…", help="whom packages are encrypted for")
    parser.add_argument(
        "--policy", action="append", metavar="COUNTRY=HOW", help="encryption: off, allowed, required; ALL for the rest"
    )
    parser.add_argument("--minimum-software", metavar="VERSION", help="oldest program that can be used")


def run_init(args: argparse.Namespace, console: Console) -> int:
    """Write the bundle and say the code of its roots.

    Raises:
        UserError: `trust_not_made`, `bad_key_entry`. ExchangeError: a file cannot be read or written.
    """
    from ilms_desktop.desk.founding import write_bundle
    from ilms_desktop.workspace.clock import system_clock

    now = system_clock()
    path = write_bundle(Path(args.desk), _changes(args, now=f"{now:%Y-%m-%dT%H:%M:%SZ}"), now=now)
    return trust_withdraw.tell_bundle(path, console)


def _changes(args: argparse.Namespace, *, now: str) -> dict[str, Any]:
    """The fields that were said."""
    said: dict[str, Any] = {
        "roots": args.root and [{"id": name, "key": key} for name, key in map(_key, args.root)],
        "quorum": args.quorum,
        "desk_keys": args.desk_key and [_desk_key(entry, args, now) for entry in args.desk_key],
        "expires_utc": args.expires and f"{args.expires}T00:00:00Z",
        "contacts": args.address and {"address": args.address, "telephone": args.telephone},
        "age_recipients": args.age_recipient,
        "policies": args.policy and {name: {"encryption": how} for name, how in map(_pair, args.policy)},
        "minimum_software": args.minimum_software,
    }
    return {field: value for field, value in said.items() if value is not None}


def _desk_key(entry: str, args: argparse.Namespace, now: str) -> dict[str, Any]:
    from ilms_desktop.package.names import DESK_KINDS

    name, key = _key(entry)
    return {
        "id": name,
        "key": key,
        "roles": args.roles.split(",") if args.roles else sorted(DESK_KINDS),
        "valid_from": args.valid_from or now[:10],
        "valid_until": args.valid_until or f"{int(now[:4]) + 1}{now[4:10]}",
        "status": "current",
        "since_utc": now,
    }


def _pair(entry: str) -> tuple[str, str]:
    name, equals, value = entry.partition("=")
    if not (name and equals and value):
        raise UserError("bad_key_entry", entry=entry)
    return name, value


def _key(entry: str) -> tuple[str, str]:
    """Name and public key of `ID=FILE.pub`.

    Raises:
        UserError: `bad_key_entry`. ExchangeError: the file cannot be read.
    """
    from ilms_desktop.exchange.files import read_file
    from ilms_desktop.package.keys import read_public

    name, path = _pair(entry)
    text = " ".join(read_file(Path(path)).decode("ascii", "replace").split()[:2])
    if read_public(text) is None:
        raise UserError("bad_key_entry", entry=entry)
    return name, text


def run_sign(args: argparse.Namespace, console: Console) -> int:
    """Sign the bundle.

    Raises:
        UserError: the bundle or the key cannot be used, or do not belong together.
    """
    from ilms_desktop.desk.founding import sign
    from ilms_desktop.exchange.files import read_file

    path = Path(args.bundle)
    target = sign(path, read_file(path), open_named_key(Path(args.key)), root=args.root)
    console.say(fill(gettext("Signed: {path}"), {"path": str(target)}))
    console.result(target)
    return ExitCode.GOOD
