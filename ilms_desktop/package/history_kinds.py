"""What a document meets where it arrives.

That is the package that a receipt answers, the questions of an answer, the key of a grant, the installed round pack,
the figures that a part would change. All of it is asked of the receiver's `Known`; what they do not know is not asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ilms_desktop.package.document_receipt import STATUS_RANK
from ilms_desktop.package.keys import read_public
from ilms_desktop.package.names import Kind
from ilms_desktop.package.outcome import Outcome, Problem
from ilms_desktop.package.part_merge import check_merge

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ilms_desktop.package.document_rules import Document
    from ilms_desktop.package.known import Known, Sent


@dataclass(frozen=True, slots=True)
class Arrival:
    """A document at its receiver.

    Attributes:
        kind, package_id: of the package. document: its fields. payload: path below `data/` -> bytes.
        known: of the receiver.
    """

    kind: Kind
    package_id: str
    document: Document
    payload: Mapping[str, bytes]
    known: Known


def check_arrival(arrival: Arrival) -> Problem | None:
    """How a document fits what the receiver knows; None when it does, or when nothing is known."""
    meets = _MEETINGS.get(arrival.kind)
    return None if meets is None else meets(arrival)


def _number_problem(arrival: Arrival, *, fork: str) -> Problem | None:
    """Whether a number of the desk came before, with the same content or with other content."""
    numbers = (arrival.known.received or {}).get(arrival.kind, {})
    number = arrival.document["number"]
    if arrival.package_id in numbers.values():
        return Problem("REPLAY_DUPLICATE", {"sequence": str(number)}, Outcome.DUPLICATE)
    return Problem(fork, {"sequence": str(number)}) if number in numbers else None


def _receipt(arrival: Arrival) -> Problem | None:
    problem = _number_problem(arrival, fork="RECEIPT_FORK")
    if problem is not None or arrival.known.outbox is None:
        return problem
    answered = arrival.document["in_reply_to"]
    sent = arrival.known.outbox.get(answered["package_id"])
    if sent is None or (sent.package, sent.signer, sent.sequence) != _named(answered):
        return Problem("RECEIPT_UNKNOWN_PACKAGE", {"package": answered["package"]})
    return _status_problem(arrival.document, sent)


def _named(answered: Document) -> tuple[str, str, int]:
    return answered["package"], answered["signer"], answered["sequence"]


def _status_problem(document: Document, sent: Sent) -> Problem | None:
    """Whether a receipt is old news, or takes back what a newer one may not take back."""
    if sent.superseded or document["number"] < sent.receipt:
        return Problem("RECEIPT_STALE", {"sequence": str(document["number"])}, Outcome.FILED)
    status = document["status"]
    if sent.status in {None, status} or STATUS_RANK[status] > STATUS_RANK[str(sent.status)]:
        return None
    return Problem("RECEIPT_STATUS", {"before": str(sent.status), "now": status})


def _query(arrival: Arrival) -> Problem | None:
    problem = _number_problem(arrival, fork="SEQ_FORK")
    if problem is not None or arrival.known.outbox is None or arrival.document["in_reply_to"] in arrival.known.outbox:
        return problem
    return Problem("QUERY_UNKNOWN_PACKAGE", {}, Outcome.HOLD)


def _answer(arrival: Arrival) -> Problem | None:
    if arrival.known.asked is None:
        return None
    asked = arrival.known.asked.get(arrival.document["in_reply_to"])
    is_own = asked is not None and asked.country == arrival.document["country"]
    return None if is_own else Problem("ANSWER_UNKNOWN_PACKAGE")


def _grant(arrival: Arrival) -> Problem | None:
    problem = _number_problem(arrival, fork="SEQ_FORK")
    if problem is not None:
        return problem
    other_key = arrival.known.keys is not None and read_public(arrival.document["public_key"]) not in arrival.known.keys
    other_request = arrival.known.requests is not None and arrival.document["in_reply_to"] not in arrival.known.requests
    return Problem("GRANT_KEY", {"signer": arrival.document["signer"]}) if other_key or other_request else None


def _roundpack(arrival: Arrival) -> Problem | None:
    installed = (arrival.known.packs or {}).get(arrival.document["pack"], {})
    version, newest = arrival.document["version"], max(installed, default=0)
    if arrival.package_id in installed.values():
        return Problem("REPLAY_DUPLICATE", {"sequence": str(version)}, Outcome.DUPLICATE)
    if version in installed:
        return Problem("PACK_FORK", {"version": str(version)})
    if version < newest:
        return Problem("PACK_VERSION", {"version": str(version), "installed": str(newest)})
    return None


def _part(arrival: Arrival) -> Problem | None:
    if arrival.known.assignments is None or arrival.document["base"] is None:
        return None
    assignment = arrival.known.assignments.get(arrival.document["base"])
    if assignment is None:
        return Problem("PART_BASE_UNKNOWN", {}, Outcome.HOLD)
    return check_merge(arrival.payload, assignment)


_MEETINGS: Final[dict[Kind, Callable[[Arrival], Problem | None]]] = {
    Kind.RECEIPT: _receipt,
    Kind.QUERY: _query,
    Kind.ANSWER: _answer,
    Kind.GRANT: _grant,
    Kind.ROUNDPACK: _roundpack,
    Kind.PART: _part,
}
