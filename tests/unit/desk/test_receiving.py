"""A package is judged, listed and answered in one step, and never answered in two ways."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ilms_desktop.desk import receiving
from ilms_desktop.desk.receiving import Reception, receive
from ilms_desktop.errors import CommandRefused, ExchangeError
from ilms_desktop.package import read, strict_json, write
from ilms_desktop.package.outcome import Verified
from ilms_desktop.package.trust import desk_register
from tests.unit.desk import desk_support as support
from tests.vectors.package import world

if TYPE_CHECKING:
    from pathlib import Path

    from ilms_desktop.desk.folder import Desk
    from ilms_desktop.package.write import Sealed


def take(desk: Desk, package: Sealed, minutes: int = 10, **options: Any) -> Reception:
    """Receive a package."""
    return receive(desk, package.data, package.file_name, key=support.DESK, now=support.at(minutes), **options)


def receipt(reception: Reception) -> dict[str, Any]:
    """Fields of the receipt, as the desk's own keys vouch for them."""
    assert reception.receipt is not None
    issued = reception.receipt
    register = desk_register(reception.desk.bundle)
    found = read.verify(issued.data, issued.file_name, register=register, ledger=None, now=support.at(60))
    assert isinstance(found, Verified)
    return dict(found.document)


@pytest.fixture
def open_desk(desk: Desk) -> Desk:
    """A desk that knows ken-01."""
    return support.enrolled(desk)


def test_a_good_package_gets_a_row_and_a_receipt(open_desk: Desk) -> None:
    """The receipt names the row, and the row stands in the file."""
    package = support.submission()
    done = take(open_desk, package)
    fields = receipt(done)
    assert (fields["status"], fields["number"], fields["findings"]) == ("imported", 1, [])
    assert fields["in_reply_to"]["package_id"] == package.package_id
    assert fields["next_expected"] == {"sequence": 2, "previous": package.package_id}
    assert [(each["id"], each["rows_accepted"]) for each in fields["tables"]] == [("A8-citizenship", 1), ("C4", 24)]
    row = support.opened(open_desk.path).state.rows[-1]
    assert fields["ledger"] == {"index": row.index, "entry": row.entry, "previous": row.previous}


def test_the_same_package_gets_the_same_bytes(open_desk: Desk) -> None:
    """However late, and after the desk was closed and opened again; nothing is listed."""
    first = take(open_desk, support.submission())
    again = take(support.opened(open_desk.path), support.submission(), minutes=999)
    assert first.receipt is not None
    assert again.receipt is not None
    assert again.receipt.data == first.receipt.data
    assert again.receipt.is_repeat
    assert len(again.desk.state.rows) == len(first.desk.state.rows)


def test_a_fork_is_refused_and_told_what_comes_next(open_desk: Desk) -> None:
    """Two contents under one number: the first stands."""
    good = support.submission()
    done = take(open_desk, good)
    other = take(done.desk, support.submission(prepared_by={"name": "C. Other", "function": ""}))
    fields = receipt(other)
    assert (other.result.code, fields["status"], fields["number"]) == ("SEQ_FORK", "refused", 2)
    assert "SEQ_FORK" in [each["code"] for each in fields["findings"]]
    assert fields["next_expected"] == {"sequence": 2, "previous": good.package_id}


def test_what_is_held_is_imported_once_the_gap_is_filled(open_desk: Desk) -> None:
    """The receipt goes from held to imported, with a new number; the time of arrival stays."""
    first = support.submission()
    second = support.submission(2, first.package_id, kind="correction", supersedes=first.package_id)
    held = take(open_desk, second)
    assert (held.result.code, receipt(held)["status"]) == ("SEQ_GAP_HOLD", "held")
    assert receipt(held)["next_expected"] == {"sequence": 1, "previous": None}
    filled = take(held.desk, first, minutes=20)
    done = take(filled.desk, second, minutes=30)
    fields = receipt(done)
    assert (fields["status"], fields["number"]) == ("imported", 3)
    assert fields["received_utc"] == support.text(support.at(10))


def test_a_person_decides_on_what_is_held_and_never_back(open_desk: Desk) -> None:
    """Imported, then refused: no."""
    package = support.submission(2, "ab" * 32, kind="correction", supersedes="ab" * 32)
    held = take(open_desk, package)
    done = take(held.desk, package, decision="imported")
    assert receipt(done)["missing_sequences"] == [1]
    with pytest.raises(CommandRefused) as trouble:
        take(done.desk, package, decision="refused")
    assert trouble.value.code == "receipt_not_decided"


def test_a_refused_package_is_not_imported_by_decision(open_desk: Desk) -> None:
    """The verifier's no is final."""
    done = take(open_desk, support.submission())
    with pytest.raises(CommandRefused):
        take(done.desk, support.submission(prepared_by={"name": "C", "function": ""}), decision="imported")


def test_a_package_of_an_unknown_key_waits_without_receipt(desk: Desk) -> None:
    """It is received once the key is enrolled."""
    package = support.submission()
    waits = take(desk, package)
    assert (waits.receipt, waits.result.code) == (None, "KEY_UNKNOWN")
    assert support.opened(desk.path).state.rows == ()
    after = support.enrolled(desk)
    (path,) = receiving.waiting(after, "KEN")
    assert path.read_bytes() == package.data
    assert receipt(receive(after, path.read_bytes(), path.name, key=support.DESK, now=support.at(20)))["number"] == 1
    with pytest.raises(CommandRefused):
        receive(after, b"x", "x.zip", key=support.DESK, now=support.at(20), decision="held")


def test_what_was_damaged_on_the_way_gets_no_receipt(open_desk: Desk) -> None:
    """The same package may yet arrive whole, and is imported then."""
    package = support.submission()
    spoiled = bytearray(package.data)
    path = f"{package.name}/data/people/summary.pdf".encode()
    spoiled[package.data.index(path) + len(path) + 10] ^= 1
    bad = receive(open_desk, bytes(spoiled), package.file_name, key=support.DESK, now=support.at(5))
    assert bad.receipt is None
    assert receipt(take(bad.desk, package))["status"] == "imported"


def test_without_space_nothing_has_happened(open_desk: Desk) -> None:
    """The row is the moment: files without it do not count, and the number is not taken."""
    received = open_desk.path / "received"
    for each in received.iterdir():
        each.unlink()
    received.rmdir()
    received.write_bytes(b"in the way")
    with pytest.raises(ExchangeError):
        take(open_desk, support.submission())
    received.unlink()
    assert receipt(take(support.opened(open_desk.path), support.submission()))["number"] == 1


def test_an_older_copy_of_the_questionnaire_is_noted(open_desk: Desk) -> None:
    """A disk was restored: no refusal, but somebody should know."""
    journal = {"workspace": "019a8f2e-7c10-7b3e-9d5a-000000000001", "extract_from": None}
    first = support.submission(audit={**journal, "count": 9, "head": "11" * 32})
    second = support.submission(2, first.package_id, audit={**journal, "count": 4, "head": "22" * 32})
    fields = receipt(take(take(open_desk, first).desk, second))
    assert [each["code"] for each in fields["findings"]] == ["AUDIT_BEHIND"]
    assert fields["status"] == "imported"


def test_the_list_of_people_is_written_for_openssh(open_desk: Desk, tmp_path: Path) -> None:
    """A national auditor checks without our program."""
    lines = (open_desk.path / "signers.allowed_signers").read_text().splitlines()
    assert [line.split()[0] for line in lines] == ["ken-01"]
    assert strict_json.load((open_desk.path / "register.json").read_bytes())["signers"][0]["officers"]  # type: ignore[index]
    assert tmp_path in open_desk.path.parents


def test_what_its_sender_signed_wrongly_is_refused_by_receipt(open_desk: Desk) -> None:
    """It was not damaged on the way, so the sender has to know; no number of the chain is taken."""
    package = support.submission()
    early = receive(open_desk, package.data, package.file_name, key=support.DESK, now=support.at(-24 * 60 * 30))
    assert (early.result.code, early.receipt) == ("KEY_EXPIRED", None)
    fields = world.document(created_utc="2030-01-01T00:00:00Z")
    future = write.build(fields, tables=world.tables(), files=world.files(), key=support.PERSON)
    done = take(open_desk, future)
    found = receipt(done)
    assert (done.result.code, found["status"], found["tables"]) == ("SUBMISSION_CLOCK", "refused", [])
    assert found["next_expected"] == {"sequence": 1, "previous": None}


def test_a_name_that_is_not_the_keys_own_gets_no_receipt(open_desk: Desk) -> None:
    """The receipt is called after the package, and this package is called after somebody else."""
    fields = world.document(package="ILMS_KEN-02_2026_S0001", signer="ken-02")
    posing = write.build(fields, tables=world.tables(), files=world.files(), key=support.PERSON)
    done = take(open_desk, posing)
    assert (done.result.code, done.receipt) == ("SUBMISSION_IDENTITY", None)
