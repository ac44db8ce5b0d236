"""Reasons on the command line: for one finding, a rule, all warnings; by code; taken back; kept from last round."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

REASON = "As published by the ministry in 2010."


@pytest.fixture
def wrong(ilms: Any, file: Path, wrong_figures: Path) -> Path:
    """A questionnaire whose men and women do not add up."""
    ilms("import", file, wrong_figures)
    return file


def found(ilms: Any, file: Path, rule: str) -> list[dict[str, Any]]:
    """Findings of a rule."""
    return [each for each in ilms("check", file, "--json").document["findings"] if each["rule"] == rule]


def test_one_finding_is_allowed_by_its_key(ilms: Any, wrong: Path) -> None:
    """And `check` says so, with who and when."""
    (finding,) = found(ilms, wrong, "V02")
    assert finding["allowance"] is None
    ran = ilms("allow", wrong, "--finding", finding["key"], "--reason", REASON, "--person", "A. Person", "--json")
    assert ran.code == 0
    (told,) = ran.document["findings"]
    assert (told["key"], told["state"]) == (finding["key"], "ALLOWED")
    (now,) = found(ilms, wrong, "V02")
    assert now["state"] == "ALLOWED"
    assert (now["allowance"]["reason"], now["allowance"]["code"], now["allowance"]["person"]) == (
        REASON,
        None,
        "A. Person",
    )
    assert now["allowance"]["given_utc"].endswith("Z")
    assert "Allowed with a reason: 1." in ran.err


def test_a_rule_in_a_table_is_allowed_with_a_standard_reason(ilms: Any, wrong: Path) -> None:
    """In the words of the language in use, with the code."""
    ran = ilms("allow", wrong, "--rule", "V02", "--table", "C4", "--reason-code", "AS_PUBLISHED", "--language", "fr")
    assert ran.code == 0
    (now,) = found(ilms, wrong, "V02")
    assert now["allowance"]["code"] == "AS_PUBLISHED"
    assert now["allowance"]["reason"].startswith("Les chiffres")
    assert ilms("allow", wrong, "--rule", "V02", "--table", "C1", "--reason", REASON).code == 1


def test_all_warnings_and_no_errors(ilms: Any, wrong: Path) -> None:
    """What blocks sealing is looked at one by one."""
    ran = ilms("allow", wrong, "--all-warnings", "--reason", REASON, "--json")
    after = ilms("check", wrong, "--json").document["findings"]
    allowed = [each for each in after if each["state"] == "ALLOWED"]
    assert len(allowed) == len(ran.document["findings"])
    assert {each["severity_at_sending"] for each in allowed} <= {"W"}
    assert any(each["severity"] == "E" and each["state"] == "ERROR" for each in after)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--reason", "short"), "at least 10 characters"),
        (("--reason-code", "NO_SUCH"), "no standard reason NO_SUCH"),
        ((), "at least 10 characters"),
    ],
)
def test_what_is_no_reason_is_refused(ilms: Any, wrong: Path, words: tuple[str, ...], told: str) -> None:
    """Nothing is stored then."""
    ran = ilms("allow", wrong, "--rule", "V02", *words)
    assert ran.code == 1
    assert told in ran.err
    assert found(ilms, wrong, "V02")[0]["state"] == "ERROR"


def test_a_reason_is_taken_back(ilms: Any, wrong: Path) -> None:
    """A second time there is none."""
    (finding,) = found(ilms, wrong, "V02")
    ilms("allow", wrong, "--finding", finding["key"], "--reason", REASON)
    ran = ilms("allow", wrong, "--withdraw", finding["key"], "--json")
    assert ran.document["findings"] == [{"key": finding["key"], "state": "ERROR", "allowance": None}]
    assert ilms("allow", wrong, "--withdraw", finding["key"]).code == 1


def test_the_library_is_listed(ilms: Any, wrong: Path) -> None:
    """Standard reasons with their codes, then what this file says."""
    ilms("allow", wrong, "--rule", "V02", "--reason", REASON)
    ran = ilms("allow", wrong, "--reasons", "--json")
    reasons = ran.document["reasons"]
    assert reasons[0]["code"] == "CHECKED"
    assert (reasons[-1]["text"], reasons[-1]["origin"], reasons[-1]["times"]) == (REASON, "used", 1)
    assert REASON in ran.err


def test_reasons_of_last_round_are_kept(ilms: Any, wrong: Path, tmp_path: Path, figures: Path) -> None:
    """Out of its file, for the sources that are here too."""
    ilms("allow", wrong, "--rule", "V02", "--reason", REASON)
    own = tmp_path / "own.ilms"
    ilms("new", own, "--country", "KHM", "--round", "2026")
    assert ilms("allow", own, "--keep-from", wrong, "--json").document == {"kept": 0}
    ilms("import", own, figures)
    assert ilms("allow", own, "--keep-from", wrong, "--json").document == {"kept": 1}
    texts = [each["text"] for each in ilms("allow", own, "--reasons", "--json").document["reasons"]]
    assert REASON in texts


def test_reasons_of_a_package_are_kept_if_its_signer_is_known(ilms: Any, wrong: Path, tmp_path: Path) -> None:
    """Nothing is read of a package whose key nobody vouches for."""
    key = tmp_path / "khm-01"
    assert ilms("keys", "new", key, "--signer", "khm-01", "--country", "KHM", "--no-passphrase").code == 0
    words = ("--key", key, "--out", tmp_path / "out", "--allow-open-findings-with", REASON, "--json")
    package = ilms("seal", wrong, *words).document["package"]
    assert ilms("allow", wrong, "--keep-from", package).code == 3
    ran = ilms("allow", wrong, "--keep-from", package, "--register", f"{key}.allowed_signers", "--json")
    assert ran.document["kept"] >= 1
