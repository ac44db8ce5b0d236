"""What came before a package."""

from __future__ import annotations

import pytest

from ilms_desktop.package.history import Chain, Ledger, check_history
from ilms_desktop.package.names import Kind
from ilms_desktop.package.outcome import Outcome

A, B, C = "aa" * 32, "bb" * 32, "cc" * 32
CHAIN = Chain.of({1: A, 2: B})


def verdict(sequence: int, previous: str | None, *, kind: str = "full", package_id: str = C) -> str | None:
    """Code and outcome, None for the next package in the chain."""
    document = {"sequence": sequence, "previous": previous, "kind": kind}
    problem = check_history(CHAIN, document, package_id=package_id)
    return f"{problem.code} {problem.outcome}" if problem else None


@pytest.mark.parametrize(
    ("sequence", "previous", "kind", "package_id", "expected"),
    [
        (3, B, "full", C, None),
        (2, A, "full", B, "REPLAY_DUPLICATE duplicate"),
        (2, A, "full", C, "SEQ_FORK refuse"),
        (3, A, "full", C, "CHAIN_BROKEN refuse"),
        (5, A, "full", C, "SEQ_GAP_HOLD accept"),
        (5, A, "nil", C, "SEQ_GAP_HOLD accept"),
        (5, A, "correction", C, "SEQ_GAP_HOLD hold"),
        (5, A, "withdrawal", C, "SEQ_GAP_HOLD hold"),
    ],
)
def test_each_place_in_the_chain_has_its_outcome(
    sequence: int, previous: str, kind: str, package_id: str, expected: str | None
) -> None:
    """The table of the format, row by row."""
    assert verdict(sequence, previous, kind=kind, package_id=package_id) == expected


def test_a_number_below_the_last_that_was_never_seen_is_stale() -> None:
    """After a gap was accepted, the missing ones come too late."""
    chain = Chain.of({4: A})
    problem = check_history(chain, {"sequence": 2, "previous": B, "kind": "full"}, package_id=C)
    assert problem is not None
    assert (problem.code, problem.parameters) == ("SEQ_STALE", {"sequence": "2", "last": "4"})


@pytest.mark.parametrize(("sequence", "missing"), [(4, "3"), (9, "3–8")])
def test_the_missing_numbers_are_named(sequence: int, missing: str) -> None:
    """The desk knows what to ask for."""
    problem = check_history(CHAIN, {"sequence": sequence, "previous": B, "kind": "full"}, package_id=C)
    assert problem is not None
    assert problem.parameters["missing"] == missing
    assert problem.outcome is Outcome.ACCEPT


def test_the_desk_may_set_where_a_chain_goes_on() -> None:
    """After a restored disk, agreed by telephone."""
    chain = Chain({1: A, 2: B}, last_sequence=6, last_package_id=A)
    assert check_history(chain, {"sequence": 7, "previous": A, "kind": "full"}, package_id=C) is None


def test_chains_are_kept_apart_by_signer_and_kind() -> None:
    """A signer never heard of begins at 1."""
    ledger = Ledger({("ken-01", Kind.SUBMISSION): CHAIN})
    assert ledger.chain("ken-01", Kind.SUBMISSION) is CHAIN
    assert ledger.chain("ken-01", Kind.ANSWER) == ledger.chain("ken-02", Kind.SUBMISSION) == Chain()
