"""Grants judged by the keys of the installed trust bundle, which they may renew."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ilms_desktop.package.carrier import ZIP_ONLY
from ilms_desktop.package.outcome import Problem
from ilms_desktop.workspace.enrolment_grant import Imported, grants_in, import_grant
from ilms_desktop.workspace.trust_store import LEARNABLE, Installed, learn, needed, update_from

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from ilms_desktop.package.carrier import Openers
    from ilms_desktop.package.outcome import Refusal


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a grant.

    Attributes:
        result: the grant that was taken, or why it was not.
        trust: a newer trust bundle that came with it and counts now, or why it was not installed; None where it
            brought nothing new.
    """

    result: Imported | Refusal
    trust: Installed | Refusal | None = None


def take_grants(
    user_dir: Path, data: bytes, file_name: str, now: datetime, openers: Openers = ZIP_ONLY
) -> tuple[Taken, ...]:
    """Take a grant, or every one attached to a mail, by the word of the installed bundle.

    Args:
        user_dir: of the person.
        data: the file.
        file_name: its name, without folders.
        now: the clock of this computer.
        openers: how carriers other than a ZIP are opened.

    Returns:
        At least one result.

    Raises:
        UserError: `trust_missing`, `trust_damaged`. SigningKeyError: `enrolment_damaged`.
        ExchangeError: `file_unwritable`.
    """
    needed(user_dir)

    def take(content: bytes | Problem, name: str) -> Taken:
        result = import_grant(user_dir, content, name, desk=needed(user_dir).register, now=now, openers=openers)
        if isinstance(result, Imported):
            return Taken(result, update_from(user_dir, result.verified, now))
        if result.code not in LEARNABLE or isinstance(content, Problem):
            return Taken(result)
        trust = learn(user_dir, content, name, now, openers)
        if not isinstance(trust, Installed):
            return Taken(result, trust)
        return Taken(import_grant(user_dir, content, name, desk=trust.register, now=now, openers=openers), trust)

    return tuple(take(content, name) for name, content in grants_in(data, file_name))
