"""What came before: duplicates, forks, stale copies and gaps in a signer's chain of packages.

The ledger is a value; who keeps it, and what it writes after an import, is the caller's affair. Documents of the desk
have no chain; what they meet is in `history_desk`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ilms_desktop.model.submission import SubmissionKind
from ilms_desktop.package.outcome import Outcome, Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ilms_desktop.package.document_rules import Document
    from ilms_desktop.package.names import Kind

#: a gap does not matter to these: they stand on their own
_WHOLE: frozenset[str] = frozenset({SubmissionKind.FULL, SubmissionKind.NIL})


@dataclass(frozen=True, slots=True)
class Chain:
    """What is known of one signer's packages of one kind.

    Attributes:
        accepted: sequence -> package_id of every accepted package.
        last_sequence, last_package_id: the newest, or what the desk set after a restored disk; 0 and None at the start.
    """

    accepted: Mapping[int, str] = field(default_factory=dict)
    last_sequence: int = 0
    last_package_id: str | None = None

    @classmethod
    def of(cls, accepted: Mapping[int, str]) -> Chain:
        """The chain after these packages."""
        last = max(accepted, default=0)
        return cls(accepted, last, accepted.get(last))


@dataclass(frozen=True, slots=True)
class Ledger:
    """All chains, by signer id and kind."""

    chains: Mapping[tuple[str, Kind], Chain] = field(default_factory=dict)

    def chain(self, signer: str, kind: Kind) -> Chain:
        """The chain of a signer; an empty one for a signer never heard of."""
        return self.chains.get((signer, kind), Chain())


def check_history(chain: Chain, document: Document, *, package_id: str) -> Problem | None:
    """How a package follows those before it.

    Returns:
        None when it is the next one. A problem with outcome `accept` is a note: it goes on, but somebody should know.
    """
    sequence, last = document["sequence"], chain.last_sequence
    if package_id in chain.accepted.values():
        return Problem("REPLAY_DUPLICATE", {"sequence": str(sequence)}, Outcome.DUPLICATE)
    if sequence in chain.accepted:
        return Problem("SEQ_FORK", {"sequence": str(sequence)})
    if sequence <= last:
        return Problem("SEQ_STALE", {"sequence": str(sequence), "last": str(last)})
    if sequence > last + 1:
        outcome = Outcome.ACCEPT if document.get("kind") in _WHOLE else Outcome.HOLD
        return Problem("SEQ_GAP_HOLD", {"missing": _missing(last, sequence)}, outcome)
    if document["previous"] != chain.last_package_id:
        return Problem("CHAIN_BROKEN", {"sequence": str(sequence)})
    return None


def _missing(last: int, sequence: int) -> str:
    """The numbers that did not arrive, as text; a long run is shortened."""
    first, final = last + 1, sequence - 1
    return str(first) if first == final else f"{first}–{final}"
