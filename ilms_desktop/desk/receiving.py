"""Receiving a package: judgement, row and receipt in one step; the same package gets the same receipt bytes again.

What fails before its key is known gets no receipt, nor does what was damaged on the way: the same package may yet
arrive whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ilms_desktop.desk import folder
from ilms_desktop.desk.issue import Issued
from ilms_desktop.desk.receipt import Answered, write_receipt
from ilms_desktop.errors import CommandRefused
from ilms_desktop.package import read
from ilms_desktop.package.carrier import ZIP_ONLY
from ilms_desktop.package.document_receipt import HELD, IMPORTED, REFUSED, STATUS_RANK
from ilms_desktop.package.known import Known
from ilms_desktop.package.names import Kind
from ilms_desktop.package.outcome import Outcome, Refusal, Stage, Verified

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from ilms_desktop.desk.folder import Desk
    from ilms_desktop.package.carrier import Openers
    from ilms_desktop.package.ed25519 import SigningKey

#: what the desk takes and answers
TAKEN: Final = frozenset({Kind.SUBMISSION, Kind.ANSWER})
#: a package that fails here is what its sender signed, so the answer will never be another one
_SIGNED_STAGES: Final = frozenset({Stage.IDENTITY, Stage.CONTENT, Stage.HISTORY})
_STATUS: Final = {Outcome.ACCEPT: IMPORTED, Outcome.DUPLICATE: IMPORTED, Outcome.HOLD: HELD}


@dataclass(frozen=True, slots=True)
class Reception:
    """What came of a file.

    Attributes:
        desk: afterwards. result: what the verifier says. receipt: that goes back; None where there is none.
        status: of that receipt.
    """

    desk: Desk
    result: Verified | Refusal
    receipt: Issued | None = None
    status: str | None = None


def judge(desk: Desk, data: bytes, file_name: str, *, now: datetime, openers: Openers = ZIP_ONLY) -> Verified | Refusal:
    """What the verifier says of a file, by everything that the desk knows."""
    return read.verify(
        data,
        file_name,
        allowed_kinds=TAKEN,
        register=desk.state.register,
        ledger=desk.state.ledger,
        now=now,
        openers=openers,
        known=Known(asked=desk.state.asked, trust=desk.bundle),
    )


def receive(
    desk: Desk,
    data: bytes,
    file_name: str,
    *,
    key: SigningKey,
    now: datetime,
    openers: Openers = ZIP_ONLY,
    decision: str | None = None,
) -> Reception:
    """Judge a file, and where it gets a receipt, write row and receipt in one step.

    Args:
        desk: before.
        data: the whole file.
        file_name: its name, without folders.
        key: of the desk, with the role for receipts.
        now: the desk's time.
        openers: how carriers other than a ZIP are opened.
        decision: status that a person decided on, for a package whose content was verified; None = as judged.

    Raises:
        CommandRefused: `receipt_not_decided`: the decision takes an earlier one back, or there is nothing to decide;
            `desk_document_refused`. ExchangeError: a file cannot be read or written.
    """
    result = judge(desk, data, file_name, now=now, openers=openers)
    answered = _answered(result)
    if answered is None:
        if decision is not None:
            raise CommandRefused("receipt_not_decided", status=decision, before=result.code)
        _keep_waiting(desk, data, result)
        return Reception(desk, result)
    status = _status(result, decision)
    before = desk.state.receipt_of(answered.package_id)
    if before is not None and not _goes_on(before["status"], status, is_decided=decision is not None):
        stored = Issued(before["receipt"], desk.issued(before["receipt"]), is_repeat=True)
        return Reception(desk, result, stored, before["status"])
    made = write_receipt(desk, answered, status=status, key=key, now=now, openers=openers)
    kept = {f"{folder.RECEIVED}/{answered.package_id}{answered.carrier.extension}": data}
    after = desk.commit(made.row, name=made.issued.name, document=made.issued.data, more=kept)
    return Reception(after, result, made.issued, status)


def _status(result: Verified | Refusal, decision: str | None) -> str:
    """Status of the receipt, by the verifier or by a person.

    Raises:
        CommandRefused: `receipt_not_decided`.
    """
    found = _STATUS.get(result.outcome, REFUSED)
    # why: what encryption was asked for is said before the chain is looked at, so nothing vouches for the rest yet
    is_whole = isinstance(result, Verified) or result.verified is not None
    if (found == REFUSED and decision not in {None, REFUSED}) or (decision == IMPORTED and not is_whole):
        raise CommandRefused("receipt_not_decided", status=decision, before=result.code)
    return decision or found


def _goes_on(before: str, status: str, *, is_decided: bool) -> bool:
    """Whether a new receipt is due after one with the status `before`.

    Raises:
        CommandRefused: `receipt_not_decided`: a person wants to take back what was decided.
    """
    if STATUS_RANK[status] > STATUS_RANK[before]:
        return True
    if is_decided and status != before:
        raise CommandRefused("receipt_not_decided", status=status, before=before)
    return False


def _answered(result: Verified | Refusal) -> Answered | None:
    """What a receipt would answer; None where there is none to write."""
    if isinstance(result, Verified):
        return Answered.of(result, result.notes)
    found = result.verified
    if found is not None:
        return Answered.of(found, (result,))
    return Answered.refused(result) if result.stage in _SIGNED_STAGES else None


def _keep_waiting(desk: Desk, data: bytes, result: Verified | Refusal) -> None:
    """Keep a package whose key is not known yet, under its own name."""
    if result.outcome is not Outcome.QUARANTINE or isinstance(result, Verified) or result.package is None:
        return
    extension = "" if result.carrier is None else result.carrier.extension
    folder.put(desk.path / folder.WAITING / str(result.package_id) / f"{result.package.text}{extension}", data)


def waiting(desk: Desk, country: str) -> list[Path]:
    """Files of a country that wait for a key to be enrolled."""
    return sorted((desk.path / folder.WAITING).glob(f"*/ILMS_{country}-*"))
