"""Forging containers: entries with every header field open to change, written as they are told.

What a spoiler does not touch stays as our own writer makes it.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from ilms_desktop.package import container
from ilms_desktop.package import zip_records as zr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


@dataclass(frozen=True)
class Raw:
    """One entry with both of its headers.

    `local` and `central` override header fields by name; `has_local` and `has_central` leave a header out.
    """

    name: bytes
    plain: bytes
    method: int = zr.STORED
    packed: bytes | None = None
    local_name: bytes | None = None
    tail: bytes = b""
    local_extra: bytes = b""
    central_extra: bytes = b""
    both: dict[str, int] = field(default_factory=dict)
    local: dict[str, int] = field(default_factory=dict)
    central: dict[str, int] = field(default_factory=dict)
    has_local: bool = True
    has_central: bool = True

    @property
    def body(self) -> bytes:
        """Bytes as they stand in the file."""
        return self.plain if self.packed is None else self.packed

    def headers(self, offset: int) -> tuple[bytes, bytes]:
        """Local and central header."""
        facts: dict[str, Any] = {
            "needed": zr.VERSION,
            "flags": 0,
            "method": self.method,
            "time": 0,
            "date": zr.DATE,
            "crc": zlib.crc32(self.plain),
            "packed": len(self.body),
            "size": len(self.plain),
        } | self.both
        local_name = self.name if self.local_name is None else self.local_name
        local = {"name_length": len(local_name), "extra_length": len(self.local_extra)} | facts | self.local
        central = {
            "made_by": zr.VERSION,
            "name_length": len(self.name),
            "extra_length": len(self.central_extra),
            "comment_length": 0,
            "disk": 0,
            "internal": 0,
            "external": 0,
            "offset": offset,
        }
        central |= facts | self.central
        front = zr.LOCAL.pack(*zr.LocalHeader(mark=zr.LOCAL_MARK, **local)) + local_name + self.local_extra
        back = zr.CENTRAL.pack(*zr.CentralHeader(mark=zr.CENTRAL_MARK, **central)) + self.name + self.central_extra
        return front, back


def emit(raws: Sequence[Raw], *, gap: bytes = b"", before_end: bytes = b"", comment: bytes = b"", **end: int) -> bytes:
    """The container of these entries; `end` overrides fields of the end record."""
    body = b""
    directory = b""
    count = 0
    for raw in raws:
        front, back = raw.headers(len(body))
        if raw.has_local:
            body += front + raw.body + raw.tail
        if raw.has_central:
            directory += back
            count += 1
    body += gap
    facts = {
        "disk": 0,
        "directory_disk": 0,
        "entries_here": count,
        "entries": count,
        "directory_size": len(directory),
        "directory_offset": len(body),
        "comment_length": len(comment),
    } | end
    record = zr.END.pack(*zr.EndRecord(mark=zr.END_MARK, **facts))
    return body + directory + before_end + record + comment


def entries(data: bytes, profile: container.Profile = container.PACKAGE) -> list[Raw]:
    """Entries of a good container, ready to be spoiled."""
    listed = container.read_directory(data, profile)
    assert isinstance(listed, tuple)
    raws = []
    for entry in listed:
        plain = container.unpack(data, entry)
        assert isinstance(plain, bytes)
        packed = data[entry.start : entry.start + entry.header.packed]
        raws.append(Raw(entry.name.encode(), plain, entry.header.method, packed))
    return raws


def contents(data: bytes) -> dict[str, bytes]:
    """Path below the top folder -> bytes, in the order of the container."""
    return {raw.name.decode().partition("/")[2]: raw.plain for raw in entries(data)}


def deflate(plain: bytes) -> bytes:
    """Raw deflate at the level of our writer."""
    stream = zlib.compressobj(6, zlib.DEFLATED, -15)
    return stream.compress(plain) + stream.flush()


def index(raws: Sequence[Raw], path: str) -> int:
    """Place of the entry with this path below the top folder."""
    return next(at for at, raw in enumerate(raws) if raw.name.partition(b"/")[2] == path.encode())


def change(raws: Sequence[Raw], path: str, edit: Callable[[Raw], Raw]) -> list[Raw]:
    """The entries with one of them edited."""
    at = index(raws, path)
    return [*raws[:at], edit(raws[at]), *raws[at + 1 :]]


def set_bytes(raws: Sequence[Raw], path: str, plain: bytes) -> list[Raw]:
    """The entries with new bytes in one of them, stored, its headers right."""
    return change(raws, path, lambda raw: replace(raw, plain=plain, method=zr.STORED, packed=None))


def insert(raws: Sequence[Raw], path: str, raw: Raw, *, after: int = 1) -> list[Raw]:
    """The entries with one more behind (or, with `after=0`, in front of) the entry with this path."""
    at = index(raws, path) + after
    return [*raws[:at], raw, *raws[at:]]
