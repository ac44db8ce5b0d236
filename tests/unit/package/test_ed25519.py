"""Ed25519 with the two checks that common libraries leave out."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from ilms_desktop.package.ed25519 import SigningKey, is_weak, signature_holds

CCTV = Path(__file__).parents[2] / "vectors" / "package" / "cctv_ed25519.csv"
P = 2**255 - 19
Y8 = 0x05FC536D880238B13933C6D305ACDFD5F098EFF289F4C345B027B2C28F95E826
LOW_ORDER = [0, 1, P - 1, P, P + 1, Y8, P - Y8]


def cctv() -> list[dict[str, str]]:
    """The community's edge cases."""
    with CCTV.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def encoded(y: int, sign: int) -> bytes:
    """A point as 32 bytes."""
    return (y | sign << 255).to_bytes(32, "little")


@pytest.mark.parametrize("sign", [0, 1])
@pytest.mark.parametrize("y", LOW_ORDER)
def test_the_fourteen_low_order_encodings_are_weak(y: int, sign: int) -> None:
    """Under such a key a signature can be made for any message without a secret."""
    assert is_weak(encoded(y, sign))


@pytest.mark.parametrize("y", range(P, 2**255))
def test_every_encoding_from_p_upwards_is_weak(y: int) -> None:
    """One key must not have two forms, or a withdrawn one comes back under its other form."""
    assert is_weak(encoded(y, 0))


def test_an_ordinary_key_is_not_weak() -> None:
    """The check costs no honest key anything."""
    assert not is_weak(SigningKey.from_seed(b"1" * 32).public)
    assert not is_weak(encoded(2, 0))


def test_a_signature_holds_for_its_message_and_key_only() -> None:
    """The plain promise of a signature."""
    key, other = SigningKey.from_seed(b"1" * 32), SigningKey.from_seed(b"2" * 32)
    signed = key.sign(b"figures")
    assert signature_holds(key.public, signed, b"figures")
    assert not signature_holds(key.public, signed, b"figure5")
    assert not signature_holds(other.public, signed, b"figures")


def test_the_scalar_has_one_form() -> None:
    """S and S + order verify alike in lax libraries."""
    key = SigningKey.from_seed(b"1" * 32)
    signed = key.sign(b"figures")
    order = 2**252 + 27742317777372353535851937790883648493
    moved = (int.from_bytes(signed[32:], "little") + order).to_bytes(32, "little")
    assert not signature_holds(key.public, signed[:32] + moved, b"figures")


def test_the_published_signature_of_rfc_8032_comes_out() -> None:
    """First test of RFC 8032, section 7.1."""
    key = SigningKey.from_seed(bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"))
    assert key.public.hex() == "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
    assert key.sign(b"").hex().startswith("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155")


def test_a_key_shows_nothing_of_itself() -> None:
    """Neither in a log nor in a traceback."""
    assert "object at" in repr(SigningKey.from_seed(b"1" * 32))


def test_no_public_vector_with_a_weak_key_is_taken() -> None:
    """The community's edge cases: every key of low order or of two forms is refused, and no other key is."""
    vectors = cctv()
    weak = {"low_order_A", "non_canonical_A"}
    assert [
        v["number"] for v in vectors if is_weak(bytes.fromhex(v["key"])) is weak.isdisjoint(v["flags"].split())
    ] == []
    plain = [v for v in vectors if not v["flags"]]
    held = [signature_holds(bytes.fromhex(v["key"]), bytes.fromhex(v["sig"]), v["msg"].encode()) for v in plain]
    assert held == [True] * len(plain) != []


def test_each_public_vector_is_taken_or_not_by_one_rule() -> None:
    """Neither key nor commitment in a second form, and the equation without the cofactor, as OpenSSH checks it."""
    refused = {"low_order_A", "non_canonical_A", "non_canonical_R", "low_order_residue"}
    vectors = cctv()
    wrong = [
        v["number"]
        for v in vectors
        if _taken(bytes.fromhex(v["key"]), bytes.fromhex(v["sig"]), v["msg"].encode())
        is not refused.isdisjoint(v["flags"].split())
    ]
    assert wrong == []
    assert len(vectors) == 275


def _taken(public: bytes, value: bytes, message: bytes) -> bool:
    return not is_weak(public) and signature_holds(public, value, message)
