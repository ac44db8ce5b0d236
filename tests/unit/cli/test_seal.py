"""A questionnaire is sealed when nothing stands in the way, and otherwise says what does."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ilms_desktop.cli.keyfiles import VARIABLE
from ilms_desktop.package import limits
from ilms_desktop.workspace.clock import system_clock, system_ids
from ilms_desktop.workspace.sample import create_sample
from ilms_desktop.workspace.workspace import Workspace

if TYPE_CHECKING:
    from ilms_desktop.model.finding import Allowance
    from ilms_desktop.model.submission import Submission

REASON = "counted at two borders"


@pytest.fixture
def key(ilms: Any, tmp_path: Path) -> Path:
    """Key of khm-01."""
    path = tmp_path / "keys" / "khm-01"
    path.parent.mkdir()
    assert ilms("keys", "new", path, "--signer", "khm-01", "--country", "KHM", "--no-passphrase").code == 0
    return path


def recorded(file: Path) -> tuple[tuple[Submission, ...], tuple[Allowance, ...]]:
    """What the questionnaire knows of packages and reasons."""
    with Workspace.open(file, language="en", clock=system_clock, ids=system_ids) as workspace:
        return workspace.submissions(), workspace.allowances()


def test_a_package_is_made_and_recorded(ilms: Any, file: Path, figures: Path, key: Path, tmp_path: Path) -> None:
    """Its path and number come back."""
    ilms("import", file, figures)
    ran = ilms("seal", file, "--key", key, "--out", tmp_path / "out", "--json")
    assert ran.code == 0, ran.err
    assert set(ran.document) == {"package", "pdf", "package_id"}
    assert Path(ran.document["pdf"]) == Path(ran.document["package"]).with_suffix(".pdf")
    assert Path(ran.document["package"]).name == "ILMS_KHM-01_2026_S0001.zip"
    assert len(ran.document["package_id"]) == 64
    (submission,), _ = recorded(file)
    assert submission.package_id == ran.document["package_id"]
    again = ilms("seal", file, "--key", key, "--out", tmp_path / "out")
    assert [Path(line).suffix for line in again.out.split()] == [".zip", ".pdf"]
    assert again.out.split()[0].endswith("_S0002.zip")


def test_open_errors_are_listed_and_nothing_is_made(
    ilms: Any, file: Path, wrong_figures: Path, key: Path, tmp_path: Path
) -> None:
    """The person sees which, the script gets the code."""
    ilms("import", file, wrong_figures)
    ran = ilms("seal", file, "--key", key, "--out", tmp_path / "out", "--json")
    assert (ran.code, ran.document["error"]["code"]) == (1, "not_ready")
    assert "[V02]" in ran.err
    assert not (tmp_path / "out").exists()
    assert recorded(file) == ((), ())


def test_errors_may_stand_with_a_reason(ilms: Any, file: Path, wrong_figures: Path, key: Path, tmp_path: Path) -> None:
    """The reason is kept with each of them."""
    ilms("import", file, wrong_figures)
    words = ("seal", file, "--key", key, "--out", tmp_path / "out", "--allow-open-findings-with")
    assert ilms(*words, "short").code == 1
    assert ilms(*words, REASON).code == 0
    submissions, allowances = recorded(file)
    assert len(submissions) == 1
    assert {allowance.reason for allowance in allowances} == {REASON}


def test_a_key_of_another_country_leaves_no_trace(ilms: Any, file: Path, wrong_figures: Path, tmp_path: Path) -> None:
    """Not even the reason that came with the command."""
    ilms("import", file, wrong_figures)
    key = tmp_path / "tha-01"
    ilms("keys", "new", key, "--signer", "tha-01", "--country", "THA", "--no-passphrase")
    ran = ilms("seal", file, "--key", key, "--out", tmp_path / "out", "--allow-open-findings-with", REASON, "--json")
    assert (ran.code, ran.document["error"]["code"]) == (2, "signer_other_country")
    assert recorded(file) == ((), ())


def test_nothing_to_send_is_said(ilms: Any, file: Path, key: Path, tmp_path: Path) -> None:
    """An empty package would look like a reply."""
    ran = ilms("seal", file, "--key", key, "--out", tmp_path / "out", "--json")
    assert (ran.code, ran.document["error"]["code"]) == (1, "nothing_to_send")


def test_an_example_is_not_sealed(ilms: Any, key: Path, tmp_path: Path) -> None:
    """It might be taken for the country's reply."""
    path = tmp_path / "s.ilms"
    create_sample(path, language="en", clock=system_clock, ids=system_ids).close()
    ran = ilms("seal", path, "--key", key, "--out", tmp_path / "out", "--json")
    assert (ran.code, ran.document["error"]["code"]) == (2, "example_not_sealed")


def test_each_trouble_with_the_key_has_its_own_words(
    ilms: Any, file: Path, figures: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Missing, locked, wrong passphrase, no key at all."""
    ilms("import", file, figures)
    key = tmp_path / "khm-01"

    def code() -> tuple[int, str]:
        ran = ilms("seal", file, "--key", key, "--out", tmp_path / "out", "--json")
        return ran.code, ran.document["error"]["code"]

    assert code() == (2, "key_missing")
    monkeypatch.setenv(VARIABLE, "twelve letters")
    ilms("keys", "new", key, "--signer", "khm-01", "--country", "KHM")
    monkeypatch.setenv(VARIABLE, "other letters")
    assert code() == (2, "wrong_passphrase")
    monkeypatch.delenv(VARIABLE)
    assert code() == (2, "passphrase_needed")
    key.write_bytes(b"no key")
    assert code() == (2, "key_unreadable")
    assert recorded(file)[0] == ()


def test_the_package_is_enough_where_no_pdf_can_be_made(
    ilms: Any, file: Path, figures: Path, key: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A package too large for a PDF still travels as it is, and the person is told."""
    ilms("import", file, figures)
    monkeypatch.setattr(limits, "MAX_CARRIER_REST", 10)
    ran = ilms("seal", file, "--key", key, "--out", tmp_path / "out", "--json")
    assert ran.code == 0, ran.err
    assert ran.document["pdf"] is None
    assert "send the .zip file" in ran.err.replace("\n", " ")
    assert [path.suffix for path in (tmp_path / "out").iterdir()] == [".zip"]
