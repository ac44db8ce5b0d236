"""A mail draft with a package, by a command."""

from __future__ import annotations

import email
from email.policy import SMTP
from typing import TYPE_CHECKING, Any

import pytest

from tests.unit.workspace.trust_support import install_six

if TYPE_CHECKING:
    from pathlib import Path

DESK = "migration@ilo.example"


def test_the_draft_holds_the_package_byte_for_byte(ilms: Any, sealed_file: Path, tmp_path: Path) -> None:
    """In its PDF, which mail servers let through; the other form where it is asked for."""
    for words, ending in (((), "pdf"), (("--carrier", "zip"), "zip")):
        out = tmp_path / f"{ending}.eml"
        ran = ilms("draft", sealed_file, "S0001", "--to", DESK, "--out", out, *words, "--json")
        assert ran.code == 0, ran.err
        assert ran.document["attachment"] == f"ILMS_KHM-01_2026_S0001.{ending}"
        mail = email.message_from_bytes(out.read_bytes(), policy=SMTP)
        (part,) = mail.iter_attachments()
        assert part.get_payload(decode=True) == (tmp_path / "out" / ran.document["attachment"]).read_bytes()
        assert (mail["To"], mail["X-Unsent"], mail["Subject"]) == (DESK, "1", ran.document["subject"])


def test_the_address_comes_from_the_installed_bundle(
    ilms: Any, sealed_file: Path, person: Path, tmp_path: Path
) -> None:
    """Where it names one, else from the round."""
    words = ("draft", sealed_file, "S0001", "--json", "--out")
    assert ilms(*words, tmp_path / "b.eml").document["to"] == "ilms-desk@example.org"
    install_six(person, contacts={"address": f"ILO, Geneva, {DESK}", "telephone": "+41"})
    assert ilms(*words, tmp_path / "a.eml").document["to"] == DESK
    assert ilms(*words, tmp_path / "a.eml").document["error"]["code"] == "package_exists"


@pytest.mark.parametrize(
    ("words", "exit_code", "code"),
    [
        (("S0001", "--to", "a@b, c@d"), 2, "mail_address"),
        (("S0001", "--to", DESK, "--mail-limit", "0.01"), 1, "too_large_for_mail"),
        (("S0002", "--to", DESK), 1, "unknown_outgoing"),
    ],
)
def test_what_cannot_be_mailed_is_said(
    words: tuple[str, ...], exit_code: int, code: str, ilms: Any, sealed_file: Path, tmp_path: Path
) -> None:
    """With what to do; nothing is written."""
    ran = ilms("draft", sealed_file, *words, "--out", tmp_path / "a.eml", "--json")
    assert (ran.code, ran.document["error"]["code"]) == (exit_code, code)
    assert not (tmp_path / "a.eml").exists()


def test_what_is_almost_too_large_is_said(ilms: Any, sealed_file: Path, tmp_path: Path) -> None:
    """The person may try."""
    size = (tmp_path / "out" / "ILMS_KHM-01_2026_S0001.pdf").stat().st_size
    limit = str(size / 0.715 / 1_000_000)
    ran = ilms("draft", sealed_file, "S0001", "--to", DESK, "--mail-limit", limit, "--out", tmp_path / "a.eml")
    assert ran.code == 0
    assert "It is almost too large for the mail server" in ran.err
