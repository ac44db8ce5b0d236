"""Whether a PDF in a package is only paper: no script, no action, no form, no file inside, one revision.

The bytes are judged before the library sees them; the library then only lists the objects and never decodes a stream.
A failure of any sort is the same answer, `PDF_ACTIVE`: the reader needs to know that it was not opened, not why.
"""

from __future__ import annotations

import io
import logging
import re
from typing import TYPE_CHECKING, Final

from ilms_desktop.package import limits
from ilms_desktop.package.outcome import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdf import PdfReader

_START: Final = b"%PDF-1."
_LAST: Final = re.compile(rb"startxref\r?\n([0-9]{1,10})\r?\n%%EOF(?:\r\n|\r|\n)?\Z")
_SECTION: Final = re.compile(rb"xref\r?\n0 ([0-9]{1,5})\r?\n")
_ROW: Final = re.compile(rb"([0-9]{10}) ([0-9]{5}) ([nf])(?: \r| \n|\r\n)")
_ROW_BYTES: Final = 20
_TRAILER: Final = re.compile(rb"\s*trailer\s*<<(.*)>>\s*\Z", re.DOTALL)
#: the last form is a name with a coded letter, behind which any of the others could hide
_FORBIDDEN_IN_TRAILER: Final = re.compile(rb"/Prev|/XRefStm|/Encrypt|/[^\s/<>\[\]()]*#")

_ACTIVE_NAMES: Final = frozenset(
    {
        "/JS",
        "/JavaScript",
        "/OpenAction",
        "/AA",
        "/Launch",
        "/URI",
        "/GoToR",
        "/GoToE",
        "/SubmitForm",
        "/ImportData",
        "/Rendition",
        "/RichMedia",
        "/Movie",
        "/Sound",
        "/AcroForm",
        "/XFA",
        "/Collection",
    }
)
#: what holds or stands for a file inside the PDF, or hides objects from the walk
_FILE_KEYS: Final = frozenset({"/EF", "/EmbeddedFiles", "/Filespec", "/EmbeddedFile", "/AF", "/ObjStm", "/XRef"})
_NAMING_KEYS: Final = ("/S", "/Subtype", "/Type")


def check_pdf(data: bytes) -> Problem | None:
    """The refusal of a PDF that is more than paper, or None."""
    reason = _bytes_reason(data) or _objects_reason(data)
    return Problem("PDF_ACTIVE", {"detail": reason}) if reason else None


def _bytes_reason(data: bytes) -> str | None:
    """What is wrong before any library looks: ends, one revision, one table of objects that leads to each of them."""
    if len(data) > limits.MAX_PDF_BYTES:
        return "size"
    last = _LAST.search(data)
    if not data.startswith(_START) or last is None or data.count(b"startxref") != 1 or data.count(b"%%EOF") != 1:
        return "revision"
    at = int(last[1])
    section = _SECTION.match(data, at)
    if section is None:
        return "cross-reference"
    count = int(section[1])
    if count > limits.MAX_PDF_OBJECTS:
        return "objects"
    rows_end = section.end() + count * _ROW_BYTES
    trailer = _TRAILER.match(data[rows_end : last.start()])
    if trailer is None or _FORBIDDEN_IN_TRAILER.search(trailer[1]):
        return "trailer"
    return _rows_reason(data, section.end(), count)


def _rows_reason(data: bytes, start: int, count: int) -> str | None:
    for number in range(count):
        row = _ROW.fullmatch(data, start + number * _ROW_BYTES, start + (number + 1) * _ROW_BYTES)
        if row is None:
            return "cross-reference"
        head = b"%d %d obj" % (number, int(row[2]))
        if row[3] == b"n" and not data.startswith(head, int(row[1])):
            return "cross-reference"
    return None


class _Listener(logging.Handler):
    """Notes that the library complained."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.complained = False

    def emit(self, record: logging.LogRecord) -> None:  # noqa: ARG002 - that it speaks is enough
        """Remember the complaint; what it says does not matter."""
        self.complained = True


def _objects_reason(data: bytes) -> str | None:
    """What the objects hold that paper does not; a library that stumbles or complains is a reason too."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    listener = _Listener()
    logger = logging.getLogger("pypdf")
    logger.addHandler(listener)
    try:
        reason = next(_reasons(PdfReader(io.BytesIO(data), strict=True)), None)
    except (PyPdfError, ArithmeticError, AttributeError, LookupError, OSError, RuntimeError, TypeError, ValueError):
        return "unreadable"
    finally:
        logger.removeHandler(listener)
    return "unreadable" if listener.complained else reason


def _reasons(reader: PdfReader) -> Iterator[str]:
    """Every name in every object of the table, reachable or not, that must not be there."""
    from pypdf.generic import IndirectObject

    for generation, numbers in reader.xref.items():
        for number in numbers:
            yield from _walk(reader.get_object(IndirectObject(number, generation, reader)), 0)


def _walk(value: object, depth: int) -> Iterator[str]:
    """Forbidden names in one object; references are not followed, since their targets are visited anyway."""
    if depth > limits.MAX_PDF_NESTING:
        yield "nesting"
    elif isinstance(value, dict):
        named = [str(dict.get(value, key)) for key in _NAMING_KEYS]
        yield from (name for name in (*map(str, value), *named) if name in _ACTIVE_NAMES or name in _FILE_KEYS)
        if dict.get(value, "/Annots") not in (None, []):
            yield "/Annots"
        for member in dict.values(value):
            yield from _walk(member, depth + 1)
    elif isinstance(value, list):
        for member in value:
            yield from _walk(member, depth + 1)
