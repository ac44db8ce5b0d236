"""A key of the desk that counts no longer stays in the list, and says so for ever."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING, Any

import pytest

from ilms_desktop.desk.folder import open_desk
from ilms_desktop.workspace.clock import system_clock
from tests.unit.cli.desk_files import found_desk
from tests.unit.desk import desk_support as support

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def desk(ilms: Any, tmp_path: Path) -> Path:
    """A desk with one key."""
    return found_desk(ilms, tmp_path)


def sign(ilms: Any, bundle: str, folder: Path) -> None:
    """Two roots say that a bundle counts."""
    for name in ("r1", "r3"):
        assert ilms("trust", "sign", bundle, "--key", folder / name).code == 0


def statuses(desk: Path) -> dict[str, str]:
    """Keys of the bundle that counts."""
    return {each.id: each.status.value for each in open_desk(desk, now=system_clock()).bundle.desk}


def test_a_revoked_key_signs_nothing_once_the_roots_say_so(
    ilms: Any, desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Until then the bundle before counts."""
    monkeypatch.setattr("ilms_desktop.workspace.clock.system_clock", lambda: support.at(24 * 60))
    ran = ilms("trust", "revoke", desk, "desk-2026")
    assert ran.out.strip().endswith("v0002.json")
    assert statuses(desk) == {"desk-2026": "active"}
    sign(ilms, ran.out.strip(), tmp_path)
    assert statuses(desk) == {"desk-2026": "revoked"}
    asked = support.request()
    (tmp_path / asked.file_name).write_bytes(asked.data)
    monkeypatch.setattr(sys, "stdin", io.StringIO(support.digits() + "\n"))
    words = ("--officer", "officer", "--second-officer", "head", "--key", tmp_path / "desk-2026", "--json")
    ran = ilms("grant", "new", desk, tmp_path / asked.file_name, *words)
    assert (ran.code, ran.document["error"]["code"]) == (1, "desk_document_refused")
    assert "KEY_REVOKED" in ran.err


def test_a_retired_key_stays_in_the_list_when_others_are_named(ilms: Any, desk: Path, tmp_path: Path) -> None:
    """What it signed can be told from what a stranger signed; it may be revoked yet."""
    ran = ilms("trust", "retire", desk, "desk-2026")
    sign(ilms, ran.out.strip(), tmp_path)
    ilms("desk-key", "new", tmp_path / "desk-2027", "--id", "desk-2027", "--no-passphrase")
    ran = ilms("trust", "init", desk, "--desk-key", f"desk-2027={tmp_path / 'desk-2027'}.pub")
    sign(ilms, ran.out.strip(), tmp_path)
    assert statuses(desk) == {"desk-2027": "active", "desk-2026": "ended"}
    ran = ilms("trust", "revoke", desk, "desk-2026")
    sign(ilms, ran.out.strip(), tmp_path)
    assert statuses(desk) == {"desk-2027": "active", "desk-2026": "revoked"}


@pytest.mark.parametrize(
    ("before", "words", "said"),
    [
        ((), ("retire", "desk-2025"), "desk-2026"),
        (("retire",), ("retire", "desk-2026"), "retired"),
        (("revoke",), ("retire", "desk-2026"), "revoked"),
        (("revoke",), ("revoke", "desk-2026"), "revoked"),
    ],
)
def test_what_cannot_be_withdrawn_is_said(
    before: tuple[str, ...], words: tuple[str, str], said: str, ilms: Any, desk: Path
) -> None:
    """No such key, or done already; no bundle is written."""
    for word in before:
        ilms("trust", word, desk, "desk-2026")
    versions = sorted((desk / "trust").glob("*.json"))
    ran = ilms("trust", words[0], desk, words[1])
    assert ran.code == 1
    assert said in ran.err
    assert sorted((desk / "trust").glob("*.json")) == versions
