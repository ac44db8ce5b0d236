"""Policy decides about encryption, the installed bundle about for whom."""

from __future__ import annotations

import sys

import pytest

from ilms_desktop.errors import ExtraMissing, UserError
from ilms_desktop.package import age, write
from ilms_desktop.package.carrier import Content
from ilms_desktop.workspace.encrypting import age_file, age_name, encryption_for, may_choose
from ilms_desktop.workspace.trust_store import Installed
from tests.vectors.package import forge_age, trust_world, world

POLICIES = {"ALL": {"encryption": "off"}, "KEN": {"encryption": "required"}, "KHM": {"encryption": "allowed"}}
BUNDLE = trust_world.bundle(policies=POLICIES, age_recipients=[forge_age.DESK_RECIPIENT])
HERE = Installed(BUNDLE)


@pytest.mark.parametrize(
    ("country", "wanted", "encrypts"),
    [("KEN", False, True), ("KEN", True, True), ("KHM", True, True), ("KHM", False, False), ("TZA", False, False)],
)
def test_the_policy_decides_and_the_person_where_it_lets_them(country: str, wanted: bool, encrypts: bool) -> None:
    """`required` needs no wish, `allowed` does."""
    assert encryption_for(HERE, country, wanted=wanted) == (BUNDLE if encrypts else None)


def test_a_wish_that_the_policy_does_not_provide_for_is_refused() -> None:
    """To send in clear what somebody asked to encrypt would be worse."""
    with pytest.raises(UserError) as caught:
        encryption_for(HERE, "TZA", wanted=True)
    assert caught.value.code == "encryption_off"
    with pytest.raises(UserError) as caught:
        encryption_for(None, "KHM", wanted=True)
    assert caught.value.code == "trust_missing"
    assert encryption_for(None, "KEN", wanted=False) is None


def test_only_where_it_is_allowed_a_person_chooses() -> None:
    """Elsewhere nothing is asked."""
    assert [may_choose(HERE, each) for each in ("KEN", "KHM", "TZA")] == [False, True, False]
    assert not may_choose(None, "KHM")


def test_whatever_keeps_the_file_from_being_made_is_said_before_a_number_is_taken(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """No recipients, or a program that came without the part that encrypts."""
    with pytest.raises(UserError) as caught:
        encryption_for(Installed(trust_world.bundle(policies=POLICIES)), "KEN", wanted=False)
    assert caught.value.code == "no_age_recipients"
    monkeypatch.setitem(sys.modules, "pyrage", None)
    with pytest.raises(ExtraMissing) as missing:
        encryption_for(HERE, "KEN", wanted=False)
    assert missing.value.context == {"extra": "crypt"}


def test_the_desk_opens_the_file_and_finds_the_package() -> None:
    """It is named after the package, and other bytes every time."""
    pytest.importorskip("pyrage")
    sealed = write.build(world.document(), tables=world.tables(), files=world.files(), key=world.KEN)
    made = age_file(sealed, BUNDLE)
    assert age.opener([forge_age.DESK_IDENTITY])(made) == Content(sealed.data)
    assert age_file(sealed, BUNDLE) != made
    assert age_name(sealed) == f"{sealed.name}.age"
