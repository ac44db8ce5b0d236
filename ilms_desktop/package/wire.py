"""Strings as OpenSSH puts them on the wire: four bytes of length, then the bytes."""

from __future__ import annotations

import struct
from typing import Final

_LENGTH: Final = struct.Struct(">I")


def pack_strings(*parts: bytes) -> bytes:
    """The parts, each with its length in front."""
    return b"".join(_LENGTH.pack(len(part)) + part for part in parts)


def unpack_strings(data: bytes) -> list[bytes] | None:
    """All strings of `data`, or None when bytes are left over or missing."""
    parts: list[bytes] = []
    at = 0
    while at < len(data):
        start = at + _LENGTH.size
        if start > len(data):
            return None
        at = start + _LENGTH.unpack_from(data, at)[0]
        if at > len(data):
            return None
        parts.append(data[start:at])
    return parts


def first_string(data: bytes) -> bytes | None:
    """The first string of `data`, whatever follows; None when even that is cut."""
    start = _LENGTH.size
    if start > len(data):
        return None
    end = start + _LENGTH.unpack_from(data)[0]
    return data[start:end] if end <= len(data) else None
