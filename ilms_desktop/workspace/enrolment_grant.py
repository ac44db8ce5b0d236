"""Importing the desk's grant: only a genuine one, for a key of this computer and for the request that it made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ilms_desktop.package.known import Known
from ilms_desktop.package.names import Kind
from ilms_desktop.package.outcome import Problem, Refusal, Stage
from ilms_desktop.package.read import verify
from ilms_desktop.package.read_all import files_in
from ilms_desktop.package.register import Signer
from ilms_desktop.workspace.enrolment import Granted
from ilms_desktop.workspace.enrolment_files import enrolments, keep_grant

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from ilms_desktop.package.outcome import Verified
    from ilms_desktop.package.register import Register
    from ilms_desktop.workspace.enrolment import Enrolment


@dataclass(frozen=True, slots=True)
class Imported:
    """A grant that was taken.

    Attributes:
        enrolment: the key that it is for, with it. verified: what it says.
    """

    enrolment: Enrolment
    verified: Verified


def import_grants(
    user_dir: Path, data: bytes, file_name: str, *, desk: Register, now: datetime
) -> tuple[Imported | Refusal, ...]:
    """Verify a grant, or every one attached to a mail, and keep each beside its key.

    Args:
        user_dir: of the person.
        data: the file.
        file_name: its name, without folders.
        desk: keys of the desk, as the installed trust bundle names them.
        now: the clock of this computer.

    Returns:
        At least one result: what was taken, or the refusal. `GRANT_KEY` is one for another key or for the request of
        another computer, `REPLAY_DUPLICATE` one that was taken before.

    Raises:
        SigningKeyError: `enrolment_damaged`.
        ExchangeError: `file_unwritable`.
    """
    found = files_in(data, file_name)
    files = [(file_name, found)] if isinstance(found, Problem) else found
    return tuple(
        Refusal(content.code, Stage.CARRIER, content.outcome, content.parameters)
        if isinstance(content, Problem)
        else _import(user_dir, content, name, desk=desk, now=now)
        for name, content in files
    )


def _import(user_dir: Path, data: bytes, file_name: str, *, desk: Register, now: datetime) -> Imported | Refusal:
    own = enrolments(user_dir)
    known = Known(keys=frozenset(each.public for each in own), requests=frozenset(each.request_id for each in own))
    result = _judge(data, file_name, desk=desk, now=now, known=known)
    if isinstance(result, Refusal):
        return result
    asked = next(each for each in own if each.request_id == result.document["in_reply_to"])
    # why: that key and request belong together, and which numbers the country had, can be asked only now
    result = _judge(data, file_name, desk=desk, now=now, known=_known(asked, own))
    if isinstance(result, Refusal):
        return result
    grant = Granted(result.package_id, result.document)
    signer = Signer(grant.signer, asked.public, valid_from=grant.valid_from, valid_until=grant.valid_until)
    return Imported(keep_grant(asked, data=data, verified=result, signer=signer), result)


def _judge(data: bytes, file_name: str, *, desk: Register, now: datetime, known: Known) -> Verified | Refusal:
    return verify(data, file_name, allowed_kinds={Kind.GRANT}, register=desk, ledger=None, now=now, known=known)


def _known(asked: Enrolment, own: Sequence[Enrolment]) -> Known:
    """What is asked about a grant for one request."""
    before = [grant for each in own if each.country == asked.country for grant in each.grants]
    return Known(
        country=asked.country,
        keys=frozenset({asked.public}),
        requests=frozenset({asked.request_id}),
        received={Kind.GRANT: {grant.number: grant.package_id for grant in before}},
    )
