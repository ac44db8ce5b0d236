"""SSHSIG, beyond what the vectors show."""

from __future__ import annotations

import pytest

from ilms_desktop.package import signature
from ilms_desktop.package.keys import new_key
from ilms_desktop.package.outcome import Problem
from ilms_desktop.package.wire import pack_strings

KEY = new_key(b"3" * 32)
SPACE = "ilms-submission-v1@ilms.example"


def code(armoured: bytes) -> str | None:
    """Why an armour cannot be taken apart, None where it can."""
    found = signature.decode(armoured)
    return found.code if isinstance(found, Problem) else None


def test_a_signature_comes_back_and_holds() -> None:
    """Round trip, and the size that follows from the format."""
    armoured = signature.sign(b"message", namespace=SPACE, key=KEY)
    found = signature.decode(armoured)
    assert isinstance(found, signature.Signature)
    assert (found.public, found.namespace) == (KEY.public, SPACE)
    assert signature.check(found, b"message") is None
    assert signature.check(found, b"massage") == Problem("SIG_BAD")
    assert 322 <= len(armoured) <= 330


@pytest.mark.parametrize(
    ("blob", "expected"),
    [
        (b"SSHSIX\0\0\0\1", "SIG_BLOB"),
        (b"SSHSIG", "SIG_VERSION"),
        (b"SSHSIG\0\0\0\1" + pack_strings(b"", b"", b""), "SIG_BLOB"),
        (b"SSHSIG\0\0\0\1\0", "SIG_BLOB"),
    ],
)
def test_a_blob_of_another_form_is_none(blob: bytes, expected: str) -> None:
    """Each form has its one code."""
    assert code(signature.armour(blob)) == expected


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        (signature.public_blob(b"k" * 31), None, "SIG_BLOB"),
        (signature.public_blob(b"k" * 32) + b"\0", None, "SIG_BLOB"),
        (b"", None, "SIG_BLOB"),
        (None, pack_strings(signature.KEY_TYPE, b"s" * 63), "SIG_BLOB"),
        (None, pack_strings(b"ssh-ed448", b"s" * 114), "SIG_KEYTYPE"),
    ],
)
def test_key_and_value_are_of_our_one_type_and_size(key: bytes | None, value: bytes | None, expected: str) -> None:
    """Nothing in a file selects an algorithm."""
    good_key = signature.public_blob(KEY.public) if key is None else key
    good_value = pack_strings(signature.KEY_TYPE, b"s" * 64) if value is None else value
    fields = pack_strings(good_key, SPACE.encode(), b"", b"sha512", good_value)
    assert code(signature.armour(b"SSHSIG\0\0\0\1" + fields)) == expected


@pytest.mark.parametrize("armoured", [b"", b"-----BEGIN SSH SIGNATURE-----\nA\n-----END SSH SIGNATURE-----\n"])
def test_text_that_is_no_base64_is_no_armour(armoured: bytes) -> None:
    """It is refused before anything is made of it."""
    assert code(armoured) == "SIG_ARMOUR"
