"""Answers on the command line: three sorts, taken back, sealed for the desk."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ilms_desktop import paths
from ilms_desktop.package.keys import key_file
from tests.unit.cli.test_questions import FIRST, asked
from tests.unit.workspace.test_sealing import KEY

__all__ = ["asked"]


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Numbers are noted in a folder of the test."""
    monkeypatch.setattr(paths, "user_dir", lambda: tmp_path / "user")


@pytest.fixture
def key(tmp_path: Path) -> Path:
    """A key file without passphrase."""
    path = tmp_path / "key"
    path.write_bytes(key_file(KEY, None))
    path.with_name("key.pub").write_text("ssh-ed25519 AAAA khm-01\n")
    return path


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("--explain", "A new agreement."), {"outcome": "explanation", "text": "A new agreement.", "language": "en"}),
        (("--confirm",), {"outcome": "confirmed", "text": None, "language": None}),
        (("--confirm", "--text", "As published."), {"outcome": "confirmed", "text": "As published."}),
        (("--correct", "--by", "2026-12-15"), {"outcome": "correction", "expected": "2026-12-15"}),
    ],
)
def test_a_question_is_answered_in_three_ways(
    ilms: Any, asked: Path, words: tuple[str, ...], expected: dict[str, Any]
) -> None:
    """By its number as people say it."""
    ran = ilms("answer", asked, "q0012-001", *words, "--person", "Sok Dara", "--json")
    assert ran.code == 0, ran.err
    assert ran.document["state"] == "answered"
    assert ran.document["answer"].items() >= expected.items()


def test_a_standard_note_is_one_of_the_questionnaire(ilms: Any, asked: Path) -> None:
    """Another code would mean nothing to the desk."""
    ran = ilms("answer", asked, FIRST, "--correct", "--note", "S3:5", "--json")
    assert ran.document["answer"]["note"] == "S3:5"
    assert ilms("answer", asked, FIRST, "--correct", "--note", "ZZ99").code == 1


@pytest.mark.parametrize(
    "words",
    [
        ("KHM-2026-Q0099-001", "--confirm"),
        (FIRST, "--explain", " "),
        (FIRST, "--correct", "--by", "soon"),
    ],
)
def test_what_cannot_be_answered_is_refused_with_a_next_step(ilms: Any, asked: Path, words: tuple[str, ...]) -> None:
    """And nothing is kept."""
    ran = ilms("answer", asked, *words)
    assert ran.code in {1, 2}
    assert len(ran.err.splitlines()) >= 2
    assert ilms("questions", asked, "--json").document["questions"][0]["state"] == "open"


def test_an_answer_can_be_taken_back(ilms: Any, asked: Path) -> None:
    """The question is open again."""
    ilms("answer", asked, FIRST, "--confirm")
    assert ilms("answer", asked, FIRST, "--leave-open", "--json").document["state"] == "open"


def test_answers_are_sealed_into_a_file_for_the_desk(ilms: Any, asked: Path, key: Path, tmp_path: Path) -> None:
    """ZIP and PDF; the paths are the result."""
    assert ilms("seal-answers", asked, "Q0012", "--out", tmp_path, "--key", key).code == 1
    ilms("answer", asked, FIRST, "--confirm")
    ran = ilms("seal-answers", asked, "q0012", "--out", tmp_path / "out", "--key", key, "--json")
    assert ran.code == 0, ran.err
    assert (ran.document["package"], ran.document["answered"], ran.document["open"]) == ("ILMS_KHM-01_2026_A0001", 1, 2)
    assert {Path(path).suffix for path in ran.document["files"].values()} == {".zip", ".pdf"}
    assert all(Path(path).exists() for path in ran.document["files"].values())
    again = ilms("seal-answers", asked, "Q0012", "--out", tmp_path / "out", "--key", key)
    assert again.code == 1
    assert "A0001" in again.err


def test_a_file_of_questions_that_is_not_here_is_refused(ilms: Any, asked: Path, key: Path, tmp_path: Path) -> None:
    """With those that are."""
    ran = ilms("seal-answers", asked, "Q0099", "--out", tmp_path, "--key", key)
    assert ran.code == 1
    assert "Q0012" in ran.err
