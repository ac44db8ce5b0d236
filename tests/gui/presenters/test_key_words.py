"""Keys in words: each state, what to do next, the code."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from ilms_desktop.package import limits
from ilms_desktop.ui.presenters import key_words
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.workspace.enrolment import State, statuses
from ilms_desktop.workspace.enrolment_files import enrolments
from ilms_desktop.workspace.enrolment_request import Replaced
from ilms_desktop.workspace.own_key import OwnKey
from tests.gui.key_support import NOW, PERSON, granted, no_store, waiting
from tests.unit.workspace.enrolment_support import PASSPHRASE, ask, enrolled

if TYPE_CHECKING:
    from pathlib import Path

    from ilms_desktop.workspace.enrolment import Status


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """These keys protect nothing."""
    monkeypatch.setattr(limits, "KEY_FILE_ROUNDS", 1)


def the_keys(user_dir: Path, days: int = 0) -> tuple[Status, ...]:
    """Every key, some days later."""
    return statuses(enrolments(user_dir), NOW + timedelta(days=days))


@pytest.mark.parametrize(
    ("days", "state", "said", "next_step"),
    [
        (0, State.ENROLLED, "Enrolled as khm-01 until September 2028", "Nothing to do: packages are signed"),
        (700, State.ENROLLED, "Enrolled as khm-01 until September 2028", "The key ends on 2 September 2028. Renew it"),
        (721, State.ENDED, "Was khm-01 until September 2028; it has ended", "Ask for a replacement"),
        (-11, State.EARLY, "Enrolled as khm-01 from 3 September 2026 until", "from 3 September 2026 on"),
    ],
)
def test_a_granted_key_in_words(tmp_path: Path, days: int, state: State, said: str, next_step: str) -> None:
    """How far it is, and what to do now."""
    granted(tmp_path)
    (status,) = the_keys(tmp_path, days)
    assert status.state is state
    assert said in bare(key_words.state_words(status))
    assert next_step in bare(key_words.next_words(status))
    assert bare(key_words.signing_words(status)) == bare(key_words.state_words(status))


def test_a_waiting_key_says_that_packages_wait_too(tmp_path: Path) -> None:
    """One may work meanwhile, and must know what becomes of it."""
    waiting(tmp_path)
    (status,) = the_keys(tmp_path)
    assert key_words.state_words(status) == "Waiting for the ILO"
    assert "read the digits aloud" in key_words.next_words(status)
    assert "packages wait at the ILO until your key is confirmed" in key_words.signing_words(status)
    told = key_words.about_words(status, "Cambodia")
    assert told == "Sok Dara · Ministry of Labour · Cambodia · asks for its passphrase every time"


def test_a_renewal_needs_no_telephone(tmp_path: Path) -> None:
    """The old key vouches, and signs until the answer is there; then it is replaced."""
    old = granted(tmp_path)
    key = OwnKey(old, "khm-01", no_store, PASSPHRASE).open()[0]
    new = ask(tmp_path, applicant=PERSON, now=NOW, seed=40, replaced=Replaced("khm-01", key, old))
    renewed, before = the_keys(tmp_path)
    assert "the key khm-01 vouches for this one" in bare(key_words.next_words(renewed))
    assert before.state is State.ENROLLED
    enrolled(tmp_path, new, number=8, signer="khm-01", valid_from=NOW)
    _, before = the_keys(tmp_path)
    assert bare(key_words.state_words(before)) == "Was khm-01; a newer key signs in its place"
    assert "stays valid" in key_words.next_words(before)


def test_the_code_stands_in_two_lines_of_four_groups(tmp_path: Path) -> None:
    """As it is read aloud."""
    lines = [bare(line).split() for line in key_words.code_lines(waiting(tmp_path).public)]
    assert [len(line) for line in lines] == [4, 4]
    assert {len(group) for line in lines for group in line} == {5}


def test_windows_calls_the_sign_in_by_its_name() -> None:
    """The word that people know."""
    assert key_words.sign_in_words("win32") == "protected by your Windows sign-in"
    assert key_words.sign_in_words("linux") == "protected by your sign-in"


def test_the_window_says_when_a_key_ends(tmp_path: Path) -> None:
    """In one sentence."""
    granted(tmp_path)
    (status,) = the_keys(tmp_path, 700)
    assert "Your key khm-01 ends on 2 September 2028" in bare(key_words.renewal_notice(status))
