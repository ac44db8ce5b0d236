"""What comes from the ILO, on the command line: words, exit codes and documents."""

from __future__ import annotations

from dataclasses import replace
from email.message import EmailMessage
from typing import TYPE_CHECKING, Any

import pytest

from ilms_desktop.package.names import Kind
from ilms_desktop.package.write import build_kind
from tests.unit.cli.post_files import put, sent
from tests.unit.workspace.enrolment_support import APPLICANT, ask, grant_fields
from tests.unit.workspace.post_support import DESK, NOW, signed_query, signed_receipt
from tests.unit.workspace.trust_support import ROOTS, files, install_six

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """The day of these tests, on which the desk's key counts."""
    monkeypatch.setattr("ilms_desktop.workspace.clock.system_clock", lambda: NOW)


@pytest.fixture
def trusting(person: Path) -> Path:
    """A person's folder with the installed bundle."""
    install_six(person)
    return person


def test_a_receipt_says_where_its_package_stands(ilms: Any, sealed_file: Path, trusting: Path, tmp_path: Path) -> None:
    """What the ILO understood otherwise comes first, its findings last; the same again is no trouble."""
    del trusting
    finding = {
        "code": "AUDIT_BEHIND",
        "severity": "W",
        "cell": None,
        "text_key": None,
        "parameters": None,
        "text": None,
    }
    table = {"id": "C4", "rows_accepted": 3, "sharing": "ilo-only", "embargo_until": None}
    receipt = put(tmp_path, signed_receipt(sent(sealed_file), 42, findings=[finding], tables=[table]))
    ran = ilms("receive", sealed_file, receipt)
    assert ran.code == 0, ran.err
    lines = ran.err.splitlines()
    assert lines[0] == f"{receipt.name}:"
    assert lines[1].startswith("Table C4 was sent as “public”")
    assert "ILMS_KHM-01_2026_S0001, complete reply" in lines[2]
    assert "is older than one that was sent before" in ran.err
    ran = ilms("receive", sealed_file, receipt, "--json")
    (told,) = ran.document["results"]
    assert (ran.code, told["code"], told["kept"]) == (0, "REPLAY_DUPLICATE", receipt.stem)


def test_a_stale_receipt_is_filed(ilms: Any, sealed_file: Path, trusting: Path, tmp_path: Path) -> None:
    """It is no trouble either."""
    del trusting
    about = sent(sealed_file)
    ilms("receive", sealed_file, put(tmp_path, signed_receipt(about, 5)))
    ran = ilms("receive", sealed_file, put(tmp_path, signed_receipt(about, 4, "received")), "--json")
    assert (ran.code, ran.document["results"][0]["code"]) == (0, "RECEIPT_STALE")


def test_a_folder_and_a_mail_are_taken_as_a_whole(ilms: Any, sealed_file: Path, trusting: Path, tmp_path: Path) -> None:
    """The exit code is that of the worst; every carrier is answered by its name."""
    del trusting
    about = sent(sealed_file)
    folder = tmp_path / "post"
    folder.mkdir()
    put(folder, signed_query(about))
    mail = EmailMessage()
    mail.set_content("Our receipt.")
    receipt = signed_receipt(about)
    mail.add_attachment(receipt.data, maintype="application", subtype="zip", filename=receipt.file_name)
    (folder / "b.eml").write_bytes(mail.as_bytes())
    ran = ilms("receive", sealed_file, folder, "--json")
    assert (ran.code, [each["code"] for each in ran.document["results"]]) == (0, ["OK", "OK"])
    assert "1 question of the ILO, to be answered by 2026-12-15." in ran.err
    elsewhere = put(folder, signed_query(replace(about, package_id="ab" * 32), 2))
    assert ilms("receive", sealed_file, elsewhere).code == 3
    (folder / "x.zip").write_bytes(b"no package")
    assert ilms("receive", sealed_file, folder).code == 1


def test_nobody_is_believed_without_a_bundle(ilms: Any, sealed_file: Path, tmp_path: Path) -> None:
    """The person is told how to install one."""
    receipt = put(tmp_path, signed_receipt(sent(sealed_file)))
    ran = ilms("receive", sealed_file, receipt, "--json")
    assert (ran.code, ran.document["error"]["code"]) == (2, "trust_missing")


def test_a_newer_bundle_is_told(ilms: Any, sealed_file: Path, trusting: Path, tmp_path: Path) -> None:
    """It counts from now on."""
    del trusting
    receipt = put(tmp_path, signed_receipt(sent(sealed_file), files=files(7)))
    ran = ilms("receive", sealed_file, receipt, "--json")
    assert (ran.document["trust_version"], ran.document["results"][0]["trust"]) == (7, "OK")
    assert "With it came trust bundle 7 of the ILO" in ran.err
    ran = ilms("receive", sealed_file, receipt, "--json")
    assert ran.document["results"][0]["trust"] is None
    assert "trust bundle" not in ran.err


def test_a_bundle_that_is_refused_is_told(ilms: Any, sealed_file: Path, trusting: Path, tmp_path: Path) -> None:
    """With its code; the receipt that brought it is taken."""
    del trusting
    receipt = put(tmp_path, signed_receipt(sent(sealed_file), files=files(7, {"r1": ROOTS["r1"]})))
    ran = ilms("receive", sealed_file, receipt, "--json")
    (told,) = ran.document["results"]
    assert (ran.code, told["code"], told["trust"], ran.document["trust_version"]) == (0, "OK", "TRUST_QUORUM", 6)
    assert "TRUST_QUORUM" in ran.err


def test_a_grant_enrols_the_computer(ilms: Any, sealed_file: Path, trusting: Path, tmp_path: Path) -> None:
    """Through the same door."""
    asked = ask(trusting, now=NOW, applicant=replace(APPLICANT, country="KHM", reference="KHM-7Q4M"))
    fields = grant_fields(asked, valid_from=NOW, signer="khm-02")
    ran = ilms("receive", sealed_file, put(tmp_path, build_kind(Kind.GRANT, fields, key=DESK)), "--json")
    (told,) = ran.document["results"]
    assert (ran.code, told["key_file"], told["kept"]) == (0, str(asked.key_path), None)
    assert "Enrolled as khm-02 until" in ran.err
