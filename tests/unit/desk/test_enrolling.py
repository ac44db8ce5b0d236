"""A person is enrolled by the digits they read out, once, under an id of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.desk.enrolling import Confirmation, enrol, read_request
from ilms_desktop.desk.issue import Issued
from ilms_desktop.errors import CommandRefused
from ilms_desktop.package import read, strict_json, write
from ilms_desktop.package.enrolment import OLD_KEY_PATH, renewal_signature
from ilms_desktop.package.names import Kind
from ilms_desktop.package.outcome import Refusal, Verified
from ilms_desktop.package.trust import desk_register
from ilms_desktop.package.trust_install import bundles_in
from tests.unit.desk import desk_support as support
from tests.vectors.package import world

if TYPE_CHECKING:
    from ilms_desktop.desk.folder import Desk
    from ilms_desktop.package.ed25519 import SigningKey


def grant(
    desk: Desk, asked: write.Sealed, *, typed: str, minutes: int = 1, key: SigningKey = support.DESK
) -> tuple[Desk, Issued] | Refusal:
    """Judge a request and enrol its person."""
    seen = read_request(asked.data, asked.file_name, desk=desk, now=support.at(minutes))
    assert isinstance(seen, Verified)
    confirmation = Confirmation(typed, "telephone", support.OFFICERS)
    return enrol(desk, seen, confirmation=confirmation, key=key, now=support.at(minutes))


def fields(desk: Desk, issued: Issued) -> Verified:
    """The grant, as the desk's own keys vouch for it."""
    register = desk_register(desk.bundle)
    found = read.verify(issued.data, issued.file_name, register=register, ledger=None, now=support.at(60))
    assert isinstance(found, Verified)
    return found


def test_the_right_digits_enrol_and_the_grant_brings_the_trust_bundle(desk: Desk) -> None:
    """Who asks without knowing any bundle gets it with the answer."""
    done = grant(desk, support.request(), typed=support.digits().replace(" ", ""))
    assert isinstance(done, tuple)
    found = fields(*done)
    assert (found.document["signer"], found.document["number"]) == ("ken-01", 1)
    assert found.document["next_expected"] == {"sequence": 1, "previous": None}
    assert len(bundles_in(found.payload)) == 1  # type: ignore[arg-type]
    assert [each.id for each in support.opened(desk.path).state.register.signers] == ["ken-01"]


def test_the_same_request_gets_the_same_grant(desk: Desk) -> None:
    """No second id, and no digits are asked for again."""
    first = grant(desk, support.request(), typed=support.digits())
    assert isinstance(first, tuple)
    again = grant(support.opened(desk.path), support.request(), typed="", minutes=9)
    assert isinstance(again, tuple)
    assert again[1] == Issued(first[1].name, first[1].data, is_repeat=True)


@pytest.mark.parametrize("typed", ["", "12345", "yes", "26348 11467 42571 53456 16141 34442 16338 16275"])
def test_other_digits_enrol_nobody(typed: str, desk: Desk) -> None:
    """Nothing is written at all."""
    refused = grant(desk, support.request(), typed=typed)
    assert isinstance(refused, Refusal)
    assert refused.code == "ENROL_CODE"
    assert support.opened(desk.path).state.rows == ()


def test_a_key_is_enrolled_once(desk: Desk) -> None:
    """Another request with the same key is refused."""
    after = support.enrolled(desk)
    refused = grant(after, support.request(name="Somebody Else"), typed=support.digits())
    assert isinstance(refused, Refusal)
    assert refused.code == "ENROL_KEY_IN_USE"


def test_a_second_person_gets_the_next_id(desk: Desk) -> None:
    """An id is never used again."""
    done = grant(support.enrolled(desk), support.request(world.STRANGER), typed=support.digits(world.STRANGER))
    assert isinstance(done, tuple)
    assert fields(*done).document["signer"] == "ken-02"


def test_a_renewal_keeps_the_id_and_needs_no_digits(desk: Desk) -> None:
    """The old key vouches, and counts for thirty days more."""
    after = support.enrolled(desk)
    plain = support.request(support.RENEWED)
    asked = {
        **plain.verified.document,
        "purpose": "renewal",
        "replaces": "ken-01",
        "created_utc": support.text(support.at(3)),
    }
    word = renewal_signature(strict_json.dump(asked), support.PERSON)
    register = after.state.register
    key = support.RENEWED
    renewal = write.build_kind(Kind.ENROL, asked, key=key, files={OLD_KEY_PATH: word}, register=register)
    done = grant(after, renewal, typed="", minutes=5)
    assert isinstance(done, tuple)
    assert fields(*done).document["signer"] == "ken-01"
    old, new = support.opened(desk.path).state.register.signers
    assert (old.id, new.id) == ("ken-01", "ken-01")
    assert old.valid_until is not None
    assert (old.valid_until - support.at(5)).days == 30


def test_a_replacement_ends_the_lost_key(desk: Desk) -> None:
    """Whoever finds the old key cannot send with it."""
    after = support.enrolled(desk)
    asked = support.request(support.RENEWED, purpose="replacement", replaces="ken-01")
    done = grant(after, asked, typed=support.digits(support.RENEWED), minutes=5)
    assert isinstance(done, tuple)
    assert fields(*done).document["signer"] == "ken-02"
    assert done[0].state.register.signers[0].valid_until == support.at(5)


def test_a_key_that_the_bundle_does_not_name_issues_nothing(desk: Desk) -> None:
    """What the receiver would refuse never leaves the desk."""
    with pytest.raises(CommandRefused) as trouble:
        grant(desk, support.request(), typed=support.digits(), key=world.STRANGER)
    assert (trouble.value.code, trouble.value.context["reason"]) == ("desk_document_refused", "KEY_UNKNOWN")
    assert support.opened(desk.path).state.rows == ()
