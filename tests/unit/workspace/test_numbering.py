"""The place of the next document: by the file, the person's folder and the desk's word, whichever is farthest."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilms_desktop.model.post import Document, DocumentKind
from ilms_desktop.package.history import Chain, check_history
from ilms_desktop.package.outcome import Outcome
from ilms_desktop.workspace import numbering
from ilms_desktop.workspace.numbering import Last, Numbering, next_numbering
from ilms_desktop.workspace.post import Post
from tests.unit.workspace.post_support import answer_file, receipt, submission
from tests.unit.workspace.workspace_support import refused

if TYPE_CHECKING:
    from pathlib import Path

SUBMISSION = DocumentKind.SUBMISSION
FIRST, SECOND = submission(1), submission(2)


def place(*documents: Document, noted: Last | None = None, kind: DocumentKind = SUBMISSION) -> Numbering:
    """Place of the next document of khm-01 in a file with these."""
    own = [(each.signer, each.number, each.package_id) for each in documents if each.kind is kind]
    return next_numbering(Post(documents), own, kind=kind, signer="khm-01", noted=noted)


def test_a_chain_begins_with_one_and_goes_on_from_the_last() -> None:
    """Each package names the one before it."""
    assert place() == Numbering("khm-01", 1, None)
    assert place(FIRST, SECOND) == Numbering("khm-01", 3, SECOND.package_id)


def test_every_person_has_a_chain_of_their_own() -> None:
    """A colleague's packages in the same file do not count."""
    assert place(submission(5, signer="khm-02"), receipt(1, submission(5, signer="khm-02"))).sequence == 1


def test_answers_are_numbered_apart_from_submissions() -> None:
    """They have another letter in their name."""
    documents = (FIRST, answer_file(4), receipt(1, FIRST), receipt(2, answer_file(4)))
    assert place(*documents).sequence == 2
    assert place(*documents, kind=DocumentKind.ANSWER).sequence == 5
    assert numbering.kind_of(FIRST.package) is SUBMISSION
    assert numbering.kind_of("ILMS_KHM-01_2026_Q0001") is None


def test_another_file_of_the_same_person_counts() -> None:
    """It is noted in their folder."""
    assert place(FIRST, noted=Last(4, "04" * 32)) == Numbering("khm-01", 5, "04" * 32)
    assert place(FIRST, SECOND, noted=Last(1, FIRST.package_id)).sequence == 3


def test_the_desk_is_ahead_after_a_computer_was_brought_back() -> None:
    """Its word in a receipt is taken, though this file knows nothing of those packages."""
    told = receipt(9, FIRST, expected=(6, "05" * 32))
    assert place(FIRST, told) == Numbering("khm-01", 6, "05" * 32)


def test_a_package_made_from_a_copy_does_not_go_on_from_itself() -> None:
    """The desk took another one with that number."""
    fork = submission(2, copy=1)
    told = receipt(3, fork, "refused", expected=(3, SECOND.package_id))
    assert place(FIRST, fork, told) == Numbering("khm-01", 3, SECOND.package_id)
    third = submission(3, copy=1)
    assert place(FIRST, fork, third, receipt(3, fork, "refused", expected=(4, "03" * 32))) == Numbering(
        "khm-01", 4, "03" * 32
    )


def test_after_a_refusal_the_number_is_not_used_again() -> None:
    """The next package follows the last one that the desk took."""
    told = receipt(2, SECOND, "refused", expected=(2, FIRST.package_id))
    assert place(FIRST, receipt(1, FIRST), SECOND, told) == Numbering("khm-01", 3, FIRST.package_id)


def test_an_old_receipt_takes_nothing_back() -> None:
    """Mails overtake each other."""
    assert place(FIRST, SECOND, receipt(1, FIRST)) == Numbering("khm-01", 3, SECOND.package_id)


def test_the_end_of_a_chain_is_noted_by_signer_and_kind(tmp_path: Path) -> None:
    """One file a signer; what is behind is passed over."""
    assert numbering.read_noted(tmp_path, "khm-01", SUBMISSION) is None
    numbering.note(tmp_path, "khm-01", SUBMISSION, Last(3, "03" * 32))
    numbering.note(tmp_path, "khm-01", DocumentKind.ANSWER, Last(1, "0a" * 32))
    numbering.note(tmp_path, "khm-01", SUBMISSION, Last(2, "02" * 32))
    assert numbering.read_noted(tmp_path, "khm-01", SUBMISSION) == Last(3, "03" * 32)
    assert numbering.read_noted(tmp_path, "khm-01", DocumentKind.ANSWER) == Last(1, "0a" * 32)
    assert numbering.read_noted(tmp_path, "khm-02", SUBMISSION) is None
    assert [each.name for each in (tmp_path / "numbers").iterdir()] == ["khm-01.json"]


def test_the_word_of_the_desk_counts_at_the_same_number(tmp_path: Path) -> None:
    """That one here was made from a copy; a word that says nothing is not noted."""
    numbering.note(tmp_path, "khm-01", SUBMISSION, Last(2, "02" * 32))
    numbering.note_word(tmp_path, "khm-01", SUBMISSION, {"sequence": 3, "previous": "12" * 32})
    assert numbering.read_noted(tmp_path, "khm-01", SUBMISSION) == Last(2, "12" * 32)
    numbering.note_word(tmp_path, "khm-02", SUBMISSION, {"sequence": 1, "previous": None})
    assert numbering.read_noted(tmp_path, "khm-02", SUBMISSION) is None


def test_a_note_of_what_failed_is_taken_back(tmp_path: Path) -> None:
    """Else a number would be missing for good."""
    numbering.note(tmp_path, "khm-01", SUBMISSION, Last(1, "01" * 32))

    def fail() -> None:
        with numbering.noted(tmp_path, "khm-01", SUBMISSION, Last(2, "02" * 32)):
            assert numbering.read_noted(tmp_path, "khm-01", SUBMISSION) == Last(2, "02" * 32)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert numbering.read_noted(tmp_path, "khm-01", SUBMISSION) == Last(1, "01" * 32)
    with numbering.noted(tmp_path, "khm-01", SUBMISSION, Last(2, "02" * 32)):
        pass
    assert numbering.read_noted(tmp_path, "khm-01", SUBMISSION) == Last(2, "02" * 32)


def test_a_demonstration_notes_nothing(tmp_path: Path) -> None:
    """It must not use up a number."""
    with numbering.noted(None, "khm-01", SUBMISSION, Last(2, "02" * 32)):
        pass
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", ["{", "[]", '{"submission": 1}', '{"submission": {"number": "x"}}'])
def test_a_damaged_note_is_said(tmp_path: Path, content: str) -> None:
    """A number that was guessed would be a fork."""
    (tmp_path / "numbers").mkdir()
    (tmp_path / "numbers" / "khm-01.json").write_text(content)
    assert refused(numbering.read_noted, tmp_path, "khm-01", SUBMISSION).code == "numbers_damaged"


@dataclass(frozen=True)
class World:
    """A laptop with two files, one folder, copies of all that, and a desk.

    Attributes:
        files: what each file holds. noted: in the person's folder. copies: of both. waiting: packages and receipts on
        their way. chain, numbers: of the desk. codes: what the desk said, in order.
    """

    files: tuple[tuple[Document, ...], ...] = ((), ())
    noted: Last | None = None
    copies: tuple[tuple[tuple[tuple[Document, ...], ...], Last | None], ...] = ()
    waiting: tuple[tuple[int, Document], ...] = ()
    chain: Chain = field(default_factory=Chain)
    numbers: int = 0
    made: int = 0

    def seal(self, at: int) -> World:
        """Make the next package in a file, and send it."""
        where = place(*self.files[at], noted=self.noted)
        document = submission(where.sequence, copy=self.made, previous=where.previous)
        after = replace(self, made=self.made + 1, noted=Last(where.sequence, document.package_id))
        return replace(after._put(at, document), waiting=(*self.waiting, (at, document)))

    def answer(self) -> World:
        """The desk judges what came first, and the receipt arrives at once where the file still knows the package."""
        if not self.waiting:
            return self
        (at, document), rest = self.waiting[0], self.waiting[1:]
        problem = check_history(self.chain, document.fields, package_id=document.package_id)
        chain, status = self.chain, "refused"
        if problem is None or problem.outcome is Outcome.ACCEPT:
            status = "imported"
            chain = Chain.of({**self.chain.accepted, document.number: document.package_id})
        told = receipt(self.numbers + 1, document, status, expected=(chain.last_sequence + 1, chain.last_package_id))
        after = replace(self, waiting=rest, chain=chain, numbers=self.numbers + 1)
        if document not in self.files[at]:
            return after
        word = Last(chain.last_sequence, chain.last_package_id)
        ahead = after.noted is None or after.noted.number <= word.number
        return replace(after._put(at, told), noted=word if ahead and word.number else after.noted)

    def back_up(self) -> World:
        """Copy both files and the folder."""
        return replace(self, copies=(*self.copies, (self.files, self.noted)))

    def restore(self) -> World:
        """Put the last copy back."""
        if not self.copies:
            return self
        files, noted = self.copies[-1]
        return replace(self, files=files, noted=noted)

    def _put(self, at: int, document: Document) -> World:
        changed = (*self.files[at], document)
        return replace(self, files=tuple(changed if each == at else old for each, old in enumerate(self.files)))


_STEPS = st.lists(st.sampled_from(["seal 0", "seal 1", "answer", "back_up", "restore"]), max_size=25)


@given(_STEPS)
def test_after_any_restore_the_desk_s_word_mends_the_chain(steps: list[str]) -> None:
    """However often a disk is put back: one receipt later, the next package of either file is accepted."""
    world = World()
    for step in steps:
        world = world.seal(int(step[-1])) if step.startswith("seal") else getattr(world, step)()
    while world.waiting:
        world = world.answer()
    for at in (0, 1):
        # why twice: the first may still be a fork, whose receipt tells where to go on
        for _ in range(2):
            world = world.seal(at).answer()
        assert world.chain.last_package_id in {each.package_id for each in world.files[at]}
        other = world.seal(1 - at)
        assert check_history(world.chain, other.waiting[-1][1].fields, package_id="new") is None


@given(_STEPS)
def test_a_laptop_that_is_never_restored_uses_no_number_twice(steps: list[str]) -> None:
    """And the desk takes every package."""
    world = World()
    for step in steps:
        if step != "restore":
            world = world.seal(int(step[-1])) if step.startswith("seal") else getattr(world, step)()
    while world.waiting:
        world = world.answer()
    numbers = [each.number for file in world.files for each in file if each.kind is SUBMISSION]
    assert sorted(numbers) == list(range(1, len(numbers) + 1)) == sorted(world.chain.accepted)
