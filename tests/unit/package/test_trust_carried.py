"""A document of an unknown key is opened for its trust bundles, and only where it is whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.package.keys import new_key
from ilms_desktop.package.names import Kind
from ilms_desktop.package.trust_carried import unproven
from tests.vectors.package import kinds_world, trust_world, world

if TYPE_CHECKING:
    from ilms_desktop.package.ed25519 import SigningKey

STRANGER = new_key(b"test key that nobody knows".ljust(32, b"."))
OFFERED = trust_world.offered()
BROUGHT = {"trust/v0007.json": OFFERED.data, "trust/v0007-r1.sig": OFFERED.signatures[0]}


def found(data: bytes, kind: Kind) -> dict[str, bytes] | None:
    """What is in the payload."""
    result = unproven(data, f"{kinds_world.NAMES[kind]}.zip", now=world.NOW)
    return None if result is None else dict(result.payload)


@pytest.mark.parametrize("kind", [Kind.RECEIPT, Kind.GRANT, Kind.QUERY])
@pytest.mark.parametrize("key", [STRANGER, world.KEN, world.DESK])
def test_whoever_signed_a_document_of_the_desk_its_bundles_are_found(kind: Kind, key: SigningKey) -> None:
    """The roots speak for them."""
    payload = found(kinds_world.sealed(kind, key=key, more=BROUGHT), kind)
    assert payload is not None
    assert payload.items() >= BROUGHT.items()


def test_what_was_changed_on_the_way_is_not_opened() -> None:
    """One bit, anywhere."""
    data = kinds_world.sealed(Kind.RECEIPT, key=STRANGER, more=BROUGHT)
    assert found(data, Kind.RECEIPT) is not None
    assert found(data[:-1], Kind.RECEIPT) is None
    for place in range(0, len(data), len(data) // 50):
        assert found(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :], Kind.RECEIPT) is None


def test_other_kinds_bring_no_bundles() -> None:
    """A submission says nothing about the desk."""
    data = kinds_world.sealed(Kind.ANSWER, key=STRANGER)
    assert found(data, Kind.ANSWER) is None
