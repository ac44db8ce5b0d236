"""Reading a trust bundle."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from ilms_desktop.package import keys, strict_json, trust
from ilms_desktop.package.names import Kind
from ilms_desktop.package.outcome import Outcome, Problem
from ilms_desktop.package.register import SignerStatus, judge
from ilms_desktop.package.trust import Encryption
from tests.vectors.package import trust_world as tw
from tests.vectors.package import world

IDENTITY_KEY = keys.public_text(b"\1" + bytes(31))


def read(**changes: Any) -> trust.TrustBundle | Problem:
    """The bundle with these fields, whether they are good or not."""
    return trust.read_bundle(strict_json.dump({"format": trust.FORMAT} | tw.fields(**changes)))


def test_a_bundle_says_who_speaks_for_the_desk() -> None:
    """Roots, desk keys with their roles and dates, policies, and where to telephone."""
    bundle = tw.bundle(age_recipients=["age1" + "q" * 58])
    assert bundle.version == tw.VERSION
    assert bundle.roots == {name: key.public for name, key in tw.ROOTS.items()}
    assert (bundle.quorum, bundle.minimum_software, len(bundle.age_recipients)) == (2, "0.1.0", 1)
    assert bundle.telephone.startswith("+41")
    assert bundle.address.endswith("Geneva")
    assert bundle.root_code == keys.root_code(key.public for key in tw.ROOTS.values())
    assert (bundle.issued, bundle.expires - bundle.issued) == (datetime(2026, 6, 1, 8, tzinfo=UTC), timedelta(731))


def test_the_desk_register_holds_each_key_with_its_roles_and_dates() -> None:
    """Receipts are judged by it."""
    register = trust.desk_register(tw.bundle(desk_keys=[tw.desk_key(roles=["receipt"])]))
    (signer,) = register.signers
    assert (signer.id, signer.public, signer.kinds) == ("desk-2026", world.DESK.public, frozenset({Kind.RECEIPT}))
    assert signer.valid_from == datetime(2026, 1, 1, tzinfo=UTC)
    assert judge(register, world.DESK.public, kind=Kind.RECEIPT, now=world.NOW, waits=False) == signer
    problem = judge(register, world.DESK.public, kind=Kind.GRANT, now=world.NOW, waits=False)
    assert isinstance(problem, Problem)
    assert problem.code == "KEY_ROLE"


@pytest.mark.parametrize(
    ("status", "code", "expected"),
    [("retired", "KEY_EXPIRED", SignerStatus.ENDED), ("revoked", "KEY_REVOKED", SignerStatus.REVOKED)],
)
def test_a_desk_key_that_was_given_up_signs_nothing_new(status: str, code: str, expected: SignerStatus) -> None:
    """Whatever the clock of this computer says."""
    register = trust.desk_register(tw.bundle(desk_keys=[tw.desk_key(status=status, since_utc="2030-01-01T00:00:00Z")]))
    problem = judge(register, world.DESK.public, kind=Kind.RECEIPT, now=world.NOW, waits=False)
    assert isinstance(problem, Problem)
    assert (problem.code, register.signers[0].status) == (code, expected)


@pytest.mark.parametrize(
    ("policies", "expected"),
    [
        ({"ALL": {"encryption": "allowed"}}, Encryption.ALLOWED),
        ({"ALL": {"encryption": "allowed"}, "KEN": {"encryption": "required"}}, Encryption.REQUIRED),
        ({"TZA": {"encryption": "required"}}, Encryption.OFF),
    ],
)
def test_a_country_follows_its_own_policy_before_that_for_all(policies: dict[str, Any], expected: Encryption) -> None:
    """And none means that packages travel in clear."""
    bundle = tw.bundle(policies=policies)
    assert bundle.encryption_of("KEN") is expected
    assert bundle.demands_age("KEN") == (expected is Encryption.REQUIRED)


def test_an_old_bundle_warns_and_goes_on() -> None:
    """A clock that is wrong must not lock anybody out."""
    bundle = tw.bundle()
    assert trust.expiry_note(bundle, bundle.expires - timedelta(seconds=1)) is None
    note = trust.expiry_note(bundle, bundle.expires)
    assert note == Problem("TRUST_EXPIRED", {"expired": "2028-06-01"}, Outcome.WARN)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"quorum": 1}, "quorum"),
        ({"quorum": 4}, "quorum"),
        ({"version": 0}, "version"),
        ({"expires_utc": "2026-06-01T08:00:00Z"}, "expires_utc"),
        ({"issued_utc": "2026-06-31T08:00:00Z"}, "issued_utc"),
        ({"roots": [*tw.root_list(tw.ROOTS)[:1], *tw.root_list(tw.NEW_ROOTS)[:1], {"id": "r1", "key": "x"}]}, "roots"),
        ({"roots": [*tw.root_list(tw.ROOTS), {"id": "r9", "key": "x"}]}, "key"),
        ({"roots": [*tw.root_list(tw.ROOTS), {"id": "r9", "key": keys.public_text(world.DESK.public)}]}, "key"),
        ({"desk_keys": [tw.desk_key(), tw.desk_key(key=keys.public_text(world.KEN.public))]}, "desk_keys"),
        ({"desk_keys": [tw.desk_key(valid_until="2026-01-01")]}, "desk_keys"),
        ({"desk_keys": [tw.desk_key(id="Desk")]}, "desk_keys"),
        ({"desk_keys": [tw.desk_key(roles=[])]}, "desk_keys[0].roles"),
        ({"desk_keys": [tw.desk_key(roles=["submission"])]}, "desk_keys[0].roles[0]"),
        ({"desk_keys": [tw.desk_key(valid_from="2026-13-01")]}, "desk_keys[0].valid_from"),
        ({"age_recipients": ["age1plugin"]}, "age_recipients[0]"),
        ({"policies": {"KEN": {"encryption": "maybe"}}}, "policies.KEN.encryption"),
        ({"contacts": {"address": "x"}}, "contacts.telephone"),
        ({"surprise": 1}, "surprise"),
    ],
)
def test_a_bundle_that_says_something_else_is_not_read(changes: dict[str, Any], field: str) -> None:
    """Every field is there, and of its form."""
    problem = read(**changes)
    assert isinstance(problem, Problem)
    assert (problem.code, problem.parameters["field"]) == ("TRUST_FIELDS", field)


def test_a_bundle_of_a_later_format_is_named_as_such() -> None:
    """The program must be updated."""
    for data in (strict_json.dump(tw.fields() | {"format": "ilms-trust/2"}), b"[]\n"):
        problem = trust.read_bundle(data)
        assert isinstance(problem, Problem)
        assert problem.code == "TRUST_FORMAT"


def test_a_bundle_that_can_be_read_in_two_ways_is_not_read() -> None:
    """Strict JSON, as everywhere."""
    problem = trust.read_bundle(b'{"version": 1}')
    assert isinstance(problem, Problem)
    assert problem.code == "TRUST_NONCANON"


@pytest.mark.parametrize("place", ["roots", "desk_keys"])
def test_a_weak_key_is_never_trusted(place: str) -> None:
    """Anybody could sign with it."""
    lists = {"roots": [*tw.root_list(tw.ROOTS), {"id": "r9", "key": IDENTITY_KEY}]}
    lists |= {"desk_keys": [tw.desk_key(key=IDENTITY_KEY)]} if place == "desk_keys" else {}
    problem = read(**{place: lists[place]})
    assert isinstance(problem, Problem)
    assert problem.code == "KEY_WEAK"


def test_there_is_an_end_to_the_number_of_keys() -> None:
    """200 of all sorts together."""
    recipients = ["age1" + "q" * 58] * 197
    assert isinstance(read(age_recipients=recipients[:-1]), trust.TrustBundle)
    problem = read(age_recipients=recipients)
    assert isinstance(problem, Problem)
    assert problem.code == "TRUST_SIZE"
