"""Forging PDF carriers: a good one is taken apart into objects, spoiled, and put together with a table that fits."""

from __future__ import annotations

import hashlib
import re
import zlib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from ilms_desktop.package.pdf_bytes import read_table
from ilms_desktop.package.pdf_carrier import declaration
from ilms_desktop.package.pdf_write import write_carrier
from tests.vectors.package import world

if TYPE_CHECKING:
    from collections.abc import Mapping

#: places in the good carrier
CATALOG: Final = 1
PAGES: Final = 2
PAGE: Final = 3
STREAM: Final = 4
SPECIFICATION: Final = 5
INFO: Final = 6
FILE_NAME: Final = f"{world.NAME}.pdf"
INNER_NAME: Final = world.FILE_NAME.encode()


def good() -> bytes:
    """The good carrier of the good package, as the writer makes it from one empty page."""
    return carried(world.good())


def carried(package: bytes) -> bytes:
    """A carrier of any ZIP, as the writer makes it."""
    made = write_carrier(
        package, name=world.NAME, pages=[world.pdf()], language="en", program_version="0.1.0", moment=world.NOW
    )
    assert isinstance(made, bytes), made
    return made


@dataclass(frozen=True)
class Parts:
    """A PDF in pieces: objects by number, and what the trailer says beside its size."""

    head: bytes
    objects: Mapping[int, bytes]
    trailer: bytes
    offsets: Mapping[int, int] = field(default_factory=dict)

    @property
    def next(self) -> int:
        """Number of the next object."""
        return len(self.objects) + 1

    def body(self) -> tuple[bytes, dict[int, int]]:
        """Head and objects, and where each object begins."""
        out = bytearray(self.head)
        offsets = {}
        for number, text in self.objects.items():
            offsets[number] = len(out)
            out += b"%d 0 obj\n%s\nendobj\n" % (number, text)
        return bytes(out), offsets

    def whole(self) -> bytes:
        """The file; `offsets` overrides where the table says that an object is."""
        body, offsets = self.body()
        return body + section(offsets | dict(self.offsets), self.trailer, at=len(body))

    def change(self, number: int, old: bytes, new: bytes) -> Parts:
        """One object with some text replaced."""
        assert self.objects[number].count(old) == 1
        return self.put(number, self.objects[number].replace(old, new))

    def put(self, number: int, text: bytes) -> Parts:
        """One object replaced, or a new one."""
        return replace(self, objects={**self.objects, number: text})

    def add(self, *texts: bytes) -> Parts:
        """New objects behind the others."""
        return replace(self, objects={**self.objects, **dict(enumerate(texts, start=self.next))})

    def extend(self, number: int, text: bytes) -> Parts:
        """One dictionary with more in it."""
        return self.put(number, self.objects[number][:-2] + text + b">>")

    def attach(self, plain: bytes, *, size: int | None = None) -> Parts:
        """Another attachment under the right name, its declaration fitting unless another size is given."""
        declared = len(plain) if size is None else size
        creator = declaration(program_version="0.1.0", sha256=hashlib.sha256(plain).hexdigest(), size=declared)
        info = re.sub(rb"/Creator\([^)]*\)", b"/Creator(%s)" % creator.encode(), self.objects[INFO])
        return self.put(INFO, info).put(STREAM, stream(zlib.compress(plain, 6), b"/Filter/FlateDecode"))


def stream(data: bytes, facts: bytes = b"", type_: bytes = b"/Type/EmbeddedFile") -> bytes:
    """Text of a stream."""
    return b"<<%s%s/Length %d>>\nstream\n%s\nendstream" % (type_, facts, len(data), data)


def section(offsets: Mapping[int, int], trailer: bytes, *, at: int) -> bytes:
    """Table, trailer and last words of a PDF whose objects are at these offsets."""
    rows = b"".join(b"%010d 00000 n \n" % offset for offset in offsets.values())
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(offsets) + 1, rows)
    return head + b"trailer\n<</Size %d%s>>\nstartxref\n%d\n%%%%EOF\n" % (len(offsets) + 1, trailer, at)


def parts(data: bytes) -> Parts:
    """The pieces of a carrier that our writer made."""
    table = read_table(data)
    assert isinstance(table, dict)
    places = [offset for _, offset in table.values()]
    ends = [*places[1:], data.rindex(b"xref\n0 ")]
    objects = {
        number: data[place:end].removeprefix(b"%d 0 obj\n" % number).removesuffix(b"\nendobj\n")
        for number, place, end in zip(table, places, ends, strict=True)
    }
    trailer = re.search(rb"trailer\n<</Size [0-9]+(.*)>>\nstartxref", data, re.DOTALL)
    assert trailer is not None
    return Parts(data[: places[0]], objects, trailer[1])


def good_parts() -> Parts:
    """The good carrier in pieces."""
    return parts(good())
