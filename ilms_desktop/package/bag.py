"""The bag: tag files and manifests of BagIt 1.0 (RFC 8493), each in exactly one form.

Stock BagIt tools read them. What the tags say about the document is compared in `identity`, not here.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Final

from ilms_desktop.package import limits
from ilms_desktop.package.names import SIGNATURE_FILE, is_entry_name
from ilms_desktop.package.outcome import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

BAGIT_FILE: Final = "bagit.txt"
TAGMANIFEST_FILE: Final = "tagmanifest-sha256.txt"
README_FILE: Final = "README.txt"
BAGINFO_FILE: Final = "bag-info.txt"
MANIFEST_FILE: Final = "manifest-sha256.txt"
#: entries in front of the payload, in this order, never packed
HEAD: Final = (BAGIT_FILE, TAGMANIFEST_FILE, SIGNATURE_FILE, README_FILE, BAGINFO_FILE, MANIFEST_FILE)
#: what the tag manifest lists, in this order
TAGGED: Final = (README_FILE, BAGINFO_FILE, BAGIT_FILE, MANIFEST_FILE)
PAYLOAD_FOLDER: Final = "data/"

BAGIT_TEXT: Final = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_HASH_LINE: Final = re.compile(r"([0-9a-f]{64})  (.+)")
_OXUM_LINE: Final = re.compile(rb"^Payload-Oxum: ([0-9]{1,12}\.[0-9]{1,6})$", re.MULTILINE)


def sha256(data: bytes) -> str:
    """SHA-256 in lower-case hex digits."""
    return hashlib.sha256(data).hexdigest()


def hash_lines(hashes: Mapping[str, str]) -> bytes:
    """Manifest lines of path -> hash, sorted by path in byte order."""
    return "".join(f"{hashes[path]}  {path}\n" for path in sorted(hashes)).encode("ascii")


def tag_manifest(tag_files: Mapping[str, bytes]) -> bytes:
    """The bytes that get signed: the hashes of the four tag files."""
    return hash_lines({name: sha256(tag_files[name]) for name in TAGGED})


def oxum(sizes: Mapping[str, int]) -> str:
    """Sum of bytes and number of payload files, `bytes.count`."""
    return f"{sum(sizes.values())}.{len(sizes)}"


def bag_info(*, organisation: str, package: str, date: str, payload_oxum: str, agent: str) -> bytes:
    """`bag-info.txt`: who made the bag, its name, the day, what is in it, and with which program."""
    fields = (
        ("Source-Organization", organisation),
        ("External-Identifier", package),
        ("Bagging-Date", date),
        ("Payload-Oxum", payload_oxum),
        ("Bag-Software-Agent", agent),
        ("BagIt-Profile-Identifier", limits.BAGIT_PROFILE),
    )
    return "".join(f"{name}: {value}\n" for name, value in fields).encode("utf-8")


def check_tags(head: Mapping[str, bytes]) -> Problem | None:
    """Whether the tag manifest lists exactly the four tag files with their hashes, and the declaration is ours."""
    listed = head[TAGMANIFEST_FILE]
    found = [_HASH_LINE.fullmatch(line) for line in listed.decode("latin-1").split("\n")]
    if [match and match[2] for match in found] != [*TAGGED, None]:
        return Problem("TAGMANIFEST_SET")
    for match in found[:-1]:
        if match is not None and match[1] != sha256(head[match[2]]):
            return Problem("TAG_HASH", {"entry": match[2]})
    return None if head[BAGIT_FILE] == BAGIT_TEXT else Problem("BAGIT_VERSION")


def read_manifest(data: bytes) -> dict[str, str] | Problem:
    """Path below the top folder -> hash, in order; or why this is no manifest of ours."""
    text = data.decode("latin-1")
    lines = text.split("\n")
    hashes: dict[str, str] = {}
    last = ""
    for number, line in enumerate(lines[:-1], start=1):
        match = _HASH_LINE.fullmatch(line)
        if match is None or not match[2].startswith(PAYLOAD_FOLDER) or not is_entry_name(match[2]):
            return Problem("MANIFEST_SYNTAX", {"line": str(number)})
        if match[2] <= last:
            return Problem("MANIFEST_ORDER", {"line": str(number)})
        last = match[2]
        hashes[last] = match[1]
    return hashes if hashes and lines[-1] == "" else Problem("MANIFEST_SYNTAX", {"line": str(len(lines))})


def check_payload_list(*, hashes: Mapping[str, str], sizes: Mapping[str, int], baginfo: bytes) -> Problem | None:
    """Whether manifest, entries and `Payload-Oxum` speak of the same files.

    Args:
        hashes: from the manifest.
        sizes: declared size of each entry behind the head.
        baginfo: `bag-info.txt`.
    """
    for path in sizes:
        if path not in hashes:
            return Problem("PAYLOAD_UNLISTED", {"entry": path})
    for path in hashes:
        if path not in sizes:
            return Problem("PAYLOAD_MISSING", {"entry": path})
    if _OXUM_LINE.findall(baginfo) != [oxum(sizes).encode("ascii")]:
        return Problem("BAGINFO_OXUM", {"expected": oxum(sizes)})
    return None
