"""The attachment of a PDF carrier, cut out of the file and inflated by our own code; no library decodes a stream."""

from __future__ import annotations

import hashlib
import re
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ilms_desktop.package import limits
from ilms_desktop.package.outcome import Problem
from ilms_desktop.package.pdf_objects import raw

if TYPE_CHECKING:
    from ilms_desktop.package.pdf_objects import Objects, PdfDict

_STREAM: Final = re.compile(rb">>[ \t\r\n]{0,4}stream\r?\n")
#: a dictionary of a stream is shorter than this
_DICTIONARY_BYTES: Final = 2048
_LENGTH: Final = re.compile(rb"/Length[ \t\r\n]+([0-9]{1,10})([ \t\r\n]+[0-9]{1,5}[ \t\r\n]+R)?(?![0-9A-Za-z.])")
_END: Final = re.compile(rb"(?:\r\n|\r|\n)?endstream\b")
_LINE_ENDS: Final = frozenset({b"", b"\r\n", b"\r", b"\n"})
_FOREIGN_KEYS: Final = frozenset({"/DecodeParms", "/DP", "/F", "/FFilter", "/FDecodeParms", "/FDP"})
_PACKAGE_START: Final = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class Declared:
    """What the carrier says of its attachment: size in bytes and SHA-256, hex. It tells damage early, no more."""

    size: int
    sha256: str


def take_out(data: bytes, objects: Objects, *, stream: PdfDict, offset: int, declared: Declared) -> bytes | Problem:
    """The attachment, if it is exactly what was declared and begins like a package.

    Args:
        data: the whole PDF.
        objects: its objects.
        stream: the attachment's dictionary.
        offset: where its object begins.
        declared: what must come out.
    """
    packed = _cut(data, objects, offset)
    if isinstance(packed, Problem):
        return packed
    if len(data) - len(packed) > limits.MAX_CARRIER_REST:
        return Problem("CARRIER_LIMIT", {"detail": "size of the pages"})
    plain = _unpack(packed, stream, declared.size)
    return plain if isinstance(plain, Problem) else _content_problem(plain, declared) or plain


def _cut(data: bytes, objects: Objects, offset: int) -> memoryview | Problem:
    """Bytes of the stream as they stand in the file, `endstream` right behind them."""
    start = _STREAM.search(data, offset, offset + _DICTIONARY_BYTES)
    if start is None:
        return Problem("CARRIER_DAMAGED", {"detail": "stream"})
    end = start.end() + _length(data[offset : start.start()], objects)
    if end < start.end() or _END.match(data, end) is None:
        return Problem("CARRIER_DAMAGED", {"detail": "stream"})
    return memoryview(data)[start.end() : end]


def _length(dictionary: bytes, objects: Objects) -> int:
    """Bytes in the stream, as its dictionary says it once, itself or by a reference; -1 where it does not."""
    said = _LENGTH.findall(dictionary)
    if len(said) != 1:
        return -1
    number, reference = said[0]
    length = objects.by_number.get(int(number)) if reference else int(number)
    return length if isinstance(length, int) else -1


def _unpack(packed: memoryview, stream: PdfDict, size: int) -> bytes | Problem:
    """The plain bytes, `size` of them at most; the packing must be none or one deflate that ends exactly."""
    filters = raw(stream, "/Filter")
    if not _FOREIGN_KEYS.isdisjoint(stream) or filters not in (None, "/FlateDecode", ["/FlateDecode"]):
        return Problem("CARRIER_FILTER")
    plain = bytes(packed[: size + 1]) if filters is None else _inflate(packed, size)
    too_much = not isinstance(plain, Problem) and len(plain) > size
    return Problem("CARRIER_FILE_SIZE") if too_much else plain


def _inflate(packed: memoryview, size: int) -> bytes | Problem:
    """Up to `size` + 1 plain bytes; short of that the stream must be whole, with one line end behind it at most."""
    stream = zlib.decompressobj()
    try:
        plain = stream.decompress(packed, size + 1)
    except zlib.error:
        return Problem("CARRIER_FILTER")
    is_whole = stream.eof and stream.unused_data in _LINE_ENDS
    return plain if is_whole or len(plain) > size else Problem("CARRIER_FILTER")


def _content_problem(plain: bytes, declared: Declared) -> Problem | None:
    if not plain.startswith(_PACKAGE_START):
        return Problem("CARRIER_NESTED")
    if len(plain) != declared.size or hashlib.sha256(plain).hexdigest() != declared.sha256:
        return Problem("CARRIER_HASH", {"detail": "differs"})
    return None
