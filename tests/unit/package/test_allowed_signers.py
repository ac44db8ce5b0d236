"""Registers for people who check with OpenSSH."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ilms_desktop.package.allowed_signers import export
from ilms_desktop.package.register import Register, Signer, SignerStatus, parse_register
from ilms_desktop.package.trust import desk_register
from tests.vectors.package import trust_world as tw
from tests.vectors.package import world

KEN = Signer("ken-01", world.KEN.public, valid_until=datetime(2028, 11, 1, tzinfo=UTC))


def test_a_register_has_a_form_with_dates_and_one_without() -> None:
    """Both name the same key; only one says when it ends."""
    dated, plain = (export(Register((KEN,)), dated=dated) for dated in (True, False))
    assert 'valid-before="20281101"' in dated
    assert "valid-" not in plain
    assert parse_register(dated).find(KEN.public) == KEN
    assert plain.split()[-3:] == dated.split()[-3:]


def test_the_keys_of_the_desk_can_be_exported_too() -> None:
    """A national auditor checks receipts with them."""
    register = desk_register(tw.bundle())
    assert parse_register(export(register, dated=True)) == register


@pytest.mark.parametrize(
    ("status", "listed"),
    [
        (SignerStatus.ACTIVE, True),
        (SignerStatus.ENDED, True),
        (SignerStatus.PENDING, False),
        (SignerStatus.REVOKED, False),
    ],
)
def test_keys_that_nobody_may_rely_on_are_left_out(status: SignerStatus, listed: bool) -> None:
    """The form cannot say that a key was withdrawn."""
    register = Register((Signer("ken-01", world.KEN.public, status=status),))
    assert bool(export(register, dated=True)) == bool(export(register, dated=False)) == listed
