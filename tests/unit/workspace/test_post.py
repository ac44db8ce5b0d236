"""Where each package stands follows from what the person said and what the desk signed, and from nothing else."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilms_desktop.model.post import DocumentFile, DocumentKind, Mailing, Way
from ilms_desktop.package.document_receipt import STATUS_RANK
from ilms_desktop.workspace.post import Outgoing, Post, Standing, overdue
from tests.unit.workspace.post_support import answer_file, receipt, submission

if TYPE_CHECKING:
    from ilms_desktop.model.post import Document

FIRST, SECOND, THIRD = submission(1), submission(2), submission(3)


def post(*documents: Document, sent: tuple[Document, ...] = ()) -> Post:
    """Everything that went out and came in; `sent` was said to be sent on the second of October."""
    mailings = {each.package_id: Mailing(each.package_id, date(2026, 10, 2), Way.MAIL) for each in sent}
    return Post(documents, mailings=mailings)


def standing(of: Document, *documents: Document, sent: tuple[Document, ...] = ()) -> Standing:
    """Where one of the documents stands."""
    return outgoing(of, *documents, sent=sent).standing


def outgoing(of: Document, *documents: Document, sent: tuple[Document, ...] = ()) -> Outgoing:
    """One row of the outbox."""
    return next(each for each in post(*documents, sent=sent).outbox() if each.document == of)


def test_a_package_is_signed_then_sent_then_what_the_desk_says() -> None:
    """And the desk's word counts whether or not anybody said that it was sent."""
    assert standing(FIRST, FIRST) is Standing.SIGNED
    assert standing(FIRST, FIRST, sent=(FIRST,)) is Standing.SENT
    for status in ("received", "held", "imported", "refused"):
        assert standing(FIRST, FIRST, receipt(1, FIRST, status)) == status


def test_the_newest_receipt_counts_in_whatever_order_they_came() -> None:
    """Mails overtake each other."""
    late, early = receipt(5, FIRST, "imported"), receipt(4, FIRST, "received")
    found = outgoing(FIRST, FIRST, late, early)
    assert (found.standing, found.receipt, found.receipts) == (Standing.IMPORTED, late, (late, early))
    assert outgoing(FIRST, FIRST).receipt is None


def test_a_later_complete_reply_takes_the_place_of_an_earlier_one_once_the_desk_has_it() -> None:
    """Before that, the earlier one is what the desk works with."""
    documents = (FIRST, receipt(1, FIRST), SECOND)
    assert standing(FIRST, *documents) is Standing.IMPORTED
    found = outgoing(FIRST, *documents, receipt(2, SECOND))
    assert (found.standing, found.by) == (Standing.SUPERSEDED, SECOND)
    assert standing(SECOND, *documents, receipt(2, SECOND)) is Standing.IMPORTED


def test_nothing_to_report_takes_the_place_of_figures_too() -> None:
    """It is a whole reply."""
    nil = submission(2, kind="nil")
    assert standing(FIRST, FIRST, nil, receipt(1, nil)) is Standing.SUPERSEDED


def test_what_the_desk_refused_stays_refused() -> None:
    """Nobody must read later that it was ever in use."""
    assert standing(FIRST, FIRST, receipt(1, FIRST, "refused"), SECOND, receipt(2, SECOND)) is Standing.REFUSED


def test_the_packages_of_a_batch_stand_beside_each_other() -> None:
    """Each holds other tables of the same reply."""
    batch = [submission(n, batch={"id": "b", "index": n, "total": 2}) for n in (1, 2)]
    receipts = [receipt(each.number, each) for each in batch]
    assert {each.standing for each in post(*batch, *receipts).outbox()} == {Standing.IMPORTED}
    other = submission(3, batch={"id": "c", "index": 1, "total": 1})
    assert standing(batch[0], *batch, *receipts, other, receipt(3, other)) is Standing.SUPERSEDED


def test_a_correction_leaves_the_reply_in_force_and_is_named() -> None:
    """The tables that it does not hold are still those of the reply."""
    correction = submission(2, kind="correction", supersedes=FIRST.package_id)
    found = outgoing(FIRST, FIRST, receipt(1, FIRST), correction, receipt(2, correction))
    assert (found.standing, found.by) == (Standing.IMPORTED, correction)


def test_a_package_is_recalled_once_the_desk_has_the_withdrawal() -> None:
    """Until then it counts."""
    withdrawal = submission(2, kind="withdrawal", supersedes=FIRST.package_id)
    assert standing(FIRST, FIRST, receipt(1, FIRST), withdrawal) is Standing.IMPORTED
    found = outgoing(FIRST, FIRST, receipt(1, FIRST), withdrawal, receipt(2, withdrawal))
    assert (found.standing, found.by) == (Standing.RECALLED, withdrawal)


def test_answers_are_never_superseded_by_submissions() -> None:
    """They have a chain of their own."""
    answers = answer_file(1)
    assert standing(answers, answers, SECOND, receipt(1, SECOND), receipt(2, answers)) is Standing.IMPORTED
    assert post(answers).superseded_by(answers) is None


def test_the_newest_package_comes_first() -> None:
    """It is the one that people look for."""
    rows = post(FIRST, SECOND, answer_file(1), receipt(1, FIRST)).outbox()
    assert [each.document.tail for each in rows] == ["S0002", "A0001", "S0001"]


def test_documents_are_found_by_kind_and_number() -> None:
    """Of what is not there, nothing is made up."""
    found = post(FIRST, receipt(7, FIRST))
    assert found.document(FIRST.package_id) == FIRST
    assert found.document("00") is None
    assert found.outgoing("00") is None
    assert found.outgoing(FIRST.package_id) == found.outbox()[0]
    assert found.of(DocumentKind.RECEIPT, DocumentKind.QUERY) == (receipt(7, FIRST),)
    assert (found.last_receipt(), post(FIRST).last_receipt()) == (7, None)


def test_a_row_tells_its_files() -> None:
    """What can be sent again."""
    file = DocumentFile(FIRST.package_id, "zip", "a.zip", 5)
    (row,) = Post((FIRST,), files={FIRST.package_id: (file,)}).outbox()
    assert row.files == (file,)


@pytest.mark.parametrize(
    ("days", "documents", "expected"),
    [
        (10, (FIRST,), True),
        (9, (FIRST,), False),
        (99, (FIRST, receipt(1, FIRST, "received")), False),
    ],
)
def test_after_ten_days_without_a_receipt_the_same_file_is_due_again(
    days: int, documents: tuple[Document, ...], *, expected: bool
) -> None:
    """Mails are lost; a receipt of any status ends the wait."""
    found = outgoing(FIRST, *documents, sent=(FIRST,))
    assert found.is_overdue(date(2026, 10, 2) + timedelta(days=days)) is expected


def test_what_nobody_said_was_sent_waits_since_it_was_made() -> None:
    """A package that is forgotten in the outbox is the more usual case."""
    made = FIRST.recorded.date()
    assert outgoing(FIRST, FIRST).waits_since == made
    rows = post(FIRST, SECOND, THIRD, receipt(1, THIRD, "held"), sent=(SECOND,)).outbox()
    late = overdue(rows, made + timedelta(days=30))
    assert [each.document for each in late] == [SECOND, FIRST], "the longest wait first, then the newest"
    assert overdue(rows, made) == ()


#: a package number, and how far the desk goes with it
_MOVES = st.lists(
    st.tuples(st.integers(1, 4), st.sampled_from(["sent", "received", "held", "imported", "refused"])), max_size=12
)


@given(_MOVES, st.randoms(use_true_random=False))
def test_standings_never_go_back(moves: list[tuple[int, str]], random: object) -> None:
    """Whatever a desk that keeps its rules says, and in whatever order receipts arrive, the end is the same."""
    packages = {number: submission(number) for number in range(1, 5)}
    sent: tuple[Document, ...] = ()
    receipts: list[Document] = []
    status: dict[int, str] = {}
    for number, move in moves:
        if move == "sent":
            sent = (*sent, packages[number])
        elif number not in status or STATUS_RANK[move] > STATUS_RANK[status[number]]:
            status[number] = move
            receipts.append(receipt(len(receipts) + 1, packages[number], move))
        for row in post(*packages.values(), *receipts, sent=sent).outbox():
            assert row.standing == _told(row.document, packages, status, sent)
    shuffled = list(receipts)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    straight = post(*packages.values(), *receipts, sent=sent).outbox()
    assert post(*packages.values(), *shuffled, sent=sent).outbox() == straight


def _told(
    document: Document, packages: dict[int, Document], status: dict[int, str], sent: tuple[Document, ...]
) -> Standing:
    """The same in other words: complete replies only, so an imported later one ends the time of an earlier one."""
    own = status.get(document.number)
    if own != "refused" and any(status.get(number) == "imported" for number in packages if number > document.number):
        return Standing.SUPERSEDED
    if own is not None:
        return Standing(own)
    return Standing.SENT if document in sent else Standing.SIGNED
