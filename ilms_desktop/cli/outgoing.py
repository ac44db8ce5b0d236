"""Packages of a questionnaire by the names that people give them: `S0001`, the whole name, or the package number."""

from __future__ import annotations

import math
from datetime import date
from typing import TYPE_CHECKING

from ilms_desktop.errors import CommandRefused, UserError
from ilms_desktop.mail.size import MB

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ilms_desktop.cli.parser import Parser
    from ilms_desktop.workspace.post import Outgoing
    from ilms_desktop.workspace.workspace import Workspace


def package_argument(parser: Parser) -> None:
    """The package that a command is about."""
    parser.add_argument("package", metavar="PACKAGE", help="number in the outbox such as S0001, or the whole name")


def outgoing_named(workspace: Workspace, name: str) -> Outgoing:
    """A package in the outbox.

    Raises:
        CommandRefused: `unknown_outgoing`: there is none of this name, or several.
    """
    outbox = {each.document.package_id: each for each in workspace.post().outbox()}
    return outbox[id_named(((each.document.package, key) for key, each in outbox.items()), name)]


def id_named(packages: Iterable[tuple[str, str]], name: str) -> str:
    """The package_id that a person means.

    Args:
        packages: name and package_id of each.
        name: as it was typed, in any case.

    Raises:
        CommandRefused: `unknown_outgoing`.
    """
    known = dict(packages)
    wanted = name.casefold()
    found = [
        package_id
        for package, package_id in known.items()
        if wanted in {package.casefold(), package.rpartition("_")[2].casefold(), package_id}
    ]
    if len(found) != 1:
        raise CommandRefused("unknown_outgoing", package=name, known=", ".join(sorted(known)) or "–")
    return found[0]


def megabytes(text: str) -> int:
    """Bytes that a mail server takes, of megabytes as they are typed; argparse names this function in its message.

    Raises:
        ValueError: it is no number above zero.
    """
    size = float(text)
    if not 0 < size < math.inf:
        raise ValueError(text)
    return round(size * MB)


def day_of(text: str) -> date:
    """A date as it is typed, `2026-11-22`.

    Raises:
        UserError: `bad_date`.
    """
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UserError("bad_date", value=text) from error
