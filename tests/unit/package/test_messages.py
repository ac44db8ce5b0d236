"""Sentences about a verification."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ilms_desktop import i18n
from ilms_desktop.package import messages
from ilms_desktop.package.names import Kind, code_prefix, parse_package_name
from ilms_desktop.package.outcome import Outcome, Refusal, Stage
from tests.vectors.package import kinds_world as kw
from tests.vectors.package import world
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


def matter_of(code: str, kind: Kind | None = None, **parameters: str) -> str:
    """What is said to be the matter with a file of a kind."""
    names = kw.NAMES | {Kind.SUBMISSION: world.NAME}
    package = None if kind is None else parse_package_name(names[kind])
    return messages.result_texts(Refusal(code, Stage.HISTORY, Outcome.REFUSE, parameters, package))[0]


@pytest.mark.parametrize("code", ["KEY_UNKNOWN", "REPLAY_DUPLICATE"])
def test_what_to_do_depends_on_what_the_file_is(code: str) -> None:
    """An unknown key of a country is compared by telephone; one that poses as the ILO is not."""
    said = {matter_of(code, kind, key_code="1", sequence="2") for kind in (Kind.SUBMISSION, Kind.RECEIPT, Kind.PART)}
    assert len(said) == (3 if code == "KEY_UNKNOWN" else 2)
    assert matter_of(code, Kind.ANSWER, key_code="1", sequence="2") == matter_of(code, key_code="1", sequence="2")


def test_a_package_from_a_mac_is_told_from_an_attack() -> None:
    """The Finder adds a folder when somebody zips the package again."""
    assert "Mac" in matter_of("NAME_UNSAFE", entry="__MACOSX/._x")
    assert "Mac" not in matter_of("NAME_UNSAFE", entry="../x")


def test_every_code_of_the_kinds_has_a_sentence() -> None:
    """One cannot be raised without something to say."""
    raised = set()
    for path in Path(messages.__file__).parent.glob("*.py"):
        raised |= set(re.findall(r'Problem\(\s*"([A-Z]+_[A-Z_]+)"', path.read_text(encoding="utf-8")))
    assert len(raised) > 60
    # why: a suffix, which gets the prefix of its kind
    for code in raised - {"OLD_KEY"} | {"ENROL_OLD_KEY"}:
        assert messages.code_texts(code, {})


def test_the_support_line_is_the_same_in_every_language() -> None:
    """Code, stage and position for the help desk."""
    refusal = Refusal("TAG_HASH", Stage.BAG, Outcome.REFUSE, {"entry": "README.txt", "a": "\n"})
    i18n.use("fr")
    assert messages.support_line(refusal) == "TAG_HASH stage=D a=\ufffd entry=README.txt"


@pytest.mark.parametrize(
    "code", ["AUDIT_BEHIND", "RESOLVES_UNCHANGED", "RESOLVES_UNKNOWN", "SEQ_FORK", "SUBMISSION_BOM"]
)
def test_what_the_desk_finds_has_its_sentences(code: str) -> None:
    """Its own findings and those of the verifier alike."""
    assert messages.finding_texts(code, {"query": "KEN-2026-Q0001-001"}) == messages.code_texts(
        code, {"query": "KEN-2026-Q0001-001"}
    )
    assert messages.finding_texts(code, None)[1]


def test_a_finding_of_a_newer_desk_is_told_by_its_code() -> None:
    """The receipt is genuine, whatever it says; nothing falls over it."""
    for code in ("NEVER_HEARD_OF", "SUBMISSION_WHATEVER"):
        matter, step = messages.finding_texts(code, {"query": "1"})
        assert code in matter
        assert step
