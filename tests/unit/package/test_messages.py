"""Sentences about a verification."""

from __future__ import annotations

import re

import pytest

from ilms_desktop import i18n
from ilms_desktop.package import messages
from ilms_desktop.package.names import Kind, code_prefix
from ilms_desktop.package.outcome import Outcome, Refusal, Stage
from tests.vectors.package.vector import Case
from tests.vectors.package.world import good


def test_every_code_has_two_sentences() -> None:
    """What is the matter, and what to do next."""
    for matter, step in messages.TEXTS.values():
        for sentence in (matter, step):
            assert re.fullmatch(r"\S.*[.]", sentence)


@pytest.mark.parametrize("kind", list(Kind))
def test_codes_of_every_kind_find_their_sentence(kind: Kind) -> None:
    """`ANSWER_BOM` says what `SUBMISSION_BOM` says."""
    matter, _ = messages.code_texts(f"{code_prefix(kind)}_BOM", {"file": "x.json"})
    assert matter.startswith("x.json")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("C4.csv", "C4.csv"),
        ("evil\u202ecsv.exe", "evil\ufffdcsv.exe"),
        ("two\nlines\0", "two\ufffdlines\ufffd"),
        ("x" * 80, "x" * 80),
        ("x" * 81, "x" * 79 + "…"),
    ],
)
def test_text_of_a_file_is_made_harmless(text: str, shown: str) -> None:
    """It cannot turn the sentence around, break it, or fill the screen."""
    assert messages.harmless(text) == shown


def test_text_of_a_file_cannot_ask_for_other_text() -> None:
    """A brace in a name stays a brace."""
    matter, _ = messages.code_texts("PAYLOAD_MISSING", {"entry": "{file}"})
    assert "{file}" in matter


def test_a_verified_package_is_said_to_be_good() -> None:
    """With nothing left to do."""
    matter, step = messages.result_texts(Case(good()).judge())
    assert "genuine" in matter
    assert step


def test_the_support_line_is_the_same_in_every_language() -> None:
    """Code, stage and position for the help desk."""
    refusal = Refusal("TAG_HASH", Stage.BAG, Outcome.REFUSE, {"entry": "README.txt", "a": "\n"})
    i18n.use("fr")
    assert messages.support_line(refusal) == "TAG_HASH stage=D a=\ufffd entry=README.txt"
