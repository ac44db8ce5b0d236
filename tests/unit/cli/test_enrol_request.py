"""`ilms enrol request`: key, request and sheet in one go."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import keyring
import pytest

from ilms_desktop import paths, settings
from ilms_desktop.workspace.enrolment_files import enrolments, find
from tests.unit.keystore.memory_backend import Keyring, MemoryBackend
from tests.unit.workspace.enrolment_support import LIFE, PASSPHRASE, ask, enrolled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.unit.cli.conftest import Ran

TODAY = datetime.now(tz=UTC).replace(microsecond=0)
PERSON = ("--country", "ken", "--name", "B. Otieno", "--office", "KNBS")
REACH = ("--email", "b@knbs.example", "--telephone", "+254 20 000", "--collection", "ILMS-2026")


@pytest.fixture(autouse=True)
def user_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A person's folder; a passphrase that nobody has to type."""
    monkeypatch.setenv("ILMS_USER_DIR", str(tmp_path / "person"))
    monkeypatch.setenv("ILMS_PASSPHRASE", PASSPHRASE)
    return paths.user_dir()


@pytest.fixture
def store(request: pytest.FixtureRequest) -> Iterator[MemoryBackend]:
    """The system's key store: by default one that is on no list."""
    before = keyring.get_keyring()
    backend: MemoryBackend = getattr(request, "param", MemoryBackend)()
    keyring.set_keyring(backend)
    yield backend
    keyring.set_keyring(before)


def test_request_and_sheet_are_made_to_be_sent(
    ilms: Callable[..., Ran], store: MemoryBackend, user_dir: Path, tmp_path: Path
) -> None:
    """The key stays in the person's folder; without a safe store it has a passphrase, and why is said."""
    ran = ilms("enrol", "request", *PERSON, *REACH, "--reference", "KEN-7Q4M", "--out", tmp_path / "out")
    made = find(user_dir, None)
    assert ran.code == 0
    assert ran.out.split() == [str(tmp_path / "out" / f"{made.request['package']}.{end}") for end in ("zip", "pdf")]
    assert (tmp_path / "out" / made.request_path.name).read_bytes() == made.request_path.read_bytes()
    assert "no key store" in ran.err
    assert (made.request["protection"], made.country, store.entries) == ("passphrase", "KEN", {})


@pytest.mark.parametrize("store", [Keyring], indirect=True)
def test_a_key_goes_behind_the_sign_in_where_there_is_one(
    ilms: Callable[..., Ran], store: MemoryBackend, user_dir: Path
) -> None:
    """Request and sheet lie beside it where no other folder is named."""
    said = ilms("enrol", "request", *PERSON, *REACH, "--json").document
    made = find(user_dir, None)
    assert (said["protection"], said["key"], said["request"]) == ("sign-in", made.mark, str(made.request_path))
    assert made.request_path.with_suffix(".pdf").is_file()
    assert len(store.entries) == 1


@pytest.mark.parametrize("store", [Keyring], indirect=True)
def test_a_shared_computer_asks_every_time(ilms: Callable[..., Ran], store: MemoryBackend, user_dir: Path) -> None:
    """Whatever its key store could do."""
    assert ilms("enrol", "request", *PERSON, *REACH, "--ask-every-time").code == 0
    assert (find(user_dir, None).request["protection"], store.entries) == ("passphrase", {})


def test_the_settings_say_who_asks(ilms: Callable[..., Ran], store: MemoryBackend, user_dir: Path) -> None:
    """Nobody types their office twice."""
    assert store.entries == {}
    known = replace(settings.Settings(), country="KEN", person="B. Otieno", office="KNBS")
    settings.save(known, user_dir)
    assert ilms("enrol", "request", *REACH).code == 0
    request = find(user_dir, None).request
    assert (request["name"], request["office"], request["country"]) == ("B. Otieno", "KNBS", "KEN")


def test_a_key_is_renewed_by_the_old_one(ilms: Callable[..., Ran], store: MemoryBackend, user_dir: Path) -> None:
    """Its id goes on."""
    assert store.entries == {}
    start = TODAY - LIFE + timedelta(days=30)
    old = enrolled(user_dir, ask(user_dir, now=start), valid_from=start)
    said = ilms("enrol", "request", *PERSON, *REACH, "--renew", old.mark, "--json").document
    made = find(user_dir, said["key"])
    assert (made.request["purpose"], made.request["replaces"]) == ("renewal", "ken-01")


def test_a_lost_key_is_replaced(ilms: Callable[..., Ran], store: MemoryBackend, user_dir: Path) -> None:
    """By telephone, as the first one was."""
    assert store.entries == {}
    assert ilms("enrol", "request", *PERSON, *REACH, "--replace", "ken-01").code == 0
    request = find(user_dir, None).request
    assert (request["purpose"], request["replaces"]) == ("replacement", "ken-01")


def test_what_was_never_granted_renews_nothing(ilms: Callable[..., Ran], store: MemoryBackend, user_dir: Path) -> None:
    """No second key is made."""
    assert store.entries == {}
    old = ask(user_dir, now=TODAY)
    ran = ilms("enrol", "request", *PERSON, *REACH, "--renew", old.mark, "--json")
    assert (ran.code, ran.document["error"]["code"]) == (2, "renewal_too_late")
    assert enrolments(user_dir) == (old,)
