"""The objects of a PDF, every one of its table, reachable or not, as a library reads them in its strict mode.

The library only lists them; it never decodes a stream and never tries a password. A complaint of it is a refusal.
"""

from __future__ import annotations

import io
import logging
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.package import limits
from ilms_desktop.package.outcome import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ilms_desktop.package.pdf_bytes import Table

#: a dictionary as it stands in the file: references in it are not followed
PdfDict = dict[str, Any]

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
_HIDING_TYPES: Final = frozenset({"/ObjStm", "/XRef"})
_NAMING_KEYS: Final = ("/S", "/Subtype", "/Type")


class Objects:
    """All objects of a PDF.

    Attributes:
        trailer: its last dictionary. by_number: object number -> object. dictionaries: every dictionary in them, those
            of streams and those within others too.
    """

    def __init__(self, trailer: PdfDict, by_number: dict[int, object]) -> None:
        self.trailer = trailer
        self.by_number = by_number
        self.dictionaries: list[PdfDict] = [each for value in by_number.values() for each in _dictionaries(value, 0)]

    def number(self, value: object) -> int | None:
        """Number of the object that a reference leads to, None where it is no reference to one that is there."""
        from pypdf.generic import IndirectObject

        is_there = isinstance(value, IndirectObject) and value.idnum in self.by_number
        return value.idnum if is_there and isinstance(value, IndirectObject) else None

    def value(self, value: object) -> object:
        """What a reference leads to; anything else, and a reference that leads nowhere, is itself."""
        # why: the library is not asked, since it raises where a reference leads nowhere
        number = self.number(value)
        return value if number is None else self.by_number[number]

    def stream(self, number: int) -> PdfDict | None:
        """Dictionary of the stream with this number, None where that object is no stream."""
        from pypdf.generic import StreamObject

        found = self.by_number[number]
        return found if isinstance(found, StreamObject) else None

    def name(self, owner: PdfDict, key: str) -> str | None:
        """The name or text under a key of a dictionary, its reference followed; None where there is no such thing."""
        found = self.entry(owner, key)
        return str(found) if isinstance(found, str) else None

    def entry(self, owner: object, key: str) -> object:
        """What stands under a key of a dictionary, its reference followed; None where there is no such thing."""
        found = self.value(owner)
        return self.value(raw(found, key)) if isinstance(found, dict) else None


def raw(owner: PdfDict, key: str) -> Any:
    """What stands under a key, its reference not followed."""
    return dict.get(owner, key)


def read_objects(data: bytes, table: Table) -> Objects | Problem:
    """Every object of the table; a library that stumbles or complains means that the file is damaged."""
    from pypdf.errors import PyPdfError

    listener = _Listener()
    logger = logging.getLogger("pypdf")
    logger.addHandler(listener)
    try:
        objects = _read(data, table)
    except _TooDeep:
        return Problem("CARRIER_LIMIT", {"detail": "nesting"})
    except (PyPdfError, ArithmeticError, AttributeError, LookupError, OSError, RuntimeError, TypeError, ValueError):
        return Problem("CARRIER_DAMAGED", {"detail": "unreadable"})
    finally:
        logger.removeHandler(listener)
    return Problem("CARRIER_DAMAGED", {"detail": "unreadable"}) if listener.complained else objects


def _read(data: bytes, table: Table) -> Objects:
    from pypdf import PdfReader
    from pypdf.generic import IndirectObject

    reader = PdfReader(io.BytesIO(data), strict=True)
    found = {
        number: reader.get_object(IndirectObject(number, generation, reader))
        for number, (generation, _) in table.items()
    }
    return Objects(reader.trailer, dict(found))


def hidden_name(objects: Objects) -> str | None:
    """A stream that holds further objects or their table, or None."""
    types = (objects.name(each, "/Type") for each in objects.dictionaries)
    return next((name for name in types if name in _HIDING_TYPES), None)


def active_name(objects: Objects) -> str | None:
    """The first name in any object that stands for script, action, form, link or medium, or None."""
    return next((name for each in objects.dictionaries for name in _active_names(objects, each)), None)


def _active_names(objects: Objects, owner: PdfDict) -> Iterator[str]:
    named = (objects.name(owner, key) for key in _NAMING_KEYS)
    yield from (name for name in (*map(str, owner), *named) if name in _ACTIVE_NAMES)
    if objects.entry(owner, "/Annots") not in (None, []):
        yield "/Annots"


class _TooDeep(Exception):  # noqa: N818 - ends the walk; never leaves this module
    """Lists and dictionaries within each other, deeper than any page needs."""


def _dictionaries(value: object, depth: int) -> Iterator[PdfDict]:
    """Dictionaries in one object; references are not followed, since their targets are visited anyway."""
    if depth > limits.MAX_PDF_NESTING:
        raise _TooDeep
    if isinstance(value, dict):
        yield value
        for member in dict.values(value):
            yield from _dictionaries(member, depth + 1)
    elif isinstance(value, list):
        for member in value:
            yield from _dictionaries(member, depth + 1)


class _Listener(logging.Handler):
    """Notes that the library complained."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.complained = False

    def emit(self, record: logging.LogRecord) -> None:  # noqa: ARG002 - that it speaks is enough
        """Remember the complaint; what it says does not matter."""
        self.complained = True
