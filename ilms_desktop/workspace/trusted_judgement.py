"""Judging what the desk sent by the installed trust bundle, which a document may renew.

When the desk changes its key, the bundle that names the new one travels in documents which that key signed. So a
document is judged, its bundle is taken up where the roots vouch for it, and what was refused only for its key is judged
once more. What becomes of a document then is the matter of `receiving_documents` and `enrolment_grant`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ilms_desktop.package.carrier import ZIP_ONLY
from ilms_desktop.package.known import NOTHING
from ilms_desktop.package.outcome import Verified
from ilms_desktop.package.read import verify
from ilms_desktop.package.trust_carried import unproven
from ilms_desktop.workspace.trust_store import Installed, needed, update_from

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime
    from pathlib import Path

    from ilms_desktop.package.carrier import Openers
    from ilms_desktop.package.known import Known
    from ilms_desktop.package.names import Kind
    from ilms_desktop.package.outcome import Refusal
    from ilms_desktop.package.register import Register

#: refusals that a newer bundle inside the document may put right
_LEARNABLE: Final = frozenset({"KEY_UNKNOWN", "KEY_ROLE", "KEY_EXPIRED"})


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is said of a document.

    Attributes:
        result: what the verifier says. desk: the keys by which it says so.
        trust: a newer trust bundle that came with it and counts now, or why it was not installed; None where it
            brought nothing new.
    """

    result: Verified | Refusal
    desk: Register
    trust: Installed | Refusal | None = None

    @property
    def content(self) -> Verified | None:
        """What it says, once everything up to the history was good."""
        return self.result if isinstance(self.result, Verified) else self.result.verified


def judge_by_trust(
    user_dir: Path,
    data: bytes,
    file_name: str,
    *,
    allowed_kinds: Collection[Kind],
    now: datetime,
    openers: Openers = ZIP_ONLY,
    known: Known = NOTHING,
) -> Judgement:
    """Judge a document by the keys of the installed bundle, and take up the newer one that it brings.

    Args:
        user_dir: of the person.
        data: the file.
        file_name: its name, without folders.
        allowed_kinds: what the caller takes.
        now: the clock of this computer.
        openers: how carriers other than a ZIP are opened.
        known: what the receiver knows.

    Raises:
        UserError: `trust_missing`, `trust_damaged`. ExchangeError: `file_unwritable`; the bundle before counts on.
    """

    def judge(desk: Register) -> Judgement:
        result = verify(
            data,
            file_name,
            allowed_kinds=allowed_kinds,
            register=desk,
            ledger=None,
            now=now,
            openers=openers,
            known=known,
        )
        return Judgement(result, desk)

    judged = judge(needed(user_dir).register)
    needs_bundle = judged.result.code in _LEARNABLE
    # why: the signatures of a bundle stand on their own; nothing else of such a document is looked at
    carrying = unproven(data, file_name, now=now, openers=openers) if needs_bundle else judged.content
    trust = None if carrying is None else update_from(user_dir, carrying, now)
    if needs_bundle and isinstance(trust, Installed):
        judged = judge(trust.register)
    return Judgement(judged.result, judged.desk, trust)
