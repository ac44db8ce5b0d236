"""Reading a container: a ZIP profile so narrow that two readers cannot see two different packages in it.

`read_directory` judges the whole structure without unpacking a byte; `unpack` then gives the bytes of one entry.
`zipfile` is not used: it forgives too much. Nothing here knows what a package is.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ilms_desktop.package import limits
from ilms_desktop.package import zip_records as zr
from ilms_desktop.package.names import entry_name_problem
from ilms_desktop.package.outcome import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


@dataclass(frozen=True, slots=True)
class Profile:
    """What differs between the package and the workbook inside it.

    Attributes:
        max_bytes: of the whole file. max_unpacked: of all entries together. max_entries: number of entries.
        name_problem: judges all names, gives (code, name) or None.
    """

    max_bytes: int = limits.MAX_PACKAGE_BYTES
    max_unpacked: int = limits.MAX_UNPACKED_BYTES
    max_entries: int = limits.MAX_ENTRIES
    name_problem: Callable[[Iterable[str]], tuple[str, str] | None] = entry_name_problem


PACKAGE: Final = Profile()


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a container whose structure holds.

    Attributes:
        name: as in the directory. header: its directory record. start: where its packed bytes begin in the file.
    """

    name: str
    header: zr.CentralHeader
    start: int

    @property
    def is_stored(self) -> bool:
        """Whether the bytes stand in the file as they are."""
        return self.header.method == zr.STORED

    @property
    def size(self) -> int:
        """Bytes when unpacked."""
        return self.header.size


def read_directory(data: bytes, profile: Profile = PACKAGE) -> tuple[Entry, ...] | Problem:
    """All entries in order, or the first thing in the structure that is not as it must be."""
    end = _end_record(data, profile)
    if isinstance(end, Problem):
        return end
    listed = _directory(data, end)
    if isinstance(listed, Problem):
        return listed
    problem = _headers_problem(listed, profile)
    if problem:
        return problem
    local = _local_headers(data, listed, end)
    problem = local if isinstance(local, Problem) else _local_problem(data, listed, local)
    if problem:
        return problem
    return tuple(Entry(name, header, header.offset + zr.LOCAL.size + header.name_length) for name, header in listed)


_Listed = list[tuple[str, zr.CentralHeader]]


def _end_record(data: bytes, profile: Profile) -> zr.EndRecord | Problem:
    if len(data) > profile.max_bytes:
        return Problem("ZIP_SIZE", {"bytes": str(len(data)), "limit": str(profile.max_bytes)})
    if not data.startswith(zr.LOCAL_MARK):
        return Problem("ZIP_PREFIX")
    tail = len(data) - zr.END.size
    end = zr.EndRecord(*zr.END.unpack_from(data, tail)) if tail >= 0 else None
    if end is None or end.mark != zr.END_MARK or end.comment_length:
        return Problem("ZIP_EOCD")
    locator = tail - zr.ZIP64_LOCATOR_SIZE
    if data.startswith(zr.ZIP64_LOCATOR_MARK, max(locator, 0)) or end.disk or end.directory_disk:
        return Problem("ZIP_MULTIDISK")
    return _count_problem(end, profile, tail) or end


def _count_problem(end: zr.EndRecord, profile: Profile, tail: int) -> Problem | None:
    if end.entries_here != end.entries or end.entries > profile.max_entries:
        return Problem("ZIP_COUNT", {"count": str(end.entries), "limit": str(profile.max_entries)})
    return None if end.directory_offset + end.directory_size == tail else Problem("ZIP_OVERLAP")


def _directory(data: bytes, end: zr.EndRecord) -> _Listed | Problem:
    """Directory records with their names; each byte of the directory belongs to exactly one of them."""
    listed: _Listed = []
    at, stop = end.directory_offset, end.directory_offset + end.directory_size
    for _ in range(end.entries):
        body = at + zr.CENTRAL.size
        if body > stop or not data.startswith(zr.CENTRAL_MARK, at):
            return Problem("ZIP_COUNT", {"count": str(end.entries)})
        header = zr.CentralHeader(*zr.CENTRAL.unpack_from(data, at))
        # why: Latin-1 keeps every byte, so that a name is judged before anything is lost
        listed.append((data[body : body + header.name_length].decode("latin-1"), header))
        at = body + header.name_length + header.extra_length + header.comment_length
    return listed if at == stop else Problem("ZIP_COUNT", {"count": str(end.entries)})


_HeaderCheck = tuple[str, "Callable[[zr.CentralHeader], bool]"]

#: in this order over the whole directory, so that a package zipped again by hand gets the message that helps
_BEFORE_NAMES: Final[tuple[_HeaderCheck, ...]] = (("ZIP_EXTRA", lambda h: h.extra_length > 0),)
_AFTER_NAMES: Final[tuple[_HeaderCheck, ...]] = (
    ("ZIP_ENCRYPTED", lambda h: bool(h.flags & zr.FLAG_ENCRYPTED)),
    ("ZIP_DATADESC", lambda h: bool(h.flags & zr.FLAG_DESCRIPTOR)),
    ("ZIP_METHOD", lambda h: h.method not in {zr.STORED, zr.DEFLATED}),
    ("ZIP_ATTR", lambda h: h.external != 0 or h.internal != 0),
    ("ZIP_FIELDS", lambda h: (h.made_by, h.needed, h.flags) != (zr.VERSION, zr.VERSION, 0)),
    ("ZIP_FIELDS", lambda h: (h.time, h.date, h.disk, h.comment_length) != (0, zr.DATE, 0, 0)),
    ("ZIP_FIELDS", lambda h: h.method == zr.STORED and h.packed != h.size),
    ("ZIP_BOMB", lambda h: h.size > limits.MAX_RATIO * h.packed),
)


def _headers_problem(listed: _Listed, profile: Profile) -> Problem | None:
    found = _first_bad(listed, _BEFORE_NAMES) or profile.name_problem(name for name, _ in listed)
    found = found or _first_bad(listed, _AFTER_NAMES)
    if found:
        return Problem(found[0], {"entry": found[1]})
    unpacked = sum(header.size for _, header in listed)
    if unpacked > profile.max_unpacked:
        return Problem("ZIP_BOMB", {"bytes": str(unpacked), "limit": str(profile.max_unpacked)})
    return None


def _first_bad(listed: _Listed, checks: tuple[_HeaderCheck, ...]) -> tuple[str, str] | None:
    return next(((code, name) for code, bad in checks for name, header in listed if bad(header)), None)


def _local_headers(data: bytes, listed: _Listed, end: zr.EndRecord) -> list[zr.LocalHeader] | Problem:
    """Headers in front of the entries; a problem where those do not stand end to end from byte 0 to the directory."""
    found: list[zr.LocalHeader] = []
    at = 0
    for name, header in listed:
        if header.offset != at or not data.startswith(zr.LOCAL_MARK, at) or at + zr.LOCAL.size > len(data):
            return Problem("ZIP_OVERLAP", {"entry": name})
        local = zr.LocalHeader(*zr.LOCAL.unpack_from(data, at))
        found.append(local)
        at += zr.LOCAL.size + local.name_length + local.extra_length + header.packed
    return found if at == end.directory_offset else Problem("ZIP_OVERLAP")


def _local_problem(data: bytes, listed: _Listed, found: list[zr.LocalHeader]) -> Problem | None:
    """Local headers that say something else than the directory."""
    for (name, header), local in zip(listed, found, strict=True):
        if local.extra_length:
            return Problem("ZIP_EXTRA", {"entry": name})
        start = header.offset + zr.LOCAL.size
        if local != header.as_local() or data[start : start + header.name_length] != name.encode("latin-1"):
            return Problem("ZIP_LFH_MISMATCH", {"entry": name})
    return None


def unpack(data: bytes, entry: Entry) -> bytes | Problem:
    """Bytes of an entry: exactly as many as declared, from a stream that ends exactly where the entry ends."""
    header = entry.header
    packed = memoryview(data)[entry.start : entry.start + header.packed]
    plain = bytes(packed) if entry.is_stored else _inflate(packed, header.size)
    if isinstance(plain, str):
        return Problem(plain, {"entry": entry.name})
    if zlib.crc32(plain) != header.crc:
        return Problem("ZIP_CRC", {"entry": entry.name})
    return plain


def _inflate(packed: memoryview, size: int) -> bytes | str:
    """Unpacked bytes, or the code of what is wrong; never more than one byte above `size` is made."""
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        plain = stream.decompress(packed, size + 1)
    except zlib.error:
        return "ZIP_DEFLATE"
    if len(plain) > size:
        return "ZIP_BOMB"
    if len(plain) < size or not stream.eof or stream.unused_data:
        return "ZIP_DEFLATE"
    return plain
