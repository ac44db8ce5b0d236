"""Importing the desk's grant: only a genuine one, for a key of this computer and for the request that it made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ilms_desktop.model.post import DocumentKind
from ilms_desktop.package.carrier import ZIP_ONLY
from ilms_desktop.package.known import Known
from ilms_desktop.package.names import Kind
from ilms_desktop.package.outcome import Problem, Refusal
from ilms_desktop.package.read import verify
from ilms_desktop.package.read_all import at_the_door, files_in
from ilms_desktop.package.register import Signer
from ilms_desktop.workspace import numbering
from ilms_desktop.workspace.enrolment import Granted
from ilms_desktop.workspace.enrolment_files import enrolments, keep_grant

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from ilms_desktop.package.carrier import Openers
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
    user_dir: Path, data: bytes, file_name: str, *, desk: Register, now: datetime, openers: Openers = ZIP_ONLY
) -> tuple[Imported | Refusal, ...]:
    """Verify a grant, or every one attached to a mail, and keep each beside its key.

    Args:
        user_dir: of the person.
        data: the file.
        file_name: its name, without folders.
        desk: keys of the desk, as the installed trust bundle names them.
        now: the clock of this computer.
        openers: how carriers other than a ZIP are opened.

    Returns:
        At least one result: what was taken, or the refusal. `GRANT_KEY` is one for another key or for the request of
        another computer, `REPLAY_DUPLICATE` one that was taken before.

    Raises:
        SigningKeyError: `enrolment_damaged`.
        ExchangeError: `file_unwritable`.
    """
    return tuple(
        import_grant(user_dir, content, name, desk=desk, now=now, openers=openers)
        for name, content in grants_in(data, file_name)
    )


def grants_in(data: bytes, file_name: str) -> list[tuple[str, bytes | Problem]]:
    """The files in what arrived, each with its name: the file itself, or what is attached to a mail; at least one."""
    found = files_in(data, file_name)
    return [(file_name, found)] if isinstance(found, Problem) else found


def import_grant(
    user_dir: Path,
    content: bytes | Problem,
    file_name: str,
    *,
    desk: Register,
    now: datetime,
    openers: Openers = ZIP_ONLY,
) -> Imported | Refusal:
    """Verify one grant and keep it beside its key; see `import_grants`.

    Args:
        user_dir: of the person.
        content: the file, or why it could not be taken out of its mail.
        file_name: its name, without folders.
        desk: keys of the desk.
        now: the clock of this computer.
        openers: how carriers other than a ZIP are opened.
    """
    if isinstance(content, Problem):
        return at_the_door(content)
    return _import(user_dir, content, file_name, desk=desk, now=now, openers=openers)


def _import(
    user_dir: Path, data: bytes, file_name: str, *, desk: Register, now: datetime, openers: Openers
) -> Imported | Refusal:
    def judge(known: Known) -> Verified | Refusal:
        return verify(
            data,
            file_name,
            allowed_kinds={Kind.GRANT},
            register=desk,
            ledger=None,
            now=now,
            openers=openers,
            known=known,
        )

    own = enrolments(user_dir)
    keys, requests = frozenset(each.public for each in own), frozenset(each.request_id for each in own)
    result = judge(Known(keys=keys, requests=requests))
    if isinstance(result, Refusal):
        return result
    asked = next(each for each in own if each.request_id == result.document["in_reply_to"])
    # why: that key and request belong together, and which numbers the country had, can be asked only now
    result = judge(_known(asked, own))
    if isinstance(result, Refusal):
        return result
    grant = Granted(result.package_id, result.document)
    signer = Signer(grant.signer, asked.public, valid_from=grant.valid_from, valid_until=grant.valid_until)
    kept = keep_grant(asked, data=data, verified=result, signer=signer)
    # why: a renewed or replaced key goes on in the chain, of which this computer may know nothing
    numbering.note_word(user_dir, grant.signer, DocumentKind.SUBMISSION, grant.document["next_expected"])
    return Imported(kept, result)


def _known(asked: Enrolment, own: Sequence[Enrolment]) -> Known:
    """What is asked about a grant for one request."""
    before = [grant for each in own if each.country == asked.country for grant in each.grants]
    return Known(
        country=asked.country,
        keys=frozenset({asked.public}),
        requests=frozenset({asked.request_id}),
        received={Kind.GRANT: {grant.number: grant.package_id for grant in before}},
    )
