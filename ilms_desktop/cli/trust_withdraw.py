"""`ilms trust retire` and `ilms trust revoke`: a key of the desk counts no longer, from the next trust bundle on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from ilms_desktop.cli.console import ExitCode
from ilms_desktop.cli.parser import command
from ilms_desktop.i18n import fill, gettext

if TYPE_CHECKING:
    import argparse

    from ilms_desktop.cli.console import Console
    from ilms_desktop.cli.parser import Parser

#: word -> (status of the key, what the command does)
_WORDS: Final = {
    "retire": ("retired", "Write the next trust bundle, in which a key of the desk was followed by another."),
    "revoke": ("revoked", "Write the next trust bundle, in which a key of the desk fell into wrong hands."),
}


def declare(trust: argparse._SubParsersAction[Parser]) -> None:
    """Tell the parser the words of both commands."""
    for word, (status, summary) in _WORDS.items():
        parser = command(trust, word, summary=summary, run=run)
        parser.set_defaults(status=status)
        parser.add_argument("desk", metavar="DESK", help="folder of the desk")
        parser.add_argument("id", metavar="ID", help="name of the key, such as desk-2026")


def run(args: argparse.Namespace, console: Console) -> int:
    """Write the bundle.

    Raises:
        CommandRefused: `desk_key_unknown`, `desk_key_withdrawn`. ExchangeError: a file cannot be read or written.
    """
    from ilms_desktop.desk.founding import withdraw
    from ilms_desktop.package.trust import DeskKeyStatus
    from ilms_desktop.workspace.clock import system_clock

    path = withdraw(Path(args.desk), args.id, DeskKeyStatus(args.status), now=system_clock())
    return tell_bundle(path, console)


def tell_bundle(path: Path, console: Console) -> int:
    """Say which bundle was written, and what is left to do.

    Raises:
        ExchangeError: it cannot be read.
    """
    from ilms_desktop.exchange.files import read_file
    from ilms_desktop.package.outcome import Problem
    from ilms_desktop.package.trust import read_bundle

    bundle = read_bundle(read_file(path))
    if not isinstance(bundle, Problem):
        code = " ".join(bundle.root_code)
        console.say(
            fill(
                gettext("Trust bundle {version} written: {path}"), {"version": str(bundle.version), "path": str(path)}
            ),
            fill(gettext("Code of the roots, for the letter of the ILO: {code}"), {"code": code}),
            gettext("It counts once enough roots have signed it with “ilms trust sign”."),
        )
    console.result(path)
    return ExitCode.GOOD
