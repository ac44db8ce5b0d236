"""A carrier under a password, by the oldest scheme of PDF (RC4 of 40 bits): what office programs call protection."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from tests.vectors.package.forge_pdf import STREAM, good_parts

if TYPE_CHECKING:
    from tests.vectors.package.forge_pdf import Parts

_PADDING: Final = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")
_KEY_BYTES: Final = 5
#: printing and copying allowed, nothing else of interest
_PERMISSIONS: Final = -44


def encrypted(password: bytes) -> bytes:
    """The good carrier, its attachment encrypted so that this password opens it."""
    parts = good_parts()
    padded = (password + _PADDING)[:32]
    owner = _rc4(_md5((b"owner" + _PADDING)[:32])[:_KEY_BYTES], padded)
    identity = re.search(rb"/ID\[<([0-9a-f]+)>", parts.trailer)
    assert identity is not None
    permissions = (_PERMISSIONS & 0xFFFFFFFF).to_bytes(4, "little")
    key = _md5(padded + owner + permissions + bytes.fromhex(identity[1].decode()))[:_KEY_BYTES]
    security = b"<</Filter/Standard/V 1/R 2/O<%s>/U<%s>/P %d>>"
    number = parts.next
    whole = _scrambled(parts, key).add(
        security % (owner.hex().encode(), _rc4(key, _PADDING).hex().encode(), _PERMISSIONS)
    )
    return replace(whole, trailer=parts.trailer + b"/Encrypt %d 0 R" % number).whole()


def _scrambled(parts: Parts, key: bytes) -> Parts:
    """The parts with the bytes of the attachment encrypted; they keep their length."""
    head, mark, rest = parts.objects[STREAM].partition(b"\nstream\n")
    plain = rest.removesuffix(b"\nendstream")
    own = _md5(key + STREAM.to_bytes(3, "little") + b"\0\0")[: _KEY_BYTES + 5]
    return parts.put(STREAM, head + mark + _rc4(own, plain) + b"\nendstream")


def _md5(data: bytes) -> bytes:
    return hashlib.md5(data, usedforsecurity=False).digest()


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out = bytearray()
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)
