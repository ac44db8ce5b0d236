"""What a document meets at its receiver."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from ilms_desktop.package.history_kinds import Arrival, check_arrival
from ilms_desktop.package.known import NOTHING, Known, Sent
from ilms_desktop.package.names import Kind
from tests.vectors.package import kinds_world as kw
from tests.vectors.package import world

ID = "aa" * 32
OUTBOX = {kw.SENT_ID: Sent(world.NAME, "ken-01", 1)}


def verdict(kind: Kind, known: Known, **changes: Any) -> str | None:
    """Code and outcome, None where the document fits."""
    problem = check_arrival(Arrival(kind, ID, kw.complete(kind, **changes), {}, known))
    return f"{problem.code} {problem.outcome}" if problem else None


@pytest.mark.parametrize("kind", list(kw.NAMES))
def test_who_knows_nothing_meets_nothing(kind: Kind) -> None:
    """A stranger cannot judge what came before."""
    assert verdict(kind, NOTHING) is None


def test_a_submission_meets_its_chain_only() -> None:
    """Which is asked elsewhere."""
    assert check_arrival(Arrival(Kind.SUBMISSION, ID, {}, {}, kw.PROGRAM)) is None


@pytest.mark.parametrize(
    ("kind", "fork"), [(Kind.RECEIPT, "RECEIPT_FORK"), (Kind.QUERY, "SEQ_FORK"), (Kind.GRANT, "SEQ_FORK")]
)
def test_a_number_of_the_desk_belongs_to_one_file(kind: Kind, fork: str) -> None:
    """The same file again changes nothing; another one under its number is a contradiction."""
    number = kw.complete(kind)["number"]
    known = replace(kw.PROGRAM, received={kind: {number: ID}})
    assert verdict(kind, known) == "REPLAY_DUPLICATE duplicate"
    assert verdict(kind, replace(known, received={kind: {number: kw.OTHER_ID}})) == f"{fork} refuse"
    assert verdict(kind, replace(known, received={kind: {number + 1: kw.OTHER_ID}})) is None


@pytest.mark.parametrize("changes", [{"package": "ILMS_KEN-01_2026_S0009"}, {"signer": "ken-02"}, {"sequence": 2}])
def test_a_receipt_names_the_package_as_it_was_sent(changes: dict[str, Any]) -> None:
    """Package, signer and sequence all agree with the outbox."""
    answered = kw.complete(Kind.RECEIPT)["in_reply_to"] | changes
    assert verdict(Kind.RECEIPT, Known(outbox=OUTBOX)) is None
    assert verdict(Kind.RECEIPT, Known(outbox=OUTBOX), in_reply_to=answered) == "RECEIPT_UNKNOWN_PACKAGE refuse"


@pytest.mark.parametrize(
    ("before", "now", "good"),
    [
        (None, "received", True),
        (None, "refused", True),
        ("received", "received", True),
        ("received", "held", True),
        ("received", "imported", True),
        ("held", "refused", True),
        ("imported", "imported", True),
        ("held", "received", False),
        ("imported", "held", False),
        ("imported", "refused", False),
        ("refused", "imported", False),
    ],
)
def test_a_status_goes_one_way(before: str | None, now: str, good: bool) -> None:
    """What the ILO imported stays imported."""
    outbox = {kw.SENT_ID: replace(OUTBOX[kw.SENT_ID], status=before, receipt=41)}
    assert verdict(Kind.RECEIPT, Known(outbox=outbox), status=now) == (None if good else "RECEIPT_STATUS refuse")


@pytest.mark.parametrize("state", [{"receipt": 43}, {"superseded": True}])
def test_an_older_receipt_is_filed(state: dict[str, Any]) -> None:
    """It says nothing that is still so, even where it contradicts."""
    outbox = {kw.SENT_ID: replace(OUTBOX[kw.SENT_ID], status="imported", **state)}
    assert verdict(Kind.RECEIPT, Known(outbox=outbox), status="held") == "RECEIPT_STALE filed"


def test_a_receipt_of_one_package_does_not_age_that_of_another() -> None:
    """Mails overtake each other; each package waits for its own newest receipt."""
    other = {kw.OTHER_ID: Sent("ILMS_KEN-01_2026_S0002", "ken-01", 2, status="imported", receipt=99)}
    assert verdict(Kind.RECEIPT, Known(outbox=OUTBOX | other)) is None


@pytest.mark.parametrize(("reply", "expected"), [(kw.SENT_ID, None), (kw.OTHER_ID, "QUERY_UNKNOWN_PACKAGE hold")])
def test_questions_are_linked_to_a_package_of_this_computer(reply: str, expected: str | None) -> None:
    """Others are shown, not linked."""
    assert verdict(Kind.QUERY, Known(outbox=OUTBOX), in_reply_to=reply) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, None),
        ({"in_reply_to": kw.OTHER_ID}, "ANSWER_UNKNOWN_PACKAGE refuse"),
        ({"country": "TZA"}, "ANSWER_UNKNOWN_PACKAGE refuse"),
    ],
)
def test_answers_belong_to_questions_to_their_country(changes: dict[str, Any], expected: str | None) -> None:
    """Nobody answers what another country was asked."""
    assert verdict(Kind.ANSWER, kw.OFFICE_OF_ILO, **changes) == expected


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({"keys": frozenset({kw.FRESH.public})}, None),
        ({"keys": frozenset({world.KEN.public})}, "GRANT_KEY refuse"),
        ({"requests": frozenset({kw.REQUEST_ID})}, None),
        ({"requests": frozenset()}, "GRANT_KEY refuse"),
    ],
)
def test_a_grant_is_for_a_key_and_a_request_of_this_computer(known: dict[str, Any], expected: str | None) -> None:
    """A grant for a colleague is opened at the colleague's."""
    assert verdict(Kind.GRANT, Known(**known)) == expected


@pytest.mark.parametrize(
    ("installed", "expected"),
    [
        ({}, None),
        ({2: kw.OTHER_ID}, None),
        ({3: kw.OTHER_ID}, "PACK_FORK refuse"),
        ({3: ID}, "REPLAY_DUPLICATE duplicate"),
        ({3: ID, 4: kw.OTHER_ID}, "REPLAY_DUPLICATE duplicate"),
        ({4: kw.OTHER_ID}, "PACK_VERSION refuse"),
    ],
)
def test_a_round_pack_only_goes_forward(installed: dict[int, str], expected: str | None) -> None:
    """Per pack: another questionnaire has versions of its own."""
    assert verdict(Kind.ROUNDPACK, Known(packs={"ILMS": installed, "OTHER": {9: ID}})) == expected


@pytest.mark.parametrize(
    ("base", "expected"), [(kw.BASE_ID, None), (None, None), (kw.OTHER_ID, "PART_BASE_UNKNOWN hold")]
)
def test_a_part_starts_from_work_that_was_handed_out(base: str | None, expected: str | None) -> None:
    """Without it only a comparison by hand is possible; an assignment has none."""
    known = Known(assignments={kw.BASE_ID: kw.assignment(base={}, ours={})})
    assert verdict(Kind.PART, known, base=base) == expected
