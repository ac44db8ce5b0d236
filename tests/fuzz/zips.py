"""Mutants of the container: fields of its records, entries and their names, packing, contents, manifests."""

from __future__ import annotations

import zlib
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Final

from ilms_desktop.package import bag
from ilms_desktop.package import zip_records as zr
from tests.fuzz import blind, parents, texts
from tests.fuzz.parents import Mutant
from tests.vectors.package.forge import Raw, deflate, emit, entries

if TYPE_CHECKING:
    import random
    from collections.abc import Callable
    from typing import Any

    from tests.fuzz.parents import Parent

_SHORT: Final = (0, 1, 2, 8, 9, 20, 45, 0x21, 0x800, 0x7FFF, 0xFFFF)
_LONG: Final = (0, 1, 2, 100, 65_535, 65_536, 2**31 - 1, 2**31, 2**32 - 1)
_ENTRY_FIELDS: Final = ("needed", "flags", "method", "time", "date", "crc", "packed", "size")
_CENTRAL_FIELDS: Final = ("made_by", "disk", "internal", "external", "offset", "comment_length", "name_length")
_END_FIELDS: Final = (
    *("disk", "directory_disk", "entries_here", "entries", "directory_size", "directory_offset", "comment_length"),
)
#: places for bytes that belong to no record
_GAPS: Final = ("gap", "before_end", "comment")
_LONG_FIELDS: Final = frozenset({"crc", "packed", "size", "external", "offset", "directory_size", "directory_offset"})
_ODD_NAMES: Final = (
    b"",
    b"x",
    b"x/",
    b"/x.txt",
    b"../x.txt",
    b"C:x.txt",
    b"a\\b.txt",
    b"CON.txt",
    b"fetch.txt",
    b"manifest-md5.txt",
    b"approver.sig",
    b"data/",
    b"data/../x.txt",
    b"data/x.",
    b"data/\xc3\xa9.txt",
    b"data/tables/D1.csv",
    b"data/people/summary.pdf",
    b"data/submission.json",
    b"x" * 70,
)


@cache
def raws_of(package: bytes) -> tuple[Raw, ...]:
    """Entries of a good package, taken apart once."""
    return tuple(entries(package))


def _picked(dice: random.Random) -> tuple[Parent, list[Raw]]:
    parent = dice.choice(parents.zips())
    return parent, list(raws_of(parent.case.data))


def any_byte(dice: random.Random) -> Mutant:
    """Bytes of the file, whatever they mean."""
    parent = dice.choice(parents.zips())
    return Mutant.of(parent, blind.changed(dice, parent.case.data))


def joined(dice: random.Random) -> Mutant:
    """The beginning of one file and the end of another."""
    parent, other = dice.choice(parents.zips()), dice.choice(parents.zips())
    at = dice.randrange(len(parent.case.data))
    start = dice.choice((at, dice.randrange(len(other.case.data))))
    mutant = Mutant.of(parent, parent.case.data[:at] + other.case.data[start:])
    # why: where one of the two pieces is what both have in common, the whole other file comes out
    return replace(mutant, allowed={**parent.allowed, **other.allowed})


def file_name(dice: random.Random) -> Mutant:
    """The name that the file came with."""
    parent = dice.choice(parents.zips())
    name = parent.case.file_name
    changed = blind.changed(dice, name.encode(), most=2).decode("utf-8", "replace")
    odd = (
        changed,
        name.upper(),
        f"{name}.zip",
        f"../{name}",
        name.replace(".zip", " (1).zip"),
        name.replace("zip", "pdf"),
    )
    return Mutant.of(parent, parent.case.data, dice.choice(odd))


def fields(dice: random.Random) -> Mutant:
    """Numbers in the records, in one of the two headers of an entry or in both."""
    parent, raws = _picked(dice)
    return Mutant.of(parent, _with_fields(dice, raws))


def _with_fields(dice: random.Random, raws: list[Raw]) -> bytes:
    end: dict[str, Any] = {}
    for _ in range(dice.randint(1, 2)):
        if not dice.randrange(4):
            name = dice.choice(_END_FIELDS)
            end[name] = _number(dice, name)
            continue
        at, where = dice.randrange(len(raws)), dice.choice(list(_HEADERS))
        name = dice.choice((*_ENTRY_FIELDS, *_CENTRAL_FIELDS) if where == "central" else _ENTRY_FIELDS)
        raws[at] = _HEADERS[where](raws[at], {name: _number(dice, name)})
    return emit(raws, **end)


_HEADERS: Final[dict[str, Callable[[Raw, dict[str, int]], Raw]]] = {
    "both": lambda raw, fields: replace(raw, both=raw.both | fields),
    "local": lambda raw, fields: replace(raw, local=raw.local | fields),
    "central": lambda raw, fields: replace(raw, central=raw.central | fields),
}


def _number(dice: random.Random, name: str) -> int:
    return dice.choice(_LONG) if name in _LONG_FIELDS else dice.choice(_SHORT)


def entry_list(dice: random.Random) -> Mutant:
    """Entries left out, doubled, moved, renamed, new, in one of the two lists only, or with something between them."""
    parent, raws = _picked(dice)
    return Mutant.of(parent, _with_list(dice, raws))


def _with_list(dice: random.Random, raws: list[Raw]) -> bytes:
    noise = dict.fromkeys(_GAPS, b"")
    for _ in range(dice.randint(1, 2)):
        if dice.randrange(10):
            at = dice.randrange(len(raws))
            dice.choice(_LIST_CHANGES)(dice, raws, at, raws[at].name.partition(b"/")[0])
        else:
            noise[dice.choice(_GAPS)] = dice.randbytes(dice.randint(1, 40))
    return emit(raws, gap=noise["gap"], before_end=noise["before_end"], comment=noise["comment"])


def _left_out(_dice: random.Random, raws: list[Raw], at: int, _top: bytes) -> None:
    if len(raws) > 1:
        del raws[at]


def _twice(dice: random.Random, raws: list[Raw], at: int, _top: bytes) -> None:
    raws.insert(dice.randint(0, len(raws)), raws[at])


def _exchanged(dice: random.Random, raws: list[Raw], at: int, _top: bytes) -> None:
    other = dice.randrange(len(raws))
    raws[at], raws[other] = raws[other], raws[at]


def _renamed(dice: random.Random, raws: list[Raw], at: int, top: bytes) -> None:
    old, odd = raws[at].name, dice.choice(_ODD_NAMES)
    names = (top + b"/" + odd, odd, old.upper(), old.swapcase(), blind.changed(dice, old, most=1))
    raws[at] = replace(raws[at], name=dice.choice(names))


def _named_twice(dice: random.Random, raws: list[Raw], at: int, top: bytes) -> None:
    other = dice.choice((top + b"/" + dice.choice(_ODD_NAMES), dice.choice(raws).name, raws[at].name.upper()))
    raws[at] = replace(raws[at], local_name=other)


def _new(dice: random.Random, raws: list[Raw], at: int, top: bytes) -> None:
    name = top + b"/" + dice.choice(_ODD_NAMES)
    raws.insert(dice.randint(0, len(raws)), Raw(name, dice.choice((b"", b"new", raws[at].plain))))


def _in_one_list(dice: random.Random, raws: list[Raw], at: int, _top: bytes) -> None:
    raws[at] = dice.choice((replace(raws[at], has_local=False), replace(raws[at], has_central=False)))


def _extra(dice: random.Random, raws: list[Raw], at: int, _top: bytes) -> None:
    noise = dice.randbytes(dice.randint(1, 40))
    places = (
        replace(raws[at], tail=noise),
        replace(raws[at], local_extra=noise),
        replace(raws[at], central_extra=noise),
    )
    raws[at] = dice.choice(places)


def _other_folder(_dice: random.Random, raws: list[Raw], _at: int, top: bytes) -> None:
    raws[:] = [replace(each, name=each.name.replace(top, top[:-1] + b"9")) for each in raws]


_LIST_CHANGES: Final = (
    _left_out,
    _twice,
    _exchanged,
    _renamed,
    _named_twice,
    _new,
    _in_one_list,
    _extra,
    _other_folder,
)


def repacked(dice: random.Random) -> Mutant:
    """The same contents packed in another way, which may be accepted, or almost so, which may not."""
    parent, raws = _picked(dice)
    return Mutant.of(parent, _with_packing(dice, raws))


def _with_packing(dice: random.Random, raws: list[Raw]) -> bytes:
    # why: what stands in front of the payload must not be packed at all
    first = len(bag.HEAD) if len(raws) > len(bag.HEAD) and dice.randrange(5) else 0
    places = range(first, len(raws))
    for at in dice.sample(places, k=min(len(places), dice.randint(1, 4))):
        raws[at] = _packed(dice, raws[at])
    return emit(raws)


def spoiled(dice: random.Random, raws: list[Raw]) -> bytes:
    """A container of these entries, changed in its records, its list or its packing; `raws` is used up."""
    return dice.choice((_with_fields, _with_list, _with_packing))(dice, raws)


def _packed(dice: random.Random, raw: Raw) -> Raw:
    way = dice.randrange(7)
    if way == 0:
        return replace(raw, method=zr.STORED, packed=None)
    packed = deflate(raw.plain) if way == 1 else _squeezed(dice, raw.plain)
    if way == 3:
        packed += dice.choice((b"\0", b"\x03\0", packed))
    if way == 4:
        packed = blind.changed(dice, packed, most=1)
    if way == 5:
        packed = packed[: dice.randint(0, len(packed))]
    if way == 6:
        packed = _squeezed(dice, raw.plain + dice.choice((b"\0", b"\n", bytes(100_000))))
    return replace(raw, method=zr.DEFLATED, packed=packed)


def _squeezed(dice: random.Random, plain: bytes) -> bytes:
    strategy = dice.choice((zlib.Z_DEFAULT_STRATEGY, zlib.Z_FILTERED, zlib.Z_HUFFMAN_ONLY, zlib.Z_RLE, zlib.Z_FIXED))
    stream = zlib.compressobj(dice.randint(0, 9), zlib.DEFLATED, -dice.randint(9, 15), dice.randint(1, 9), strategy)
    middle = dice.randint(0, len(plain))
    flush = dice.choice((zlib.Z_NO_FLUSH, zlib.Z_SYNC_FLUSH, zlib.Z_FULL_FLUSH))
    return stream.compress(plain[:middle]) + stream.flush(flush) + stream.compress(plain[middle:]) + stream.flush()


def plain(dice: random.Random) -> Mutant:
    """Contents changed in a container that is sound: checksums are right, hashes are not."""
    parent, raws = _picked(dice)
    at = dice.randrange(len(raws))
    raws[at] = Raw(raws[at].name, _content(dice, raws[at]))
    return Mutant.of(parent, emit(raws))


def rehashed(dice: random.Random) -> Mutant:
    """Contents changed, and everything recomputed that takes no key: the old signature stays, or one of another."""
    parent, raws = _picked(dice)
    files = {raw.name.partition(b"/")[2].decode(): raw.plain for raw in raws}
    raw = dice.choice([raw for raw in raws if not raw.name.endswith((b"manifest-sha256.txt", b".sig"))])
    path = raw.name.partition(b"/")[2].decode()
    files[path] = _content(dice, raw)
    payload = {path: data for path, data in files.items() if path.startswith(bag.PAYLOAD_FOLDER)}
    if dice.randrange(4):
        files[bag.MANIFEST_FILE] = bag.hash_lines({path: bag.sha256(data) for path, data in payload.items()})
    if dice.randrange(4):
        size = bag.oxum({path: len(data) for path, data in payload.items()}).encode()
        old = files[bag.BAGINFO_FILE]
        files[bag.BAGINFO_FILE] = b"\n".join(
            b"Payload-Oxum: " + size if line.startswith(b"Payload-Oxum") else line for line in old.split(b"\n")
        )
    if dice.randrange(4):
        files[bag.TAGMANIFEST_FILE] = bag.tag_manifest(files)
    if not dice.randrange(6):
        other = dice.choice(parents.zips())
        signature = next(raw.plain for raw in raws_of(other.case.data) if raw.name.endswith(b".sig"))
        files["tagmanifest-sha256.txt.sig"] = signature
    return Mutant.of(parent, emit([Raw(raw.name, files[raw.name.partition(b"/")[2].decode()]) for raw in raws]))


def _content(dice: random.Random, raw: Raw) -> bytes:
    """Another content of an entry, by what it is."""
    if raw.name.endswith(b".json") and dice.randrange(2):
        return texts.json_text(dice, raw.plain)
    if raw.name.endswith(b".csv") and dice.randrange(2):
        return texts.cells(dice, raw.plain)
    if raw.name.endswith((b".txt", b".sig")) and dice.randrange(2):
        return texts.lines(dice, raw.plain)
    return blind.changed(dice, raw.plain)
