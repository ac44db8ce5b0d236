"""The outbox on the command line: where each package stands, and its bytes once more."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ilms_desktop.workspace.clock import system_clock
from tests.unit.cli.post_files import REASON, put, sent
from tests.unit.workspace.post_support import signed_receipt
from tests.unit.workspace.trust_support import install_six

if TYPE_CHECKING:
    import pytest


def test_an_empty_outbox_says_so(ilms: Any, file: Path) -> None:
    """It is no trouble."""
    ran = ilms("outbox", "list", file)
    assert (ran.code, ran.out) == (0, "")
    assert "Nothing was sealed" in ran.err
    assert ilms("outbox", "list", file, "--json").document == {"packages": []}


def test_each_package_is_listed_with_its_standing(ilms: Any, sealed_file: Path) -> None:
    """In words, and for scripts."""
    ran = ilms("outbox", "list", sealed_file)
    assert "ILMS_KHM-01_2026_S0001, complete reply of " in ran.err
    assert "Packaged, not mailed" in ran.err
    (package,) = ilms("outbox", "list", sealed_file, "--json").document["packages"]
    assert (package["package"], package["standing"], package["kind"]) == ("ILMS_KHM-01_2026_S0001", "signed", "full")
    assert [each["carrier"] for each in package["files"]] == ["pdf", "zip"]
    assert [package[name] for name in ("sent_on", "way", "receipt", "receipt_on", "by")] == [None] * 5
    assert (package["is_overdue"], package["sharing"]) == (False, [])


def test_what_the_ilo_understood_otherwise_comes_first(
    ilms: Any, sealed_file: Path, person: Path, tmp_path: Path
) -> None:
    """Before anything else is said of the package."""
    install_six(person)
    other = {"id": "C4", "rows_accepted": 3, "sharing": "ilo-only", "embargo_until": None}
    receipt = put(tmp_path, signed_receipt(sent(sealed_file), 42, tables=[other]))
    ran = ilms("receive", sealed_file, receipt)
    assert ran.code == 0, ran.err
    lines = ilms("outbox", "list", sealed_file).err.splitlines()
    assert lines[0].startswith("Table C4 was sent as “public”; the ILO understood “for the ILO alone”.")
    assert "Accepted" in lines[1]
    assert "Receipt no. 0042" in lines[2]
    (package,) = ilms("outbox", "list", sealed_file, "--json").document["packages"]
    assert package["sharing"] == [{"table": "C4", "sent": ["public", None], "understood": ["ilo-only", None]}]
    assert (package["standing"], package["receipt"], package["receipt_on"]) == ("imported", 42, "2026-11-21")


def test_after_ten_days_without_a_receipt_the_same_file_is_due(
    ilms: Any, sealed_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And not another one."""
    later = system_clock() + timedelta(days=11)
    monkeypatch.setattr("ilms_desktop.workspace.clock.system_clock", lambda: later)
    ran = ilms("outbox", "list", sealed_file)
    assert "no receipt for 11 days. Send the same file again." in ran.err
    (package,) = ilms("outbox", "list", sealed_file, "--json").document["packages"]
    assert package["is_overdue"] is True


def test_the_same_bytes_are_saved_again(ilms: Any, sealed_file: Path, tmp_path: Path) -> None:
    """In the form that is asked for, or the one for mails; nothing is written over."""
    made = tmp_path / "out" / "ILMS_KHM-01_2026_S0001.zip"
    ran = ilms("outbox", "save", sealed_file, "S0001", tmp_path / "stick", "--carrier", "zip")
    assert ran.code == 0, ran.err
    assert Path(ran.out.strip()).read_bytes() == made.read_bytes()
    told = ilms("outbox", "save", sealed_file, "s0001", tmp_path / "stick", "--json").document
    assert Path(told["file"]).read_bytes() == made.with_suffix(".pdf").read_bytes()
    made.write_bytes(b"mine")
    ran = ilms("outbox", "save", sealed_file, "S0001", made.parent, "--carrier", "zip", "--json")
    assert (ran.code, ran.document["error"]["code"]) == (2, "package_exists")
    ran = ilms("outbox", "save", sealed_file, "S0001", tmp_path, "--carrier", "age", "--json")
    assert (ran.code, ran.document["error"]["code"]) == (1, "document_not_kept")
    ran = ilms("outbox", "save", sealed_file, "S0007", tmp_path, "--json")
    assert (ran.code, ran.document["error"]["code"]) == (1, "unknown_outgoing")


def test_a_package_that_was_followed_names_the_other(
    ilms: Any, sealed_file: Path, khm_key: Path, person: Path, tmp_path: Path
) -> None:
    """Once the desk has it."""
    install_six(person)
    ilms("revise", sealed_file, "--reason", REASON)
    ilms("seal", sealed_file, "--key", khm_key, "--out", tmp_path / "out")
    ilms("receive", sealed_file, put(tmp_path, signed_receipt(sent(sealed_file, "S0002"), 3)))
    second, first = ilms("outbox", "list", sealed_file, "--json").document["packages"]
    assert (second["standing"], first["standing"], first["by"]) == ("imported", "superseded", second["package"])
    assert "Superseded by S0002" in first["words"]
