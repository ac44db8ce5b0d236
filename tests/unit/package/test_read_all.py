"""Judging what a person drops."""

from __future__ import annotations

from functools import partial

import pytest

from ilms_desktop.package.history import Ledger
from ilms_desktop.package.outcome import Refusal, Verified
from ilms_desktop.package.read import verify
from ilms_desktop.package.read_all import verify_all
from tests.vectors.package import vectors_mail as vm
from tests.vectors.package import world

JUDGE = partial(verify, register=world.REGISTER, ledger=None, now=world.NOW)


def test_a_package_is_judged_as_itself() -> None:
    """Whether it comes in a mail or not."""
    (judged,) = verify_all(world.good(), world.FILE_NAME, JUDGE)
    assert (judged.file_name, judged.data, judged.result.code) == (world.FILE_NAME, world.good(), "OK")


@pytest.mark.parametrize(
    ("data", "file_name", "code"),
    [(b"rubbish", "x.eml", "CARRIER_TYPE"), (b"", world.FILE_NAME, "ZIP_PREFIX"), (vm.HEAD, "x.zip", "ZIP_PREFIX")],
)
def test_what_is_neither_carrier_nor_mail_is_named_as_such(data: bytes, file_name: str, code: str) -> None:
    """By its first bytes; something that is called .zip is a damaged package."""
    (judged,) = verify_all(data, file_name, JUDGE)
    assert judged.result.code == code


def test_a_mail_without_a_package_names_what_it_holds() -> None:
    """The person sees that the wrong mail was chosen."""
    (judged,) = verify_all(vm.mail(vm.part("notes.txt", vm.lines(b"hello"))), "x.eml", JUDGE)
    assert isinstance(judged.result, Refusal)
    assert (judged.result.code, judged.result.stage) == ("MAIL_EMPTY", "0")
    assert judged.result.parameters == {"file": "notes.txt"}


def test_a_mail_over_the_limits_is_one_refusal() -> None:
    """Nothing in it is looked at."""
    (judged,) = verify_all(vm.mail(*[vm.package()] * 51), "x.eml", JUDGE)
    assert (judged.file_name, judged.data, judged.result.code) == ("x.eml", None, "MAIL_LIMIT")


def test_an_attachment_that_cannot_be_taken_out_leaves_no_bytes() -> None:
    """There is nothing to keep."""
    (judged,) = vm.VECTORS[1].judge()
    assert (judged.file_name, judged.data) == (world.FILE_NAME, None)


def test_what_is_accepted_can_be_recorded_before_the_next_is_judged() -> None:
    """The second copy in one mail is a duplicate, not a second import."""
    seen: dict[int, str] = {}

    def judge(data: bytes, file_name: str) -> Verified | Refusal:
        ledger = Ledger() if not seen else _ledger(seen)
        result = verify(data, file_name, register=world.REGISTER, ledger=ledger, now=world.NOW)
        if isinstance(result, Verified):
            seen[1] = result.package_id
        return result

    judged = verify_all(vm.mail(vm.package(), vm.package()), "x.eml", judge)
    assert [each.result.code for each in judged] == ["OK", "REPLAY_DUPLICATE"]


def _ledger(seen: dict[int, str]) -> Ledger:
    from ilms_desktop.package.history import Chain
    from ilms_desktop.package.names import Kind

    return Ledger({("ken-01", Kind.SUBMISSION): Chain.of(seen)})
