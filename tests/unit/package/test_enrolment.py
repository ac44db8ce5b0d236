"""Renewals and the confirmation by telephone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from ilms_desktop.package import enrolment, signature, strict_json
from ilms_desktop.package.keys import key_code
from ilms_desktop.package.names import RENEWAL, Kind, namespace
from ilms_desktop.package.outcome import Outcome, Problem, Refusal, Stage, Verified
from ilms_desktop.package.register import Register, Signer, SignerStatus
from tests.vectors.package import kinds_world as kw
from tests.vectors.package import world

OLD = Signer("ken-01", world.KEN.public)
FIELDS = kw.complete(Kind.ENROL, purpose="renewal", replaces="ken-01")
REQUEST = strict_json.dump(FIELDS)


def vouching(word: bytes | None, *, fields: dict[str, Any] = FIELDS, **old: Any) -> Signer | Problem | None:
    """Who vouches for the renewal with this second signature, the old key standing otherwise in the register."""
    payload = {"enrol.json": REQUEST} | ({} if word is None else {"old-key.sig": word})
    register = Register((replace(OLD, **old),))
    return enrolment.find_old_signer(fields, payload, register, world.NOW)


def test_the_old_key_vouches_for_the_new_one() -> None:
    """No call is needed then."""
    assert vouching(enrolment.renewal_signature(REQUEST, world.KEN)) == OLD


def test_a_new_enrolment_needs_nobody_to_vouch() -> None:
    """It is confirmed by telephone."""
    assert vouching(None, fields=kw.complete(Kind.ENROL)) is None


@pytest.mark.parametrize(
    ("word", "old"),
    [
        (None, {}),
        (b"", {}),
        (enrolment.renewal_signature(REQUEST, world.TZA), {}),
        (enrolment.renewal_signature(REQUEST + b" ", world.KEN), {}),
        (signature.sign(REQUEST, namespace=namespace(Kind.ENROL), key=world.KEN), {}),
        (enrolment.renewal_signature(REQUEST, world.KEN), {"id": "ken-02"}),
        (enrolment.renewal_signature(REQUEST, world.KEN), {"status": SignerStatus.ENDED}),
        (enrolment.renewal_signature(REQUEST, world.KEN), {"valid_until": world.NOW}),
        (enrolment.renewal_signature(REQUEST, world.KEN), {"status": SignerStatus.PENDING}),
    ],
)
def test_a_renewal_that_nobody_vouches_for_is_refused(word: bytes | None, old: dict[str, Any]) -> None:
    """No word, the word of another, another text, another purpose, or a key that does not count any more."""
    assert vouching(word, **old) == Problem("OLD_KEY", {"replaces": "ken-01"})


def test_the_word_of_an_old_key_has_a_purpose_of_its_own() -> None:
    """It can never pass as the signature of a package."""
    signed = signature.decode(enrolment.renewal_signature(REQUEST, world.KEN))
    assert isinstance(signed, signature.Signature)
    assert signed.namespace == namespace(RENEWAL)
    assert namespace(RENEWAL) not in {namespace(kind) for kind in Kind}


def confirmed(typed: str, register: Register = kw.REGISTER) -> bytes | Refusal:
    """What the register says to the good request."""
    request = kw.case(Kind.ENROL, kw.good(Kind.ENROL)).judge()
    assert isinstance(request, Verified)
    return enrolment.confirm(request, typed=typed, register=register)


@pytest.mark.parametrize("between", ["", " ", "\n"])
def test_the_typed_digits_give_the_key(between: str) -> None:
    """However they are grouped."""
    assert confirmed(between.join(key_code(kw.FRESH.public))) == kw.FRESH.public


@pytest.mark.parametrize("typed", ["", "yes", " ".join(key_code(world.STRANGER.public))])
def test_other_digits_enrol_nothing(typed: str) -> None:
    """There is no button that says it looks the same."""
    result = confirmed(typed)
    assert isinstance(result, Refusal)
    assert (result.code, result.stage, result.outcome) == ("ENROL_CODE", Stage.REGISTER, Outcome.REFUSE)
    assert result.verified is not None


def test_a_key_belongs_to_one_signer() -> None:
    """Also when that signer has long ended."""
    taken = Signer("ken-07", kw.FRESH.public, status=SignerStatus.ENDED)
    result = confirmed(" ".join(key_code(kw.FRESH.public)), Register((taken,)))
    assert isinstance(result, Refusal)
    assert (result.code, result.parameters) == ("ENROL_KEY_IN_USE", {"signer": "ken-07"})


def test_a_request_that_waits_in_the_register_may_be_confirmed() -> None:
    """The entry that the request itself made is no other signer."""
    waiting = Signer("ken-07", kw.FRESH.public, status=SignerStatus.PENDING)
    assert confirmed(" ".join(key_code(kw.FRESH.public)), Register((waiting,))) == kw.FRESH.public
