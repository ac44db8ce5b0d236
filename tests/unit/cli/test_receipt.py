"""Files are received by a command: words, exit codes and documents; what is written is tested in `desk`."""

from __future__ import annotations

import io
import json
import sys
from email.message import EmailMessage
from typing import TYPE_CHECKING, Any

import pytest

from tests.unit.cli.desk_files import found_desk
from tests.unit.desk import desk_support as support

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def desk(ilms: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A desk that enrolled ken-01."""
    monkeypatch.setattr("ilms_desktop.workspace.clock.system_clock", lambda: support.at(30))
    desk = found_desk(ilms, tmp_path)
    asked = support.request()
    (tmp_path / asked.file_name).write_bytes(asked.data)
    monkeypatch.setattr(sys, "stdin", io.StringIO(support.digits() + "\n"))
    words = ("--officer", "officer", "--second-officer", "head", "--key", tmp_path / "desk-2026")
    ran = ilms("grant", "new", desk, tmp_path / asked.file_name, *words)
    assert ran.code == 0, ran.err
    assert support.digits() not in ran.err
    return desk


def test_a_mail_with_a_replay_gives_one_receipt_twice(ilms: Any, desk: Path, tmp_path: Path) -> None:
    """Each package of a mail is judged after the one before it was listed."""
    package = support.submission()
    mail = EmailMessage()
    mail.set_content("Twice.")
    for name in (package.file_name, f"{package.name} (1).zip"):
        mail.add_attachment(package.data, maintype="application", subtype="zip", filename=name)
    (tmp_path / "mail.eml").write_bytes(mail.as_bytes())
    words = ("--key", tmp_path / "desk-2026", "--out", tmp_path / "out", "--json")
    ran = ilms("receipt", "new", desk, tmp_path / "mail.eml", *words)
    assert ran.code == 0
    first, second = ran.document["results"]
    assert (first["repeated"], second["repeated"]) == (False, True)
    assert first["receipt"] == second["receipt"]
    assert [each.name for each in (tmp_path / "out").iterdir()] == [f"{package.name}_R0001.zip"]


def test_what_cannot_be_received_is_said_without_receipt(ilms: Any, desk: Path, tmp_path: Path) -> None:
    """No package at all."""
    (tmp_path / "x.zip").write_bytes(b"no package")
    ran = ilms("receipt", "new", desk, tmp_path / "x.zip", "--key", tmp_path / "desk-2026", "--json")
    assert (ran.code, ran.document["results"][0]["receipt"]) == (1, None)


def test_next_is_set_for_a_package_that_was_imported(ilms: Any, desk: Path, tmp_path: Path) -> None:
    """A number that was used is not expected again."""
    package = support.submission()
    (tmp_path / package.file_name).write_bytes(package.data)
    key = ("--key", tmp_path / "desk-2026", "--json")
    assert ilms("receipt", "next", desk, package.name, *key).code == 1
    ilms("receipt", "new", desk, tmp_path / package.file_name, *key)
    ran = ilms("receipt", "next", desk, package.name, "--sequence", "5", "--previous", "ab" * 32, *key)
    assert ran.document["next_expected"] == {"sequence": 5, "previous": "ab" * 32}
    assert ilms("receipt", "next", desk, package.name, "--sequence", "1", *key).code == 1
    again = support.submission(5, "ab" * 32)
    (tmp_path / again.file_name).write_bytes(again.data)
    assert ilms("receipt", "new", desk, tmp_path / again.file_name, *key).document["results"][0]["code"] == "OK"


@pytest.mark.parametrize(
    "content", ["{", "[]", '{"languages": "en", "queries": []}', '{"languages": [], "queries": [1]}']
)
def test_questions_that_are_none_are_said(content: str, ilms: Any, desk: Path, tmp_path: Path) -> None:
    """Nothing is issued, and no number is taken."""
    package = support.submission()
    (tmp_path / package.file_name).write_bytes(package.data)
    (tmp_path / "q.json").write_text(content)
    key = ("--key", tmp_path / "desk-2026", "--json")
    about = ("--about", package.name, "--deadline", "2098-01-01")
    assert ilms("query", "new", desk, tmp_path / "q.json", *about, *key).code == 1
    ilms("receipt", "new", desk, tmp_path / package.file_name, *key)
    assert ilms("query", "new", desk, tmp_path / "q.json", *about, *key).code == 2
    question = {"cell": {"source": "FX-1"}, "kind": "other", "severity": "for-information", "text": {"en": "Hello?"}}
    (tmp_path / "q.json").write_text(json.dumps({"languages": ["fr"], "queries": [question]}))
    assert ilms("query", "new", desk, tmp_path / "q.json", *about, *key).code == 1
    (tmp_path / "q.json").write_text(json.dumps({"languages": ["en"], "queries": [question]}))
    ran = ilms("query", "new", desk, tmp_path / "q.json", *about, "--to", "ken-01", *key)
    assert ran.document["package"] == "ILMS_KEN-01_2026_Q0001"
