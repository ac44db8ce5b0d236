"""Importing the desk's grant: only a genuine one, for a key of this computer and for the request that it made.

Whose keys speak for the desk is said by `trusted_judgement`; other documents are taken by `receiving_documents`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ilms_desktop.model.post import DocumentKind
from ilms_desktop.package.carrier import ZIP_ONLY
from ilms_desktop.package.known import NOTHING, Known
from ilms_desktop.package.names import Kind
from ilms_desktop.package.outcome import Refusal
from ilms_desktop.package.read import verify
from ilms_desktop.package.read_all import files_in
from ilms_desktop.package.register import Signer
from ilms_desktop.workspace import numbering
from ilms_desktop.workspace.enrolment import Granted
from ilms_desktop.workspace.enrolment_files import enrolments, keep_grant
from ilms_desktop.workspace.trust_store import needed
from ilms_desktop.workspace.trusted_judgement import Judgement, judge_by_trust

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from ilms_desktop.package.carrier import Openers
    from ilms_desktop.package.outcome import Verified
    from ilms_desktop.package.register import Register
    from ilms_desktop.workspace.enrolment import Enrolment
    from ilms_desktop.workspace.trust_store import Installed

_KINDS: Final = frozenset({Kind.GRANT})


@dataclass(frozen=True, slots=True)
class Imported:
    """A grant that was taken.

    Attributes:
        enrolment: the key that it is for, with it. verified: what it says.
    """

    enrolment: Enrolment
    verified: Verified


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
    user_dir: Path,
    data: bytes,
    file_name: str,
    now: datetime,
    *,
    openers: Openers = ZIP_ONLY,
    desk: Register | None = None,
) -> tuple[Taken, ...]:
    """Take a grant, or every one attached to a mail, and keep each beside its key.

    Args:
        user_dir: of the person.
        data: the file.
        file_name: its name, without folders.
        now: the clock of this computer.
        openers: how carriers other than a ZIP are opened.
        desk: keys of the desk; None for those of the installed trust bundle, which a grant may renew.

    Returns:
        At least one result.

    Raises:
        UserError: `trust_missing`, `trust_damaged`. SigningKeyError: `enrolment_damaged`.
        ExchangeError: `file_unwritable`.
    """
    if desk is None:
        # why: whoever has no bundle is told so, whatever the file is
        needed(user_dir)

    def judge(content: bytes, name: str) -> Judgement:
        if desk is None:
            return judge_by_trust(user_dir, content, name, allowed_kinds=_KINDS, now=now, openers=openers)
        return Judgement(_verify(content, name, desk=desk, now=now, openers=openers), desk)

    def take(content: bytes, name: str) -> Taken:
        judged = judge(content, name)
        return Taken(import_grant(user_dir, content, name, judged=judged, now=now, openers=openers), judged.trust)

    return tuple(
        Taken(content) if isinstance(content, Refusal) else take(content, name)
        for name, content in files_in(data, file_name)
    )


def import_grant(
    user_dir: Path, data: bytes, file_name: str, *, judged: Judgement, now: datetime, openers: Openers = ZIP_ONLY
) -> Imported | Refusal:
    """Keep one grant beside its key.

    Args:
        user_dir: of the person.
        data: the file.
        file_name: its name, without folders.
        judged: what the verifier says of it as a document of the desk.
        now: the clock of this computer.
        openers: how carriers other than a ZIP are opened.

    Returns:
        What was taken, or the refusal. `GRANT_KEY` is one for another key or for the request of another computer,
        `REPLAY_DUPLICATE` one that was taken before.

    Raises:
        SigningKeyError: `enrolment_damaged`. ExchangeError: `file_unwritable`.
    """
    if isinstance(judged.result, Refusal):
        return judged.result
    own = enrolments(user_dir)
    asked = next((each for each in own if each.request_id == judged.result.document["in_reply_to"]), None)
    # why: which request it answers, and so what is known about it, can be asked only now
    result = _verify(data, file_name, desk=judged.desk, now=now, openers=openers, known=_known(asked, own))
    if isinstance(result, Refusal):
        return result
    assert asked is not None  # noqa: S101 - else it is for the request of another computer
    grant = Granted(result.package_id, result.document)
    signer = Signer(grant.signer, asked.public, valid_from=grant.valid_from, valid_until=grant.valid_until)
    kept = keep_grant(asked, data=data, verified=result, signer=signer)
    # why: a renewed or replaced key goes on in the chain, of which this computer may know nothing
    numbering.note_word(user_dir, grant.signer, DocumentKind.SUBMISSION, grant.document["next_expected"])
    return Imported(kept, result)


def _verify(
    data: bytes, file_name: str, *, desk: Register, now: datetime, openers: Openers, known: Known = NOTHING
) -> Verified | Refusal:
    return verify(
        data, file_name, allowed_kinds=_KINDS, register=desk, ledger=None, now=now, openers=openers, known=known
    )


def _known(asked: Enrolment | None, own: Sequence[Enrolment]) -> Known:
    """What is asked about a grant for one request, or for none of this computer."""
    if asked is None:
        return Known(keys=frozenset(), requests=frozenset())
    before = [grant for each in own if each.country == asked.country for grant in each.grants]
    return Known(
        country=asked.country,
        keys=frozenset({asked.public}),
        requests=frozenset({asked.request_id}),
        received={Kind.GRANT: {grant.number: grant.package_id for grant in before}},
    )
