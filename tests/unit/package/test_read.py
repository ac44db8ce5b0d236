"""The walk from bytes to trust, beyond what the vectors show."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from ilms_desktop.package import signature, strict_json
from ilms_desktop.package.history import Chain, Ledger
from ilms_desktop.package.known import NOTHING
from ilms_desktop.package.names import Kind, namespace
from ilms_desktop.package.outcome import Outcome, Refusal, Verified
from ilms_desktop.package.read import verify
from ilms_desktop.package.register import Register, Signer
from tests.vectors.package import kinds_world as kw
from tests.vectors.package import resign, world
from tests.vectors.package.forge import emit, entries
from tests.vectors.package.vector import Case


def judge(data: bytes, file_name: str = world.FILE_NAME, **changes: Any) -> Verified | Refusal:
    """What the verifier says in the stated world, or one that differs from it."""
    facts = {"register": world.REGISTER, "ledger": None, "now": world.NOW} | changes
    return verify(data, file_name, **facts)


def renamed(name: str, kind: Kind) -> bytes:
    """The good package under the name, and with the signature, of another kind."""
    raws = entries(world.good())
    signed = signature.sign(raws[1].plain, namespace=namespace(kind), key=world.DESK)
    raws = [replace(raw, name=raw.name.replace(world.NAME.encode(), name.encode())) for raw in raws]
    raws[2] = replace(raws[2], plain=signed, packed=None)
    return emit(raws)


@pytest.mark.parametrize("register", [None, Register()])
def test_a_package_by_an_unknown_key_waits_and_says_nothing_of_its_content(register: Register | None) -> None:
    """The signature holds, so the file can be named; whose it is, nobody knows."""
    result = judge(world.good(), register=register)
    assert isinstance(result, Refusal)
    assert (result.code, result.outcome) == ("KEY_UNKNOWN", Outcome.QUARANTINE)
    assert result.package_id == world.package_id(world.good())
    assert (result.signer, result.verified) == (None, None)
    assert set(result.parameters) == {"key_code"}


def test_a_refusal_says_only_what_was_established_before_it() -> None:
    """No name before the layout, no signer before the signature."""
    early, late = judge(b""), judge(world.good(), ledger=None, now=world.NOW.replace(year=2020))
    assert isinstance(early, Refusal)
    assert (early.package, early.package_id, early.signer) == (None, None, None)
    assert isinstance(late, Refusal)
    assert late.code == "SUBMISSION_CLOCK"
    assert late.package is not None
    assert late.signer is not None
    assert (late.package.text, late.signer.id) == (world.NAME, "ken-01")


@pytest.mark.parametrize(
    ("data", "file_name"), [(b"%PDF-1.7", "x.pdf"), (b"", "x"), (b"age-encryption.org/v1", "x.age")]
)
def test_a_file_that_is_no_container_is_named_as_such(data: bytes, file_name: str) -> None:
    """Recognised by its first bytes, whatever it is called."""
    result = judge(data, file_name)
    assert isinstance(result, Refusal)
    assert (result.code, result.stage) == ("CARRIER_TYPE", "0")


def test_a_package_under_another_extension_is_recognised_by_its_bytes() -> None:
    """Then it is the name that is wrong."""
    assert judge(world.good(), f"{world.NAME}.dat").code == "LAYOUT_FILENAME"


def test_a_kind_that_the_caller_does_not_take_is_refused_by_its_namespace() -> None:
    """A submission is no receipt, however well it is signed."""
    assert judge(world.good(), allowed_kinds={Kind.RECEIPT}).code == "SIG_NAMESPACE"


def test_a_document_of_another_kind_is_never_read_half() -> None:
    """The fields of a receipt say nothing under the name of an answer."""
    fields = kw.complete(Kind.RECEIPT)
    data = kw.sealed(Kind.ANSWER, payload=lambda files: files.update({"answer.json": strict_json.dump(fields)}))
    result = kw.case(Kind.ANSWER, data).judge()
    assert isinstance(result, Refusal)
    assert (result.code, result.stage, result.parameters["file"]) == ("ANSWER_FORMAT", "F", "answer.json")


def test_a_request_to_enrol_names_no_signer() -> None:
    """Nobody can know its key yet; who asks stands in the document."""
    result = kw.case(Kind.ENROL, kw.good(Kind.ENROL), register=Register()).judge()
    assert isinstance(result, Verified)
    assert (result.signer, result.document["name"]) == (None, "B. Otieno")


def test_a_gap_before_an_answer_holds_it() -> None:
    """Only whole submissions stand on their own."""
    ledger = Ledger({("ken-01", Kind.ANSWER): Chain.of({1: "cd" * 32})})
    result = kw.case(Kind.ANSWER, kw.changed(Kind.ANSWER, sequence=3, previous="ab" * 32), ledger=ledger).judge()
    assert (result.code, result.outcome) == ("SEQ_GAP_HOLD", Outcome.HOLD)


def test_who_knows_nothing_asks_nothing() -> None:
    """A stranger checks what the file itself can prove."""
    for kind in kw.NAMES:
        result = kw.case(kind, kw.good(kind), known=NOTHING).judge()
        assert result.code == "OK"


def test_an_unknown_key_on_a_receipt_is_a_refusal() -> None:
    """Only what a country sends may wait."""
    name = "ILMS_KEN-01_2026_S0001_R0042"
    result = judge(renamed(name, Kind.RECEIPT), f"{name}.zip", register=None)
    assert (result.code, result.outcome) == ("KEY_UNKNOWN", Outcome.REFUSE)


def test_a_package_without_its_document_lacks_its_fields() -> None:
    """The file that says everything is missing."""
    data = resign.sealed(payload=lambda files: files.__delitem__("submission.json"))
    result = judge(data)
    assert isinstance(result, Refusal)
    assert (result.code, result.parameters) == ("SUBMISSION_FIELDS", {"file": "submission.json"})


def test_a_head_entry_with_a_wrong_checksum_is_refused() -> None:
    """Every byte of the file is fixed or covered."""
    raws = entries(world.good())
    data = emit([replace(raws[0], both={"crc": 1}), *raws[1:]])
    assert (judge(data).code, judge(world.good()).code) == ("ZIP_CRC", "OK")


def test_a_gap_before_a_whole_submission_is_a_note() -> None:
    """It is taken, and the desk is told what did not arrive."""
    data = resign.sealed(resign.complete(sequence=5, previous="ab" * 32))
    result = judge(data, ledger=Ledger({("ken-01", Kind.SUBMISSION): Chain.of({1: "cd" * 32})}))
    assert isinstance(result, Verified)
    assert [(note.code, note.parameters["missing"]) for note in result.notes] == [("SEQ_GAP_HOLD", "2–4")]


def test_what_is_held_for_its_history_is_verified() -> None:
    """A person decides about it and must be able to look at it."""
    ledger = Ledger({("ken-01", Kind.SUBMISSION): Chain.of({1: "cd" * 32})})
    result = judge(world.good(), ledger=ledger)
    assert isinstance(result, Refusal)
    assert result.code == "SEQ_FORK"
    assert result.verified == Case(world.good()).judge()


def test_the_first_key_of_another_signer_does_not_help() -> None:
    """The register is asked for the key that signed, not for any key of the country."""
    register = Register((Signer("ken-01", world.STRANGER.public),))
    assert judge(world.good(), register=register).code == "KEY_UNKNOWN"
