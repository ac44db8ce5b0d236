"""Mutants of the PDF carrier: bytes, words of objects and trailer, the table, the attachment and how it is packed."""

from __future__ import annotations

import re
import zlib
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Final

from tests.fuzz import blind, parents, zips
from tests.fuzz.parents import Mutant
from tests.vectors.package import forge_pdf as fp

if TYPE_CHECKING:
    import random

_WORD: Final = re.compile(rb"/[A-Za-z0-9#]+|-?[0-9.]+|<<|>>|[\[\]()]|R\b|\w+")
_ODD_WORDS: Final = (
    *(b"/Encrypt", b"/Prev", b"/XRefStm", b"/JS", b"/J#53", b"/OpenAction", b"/AA", b"/URI", b"/Annots [1 0 R]"),
    *(b"/EF", b"/EmbeddedFile", b"/Filespec", b"/EmbeddedFiles", b"/Names", b"/Kids", b"/Type", b"/ObjStm", b"/XRef"),
    *(b"/Filter", b"/FlateDecode", b"/LZWDecode", b"/DecodeParms", b"/Crypt", b"/Length", b"/F", b"/UF", b"/FS /URL"),
    *(b"0", b"-1", b"1", b"4 0 R", b"99 0 R", b"1 0 R", b"2147483648", b"99999999999999999999", b"1.5", b"0.0.0"),
    *(b"null", b"true", b"()", b"(x", b")", b"<<", b">>", b"[", b"]", b"<", b"<ff", b"%x\n", b"stream\n", b"endobj\n"),
    *(b"<<" * 30, b"[" * 40, b"\0", b"\xfe\xff", b"(\\", b"/", b"/#", b"R", b"obj"),
)


@cache
def _parts(data: bytes) -> fp.Parts:
    return fp.parts(data)


def words(dice: random.Random, text: bytes) -> bytes:
    """Words of a dictionary exchanged, left out, doubled, or odd ones put between."""
    for _ in range(dice.randint(1, 3)):
        # why: in a stream they would be met by chance; what stands before it says what it is
        found = list(_WORD.finditer(text, 0, 2000))
        if not found:
            break
        word, other = dice.choice(found), dice.choice(found)[0]
        new = dice.choice((dice.choice(_ODD_WORDS), other, b"", word[0] + b" " + word[0], word[0].lower()))
        behind = dice.randrange(3) == 0
        text = text[: word.end() if behind else word.start()] + b" " + new + text[word.end() :]
    return text


def any_byte(dice: random.Random) -> Mutant:
    """Bytes of the file, whatever they mean."""
    parent = dice.choice(parents.pdfs())
    return Mutant.of(parent, blind.changed(dice, parent.case.data))


def objects(dice: random.Random) -> Mutant:
    """Objects changed, doubled or exchanged under a table that fits."""
    parent = dice.choice(parents.pdfs())
    parts = _parts(parent.case.data)
    for _ in range(dice.randint(1, 2)):
        number, other = dice.choice(list(parts.objects)), dice.choice(list(parts.objects))
        way = dice.randrange(8)
        if way < 3:
            parts = parts.put(number, words(dice, parts.objects[number]))
        elif way < 5:
            parts = parts.put(number, blind.changed(dice, parts.objects[number], most=2))
        elif way == 5:
            parts = parts.put(number, parts.objects[other])
        elif way == 6:
            parts = parts.add(words(dice, parts.objects[number]))
        else:
            objects = dict(parts.objects)
            objects[number], objects[other] = objects[other], objects[number]
            parts = replace(parts, objects=objects)
    return Mutant.of(parent, parts.whole())


def table(dice: random.Random) -> Mutant:
    """Offsets, the section, the trailer and the last words."""
    parent = dice.choice(parents.pdfs())
    parts = _parts(parent.case.data)
    way = dice.randrange(3)
    if way == 0:
        number, other = dice.choice(list(parts.objects)), dice.choice(list(parts.objects))
        place = parts.body()[1][other] + dice.choice((0, 0, -1, 1, 10_000))
        return Mutant.of(parent, replace(parts, offsets={number: max(0, place)}).whole())
    if way == 1:
        return Mutant.of(parent, replace(parts, trailer=words(dice, parts.trailer)).whole())
    body, offsets = parts.body()
    section = fp.section(offsets, parts.trailer, at=len(body))
    section = dice.choice((section + section, blind.changed(dice, section), section.replace(b" n", b" f", 1)))
    return Mutant.of(parent, body + section)


def attachment(dice: random.Random) -> Mutant:
    """Another attachment, about which the carrier tells the truth, mostly."""
    parent = dice.choice(parents.pdfs())
    inner = dice.choice((zips.any_byte, zips.entry_list, zips.repacked, zips.rehashed))(dice)
    size = dice.choice((None, None, None, len(inner.case.data) + 1, 0))
    data = _parts(parent.case.data).attach(inner.case.data, size=size).whole()
    # why: the mutant inside may have come from a package that is good, but under another name
    return Mutant(replace(parent.case, data=data), {**parent.allowed, **inner.allowed})


def packing(dice: random.Random) -> Mutant:
    """The same attachment, its stream packed in another way, which may be accepted, or almost so."""
    parent = dice.choice(parents.pdfs())
    parts = _parts(parent.case.data)
    head, _, rest = parts.objects[fp.STREAM].partition(b"\nstream\n")
    plain = zlib.decompress(rest.removesuffix(b"\nendstream")) if b"/FlateDecode" in head else rest
    packed = zlib.compress(plain, dice.randint(0, 9))
    way = dice.randrange(6)
    if way == 1:
        packed += dice.choice((b"\n", b"\r\n", b"\0", b"\n\n", packed))
    elif way == 2:
        packed = packed[: dice.randint(0, len(packed))]
    elif way == 3:
        packed = zlib.compress(plain + bytes(dice.choice((1, 1_000_000))), 6)
    elif way == 4:
        packed = blind.changed(dice, packed, most=1)
    facts = b"/Filter/FlateDecode"
    if way == 5:
        packed = plain
        facts = dice.choice((b"", b"/Filter[]", b"/Filter/FlateDecode", b"/Filter[/FlateDecode/FlateDecode]"))
    text = fp.stream(packed, facts)
    if not dice.randrange(4):
        text = text.replace(b"/Length %d" % len(packed), b"/Length %d" % dice.choice((0, len(packed) - 1, 10**9)))
    return Mutant.of(parent, parts.put(fp.STREAM, text).whole())
