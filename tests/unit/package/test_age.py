"""Encrypted packages."""

from __future__ import annotations

import random
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from ilms_desktop.errors import ExtraMissing, SigningKeyError, UserError
from ilms_desktop.package import age, limits
from ilms_desktop.package.carrier import Content
from ilms_desktop.package.outcome import CarrierKind, Problem, Verified
from tests.stock_tools import needs
from tests.vectors.package import forge_age, trust_world, vectors_age, world

if TYPE_CHECKING:
    from pathlib import Path

pyrage = pytest.importorskip("pyrage")
PLAIN = b"PK" + bytes(100_000)


def opened(data: bytes) -> Content | Problem:
    """What the desk finds in a file."""
    return age.opener([forge_age.DESK_IDENTITY])(data)


def test_a_package_is_encrypted_for_the_recipients_of_the_trust_bundle() -> None:
    """And for nobody else: there is no way to name another."""
    bundle = trust_world.bundle(age_recipients=[forge_age.DESK_RECIPIENT])
    data = age.encrypt(PLAIN, bundle)
    assert opened(data) == Content(PLAIN)
    assert data != age.encrypt(PLAIN, bundle)


@pytest.mark.parametrize("recipients", [[], ["age1" + "q" * 58]])
def test_without_a_good_recipient_nothing_is_encrypted(recipients: list[str]) -> None:
    """A file that nobody can open would be lost."""
    with pytest.raises(UserError) as caught:
        age.encrypt(PLAIN, trust_world.bundle(age_recipients=recipients))
    assert caught.value.code == "no_age_recipients"
    with pytest.raises(UserError) as early:
        age.make_sure(trust_world.bundle(age_recipients=recipients))
    assert early.value.code == "no_age_recipients"


def test_an_encrypted_package_is_judged_like_any_other() -> None:
    """The result names the file as it came."""
    result = vectors_age.case(forge_age.encrypted(world.good())).judge()
    assert isinstance(result, Verified)
    assert (result.carrier.kind, result.carrier.extension) == (CarrierKind.AGE, ".age")
    assert result.package_id == world.package_id(world.good())


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (forge_age.encrypted(PLAIN)[:-1], "AGE_DAMAGED"),
        (forge_age.encrypted(PLAIN) + b"x", "AGE_DAMAGED"),
        (forge_age.VERSION, "AGE_DAMAGED"),
        (forge_age.encrypted(PLAIN, forge_age.NOBODY_SEED), "AGE_RECIPIENT"),
        (forge_age.encrypted(b"%PDF-1.7"), "CARRIER_NESTED"),
        (forge_age.encrypted(forge_age.encrypted(PLAIN)), "CARRIER_NESTED"),
        (forge_age.VERSION + bytes(limits.MAX_CARRIER_BYTES), "CARRIER_SIZE"),
    ],
)
def test_a_file_that_cannot_be_opened_says_why(data: bytes, code: str) -> None:
    """Damaged, for somebody else, too large, or one carrier in another."""
    problem = opened(data)
    assert isinstance(problem, Problem)
    assert problem.code == code


def test_damaged_files_are_refused_without_a_crash() -> None:
    """Whatever the change is."""
    rng = random.Random(3)
    good = forge_age.encrypted(b"PK")
    for _ in range(300):
        bad = bytearray(good)
        bad[rng.randrange(len(bad))] ^= 1 << rng.randrange(8)
        assert isinstance(opened(bytes(bad)), Problem)


def test_an_identity_that_is_none_is_refused_and_not_shown() -> None:
    """It is a secret, or was meant to be one."""
    with pytest.raises(SigningKeyError) as caught:
        age.opener(["AGE-SECRET-KEY-1HUNTER2"])
    assert caught.value.code == "age_identity_unreadable"
    assert "HUNTER2" not in str(caught.value)


def test_without_the_library_the_person_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is an optional part."""
    monkeypatch.setitem(sys.modules, "pyrage", None)
    with pytest.raises(ExtraMissing) as caught:
        age.opener([])
    assert caught.value.context["extra"] == "crypt"


@needs("age")
def test_the_stock_tool_opens_what_we_encrypt(tmp_path: Path) -> None:
    """The desk can do without this program."""
    (tmp_path / "key").write_text(forge_age.DESK_IDENTITY, encoding="utf-8")
    data = age.encrypt(PLAIN, trust_world.bundle(age_recipients=[forge_age.DESK_RECIPIENT]))
    done = subprocess.run(["age", "-d", "-i", tmp_path / "key"], input=data, capture_output=True, check=True)
    assert done.stdout == PLAIN
