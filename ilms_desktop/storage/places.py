"""Where a file lies: on a disk of this computer, on a share, on a stick, in a folder that a service synchronises.

A write-ahead log is for a fixed local disk only (https://www.sqlite.org/wal.html); everywhere else, and where we
cannot tell, the file keeps an ordinary rollback journal.
"""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import Final


class Place(StrEnum):
    """Kind of place."""

    #: a disk inside this computer
    FIXED = "fixed"
    #: a share or mapped drive
    NETWORK = "network"
    #: a stick or card
    REMOVABLE = "removable"
    #: a folder that a cloud service copies while we write
    SYNCHRONISED = "synchronised"
    #: we cannot tell
    UNKNOWN = "unknown"

    @property
    def bears_write_ahead_log(self) -> bool:
        """Whether a write-ahead log is safe here."""
        return self is Place.FIXED


#: the kernel's table of mounts, and its list of disks by number
MOUNTS: Final = Path("/proc/self/mountinfo")
BLOCK_DEVICES: Final = Path("/sys/dev/block")
_NETWORK_SYSTEMS: Final = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ceph", "glusterfs", "9p", "virtiofs", "vboxsf", "fuse.sshfs"}
)
_LOCAL_SYSTEMS: Final = frozenset(
    {"ext2", "ext3", "ext4", "xfs", "btrfs", "f2fs", "zfs", "bcachefs", "overlay", "tmpfs", "ramfs"}
)
#: https://learn.microsoft.com/windows/win32/api/fileapi/nf-fileapi-getdrivetypew
_WINDOWS_DRIVES: Final = {2: Place.REMOVABLE, 3: Place.FIXED, 4: Place.NETWORK, 6: Place.FIXED}
_SYNCHRONISED_NAMES: Final = (
    "onedrive",
    "dropbox",
    "google drive",
    "googledrive",
    "nextcloud",
    "owncloud",
    "icloud drive",
    "seafile",
    "pcloud",
)


def place_of(folder: Path) -> Place:
    """Kind of place of an existing folder."""
    if is_synchronised(folder):
        return Place.SYNCHRONISED
    if sys.platform == "win32":
        return _windows_place(folder)
    if not MOUNTS.is_file():
        return Place.UNKNOWN
    return linux_place(os.path.realpath(folder), MOUNTS.read_text(encoding="utf-8", errors="replace"))


def is_synchronised(folder: Path) -> bool:
    """Whether a part of the path bears the name of a well-known cloud folder."""
    return any(part.lower().startswith(_SYNCHRONISED_NAMES) for part in folder.parts)


def linux_place(folder: str, mountinfo: str) -> Place:
    """Kind of place by the kernel's table of mounts (`man 5 proc`); the longest mount point wins."""
    best, place = -1, Place.UNKNOWN
    for line in mountinfo.splitlines():
        left, _, right = line.partition(" - ")
        fields, kind = left.split(" "), right.split(" ", 1)[0]
        if len(fields) < 5 or not kind:  # noqa: PLR2004 - device is the third field, mount point the fifth
            continue
        point = _unescaped(fields[4])
        if len(point) >= best and _is_inside(folder, point):
            best, place = len(point), _kind_of_system(kind, fields[2])
    return place


def _is_inside(folder: str, point: str) -> bool:
    return folder == point or folder.startswith(point.rstrip("/") + "/")


def _unescaped(point: str) -> str:
    """Mount point with the kernel's octal escapes of blank, tab, newline and backslash undone."""
    for escaped, plain in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        point = point.replace(escaped, plain)
    return point


def _kind_of_system(kind: str, device: str) -> Place:
    if kind in _NETWORK_SYSTEMS:
        return Place.NETWORK
    if _is_removable(device):
        return Place.REMOVABLE
    return Place.FIXED if kind in _LOCAL_SYSTEMS else Place.UNKNOWN


def _is_removable(device: str) -> bool:
    """Whether the kernel calls the disk of a device number (`8:1`) removable."""
    block = BLOCK_DEVICES / device
    for flag in (block / "removable", block.resolve().parent / "removable"):
        if flag.is_file():
            return flag.read_text(encoding="ascii").strip() == "1"
    return False


def _windows_place(folder: Path) -> Place:
    """Kind of drive as Windows says."""
    import ctypes

    anchor = folder.resolve().anchor
    if anchor.startswith("\\\\"):
        return Place.NETWORK
    library = getattr(ctypes, "windll", None)  # exists on Windows only
    if library is None:
        return Place.UNKNOWN
    return _WINDOWS_DRIVES.get(int(library.kernel32.GetDriveTypeW(anchor)), Place.UNKNOWN)
