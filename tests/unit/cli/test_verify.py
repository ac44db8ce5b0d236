"""A package is good, refused or held, and the reason has a code."""

from __future__ import annotations

import io
import sys
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from tests.unit.cli.desk_files import found_desk
from tests.unit.desk import desk_support as support


@pytest.fixture
def key(ilms: Any, tmp_path: Path) -> Path:
    """Key of khm-01."""
    path = tmp_path / "khm-01"
    ilms("keys", "new", path, "--signer", "khm-01", "--country", "KHM", "--no-passphrase")
    return path


@pytest.fixture
def package(ilms: Any, file: Path, figures: Path, key: Path, tmp_path: Path) -> Path:
    """A sealed package."""
    ilms("import", file, figures)
    ran = ilms("seal", file, "--key", key, "--out", tmp_path / "out", "--json")
    return Path(ran.document["package"])


def test_a_package_of_a_known_signer_is_good(ilms: Any, package: Path, key: Path) -> None:
    """Code OK, no stage, the fields of the signed document."""
    ran = ilms("verify", package, "--register", f"{key}.allowed_signers", "--json")
    assert ran.code == 0, ran.err
    document = ran.document
    assert (document["code"], document["stage"], document["outcome"]) == ("OK", None, "accept")
    assert (document["signer"], document["package"]) == ("khm-01", package.stem)
    assert document["fields"]["country"] == "KHM"
    assert document["fields"]["observations"] == 3
    assert document["text"] in ran.err.replace("\n", " ")


def test_the_pdf_with_the_package_inside_is_as_good(ilms: Any, package: Path, key: Path) -> None:
    """The same package by another way: read in a process of its own, under the name of the PDF."""
    carrier = package.with_suffix(".pdf")
    ran = ilms("verify", carrier, "--register", f"{key}.allowed_signers", "--json")
    assert ran.code == 0, ran.err
    assert ran.document["package_id"] == ilms("verify", package, "--json").document["package_id"]
    carrier.write_bytes(carrier.read_bytes() + b"x")
    ran = ilms("verify", carrier, "--register", f"{key}.allowed_signers", "--json")
    assert (ran.code, ran.document["code"], ran.document["stage"]) == (1, "CARRIER_DAMAGED", "0")


def test_an_unknown_key_is_held(ilms: Any, package: Path) -> None:
    """The signature holds; a person decides. The number is known already."""
    ran = ilms("verify", package, "--json")
    assert ran.code == 3
    assert (ran.document["code"], ran.document["stage"], ran.document["outcome"]) == ("KEY_UNKNOWN", "C", "quarantine")
    assert len(ran.document["package_id"]) == 64
    assert ran.document["fields"]["key_code"] in ran.err


def test_a_changed_package_is_refused(ilms: Any, package: Path, key: Path) -> None:
    """One byte is enough, wherever it stands."""
    data = bytearray(package.read_bytes())
    data[len(data) // 2] ^= 1
    package.write_bytes(data)
    ran = ilms("verify", package, "--register", f"{key}.allowed_signers", "--json")
    assert ran.code == 1
    assert ran.document["code"] != "OK"
    assert ran.document["code"] in ran.err


def test_a_file_that_is_no_package_is_refused_without_a_number(ilms: Any, tmp_path: Path) -> None:
    """Nothing is known of it but that."""
    path = tmp_path / "x.zip"
    path.write_bytes(b"no package")
    ran = ilms("verify", path, "--json")
    assert ran.code == 1
    assert (ran.document["package_id"], ran.document["package"], ran.document["signer"]) == (None, None, None)


@pytest.mark.parametrize("content", [b"khm-01 nonsense\n", b"# comment\n\xff\xfe\n"])
def test_a_list_of_signers_that_cannot_be_read_is_said(
    content: bytes, ilms: Any, package: Path, tmp_path: Path
) -> None:
    """Not the package is at fault."""
    register = tmp_path / "register"
    register.write_bytes(content)
    ran = ilms("verify", package, "--register", register, "--json")
    assert (ran.code, ran.document["error"]["code"]) == (2, "register_unreadable")


def test_a_missing_package_or_list_is_said(ilms: Any, package: Path, tmp_path: Path) -> None:
    """Unreadable is not refused."""
    assert ilms("verify", tmp_path / "no.zip", "--json").code == 2
    assert ilms("verify", package, "--register", tmp_path / "no", "--json").document["error"]["code"] == "file_missing"


def test_a_folder_and_a_mail_are_judged_file_by_file(ilms: Any, package: Path, key: Path, tmp_path: Path) -> None:
    """Each carrier has its own result, and the worst of them is the exit code."""
    folder = package.parent
    ran = ilms("verify", folder, "--register", f"{key}.allowed_signers", "--json")
    assert ran.code == 0
    assert [each["file"] for each in ran.document["results"]] == [f"{package.stem}.pdf", package.name]
    assert {each["code"] for each in ran.document["results"]} == {"OK"}
    bad = tmp_path / "x.zip"
    bad.write_bytes(b"no package")
    ran = ilms("verify", package, bad, "--json")
    assert (ran.code, [each["outcome"] for each in ran.document["results"]]) == (1, ["quarantine", "refuse"])
    mail = EmailMessage()
    mail.set_content("Two packages.")
    for name in (package.name, f"{package.stem} (1).zip"):
        mail.add_attachment(package.read_bytes(), maintype="application", subtype="zip", filename=name)
    (tmp_path / "mail.eml").write_bytes(mail.as_bytes())
    ran = ilms("verify", tmp_path / "mail.eml", "--register", f"{key}.allowed_signers", "--json")
    assert [each["code"] for each in ran.document["results"]] == ["OK", "OK"]


def test_a_folder_without_packages_is_said(ilms: Any, tmp_path: Path) -> None:
    """Nothing was judged, so nothing is good."""
    (tmp_path / "empty").mkdir()
    assert ilms("verify", tmp_path / "empty").code == 2


def test_an_encrypted_package_opens_with_its_identity(ilms: Any, package: Path, key: Path, tmp_path: Path) -> None:
    """Without it the file is no package that can be judged."""
    pyrage = pytest.importorskip("pyrage")
    identity = pyrage.x25519.Identity.generate()
    secret = tmp_path / "age.key"
    secret.write_text(f"# created: today\n# public key: {identity.to_public()}\n{identity}\n")
    closed = package.with_suffix(".age")
    closed.write_bytes(pyrage.encrypt(package.read_bytes(), [identity.to_public()]))
    words = ("verify", closed, "--register", f"{key}.allowed_signers", "--json")
    assert ilms(*words, "--identity", secret).document["code"] == "OK"
    assert ilms(*words).code == 1
    secret.write_text("nothing of the kind\n")
    assert ilms(*words, "--identity", secret).code == 2


@pytest.fixture
def desk(ilms: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A desk that issued one grant."""
    monkeypatch.setattr("ilms_desktop.workspace.clock.system_clock", lambda: support.at(30))
    desk = found_desk(ilms, tmp_path)
    asked = support.request()
    (tmp_path / asked.file_name).write_bytes(asked.data)
    monkeypatch.setattr(sys, "stdin", io.StringIO(support.digits() + "\n"))
    words = ("--officer", "officer", "--second-officer", "head", "--key", tmp_path / "desk-2026")
    assert ilms("grant", "new", desk, tmp_path / asked.file_name, *words).code == 0
    return desk


def test_the_keys_of_the_desk_come_from_its_trust_folder(ilms: Any, desk: Path, tmp_path: Path) -> None:
    """The folder itself or the one above it; the code of the roots is said, for the letter."""
    grant = desk / "issued" / "ILMS_KEN_GRANT_0001.zip"
    assert ilms("verify", grant, "--json").document["code"] == "KEY_UNKNOWN"
    for folder in (desk, desk / "trust"):
        ran = ilms("verify", grant, "--trust", folder, "--json")
        assert (ran.code, ran.document["code"], ran.document["signer"]) == (0, "OK", "desk-2026")
        groups = [word for word in ran.err.replace(".", " ").split() if word.isdecimal() and len(word) == 5]
        assert len(groups) == 8
    both = ("--trust", desk, "--register", tmp_path / "desk-2026.allowed_signers")
    assert ilms("verify", grant, *both).code == 0


def test_a_folder_without_a_bundle_that_counts_is_said(ilms: Any, desk: Path, tmp_path: Path) -> None:
    """Not the package is at fault."""
    grant = desk / "issued" / "ILMS_KEN_GRANT_0001.zip"
    ran = ilms("verify", grant, "--trust", tmp_path, "--json")
    assert (ran.code, ran.document["error"]["code"]) == (2, "trust_folder")
    (desk / "trust" / "v0001-r1.sig").unlink()
    assert "TRUST_QUORUM" in ilms("verify", grant, "--trust", desk, "--json").document["error"]["message"]


def test_a_list_that_gives_a_key_of_the_desk_to_somebody_else_is_said(ilms: Any, desk: Path, tmp_path: Path) -> None:
    """One of the two is wrong, and nobody guesses which."""
    line = (tmp_path / "desk-2026.allowed_signers").read_text(encoding="utf-8")
    (tmp_path / "list").write_text(line.replace("desk-2026 ", "desk-2025 ", 1), encoding="utf-8")
    (tmp_path / "x.zip").write_bytes(b"PK")
    ran = ilms("verify", tmp_path / "x.zip", "--register", tmp_path / "list", "--trust", desk, "--json")
    assert (ran.code, ran.document["error"]["code"]) == (2, "register_clash")
