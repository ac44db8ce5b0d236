"""A key and its request: made together, or not at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from ilms_desktop.errors import ExchangeError, SigningKeyError
from ilms_desktop.keystore.vault import open_vault
from ilms_desktop.package import limits
from ilms_desktop.package.keys import load_key, new_key
from ilms_desktop.package.names import Kind
from ilms_desktop.package.outcome import Refusal, Verified
from ilms_desktop.package.read import verify
from ilms_desktop.package.register import EMPTY, Register, Signer
from ilms_desktop.workspace.enrolment_files import FOLDER
from ilms_desktop.workspace.enrolment_request import Replaced
from ilms_desktop.workspace.key_protection import unlock
from tests.unit.keystore.memory_backend import NAME, MemoryBackend
from tests.unit.workspace.enrolment_support import APPLICANT, GRANTED, LIFE, NOW, PASSPHRASE, ask, dice, enrolled

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from ilms_desktop.workspace.enrolment import Enrolment


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """These keys protect nothing."""
    monkeypatch.setattr(limits, "KEY_FILE_ROUNDS", 1)


def judged(made: Enrolment, register: Register = EMPTY, now: datetime = NOW) -> Verified | Refusal:
    """What the desk says of the request."""
    path = made.request_path
    return verify(path.read_bytes(), path.name, allowed_kinds={Kind.ENROL}, register=register, ledger=None, now=now)


def test_the_desk_takes_the_request_of_a_new_key(tmp_path: Path) -> None:
    """It says what the person said, and is signed by the key that it presents."""
    made = ask(tmp_path)
    result = judged(made)
    assert isinstance(result, Verified)
    assert (result.package_id, dict(result.document)) == (made.request_id, dict(made.request))
    assert (made.request["purpose"], made.request["replaces"], made.request["protection"]) == (
        "new",
        None,
        "passphrase",
    )
    assert load_key(made.key_path.read_bytes(), PASSPHRASE).public == made.public


def test_a_key_behind_the_sign_in_opens_by_it(tmp_path: Path) -> None:
    """And the request says so."""
    backend = MemoryBackend()
    vault = open_vault(backend, allowed={NAME})
    made = ask(tmp_path, guard=vault)

    def never(_trouble: SigningKeyError | None) -> str:
        raise AssertionError

    assert unlock(made.key_path.read_bytes(), vault=vault, ask=never).public == made.public
    assert made.request["protection"] == "sign-in"


def test_a_renewal_carries_the_word_of_the_old_key(tmp_path: Path) -> None:
    """The desk believes it as long as the old key counts."""
    old = enrolled(tmp_path, ask(tmp_path))
    now = GRANTED + LIFE - timedelta(days=30)
    made = ask(tmp_path, now=now, seed=5, replaced=Replaced("ken-01", new_key(dice()(32)), old))
    known = Register((Signer("ken-01", old.public),))
    result = judged(made, known, now)
    assert isinstance(result, Verified)
    assert (result.document["purpose"], result.document["replaces"]) == ("renewal", "ken-01")
    unknown = judged(made, EMPTY, now)
    assert isinstance(unknown, Refusal)
    assert unknown.code == "ENROL_OLD_KEY"


@pytest.mark.parametrize("signer", ["ken-01", None])
def test_a_lost_key_is_replaced_without_its_word(tmp_path: Path, signer: str | None) -> None:
    """Its id may be forgotten too."""
    made = ask(tmp_path, replaced=Replaced(signer))
    assert isinstance(judged(made), Verified)
    assert (made.request["purpose"], made.request["replaces"]) == ("replacement", signer)


@pytest.mark.parametrize("now", [GRANTED - timedelta(seconds=1), GRANTED + LIFE])
def test_a_key_that_does_not_count_renews_nothing(tmp_path: Path, now: datetime) -> None:
    """The desk would refuse it, so it is said before a key is made."""
    asked = ask(tmp_path)
    for old in (asked, enrolled(tmp_path, asked)):
        with pytest.raises(SigningKeyError) as caught:
            ask(tmp_path, now=now, seed=5, replaced=Replaced("ken-01", new_key(dice()(32)), old))
        assert caught.value.code == "renewal_too_late"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"email": "nobody"}, "enrolment_field"),
        ({"telephone": "call me"}, "enrolment_field"),
        ({"name": ""}, "enrolment_field"),
        ({"office": "two\nlines"}, "enrolment_field"),
        ({"collections": ("ilms",)}, "enrolment_field"),
        ({"collections": ()}, "enrolment_field"),
        ({"country": "Kenya"}, "enrolment_field"),
        ({"country": "ZZZ"}, "unknown_country"),
    ],
)
def test_what_cannot_be_said_is_refused_before_a_key_is_made(tmp_path: Path, change: dict[str, Any], code: str) -> None:
    """The key store keeps no passphrase of a key that never was."""
    backend = MemoryBackend()
    with pytest.raises(SigningKeyError) as caught:
        ask(tmp_path, guard=open_vault(backend, allowed={NAME}), applicant=replace(APPLICANT, **change))
    assert caught.value.code == code
    if code == "enrolment_field":
        assert caught.value.context["field"] in change
    assert (backend.entries, list(tmp_path.iterdir())) == ({}, [])


def test_a_short_passphrase_makes_no_key(tmp_path: Path) -> None:
    """Twelve characters at least."""
    with pytest.raises(SigningKeyError, match="at least"):
        ask(tmp_path, guard="short")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("behind_sign_in", [True, False])
def test_a_key_that_cannot_be_kept_is_forgotten(tmp_path: Path, behind_sign_in: bool) -> None:
    """Also by the key store."""
    backend = MemoryBackend()
    (tmp_path / FOLDER).write_bytes(b"in the way")
    with pytest.raises(ExchangeError):
        ask(tmp_path, guard=open_vault(backend, allowed={NAME}) if behind_sign_in else PASSPHRASE)
    assert backend.entries == {}
