"""Writing a container in the profile that `container` reads; the same entries give the same bytes."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from ilms_desktop.package import limits
from ilms_desktop.package import zip_records as zr

if TYPE_CHECKING:
    from collections.abc import Iterable


def write_container(entries: Iterable[tuple[str, bytes]], *, stored: frozenset[str] = frozenset()) -> bytes:
    """A container of `entries` in the given order.

    Args:
        entries: (name, bytes), names in ASCII.
        stored: names that must not be packed.
    """
    body: list[bytes] = []
    directory: list[bytes] = []
    at = 0
    for name, plain in entries:
        method, packed = (zr.STORED, plain) if name in stored else _pack(plain)
        header = _header(name, plain, method=method, packed=len(packed), offset=at)
        local = zr.LOCAL.pack(*header.as_local())
        body += (local, name.encode("ascii"), packed)
        directory += (zr.CENTRAL.pack(*header), name.encode("ascii"))
        at += len(local) + len(name) + len(packed)
    size = sum(map(len, directory))
    end = zr.EndRecord(zr.END_MARK, 0, 0, len(directory) // 2, len(directory) // 2, size, at, 0)
    return b"".join((*body, *directory, zr.END.pack(*end)))


def _pack(plain: bytes) -> tuple[int, bytes]:
    """Method and packed bytes; stored where packing gains nothing or gains suspiciously much."""
    stream = zlib.compressobj(limits.DEFLATE_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = stream.compress(plain) + stream.flush()
    if len(packed) >= len(plain) or len(plain) > limits.MAX_RATIO * len(packed):
        return zr.STORED, plain
    return zr.DEFLATED, packed


def _header(name: str, plain: bytes, *, method: int, packed: int, offset: int) -> zr.CentralHeader:
    return zr.CentralHeader(
        mark=zr.CENTRAL_MARK,
        made_by=zr.VERSION,
        needed=zr.VERSION,
        flags=0,
        method=method,
        time=0,
        date=zr.DATE,
        crc=zlib.crc32(plain),
        packed=packed,
        size=len(plain),
        name_length=len(name),
        extra_length=0,
        comment_length=0,
        disk=0,
        internal=0,
        external=0,
        offset=offset,
    )
