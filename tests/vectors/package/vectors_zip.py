"""Vectors of stages A, B and E that need no key: structure, names, layout, and bytes that do not unpack."""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pytest

from ilms_desktop.package import bag
from ilms_desktop.package import zip_records as zr
from ilms_desktop.package.names import SIGNATURE_FILE
from tests.vectors.package import world
from tests.vectors.package.forge import Raw, change, deflate, emit, entries, index, insert, set_bytes
from tests.vectors.package.vector import Case, Vector

if TYPE_CHECKING:
    from collections.abc import Callable

_TOP: Final = world.NAME.encode() + b"/"
_METADATA: Final = "data/metadata.json"
_TABLE: Final = f"data/{world.TABLE}"
_LINK: Final = 0o120777 << 16
_DESCRIPTOR: Final = b"PK\x07\x08" + bytes(12)
_UNICODE_PATH: Final = b"\x75\x70\x05\x00\x01\x00\x00\x00\x00"


def _good() -> list[Raw]:
    return entries(world.good())


def _edited(path: str, edit: Callable[[Raw], Raw]) -> Callable[[], bytes]:
    return lambda: emit(change(_good(), path, edit))


def _named(name: bytes) -> Callable[[], bytes]:
    """A further entry of this name behind all others."""
    return lambda: emit([*_good(), Raw(name, b"{}\n")])


def _added(path: str, plain: bytes = b"{}\n", *, behind: str = _METADATA, after: int = 1) -> Callable[[], bytes]:
    return lambda: emit(insert(_good(), behind, Raw(_TOP + path.encode(), plain), after=after))


def _without(path: str) -> Callable[[], bytes]:
    return lambda: emit([raw for raw in _good() if raw.name != _TOP + path.encode()])


def _ghost() -> bytes:
    """A directory entry that points at the bytes of another one."""
    return emit([*_good(), Raw(_TOP + b"data/zz.csv", b"x\n", has_local=False, central={"offset": 0})])


def _hidden() -> bytes:
    return emit(insert(_good(), _METADATA, Raw(_TOP + b"data/metadatb.json", b"{}\n", has_central=False)))


def _overlapping() -> bytes:
    """The entry in front of the table claims the table's header and bytes as its own."""
    raws = _good()
    at = index(raws, _TABLE)
    eaten = len(raws[at].headers(0)[0]) + len(raws[at].body)
    before = raws[at - 1]
    longer = {"packed": len(before.body) + eaten, "size": len(before.body) + eaten}
    return emit([*raws[: at - 1], replace(before, method=zr.STORED, both=longer), *raws[at:]])


def _rezipped() -> bytes:
    """What common tools make of an unpacked folder: folder entries, times, permissions, extra fields."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in (_TOP.decode(), f"{world.NAME}/data/", *(raw.name.decode() for raw in _good())):
            info = zipfile.ZipInfo(name, (2026, 11, 22, 8, 30, 0))
            info.extra = b"UT\x09\x00\x03" + bytes(8)
            info.external_attr = 0o644 << 16
            info.compress_type = zipfile.ZIP_DEFLATED
            plain = {raw.name.decode(): raw.plain for raw in _good()}.get(name, b"")
            archive.writestr(info, plain)
    return out.getvalue()


def _zip64() -> bytes:
    locator = zr.ZIP64_LOCATOR_MARK + bytes(16)
    return emit(_good(), before_end=locator, entries=0xFFFF, entries_here=0xFFFF)


def _many() -> bytes:
    extra = [Raw(_TOP + b"data/z%02d.csv" % number, b"x\n") for number in range(60)]
    return emit([*_good(), *extra])


def _flood() -> bytes:
    plain = bytes(4_000_000)
    return emit(insert(_good(), _METADATA, Raw(_TOP + b"data/metadatb.json", plain, zr.DEFLATED, deflate(plain))))


def _longer_than_declared() -> bytes:
    packed = deflate(world.tables()[0].data + b"more\n")
    return emit(change(_good(), _TABLE, lambda raw: replace(raw, method=zr.DEFLATED, packed=packed)))


def _silent_flip() -> bytes:
    return emit(change(_good(), _TABLE, lambda raw: replace(raw, packed=_flip(raw))))


def _flip(raw: Raw) -> bytes:
    """The packed bytes with one bit changed so that they still unpack to as many bytes."""
    for bit in range(len(raw.body) * 8):
        flipped = bytearray(raw.body)
        flipped[bit // 8] ^= 1 << bit % 8
        stream = zlib.decompressobj(-15)
        try:
            plain = stream.decompress(bytes(flipped))
        except zlib.error:
            continue
        if stream.eof and not stream.unused_data and len(plain) == len(raw.plain) and plain != raw.plain:
            return bytes(flipped)
    pytest.fail("no bit leaves the length unchanged")


def _swapped() -> bytes:
    raws = _good()
    return emit([raws[0], raws[1], raws[2], raws[4], raws[3], *raws[5:]])


def _packed_head() -> bytes:
    return emit(
        change(_good(), bag.README_FILE, lambda raw: replace(raw, method=zr.DEFLATED, packed=deflate(raw.plain)))
    )


def _altered(path: str, old: bytes, new: bytes) -> bytes:
    raws = _good()
    plain = raws[index(raws, path)].plain
    assert plain.count(old) >= 1
    return emit(set_bytes(raws, path, plain.replace(old, new, 1)))


def _table_and_manifest() -> bytes:
    raws = _good()
    old = raws[index(raws, _TABLE)].plain
    new = old.replace(b"16.42", b"61.42", 1)
    listed = raws[index(raws, bag.MANIFEST_FILE)].plain
    raws = set_bytes(raws, bag.MANIFEST_FILE, listed.replace(bag.sha256(old).encode(), bag.sha256(new).encode()))
    return emit(set_bytes(raws, _TABLE, new))


_STRUCTURE: Final = (
    Vector("v001", "zip-prefix-stub", "ZIP_PREFIX", "A", lambda: b"MZ stub" + world.good()),
    Vector("v002", "zip-empty-file", "ZIP_PREFIX", "A", lambda: b""),
    Vector("v003", "zip-trailing-bytes", "ZIP_EOCD", "A", lambda: world.good() + bytes(7)),
    Vector("v004", "zip-archive-comment", "ZIP_EOCD", "A", lambda: emit(_good(), comment=b"seen by a gateway")),
    Vector("v005", "zip-truncated", "ZIP_EOCD", "A", lambda: world.good()[:-100]),
    Vector("v006", "zip-duplicate-name-last-wins", "NAME_DUPLICATE", "A", _added(_METADATA)),
    Vector("v007", "zip-duplicate-name-first-wins", "NAME_DUPLICATE", "A", _added(_METADATA, after=0)),
    Vector("v008", "zip-case-fold-duplicate", "NAME_DUPLICATE", "A", _added("data/Metadata.json")),
    Vector("v009", "zip-file-and-folder-same-name", "NAME_DUPLICATE", "A", _added(f"{_METADATA}/x.csv")),
    Vector(
        "v010",
        "zip-local-name-differs",
        "ZIP_LFH_MISMATCH",
        "A",
        _edited(_METADATA, lambda raw: replace(raw, local_name=raw.name.replace(b"meta", b"beta"))),
    ),
    Vector(
        "v011",
        "zip-local-size-differs",
        "ZIP_LFH_MISMATCH",
        "A",
        _edited(_METADATA, lambda raw: replace(raw, local={"size": len(raw.plain) + 1})),
    ),
    Vector("v012", "zip-hidden-local-entry", "ZIP_OVERLAP", "A", _hidden),
    Vector("v013", "zip-central-entry-without-local", "ZIP_OVERLAP", "A", _ghost),
    Vector("v014", "zip-gap-before-central-directory", "ZIP_OVERLAP", "A", lambda: emit(_good(), gap=bytes(9))),
    Vector("v015", "zip-overlapping-entries", "ZIP_OVERLAP", "A", _overlapping),
    Vector("v016", "zip-concatenated-two-archives", "ZIP_OVERLAP", "A", lambda: world.good() + world.good()),
    Vector(
        "v017",
        "zip-data-descriptor",
        "ZIP_DATADESC",
        "A",
        _edited(_METADATA, lambda raw: replace(raw, both={"flags": 8}, tail=_DESCRIPTOR)),
    ),
    Vector(
        "v018",
        "zip-encrypted-flag",
        "ZIP_ENCRYPTED",
        "A",
        _edited(_METADATA, lambda raw: replace(raw, both={"flags": 1})),
    ),
    Vector(
        "v019", "zip-method-bzip2", "ZIP_METHOD", "A", _edited(_METADATA, lambda raw: replace(raw, both={"method": 12}))
    ),
    Vector(
        "v020",
        "zip-unicode-path-extra",
        "ZIP_EXTRA",
        "A",
        _edited(_METADATA, lambda raw: replace(raw, local_extra=_UNICODE_PATH, central_extra=_UNICODE_PATH)),
    ),
    Vector("v021", "unpacked-and-rezipped-by-user", "ZIP_EXTRA", "A", _rezipped),
    Vector("v022", "zip64-locator-mismatch", "ZIP_MULTIDISK", "A", _zip64),
    Vector(
        "v023", "zip-multi-disk", "ZIP_FIELDS", "A", _edited(_METADATA, lambda raw: replace(raw, central={"disk": 1}))
    ),
    Vector("v024", "zip-too-many-entries", "ZIP_COUNT", "A", _many),
    Vector("v025", "zip-bomb-ratio", "ZIP_BOMB", "A", _flood),
    Vector("v026", "zip-stream-longer-than-declared", "ZIP_BOMB", "E", _longer_than_declared),
    Vector("v027", "zip-bad-crc", "ZIP_CRC", "E", _edited(_TABLE, lambda raw: replace(raw, both={"crc": 1}))),
    Vector("v028", "zip-bit-flip-in-data", "ZIP_CRC", "E", _silent_flip),
    Vector(
        "v029",
        "zip-junk-after-deflate",
        "ZIP_DEFLATE",
        "E",
        _edited(_TABLE, lambda raw: replace(raw, packed=raw.body + b"junk")),
    ),
)

_NAMES: Final = (
    Vector("v030", "zip-slip-dotdot", "NAME_UNSAFE", "A", _named(b"../evil.csv")),
    Vector("v031", "zip-slip-inside-top", "NAME_UNSAFE", "A", _named(_TOP + b"data/../../evil.csv")),
    Vector("v032", "zip-absolute-posix", "NAME_UNSAFE", "A", _named(b"/etc/evil.csv")),
    Vector("v033", "zip-absolute-drive", "NAME_UNSAFE", "A", _named(b"C:/evil.csv")),
    Vector("v034", "zip-unc", "NAME_UNSAFE", "A", _named(b"//server/share/evil.csv")),
    Vector("v035", "zip-backslash", "NAME_UNSAFE", "A", _named(_TOP + b"data\\evil.csv")),
    Vector("v036", "zip-alternate-data-stream", "NAME_UNSAFE", "A", _named(_TOP + b"data/metadata.json:evil")),
    Vector("v037", "zip-trailing-dot-space", "NAME_UNSAFE", "A", _named(_TOP + b"data/evil.csv. ")),
    Vector("v038", "zip-control-char-nul", "NAME_UNSAFE", "A", _named(_TOP + b"data/evil.csv\0.txt")),
    Vector("v039", "zip-dir-entry", "NAME_UNSAFE", "A", _named(_TOP + b"data/evil/")),
    Vector("v040", "zip-reserved-device", "NAME_RESERVED", "A", _named(_TOP + b"data/tables/nul.csv")),
    Vector("v041", "zip-rtl-override", "NAME_NONASCII", "A", _named(_TOP + "data/evil\u202evsc.exe".encode())),
    Vector("v042", "zip-nfd-name", "NAME_NONASCII", "A", _named(_TOP + "data/re\u0301sume.csv".encode())),
    Vector("v043", "zip-homoglyph-name", "NAME_NONASCII", "A", _named(_TOP + "data/met\u0430data.json".encode())),
    Vector(
        "v044",
        "zip-symlink-entry",
        "ZIP_ATTR",
        "A",
        lambda: emit([*_good(), Raw(_TOP + b"data/zz.csv", b"/etc/passwd", central={"external": _LINK})]),
    ),
    Vector(
        "v045",
        "zip-listed-file-is-symlink",
        "ZIP_ATTR",
        "A",
        _edited(_METADATA, lambda raw: replace(raw, central={"external": _LINK})),
    ),
)

_LAYOUT: Final = (
    Vector("v046", "layout-second-top-folder", "LAYOUT_TOPDIR", "B", _named(b"ILMS_TZA-01_2026_S0001/zz.csv")),
    Vector("v047", "layout-entries-reordered", "LAYOUT_ORDER", "B", _swapped),
    Vector("v048", "layout-head-compressed", "LAYOUT_HEAD_STORED", "B", _packed_head),
    Vector("v049", "layout-file-renamed", "LAYOUT_FILENAME", "B", lambda: Case(world.good(), "figures of 2026.zip")),
    Vector("c01", "mail-copy-suffix-accepted", "OK", "-", lambda: Case(world.good(), f"{world.NAME} (1).zip")),
    Vector("v050", "sig-missing", "LAYOUT_ORDER", "B", _without(SIGNATURE_FILE)),
    Vector("v080", "unlisted-tag-file-at-root", "LAYOUT_ORDER", "B", _added("notes.txt", behind=bag.MANIFEST_FILE)),
    Vector("v082", "bagit-fetch-txt", "LAYOUT_ORDER", "B", _added("fetch.txt", behind=_TABLE)),
    Vector("v083", "bagit-second-weak-manifest", "LAYOUT_ORDER", "B", _added("manifest-md5.txt", behind=_TABLE)),
)

_UNSIGNED_CHANGES: Final = (
    Vector("v074", "payload-altered-same-size", "PAYLOAD_HASH", "E", lambda: _altered(_TABLE, b"16.42", b"61.42")),
    Vector("v075", "payload-unlisted-file", "PAYLOAD_UNLISTED", "D", _added("data/metadatb.json")),
    Vector("v076", "payload-missing", "PAYLOAD_MISSING", "D", _without(_METADATA)),
    Vector("v077", "payload-and-manifest-altered", "TAG_HASH", "D", _table_and_manifest),
    Vector("v078", "bag-info-altered", "TAG_HASH", "D", lambda: _altered(bag.BAGINFO_FILE, b"2026", b"2025")),
    Vector("v079", "readme-altered", "TAG_HASH", "D", lambda: _altered(bag.README_FILE, b"ILMS", b"OWID")),
    Vector("v081", "unlisted-tag-file-sorted-last", "PAYLOAD_UNLISTED", "D", _named(_TOP + b"notes.txt")),
)

VECTORS: Final = (*_STRUCTURE, *_NAMES, *_LAYOUT, *_UNSIGNED_CHANGES)
