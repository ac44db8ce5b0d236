"""Answers become a signed file that the desk takes: every question once, a number of its own, kept byte for byte."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ilms_desktop.model.command import SetContact, TakeAnswersBack
from ilms_desktop.model.post import AnswerOutcome, DocumentKind
from ilms_desktop.package.carrier import Content
from ilms_desktop.package.known import Asked, Known
from ilms_desktop.package.names import Kind
from ilms_desktop.package.outcome import Verified
from ilms_desktop.package.pdf_carrier import extract
from ilms_desktop.package.read import verify
from ilms_desktop.package.register import Register, Signer
from ilms_desktop.workspace.answer_file import SealedAnswers, seal_answers
from ilms_desktop.workspace.questions import QuestionState, questions
from ilms_desktop.workspace.seal_order import Hand
from tests.unit.workspace.question_support import HAND, asked, query, receipt, say
from tests.unit.workspace.test_sealing import KEY
from tests.unit.workspace.workspace_support import again, figures, refused

if TYPE_CHECKING:
    from pathlib import Path

    from ilms_desktop.workspace.workspace import Workspace

IDS = tuple(f"KHM-2026-Q0012-{number:03d}" for number in (1, 2, 3))


@pytest.fixture
def about(quiet: Workspace) -> str:
    """Id of a file of three questions."""
    return asked(quiet, query(1), query(2), query(3))[0].file.package_id


def sealed(workspace: Workspace, about: str, **more: Any) -> SealedAnswers:
    """An answer file without PDF."""
    return seal_answers(workspace, about, more.pop("hand", HAND), **{"with_carrier": False, **more})


def read(workspace: Workspace, made: SealedAnswers) -> Verified:
    """What the desk reads, which knows what it asked."""
    name, data = made.files["zip"]
    listed = [each.id for each in questions(workspace)]
    result = verify(
        data,
        name,
        allowed_kinds={Kind.ANSWER},
        register=Register((Signer("khm-01", KEY.public),)),
        ledger=None,
        now=made.document.moment,
        known=Known(asked={made.document.fields["in_reply_to"]: Asked("KHM", frozenset(listed))}),
    )
    assert isinstance(result, Verified)
    return result


def test_the_desk_reads_every_question_answered_or_open(quiet: Workspace, about: str) -> None:
    """Answers sorted by their questions; figures are never in it."""
    say(quiet, IDS[2], AnswerOutcome.CORRECTION, expected=date(2026, 12, 15), note="R1")
    say(quiet, IDS[0], AnswerOutcome.EXPLANATION, text="A new agreement.", language="en")
    made = sealed(quiet, about)
    document: Any = read(quiet, made).document
    none = {"text": None, "language": None, "note": None, "expected": None}
    assert document["answers"] == [
        none | {"query": IDS[0], "outcome": "explanation", "text": "A new agreement.", "language": "en"},
        none | {"query": IDS[2], "outcome": "correction", "note": "R1", "expected": "2026-12-15"},
    ]
    assert document["open"] == [IDS[1]]
    assert (document["package"], document["in_reply_to"]) == ("ILMS_KHM-01_2026_A0001", about)
    assert (made.answered, made.open) == (2, 1)


def test_it_is_kept_and_stands_in_the_outbox(quiet: Workspace, about: str) -> None:
    """Byte for byte, so that the same file can be sent again."""
    say(quiet, IDS[0])
    made = sealed(quiet, about)
    opened = again(quiet)
    (kept,) = opened.post().of(DocumentKind.ANSWER)
    assert kept == made.document
    assert opened.document_bytes(kept.package_id, "zip") == made.files["zip"][1]
    assert kept in [each.document for each in opened.post().outbox()]


def test_answer_files_have_a_chain_of_their_own(quiet: Workspace, about: str, tmp_path: Path) -> None:
    """It does not share numbers with submissions, and the person's folder remembers it."""
    hand = Hand(KEY, "khm-01", "1.2.3", tmp_path / "user")
    say(quiet, IDS[0])
    first = sealed(quiet, about, hand=hand)
    say(quiet, IDS[1])
    second = sealed(quiet, about, hand=hand)
    assert (second.document.number, second.document.fields["previous"]) == (2, first.document.package_id)
    assert (tmp_path / "user" / "numbers" / "khm-01.json").exists()
    receipt(quiet, first.document.package_id, "received", 43)
    say(quiet, IDS[2])
    third = sealed(quiet, about, hand=hand)
    assert (third.document.number, third.document.fields["last_receipt"]) == (3, 43)


def test_a_pdf_carries_it(quiet: Workspace, about: str, tmp_path: Path) -> None:
    """With a cover that says how many questions are answered."""
    say(quiet, IDS[0])
    quiet.execute(SetContact("Ministry of Labour", "MOL", "Sok Dara", "Statistician", "Chan Mony", "Director"))
    made = seal_answers(quiet, about, HAND, out=tmp_path)
    assert {path.name for path in made.written.values()} == {
        "ILMS_KHM-01_2026_A0001.zip",
        "ILMS_KHM-01_2026_A0001.pdf",
    }
    inside = extract(made.files["pdf"][1])
    assert isinstance(inside, Content)
    assert inside.data == made.files["zip"][1]
    assert made.document.fields["approved_by"]["name"] == "Chan Mony"


def test_nothing_of_the_figures_changes(quiet: Workspace, about: str) -> None:
    """Nor does it matter that a package froze them."""
    before = figures(quiet)
    assert quiet.locked_by is not None
    say(quiet, IDS[0])
    sealed(quiet, about)
    assert figures(quiet) == before
    assert quiet.locked_by is not None


def test_what_is_not_there_or_not_answered_is_refused(quiet: Workspace, about: str) -> None:
    """No number is taken for nothing."""
    assert refused(sealed, quiet, "00" * 32).code == "questions_file_unknown"
    assert refused(sealed, quiet, about).code == "nothing_answered"
    say(quiet, IDS[0])
    sealed(quiet, about)
    error = refused(sealed, quiet, about)
    assert (error.code, error.context["package"]) == ("answers_sealed", "A0001")
    assert [each.number for each in quiet.post().of(DocumentKind.ANSWER)] == [1]


def test_an_answer_that_was_taken_back_is_open_in_the_next_file(quiet: Workspace, about: str) -> None:
    """The desk learns that it does not stand any more."""
    say(quiet, IDS[0])
    say(quiet, IDS[1])
    sealed(quiet, about)
    quiet.execute(TakeAnswersBack((IDS[0],)))
    found = next(each for each in questions(quiet) if each.id == IDS[0])
    assert (found.state, found.sealed_in, found.is_pending) == (QuestionState.OPEN, "A0001", True)
    made = sealed(quiet, about)
    assert made.document.fields["open"] == [IDS[0], IDS[2]]
    found = next(each for each in questions(quiet) if each.id == IDS[0])
    assert (found.sealed_in, found.is_pending) == ("", False)


def test_signs_that_turn_text_do_not_reach_the_desk(quiet: Workspace, about: str) -> None:
    """They come with figures that are pasted from a window that runs from right to left; the desk refuses them."""
    say(quiet, IDS[0], AnswerOutcome.EXPLANATION, text="\u2066A5\u2069\u2028as published", language="en")
    made = sealed(quiet, about)
    assert made.document.fields["answers"][0]["text"] == "A5\nas published"
    assert refused(say, quiet, IDS[1], AnswerOutcome.EXPLANATION).code == "answer_without_text"


def test_a_foreign_key_does_not_sign(quiet: Workspace, about: str) -> None:
    """Nobody answers for another country."""
    say(quiet, IDS[0])
    assert refused(lambda: sealed(quiet, about, hand=Hand(KEY, "ken-01", "1"))).code == "signer_other_country"
