"""Stage 0: what a file is by its first bytes, and the package taken out of it.

A package may travel as it is (a ZIP), inside a PDF, or encrypted with age. What it takes to open the other two - a
worker process, the desk's identities - is no business of this package; the caller hands it in as `Openers`. Mail is
taken apart before: each of its attachments is judged alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from ilms_desktop.package.outcome import Carrier, CarrierKind, Problem

if TYPE_CHECKING:
    from collections.abc import Callable

    Opener = Callable[[bytes], "Content | Problem"]


@dataclass(frozen=True, slots=True)
class Content:
    """What was in a carrier.

    Attributes:
        data: bytes of the package. file_name: name that it has inside, None where the carrier keeps no name.
    """

    data: bytes
    file_name: str | None = None


@dataclass(frozen=True, slots=True)
class Openers:
    """How the caller opens what is more than a ZIP; what it does not open is refused as no package.

    Attributes:
        pdf: bytes of a PDF -> its one attachment; `pdf_carrier.extract`, run where it can do no harm.
        age: bytes of an age file -> what was encrypted.
    """

    pdf: Opener | None = None
    age: Opener | None = None


#: somebody who opens nothing but a ZIP
ZIP_ONLY: Final = Openers()


@dataclass(frozen=True, slots=True)
class Opened:
    """A carrier, and the package that it carried."""

    carrier: Carrier
    content: Content


def kind_of(data: bytes) -> CarrierKind | None:
    """What a file is by its first bytes; None if it is no carrier."""
    return next((kind for start, kind in _STARTS if data.startswith(start)), None)


def open_carrier(data: bytes, file_name: str, openers: Openers) -> Opened | Problem:
    """The package in a file, or why there is none.

    Args:
        data: the whole file.
        file_name: its name; it counts only where something is called `.zip` and does not begin like one, which is a
            damaged package, and the structure says how.
        openers: how to open what is not a ZIP.
    """
    kind = kind_of(data)
    if kind is None and file_name.lower().endswith(".zip"):
        kind = CarrierKind.ZIP
    if kind is None:
        return Problem("CARRIER_TYPE")
    content = _OPEN[kind](data, openers)
    if isinstance(content, Problem):
        return content
    return Opened(Carrier(kind, sha256(data).hexdigest(), len(data)), content)


def _zip(data: bytes, _openers: Openers) -> Content | Problem:
    return Content(data)


def _pdf(data: bytes, openers: Openers) -> Content | Problem:
    return Problem("CARRIER_TYPE") if openers.pdf is None else openers.pdf(data)


def _age(data: bytes, openers: Openers) -> Content | Problem:
    return Problem("CARRIER_TYPE") if openers.age is None else openers.age(data)


#: first bytes -> what the file is
_STARTS: Final = (
    (b"PK", CarrierKind.ZIP),
    (b"%PDF-1.", CarrierKind.PDF),
    (b"age-encryption.org/v1", CarrierKind.AGE),
)
_OPEN: Final[dict[CarrierKind, Callable[[bytes, Openers], Content | Problem]]] = {
    CarrierKind.ZIP: _zip,
    CarrierKind.PDF: _pdf,
    CarrierKind.AGE: _age,
}
