"""The three records of a plain ZIP file, and nothing of what else ZIP allows.

Only layouts and fixed values stand here; `container` reads and `container_write` writes with them.
"""

from __future__ import annotations

import struct
from typing import Final, NamedTuple

LOCAL: Final = struct.Struct("<4s5H3I2H")
CENTRAL: Final = struct.Struct("<4s6H3I5H2I")
END: Final = struct.Struct("<4s4H2IH")

LOCAL_MARK: Final = b"PK\x03\x04"
CENTRAL_MARK: Final = b"PK\x01\x02"
END_MARK: Final = b"PK\x05\x06"
ZIP64_LOCATOR_MARK: Final = b"PK\x06\x07"
ZIP64_LOCATOR_SIZE: Final = 20

STORED: Final = 0
DEFLATED: Final = 8
#: made by and needed: 2.0, host 0 (MS-DOS) on every system
VERSION: Final = 20
#: 1980-01-01, the first day a ZIP file knows
DATE: Final = 0x0021
FLAG_ENCRYPTED: Final = 0x0001
FLAG_DESCRIPTOR: Final = 0x0008


class LocalHeader(NamedTuple):
    """Header in front of the bytes of an entry, in file order."""

    mark: bytes
    needed: int
    flags: int
    method: int
    time: int
    date: int
    crc: int
    packed: int
    size: int
    name_length: int
    extra_length: int


class CentralHeader(NamedTuple):
    """Header of an entry in the directory at the end, in file order."""

    mark: bytes
    made_by: int
    needed: int
    flags: int
    method: int
    time: int
    date: int
    crc: int
    packed: int
    size: int
    name_length: int
    extra_length: int
    comment_length: int
    disk: int
    internal: int
    external: int
    offset: int

    def as_local(self) -> LocalHeader:
        """The local header that must stand in front of the entry."""
        return LocalHeader(
            LOCAL_MARK,
            self.needed,
            self.flags,
            self.method,
            self.time,
            self.date,
            self.crc,
            self.packed,
            self.size,
            self.name_length,
            self.extra_length,
        )


class EndRecord(NamedTuple):
    """The last 22 bytes of the file, in file order."""

    mark: bytes
    disk: int
    directory_disk: int
    entries_here: int
    entries: int
    directory_size: int
    directory_offset: int
    comment_length: int
