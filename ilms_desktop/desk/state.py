"""What the desk knows, as it follows from its rows: who is enrolled, what came, what was asked, which number comes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.desk import rows as events
from ilms_desktop.package.document_receipt import IMPORTED
from ilms_desktop.package.history import Chain, Ledger
from ilms_desktop.package.keys import read_public
from ilms_desktop.package.known import Asked
from ilms_desktop.package.names import Kind
from ilms_desktop.package.register import Register, Signer
from ilms_desktop.package.shape import read_moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from ilms_desktop.desk.rows import Row

#: what an enrolled person may sign
_SIGNS: Final = frozenset({Kind.SUBMISSION, Kind.ANSWER})
#: event -> kind of the document that it puts out, each with numbers of its own in every country
_NUMBERED: Final = {
    events.ENROLLED: Kind.GRANT,
    events.RECEIVED: Kind.RECEIPT,
    events.NEXT_SET: Kind.RECEIPT,
    events.ASKED: Kind.QUERY,
}


@dataclass(frozen=True, slots=True)
class State:
    """Everything that follows from the rows.

    Attributes:
        rows: all of them, in order.
    """

    rows: tuple[Row, ...] = ()

    def of(self, *wanted: str) -> Iterable[Mapping[str, Any]]:
        """Facts of the rows of these events, in order."""
        return (row.facts for row in self.rows if row.event in wanted)

    @property
    def register(self) -> Register:
        """Who is enrolled; a key that was followed by another ends when that row says."""
        signers: list[Signer] = []
        for facts in self.of(events.ENROLLED):
            end = facts["old_until"]
            if end is not None:
                signers = [_ended(each, _moment(end)) if each.id == facts["replaces"] else each for each in signers]
            signers.append(_signer(facts))
        return Register(tuple(signers))

    @property
    def ledger(self) -> Ledger:
        """The chains of all signers, with what was set by hand."""
        chains: dict[tuple[str, Kind], Chain] = {}
        for row in self.rows:
            if row.event == events.NEXT_SET or (row.event == events.RECEIVED and row.facts["status"] == IMPORTED):
                at = (row.facts["signer"], Kind(row.facts["kind"]))
                chains[at] = _MOVES[row.event](chains.get(at, Chain()), row.facts)
        return Ledger(chains)

    @property
    def asked(self) -> dict[str, Asked]:
        """Files of questions by package_id."""
        return {
            facts["package_id"]: Asked(facts["country"], frozenset(facts["queries"])) for facts in self.of(events.ASKED)
        }

    def next_number(self, kind: Kind, country: str) -> int:
        """The next number of a document of the desk in a country."""
        taken = [
            row.facts["number"] for row in self.rows if _NUMBERED[row.event] is kind and row.facts["country"] == country
        ]
        return max(taken, default=0) + 1

    def next_signer(self, country: str) -> str:
        """An id that nobody ever had, `ken-02`."""
        ids = [facts["signer"] for facts in self.of(events.ENROLLED) if facts["country"] == country]
        return f"{country.lower()}-{max((int(each[4:]) for each in ids), default=0) + 1:02d}"

    def receipt_of(self, package_id: str) -> Mapping[str, Any] | None:
        """Facts of the newest receipt of a package; None before the first."""
        found = [facts for facts in self.of(events.RECEIVED, events.NEXT_SET) if facts["package_id"] == package_id]
        return found[-1] if found else None

    def package(self, name: str) -> Mapping[str, Any] | None:
        """Facts of the imported package of this name; None if there is none."""
        found = [each for each in self.of(events.RECEIVED) if each["package"] == name and each["status"] == IMPORTED]
        return found[-1] if found else None

    def grant_of(self, request: str) -> Mapping[str, Any] | None:
        """Facts of the grant that a request got; None if it got none."""
        return next((facts for facts in self.of(events.ENROLLED) if facts["in_reply_to"] == request), None)

    def with_row(self, row: Row) -> State:
        """What will be known once a row is written."""
        return replace(self, rows=(*self.rows, row))


def next_expected(chain: Chain) -> dict[str, Any]:
    """What a signer is to send next, as documents carry it."""
    return {"sequence": chain.last_sequence + 1, "previous": chain.last_package_id}


def missing(chain: Chain, most: int) -> list[int]:
    """Numbers up to the last one that never came, the first `most` of them."""
    return [each for each in range(1, chain.last_sequence) if each not in chain.accepted][:most]


def _accepted(chain: Chain, facts: Mapping[str, Any]) -> Chain:
    accepted = {**chain.accepted, facts["sequence"]: facts["package_id"]}
    if facts["sequence"] <= chain.last_sequence:
        return replace(chain, accepted=accepted)
    return Chain(accepted, facts["sequence"], facts["package_id"])


def _set(chain: Chain, facts: Mapping[str, Any]) -> Chain:
    return replace(chain, last_sequence=facts["next"]["sequence"] - 1, last_package_id=facts["next"]["previous"])


_MOVES: Final = {events.RECEIVED: _accepted, events.NEXT_SET: _set}


def _signer(facts: Mapping[str, Any]) -> Signer:
    return Signer(
        facts["signer"],
        read_public(facts["public_key"]) or b"",
        kinds=_SIGNS,
        valid_from=_moment(facts["valid_from"]),
        valid_until=_moment(facts["valid_until"]),
    )


def _ended(signer: Signer, end: datetime) -> Signer:
    """A signer whose key counts no longer than until `end`."""
    return replace(signer, valid_until=min(end, signer.valid_until or end))


def _moment(text: str) -> datetime:
    found = read_moment(text)
    if found is None:
        raise ValueError(text)
    return found
