"""Grants are judged by the installed bundle, and may bring the next one."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from ilms_desktop.errors import UserError
from ilms_desktop.package import limits
from ilms_desktop.package.keys import new_key, public_text
from ilms_desktop.package.names import Kind
from ilms_desktop.package.outcome import Refusal
from ilms_desktop.package.write import build_kind
from ilms_desktop.workspace.enrolment_grant import Imported, take_grants
from ilms_desktop.workspace.trust_store import Installed, needed
from tests.unit.workspace.enrolment_support import DESK, GRANTED, ask, grant_fields
from tests.unit.workspace.trust_support import ROOTS, files, install_six
from tests.vectors.package import trust_world

if TYPE_CHECKING:
    from pathlib import Path

    from ilms_desktop.package.ed25519 import SigningKey
    from ilms_desktop.workspace.enrolment import Enrolment

NOW = GRANTED + timedelta(days=1)
NEW_DESK = new_key(b"test key of the next desk".ljust(32, b"."))
OLD = trust_world.desk_key(key=public_text(DESK.public))
NEW = trust_world.desk_key(id="desk-2027", key=public_text(NEW_DESK.public))


def grant(asked: Enrolment, *, key: SigningKey = DESK, brought: dict[str, bytes] | None = None) -> tuple[bytes, str]:
    """The desk's answer with bundles in it."""
    sealed = build_kind(Kind.GRANT, grant_fields(asked), key=key, files=brought or {})
    return sealed.data, sealed.file_name


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """These keys protect nothing."""
    monkeypatch.setattr(limits, "KEY_FILE_ROUNDS", 1)


@pytest.fixture
def asked(tmp_path: Path) -> Enrolment:
    """A person's request, on a computer whose bundle names the desk's key."""
    install_six(tmp_path, desk_keys=[OLD])
    return ask(tmp_path)


def test_without_a_bundle_no_grant_can_be_judged(tmp_path: Path) -> None:
    """It says how to install one."""
    made = ask(tmp_path)
    with pytest.raises(UserError) as caught:
        take_grants(tmp_path, *grant(made), NOW)
    assert caught.value.code == "trust_missing"


def test_a_grant_of_a_desk_key_is_taken(tmp_path: Path, asked: Enrolment) -> None:
    """Nothing newer came with it."""
    (taken,) = take_grants(tmp_path, *grant(asked), NOW)
    assert isinstance(taken.result, Imported)
    assert taken.trust is None


def test_a_grant_brings_the_bundle_that_the_computer_lacks(tmp_path: Path, asked: Enrolment) -> None:
    """It counts from then on."""
    (taken,) = take_grants(tmp_path, *grant(asked, brought=files(7, desk_keys=[OLD])), NOW)
    assert isinstance(taken.result, Imported)
    assert isinstance(taken.trust, Installed)
    assert needed(tmp_path).version == 7


def test_a_grant_may_bring_the_bundle_that_retires_its_key(tmp_path: Path, asked: Enrolment) -> None:
    """The key counted when the grant came."""
    brought = files(7, desk_keys=[OLD | {"status": "retired"}, NEW])
    (taken,) = take_grants(tmp_path, *grant(asked, brought=brought), NOW)
    assert isinstance(taken.result, Imported)
    assert needed(tmp_path).version == 7


def test_a_grant_of_a_new_desk_key_brings_the_bundle_that_names_it(tmp_path: Path, asked: Enrolment) -> None:
    """The computer was behind when the desk changed its key."""
    brought = files(7, desk_keys=[OLD | {"status": "retired"}, NEW])
    (taken,) = take_grants(tmp_path, *grant(asked, key=NEW_DESK, brought=brought), NOW)
    assert isinstance(taken.result, Imported)
    assert isinstance(taken.trust, Installed)


@pytest.mark.parametrize(
    ("brought", "trust"),
    [({}, None), (files(7, {"r1": ROOTS["r1"]}, desk_keys=[NEW]), "TRUST_QUORUM"), (files(7, desk_keys=[OLD]), "7")],
)
def test_a_key_that_no_root_speaks_for_stays_unknown(
    brought: dict[str, bytes], trust: Any, tmp_path: Path, asked: Enrolment
) -> None:
    """Whatever bundle it brings."""
    (taken,) = take_grants(tmp_path, *grant(asked, key=NEW_DESK, brought=brought), NOW)
    assert isinstance(taken.result, Refusal)
    assert taken.result.code == "KEY_UNKNOWN"
    found = taken.trust.code if isinstance(taken.trust, Refusal) else taken.trust and str(taken.trust.version)
    assert found == trust


def test_a_file_that_is_no_grant_is_refused_at_the_door(tmp_path: Path, asked: Enrolment) -> None:
    """A mail without attachments, too."""
    del asked
    (taken,) = take_grants(tmp_path, b"Subject: x\r\nFrom: a@b.example\r\n\r\ntext\r\n", "x.eml", NOW)
    assert isinstance(taken.result, Refusal)
    assert taken.result.code == "MAIL_EMPTY"
