"""Writing a PDF carrier: printed pages and a finished package become one PDF in the narrow form of `pdf_carrier`.

The pages are taken over as they are drawn; what hangs on them for readers and archives (tags, outline, metadata) has
no place in that form. The same arguments give the same bytes.
"""

from __future__ import annotations

import hashlib
import io
import re
import zlib
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.package import limits
from ilms_desktop.package.outcome import Problem
from ilms_desktop.package.pdf_carrier import declaration, extract

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

_HEAD: Final = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
#: words that may stand in the whole file once only
_MARKS: Final = re.compile(rb"startxref|%%EOF")
#: what a page needs to be drawn; its tags, links and threads stay behind
_PAGE_KEYS: Final = frozenset({"/Type", "/Resources", "/MediaBox", "/Contents", "/Group"})
_CATALOG: Final = 1
_PAGES: Final = 2
#: letters of the file's identity
_ID_DIGITS: Final = 32


def write_carrier(
    package: bytes,
    *,
    name: str,
    pages: Sequence[bytes],
    language: str,
    program_version: str,
    moment: datetime,
) -> bytes | Problem:
    """A PDF with these pages and the package as its one attachment.

    Args:
        package: bytes of the finished ZIP.
        name: package name; the attachment is called after it.
        pages: PDFs whose pages follow each other.
        language: of the pages, ISO 639-1.
        program_version: of this program.
        moment: when the package was made, in UTC; the only date in the file.

    Returns:
        The PDF, from which our own reader took exactly this package, or why it cannot: then only the ZIP is sent.
    """
    body = _Body()
    kids = [kid for pdf in pages for kid in body.add_pages(pdf)]
    date = moment.strftime("D:%Y%m%d%H%M%SZ")
    stream = body.add(_embedded_file(package, date))
    file = f"{name}.zip"
    specification = body.add(f"<</Type/Filespec/F({file})/UF({file})/EF<</F {stream} 0 R>>>>".encode())
    digest = hashlib.sha256(package).hexdigest()
    creator = declaration(program_version=program_version, sha256=digest, size=len(package))
    info = body.add(f"<</Title({name})/Creator({creator})/CreationDate({date})/ModDate({date})>>".encode())
    listed = " ".join(f"{kid} 0 R" for kid in kids)
    body.objects[_PAGES] = f"<</Type/Pages/Count {len(kids)}/Kids[{listed}]>>".encode()
    names = f"/Names<</EmbeddedFiles<</Names[({file}){specification} 0 R]>>>>"
    looks = f"/Lang({language})/ViewerPreferences<</DisplayDocTitle true>>"
    body.objects[_CATALOG] = f"<</Type/Catalog/Pages {_PAGES} 0 R{looks}{names}>>".encode()
    identity = hashlib.sha256(f"{name} {digest}".encode()).hexdigest()[:_ID_DIGITS]
    return _checked(body.whole(info=info, identity=identity), package, file)


def _checked(data: bytes, package: bytes, file: str) -> bytes | Problem:
    """The PDF, if our own reader takes the very package out of it."""
    found = extract(data)
    if isinstance(found, Problem):
        return found
    is_same = found.data == package and found.file_name == file
    return data if is_same else Problem("CARRIER_HASH", {"detail": "differs"})


def _embedded_file(package: bytes, date: str) -> bytes:
    """The stream of the attachment."""
    packed = _deflate(package)
    facts = f"/Params<</Size {len(package)}/ModDate({date})>>"
    head = f"<</Type/EmbeddedFile/Subtype/application#2Fzip{facts}/Filter/FlateDecode/Length {len(packed)}>>"
    return b"%s\nstream\n%s\nendstream" % (head.encode(), packed)


def _deflate(package: bytes) -> bytes:
    """The package, deflated once more so that the words of a PDF's end cannot be read in it.

    A PDF that lies in the package as it is would show them; each is broken in two by a boundary of blocks.
    """
    stream = zlib.compressobj(limits.DEFLATE_LEVEL)
    parts, done = [], 0
    for mark in _MARKS.finditer(package):
        middle = mark.start() + 2
        parts += [stream.compress(package[done:middle]), stream.flush(zlib.Z_FULL_FLUSH)]
        done = middle
    return b"".join([*parts, stream.compress(package[done:]), stream.flush()])


class _Body:
    """The objects of the new PDF, numbered in the order in which they are met; catalog and pages come first."""

    def __init__(self) -> None:
        self.objects: dict[int, bytes] = {_CATALOG: b"", _PAGES: b""}

    def add(self, text: bytes = b"") -> int:
        """Number of a new object, whose text may follow later."""
        number = len(self.objects) + 1
        self.objects[number] = text
        return number

    def add_pages(self, pdf: bytes) -> list[int]:
        """Numbers of copies of all pages, with everything that they are drawn with."""
        from pypdf import PdfReader
        from pypdf.generic import IndirectObject, NameObject

        copies = _Copies(self)
        kids = []
        for page in PdfReader(io.BytesIO(pdf), strict=True).pages:
            for key in set(page) - _PAGE_KEYS:
                del page[key]
            number = self.add()
            copied = copies.renumbered(page)
            copied[NameObject("/Parent")] = IndirectObject(_PAGES, 0, None)
            self.objects[number] = _written(copied)
            kids.append(number)
        copies.finish()
        return kids

    def whole(self, *, info: int, identity: str) -> bytes:
        """The file: every object once, one table, one trailer."""
        out = bytearray(_HEAD)
        rows = [b"0000000000 65535 f \n"]
        for number, text in self.objects.items():
            rows.append(b"%010d 00000 n \n" % len(out))
            out += b"%d 0 obj\n%s\nendobj\n" % (number, text)
        at = len(out)
        out += b"xref\n0 %d\n%s" % (len(rows), b"".join(rows))
        trailer = f"<</Size {len(rows)}/Root {_CATALOG} 0 R/Info {info} 0 R/ID[<{identity}><{identity}>]>>"
        out += f"trailer\n{trailer}\nstartxref\n{at}\n%%EOF\n".encode()
        return bytes(out)


class _Copies:
    """Objects of one printed PDF on their way into the new one: each once, under a new number."""

    def __init__(self, body: _Body) -> None:
        self._body = body
        self._numbers: dict[int, int] = {}
        self._waiting: list[tuple[int, Any]] = []

    def renumbered(self, value: Any) -> Any:
        """The value, the references in it leading to the copies; the objects behind them wait for `finish`."""
        from pypdf.generic import IndirectObject, NameObject

        if isinstance(value, IndirectObject):
            return IndirectObject(self._number(value), 0, None)
        if isinstance(value, dict):
            for key in list(value):
                value[NameObject(key)] = self.renumbered(dict.__getitem__(value, key))
        elif isinstance(value, list):
            value[:] = [self.renumbered(list.__getitem__(value, at)) for at in range(len(value))]
        return value

    def _number(self, reference: Any) -> int:
        if reference.idnum not in self._numbers:
            self._numbers[reference.idnum] = self._body.add()
            self._waiting.append((self._numbers[reference.idnum], reference.get_object()))
        return self._numbers[reference.idnum]

    def finish(self) -> None:
        """Copy what waits, and what that refers to."""
        while self._waiting:
            number, value = self._waiting.pop()
            self._body.objects[number] = _written(self.renumbered(value))


def _written(value: Any) -> bytes:
    out = io.BytesIO()
    value.write_to_stream(out)
    return out.getvalue()
