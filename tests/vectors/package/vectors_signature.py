"""Vectors of stage C: signatures that are not ours, keys that are not known or not good."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from ilms_desktop.package import bag, signature
from ilms_desktop.package.names import SIGNATURE_FILE, Kind, namespace
from ilms_desktop.package.register import Register, Signer, SignerStatus
from ilms_desktop.package.wire import pack_strings, unpack_strings
from tests.vectors.package import resign, world
from tests.vectors.package.forge import contents, emit, entries, set_bytes
from tests.vectors.package.vector import Case, Vector

if TYPE_CHECKING:
    from collections.abc import Callable

_ORDER: Final = 2**252 + 27742317777372353535851937790883648493
_SPACE: Final = namespace(Kind.SUBMISSION)
_PREAMBLE: Final = b"SSHSIG\0\0\0\1"
_IDENTITY: Final = b"\1" + bytes(31)


def _signature(data: bytes) -> bytes:
    return contents(data)[SIGNATURE_FILE]


def _with_signature(edit: Callable[[bytes], bytes], data: bytes | None = None) -> bytes:
    """The good package with its armour edited."""
    whole = world.good() if data is None else data
    return emit(set_bytes(entries(whole), SIGNATURE_FILE, edit(_signature(whole))))


def fields(armoured: bytes) -> list[bytes]:
    """The five fields of a good signature."""
    lines = armoured.split(b"\n")
    import base64

    found = unpack_strings(base64.b64decode(b"".join(lines[1:-2])).removeprefix(_PREAMBLE))
    assert found is not None
    return found


def _field(place: int, edit: Callable[[bytes], bytes]) -> Callable[[], bytes]:
    """The good package with one field of its signature edited."""

    def edited(armoured: bytes) -> bytes:
        parts = fields(armoured)
        parts[place] = edit(parts[place])
        return signature.armour(_PREAMBLE + pack_strings(*parts))

    return lambda: _with_signature(edited)


def _value(edit: Callable[[bytes], bytes]) -> Callable[[bytes], bytes]:
    """Edits the 64 bytes inside the signature blob."""
    return lambda blob: blob[:-64] + edit(blob[-64:])


def _plus_order(value: bytes) -> bytes:
    scalar = int.from_bytes(value[32:], "little") + _ORDER
    return value[:32] + scalar.to_bytes(32, "little")


def _signed_otherwise(hash_name: bytes) -> bytes:
    """A signature that names another hash and is honestly made with it."""
    import hashlib

    def sign(message: bytes) -> bytes:
        digest = hashlib.new(hash_name.decode(), message, usedforsecurity=False).digest()
        value = world.KEN.sign(b"SSHSIG" + pack_strings(_SPACE.encode(), b"", hash_name, digest))
        blob = pack_strings(signature.public_blob(world.KEN.public), _SPACE.encode(), b"", hash_name)
        return signature.armour(_PREAMBLE + blob + pack_strings(pack_strings(signature.KEY_TYPE, value)))

    return resign.sealed(sign=sign)


def _transplanted() -> bytes:
    other = resign.sealed(resign.complete(package_uuid="019a8f2e-7c10-7b3e-9d5a-1f2e3d4c5b6b"))
    return _with_signature(lambda _: _signature(other))


def _converted() -> bytes:
    raws = entries(world.good())
    listed = contents(world.good())[bag.TAGMANIFEST_FILE]
    return emit(set_bytes(raws, bag.TAGMANIFEST_FILE, listed.replace(b"\n", b"\r\n")))


def _rebuilt() -> bytes:
    """Other figures with every hash right, under the signature of the good package."""
    other = resign.with_table(lambda data: data.replace(b"16.42", b"61.42", 1))
    return _with_signature(lambda _: _signature(world.good()), other)


def _forged_for_anybody(_message: bytes) -> bytes:
    """Under the identity as public key, R = identity and S = 0 verify for every message."""
    blob = pack_strings(
        signature.public_blob(_IDENTITY),
        _SPACE.encode(),
        b"",
        b"sha512",
        pack_strings(signature.KEY_TYPE, _IDENTITY + bytes(32)),
    )
    return signature.armour(_PREAMBLE + blob)


def _rsa(_message: bytes) -> bytes:
    key = pack_strings(b"ssh-rsa", b"\1\0\1", b"\0" + b"\xc5" * 256)
    blob = pack_strings(key, _SPACE.encode(), b"", b"sha512", pack_strings(b"rsa-sha2-512", b"\x5c" * 256))
    return signature.armour(_PREAMBLE + blob)


def _ken(**facts: object) -> Callable[[], Case]:
    """The good package and a register in which its signer stands otherwise."""
    signer = replace(Signer("ken-01", world.KEN.public), **facts)  # type: ignore[arg-type]
    return lambda: Case(world.good(), register=Register((signer,)))


_BEFORE: Final = datetime(2026, 11, 1, tzinfo=UTC)
_AFTER: Final = datetime(2026, 12, 1, tzinfo=UTC)

VECTORS: Final = (
    Vector("v051", "sig-bit-flip", "SIG_BAD", "C", _field(4, _value(lambda v: bytes([v[0] ^ 1]) + v[1:]))),
    Vector(
        "v052",
        "sig-key-substituted-blob",
        "SIG_BAD",
        "C",
        _field(0, lambda _: signature.public_blob(world.TZA.public)),
    ),
    Vector("v053", "sig-malleable-S-plus-L", "SIG_BAD", "C", _field(4, _value(_plus_order))),
    Vector("v054", "sig-transplanted-from-other-package", "SIG_BAD", "C", _transplanted),
    Vector("v055", "tagmanifest-crlf-converted", "SIG_BAD", "C", _converted),
    Vector("v056", "whole-manifest-chain-rebuilt", "SIG_BAD", "C", _rebuilt),
    Vector("v057", "sig-unknown-key", "KEY_UNKNOWN", "C", lambda: resign.sealed(sign=resign.signed_by(world.STRANGER))),
    Vector(
        "v058",
        "sig-other-country-key",
        "SUBMISSION_IDENTITY",
        "F",
        lambda: resign.sealed(sign=resign.signed_by(world.TZA)),
    ),
    Vector(
        "v059",
        "sig-wrong-namespace",
        "SIG_NAMESPACE",
        "C",
        lambda: resign.sealed(sign=resign.signed_by(world.KEN, namespace(Kind.ANSWER))),
    ),
    Vector("v060", "sig-weak-hash-md5", "SIG_HASHALG", "C", lambda: _signed_otherwise(b"md5")),
    Vector("v061", "sig-hash-sha256", "SIG_HASHALG", "C", lambda: _signed_otherwise(b"sha256")),
    Vector("v062", "sig-reserved-not-empty", "SIG_RESERVED", "C", _field(2, lambda _: b"later")),
    Vector(
        "v063",
        "sig-version-2",
        "SIG_VERSION",
        "C",
        lambda: _with_signature(lambda a: signature.armour(b"SSHSIG\0\0\0\2" + pack_strings(*fields(a)))),
    ),
    Vector(
        "v064",
        "sig-trailing-blob-bytes",
        "SIG_BLOB",
        "C",
        lambda: _with_signature(lambda a: signature.armour(_PREAMBLE + pack_strings(*fields(a)) + b"more")),
    ),
    Vector(
        "v065",
        "sig-key-type-renamed",
        "SIG_KEYTYPE",
        "C",
        _field(0, lambda blob: blob.replace(b"ssh-ed25519", b"ssh-ed25518")),
    ),
    Vector("v066", "sig-rsa-key", "SIG_KEYTYPE", "C", lambda: resign.sealed(sign=_rsa)),
    Vector("v067", "sig-armour-leading-junk", "SIG_ARMOUR", "C", lambda: _with_signature(lambda a: b"\n" + a)),
    Vector("v068", "sig-armour-crlf", "SIG_ARMOUR", "C", lambda: _with_signature(lambda a: a.replace(b"\n", b"\r\n"))),
    Vector("v069", "sig-armour-two-signatures", "SIG_ARMOUR", "C", lambda: _with_signature(lambda a: a + a)),
    Vector("v070", "key-revoked", "KEY_REVOKED", "C", _ken(status=SignerStatus.REVOKED)),
    Vector("v071", "key-expired", "KEY_EXPIRED", "C", _ken(valid_until=_BEFORE)),
    Vector("v072", "key-not-yet-valid", "KEY_EXPIRED", "C", _ken(valid_from=_AFTER)),
    Vector("v073", "key-low-order-universal-forgery", "KEY_WEAK", "C", lambda: resign.sealed(sign=_forged_for_anybody)),
)
