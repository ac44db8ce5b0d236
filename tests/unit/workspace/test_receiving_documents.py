"""What comes from the desk: judged by the installed bundle, kept byte for byte, and never a figure changed."""

from __future__ import annotations

from dataclasses import replace
from email.message import EmailMessage
from typing import TYPE_CHECKING, Any

import pytest

from ilms_desktop.model.post import Document, DocumentKind
from ilms_desktop.package.carrier import ZIP_ONLY
from ilms_desktop.package.keys import new_key, public_text
from ilms_desktop.package.names import Kind
from ilms_desktop.package.outcome import Refusal
from ilms_desktop.package.write import Sealed, build_kind
from ilms_desktop.workspace import numbering
from ilms_desktop.workspace.numbering import Last
from ilms_desktop.workspace.post import Standing
from ilms_desktop.workspace.receiving_documents import Arrived, Receiver, known, receive
from ilms_desktop.workspace.trust_store import needed
from tests.unit.workspace import enrolment_support
from tests.unit.workspace.enrolment_support import ask, grant_fields
from tests.unit.workspace.post_support import DESK, NOW, sealed, signed_query, signed_receipt
from tests.unit.workspace.test_sealing import GOOD, TOTAL
from tests.unit.workspace.trust_support import ROOTS, files, install_six
from tests.unit.workspace.workspace_support import C1, REVISE, cell, figures, put, refused
from tests.vectors.package import kinds_world, trust_world

if TYPE_CHECKING:
    from pathlib import Path

    from ilms_desktop.package.ed25519 import SigningKey
    from ilms_desktop.workspace.workspace import Workspace

#: a person of Cambodia who enrols
APPLICANT = replace(enrolment_support.APPLICANT, country="KHM", reference="KHM-7Q4M")
#: the key that the desk has after the one of these tests
NEXT_DESK = new_key(b"test key of the next desk".ljust(32, b"."))


@pytest.fixture
def person(tmp_path: Path) -> Path:
    """A person's folder with the installed bundle."""
    folder = tmp_path / "person"
    install_six(folder)
    return folder


@pytest.fixture
def package(ruled: Workspace, person: Path) -> Document:
    """A package that went out."""
    put(ruled, C1, GOOD)
    result = sealed(ruled, user_dir=person)
    document = ruled.post().document(result.package_id)
    assert document is not None
    return document


def take_all(workspace: Workspace, person: Path, data: bytes, name: str) -> tuple[Arrived, ...]:
    """What came of a file."""
    return receive(workspace, data, name, receiver=Receiver(person, ZIP_ONLY), now=NOW)


def take(workspace: Workspace, person: Path, sent: Sealed) -> Arrived:
    """What came of one document."""
    (arrived,) = take_all(workspace, person, sent.data, sent.file_name)
    return arrived


def standing(workspace: Workspace) -> Standing:
    """Where the newest package stands."""
    return workspace.post().outbox()[0].standing


def test_a_receipt_says_where_the_package_stands(ruled: Workspace, person: Path, package: Document) -> None:
    """It is kept as it came, and the desk's word on the next number is noted."""
    sent = signed_receipt(package, 42)
    before = figures(ruled)
    arrived = take(ruled, person, sent)
    assert (arrived.result.code, standing(ruled)) == ("OK", Standing.IMPORTED)
    assert arrived.document == ruled.post().of(DocumentKind.RECEIPT)[0]
    assert arrived.document is not None
    assert (arrived.document.number, arrived.document.recorded) == (42, NOW)
    assert ruled.document_bytes(sent.package_id, "zip") == sent.data
    assert numbering.read_noted(person, "khm-01", DocumentKind.SUBMISSION) == Last(1, package.package_id)
    assert figures(ruled) == before


def test_the_same_receipt_again_is_no_news(ruled: Workspace, person: Path, package: Document) -> None:
    """Mails come twice; the journal does not grow."""
    sent = signed_receipt(package)
    first = take(ruled, person, sent).document
    before = ruled.journal_head()
    again = take(ruled, person, sent)
    assert (again.result.code, again.document) == ("REPLAY_DUPLICATE", first)
    assert ruled.journal_head() == before


def test_an_older_receipt_is_filed_and_changes_nothing(ruled: Workspace, person: Path, package: Document) -> None:
    """Mails overtake each other."""
    take(ruled, person, signed_receipt(package, 5))
    late = take(ruled, person, signed_receipt(package, 4, "received"))
    assert (late.result.code, standing(ruled)) == ("RECEIPT_STALE", Standing.IMPORTED)
    assert late.document is not None
    assert len(ruled.post().of(DocumentKind.RECEIPT)) == 2


@pytest.mark.parametrize(
    ("second", "code"),
    [((1, "refused"), "RECEIPT_FORK"), ((2, "refused"), "RECEIPT_STATUS")],
)
def test_a_receipt_that_takes_its_word_back_is_refused(
    second: tuple[int, str], code: str, ruled: Workspace, person: Path, package: Document
) -> None:
    """The person is told to telephone."""
    take(ruled, person, signed_receipt(package))
    arrived = take(ruled, person, signed_receipt(package, *second))
    assert (arrived.result.code, arrived.document, standing(ruled)) == (code, None, Standing.IMPORTED)


def test_a_receipt_for_a_package_that_was_not_sent_from_here_is_refused(
    ruled: Workspace, person: Path, package: Document
) -> None:
    """Or for one whose number was made up."""
    for other in (replace(package, package_id="ab" * 32), replace(package, number=2)):
        arrived = take(ruled, person, signed_receipt(other))
        assert (arrived.result.code, arrived.document) == ("RECEIPT_UNKNOWN_PACKAGE", None)
    assert standing(ruled) is Standing.SIGNED


def test_questions_are_kept_also_about_a_package_that_is_not_here(
    ruled: Workspace, person: Path, package: Document
) -> None:
    """They are shown all the same; nobody must lose a question."""
    assert take(ruled, person, signed_query(package)).result.code == "OK"
    elsewhere = take(ruled, person, signed_query(replace(package, package_id="ab" * 32), 2))
    assert elsewhere.result.code == "QUERY_UNKNOWN_PACKAGE"
    assert [each.number for each in ruled.post().of(DocumentKind.QUERY)] == [1, 2]


def test_somebody_else_s_word_is_not_the_desk_s(ruled: Workspace, person: Path, package: Document) -> None:
    """Whatever it claims to be."""
    stranger = signed_receipt(package, key=NEXT_DESK)
    arrived = take(ruled, person, stranger)
    assert (arrived.result.code, arrived.document, arrived.trust) == ("KEY_UNKNOWN", None, None)
    assert standing(ruled) is Standing.SIGNED


def test_without_a_bundle_nobody_is_believed(ruled: Workspace, tmp_path: Path) -> None:
    """The person is told how to install one."""
    assert refused(lambda: take_all(ruled, tmp_path, b"x", "x.zip")).code == "trust_missing"


def test_a_newer_bundle_comes_with_a_receipt(ruled: Workspace, person: Path, package: Document) -> None:
    """Two roots signed it; whoever opened the receipt is told."""
    arrived = take(ruled, person, signed_receipt(package, files=files(7)))
    assert arrived.trust == needed(person)
    assert needed(person).version == 7


def test_a_bundle_that_is_refused_is_told_beside_the_document(
    ruled: Workspace, person: Path, package: Document
) -> None:
    """The receipt is as good as without it."""
    arrived = take(ruled, person, signed_receipt(package, files=files(7, {"r1": ROOTS["r1"]})))
    assert (arrived.result.code, standing(ruled)) == ("OK", Standing.IMPORTED)
    assert isinstance(arrived.trust, Refusal)
    assert (arrived.trust.code, needed(person).version) == ("TRUST_QUORUM", 6)


def test_a_desk_with_a_new_key_brings_the_bundle_that_says_so(
    ruled: Workspace, person: Path, package: Document
) -> None:
    """Else the person would have to install it by hand first; what comes after it is judged by the new one."""
    keys = [trust_world.desk_key(), trust_world.desk_key(id="desk-2027", key=public_text(NEXT_DESK.public))]
    arrived = take(ruled, person, signed_receipt(package, key=NEXT_DESK, files=files(7, desk_keys=keys)))
    assert (arrived.result.code, standing(ruled), needed(person).version) == ("OK", Standing.IMPORTED, 7)
    assert arrived.trust == needed(person)
    again = take(ruled, person, signed_receipt(package, 2, key=NEXT_DESK))
    assert (again.result.code, again.trust) == ("OK", None)


def test_each_carrier_of_a_mail_gets_its_own_answer(ruled: Workspace, person: Path, package: Document) -> None:
    """One bad file keeps no good one out, and what is asked second knows the first."""
    receipt, query = signed_receipt(package), signed_query(package)
    mail = EmailMessage()
    mail.set_content("Our receipt and our questions.")
    for name, data in (
        (receipt.file_name, receipt.data[:-1]),
        (receipt.file_name, receipt.data),
        (query.file_name, query.data),
        (receipt.file_name, receipt.data),
    ):
        mail.add_attachment(data, maintype="application", subtype="zip", filename=name)
    found = take_all(ruled, person, mail.as_bytes(), "mail.eml")
    codes = [each.result.code for each in found]
    assert codes[1:] == ["OK", "OK", "REPLAY_DUPLICATE"]
    assert codes[0].startswith("ZIP_")
    assert [each.file_name for each in found][1] == receipt.file_name


def test_a_mail_without_documents_and_a_file_that_is_none_are_said(ruled: Workspace, person: Path) -> None:
    """Nothing is raised for what is in a file."""
    mail = EmailMessage()
    mail.set_content("Nothing attached.")
    mail.add_attachment(b"text", maintype="text", subtype="plain", filename="a.txt")
    (empty,) = take_all(ruled, person, mail.as_bytes(), "mail.eml")
    assert (empty.result.code, empty.document) == ("MAIL_EMPTY", None)
    (nothing,) = take_all(ruled, person, b"hello", "x.zip")
    assert nothing.document is None
    damaged = EmailMessage()
    damaged.add_attachment(b"PK\3\4", maintype="application", subtype="zip", filename="a.zip")
    broken = damaged.as_bytes().replace(b"UEsDBA==", b"UEsDBA=*")
    (found,) = take_all(ruled, person, broken, "mail.eml")
    assert found.result.code == "MAIL_BASE64"


def test_a_package_of_our_own_is_not_what_comes_from_the_desk(ruled: Workspace, person: Path) -> None:
    """Somebody dropped the wrong file."""
    put(ruled, C1, GOOD)
    name, data = sealed(ruled, user_dir=person).files["zip"]
    (arrived,) = take_all(ruled, person, data, name)
    assert arrived.document is None
    assert arrived.result.code != "OK"


def test_a_round_pack_is_verified_and_not_kept(ruled: Workspace, person: Path) -> None:
    """It belongs to the program, not to one questionnaire."""
    pack = build_kind(
        Kind.ROUNDPACK, kinds_world.document(Kind.ROUNDPACK), key=DESK, files=kinds_world.files(Kind.ROUNDPACK)
    )
    arrived = take(ruled, person, pack)
    assert (arrived.result.code, arrived.document) == ("OK", None)
    assert ruled.post().documents == ()


def granted(asked: Any, *, key: SigningKey = DESK, brought: dict[str, bytes] | None = None, **changes: Any) -> Sealed:
    """The desk's answer to a request, with bundles in it."""
    fields = grant_fields(asked, valid_from=NOW, signer="khm-01", **changes)
    return build_kind(Kind.GRANT, fields, key=key, files=brought or {})


def test_a_grant_enrols_the_computer_and_tells_where_the_chain_is(ruled: Workspace, person: Path) -> None:
    """A renewed key goes on with the next number; the grant belongs to the computer, not to the file."""
    asked = ask(person, now=NOW, applicant=APPLICANT)
    sent = granted(asked, next_expected={"sequence": 8, "previous": "07" * 32})
    arrived = take(ruled, person, sent)
    assert (arrived.result.code, arrived.document) == ("OK", None)
    assert arrived.enrolment is not None
    assert arrived.enrolment.grant is not None
    assert arrived.enrolment.grant.signer == "khm-01"
    assert numbering.read_noted(person, "khm-01", DocumentKind.SUBMISSION) == Last(7, "07" * 32)


@pytest.mark.parametrize("key", [DESK, NEXT_DESK])
def test_a_grant_may_bring_the_bundle_that_changes_the_key_of_the_desk(
    key: SigningKey, ruled: Workspace, person: Path
) -> None:
    """Signed by the key before, which the bundle retires, or by the new one, which only the bundle names."""
    asked = ask(person, now=NOW, applicant=APPLICANT)
    keys = [
        trust_world.desk_key(status="retired"),
        trust_world.desk_key(id="desk-2027", key=public_text(NEXT_DESK.public)),
    ]
    arrived = take(ruled, person, granted(asked, key=key, brought=files(7, desk_keys=keys)))
    assert (arrived.result.code, arrived.trust) == ("OK", needed(person))
    assert arrived.enrolment is not None
    assert needed(person).version == 7


def test_a_grant_for_another_computer_is_refused(ruled: Workspace, person: Path, tmp_path: Path) -> None:
    """Nothing is enrolled."""
    arrived = take(ruled, person, granted(ask(tmp_path / "other", now=NOW, applicant=APPLICANT)))
    assert (arrived.result.code, arrived.enrolment) == ("GRANT_KEY", None)


def test_what_the_file_knows_is_what_documents_meet(ruled: Workspace, person: Path, package: Document) -> None:
    """The outbox with its receipts, and the numbers of the desk."""
    take(ruled, person, signed_receipt(package, 3))
    ruled.execute(REVISE)
    second = sealed(ruled, user_dir=person)
    found = known(ruled, ruled.post())
    assert found.country == "KHM"
    assert found.outbox is not None
    first, later = found.outbox[package.package_id], found.outbox[second.package_id]
    assert (first.package, first.status, first.receipt, first.superseded) == (package.package, "imported", 3, False)
    assert (later.sequence, later.status, later.receipt) == (2, None, 0)
    assert found.received is not None
    assert set(found.received[Kind.RECEIPT]) == {3}


def test_a_further_receipt_for_what_was_superseded_is_filed_and_tells_the_next_number(
    ruled: Workspace, person: Path, package: Document
) -> None:
    """As the desk issues it to a computer that was brought back from a copy."""
    take(ruled, person, signed_receipt(package, 1))
    ruled.execute(REVISE)
    put(ruled, C1, {TOTAL: 80, cell("M", "CRS_RES_TOTAL"): 50})
    later = sealed(ruled, user_dir=person).package_id
    second = ruled.post().document(later)
    assert second is not None
    take(ruled, person, signed_receipt(second, 2))
    expected = {"sequence": 8, "previous": "07" * 32}
    arrived = take(ruled, person, signed_receipt(package, 3, next_expected=expected))
    assert arrived.result.code == "RECEIPT_STALE"
    assert [each.standing for each in ruled.post().outbox()] == [Standing.IMPORTED, Standing.SUPERSEDED]
    ruled.execute(REVISE)
    third = sealed(ruled, user_dir=person).submission
    assert (third.sequence, third.previous) == (8, "07" * 32)
