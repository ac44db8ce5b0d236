"""The package inside a PDF carrier: bytes of a PDF in, bytes of its one attachment out, or the code that says why not.

Nothing of the PDF is trusted, rendered or shown; whether the package is genuine is decided by its signature later.
`carriers.pdf_worker` runs this in a process of its own, since a PDF comes from nobody in particular.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.package import limits
from ilms_desktop.package.carrier import Content
from ilms_desktop.package.names import parse_package_name
from ilms_desktop.package.outcome import Problem
from ilms_desktop.package.pdf_attachment import Declared, take_out
from ilms_desktop.package.pdf_bytes import read_table
from ilms_desktop.package.pdf_objects import active_name, hidden_name, raw, read_objects

if TYPE_CHECKING:
    from collections.abc import Callable

    from ilms_desktop.package.pdf_objects import Objects, PdfDict

_CATALOG_KEYS: Final = frozenset(
    {"/Type", "/Pages", "/Names", "/Metadata", "/AF", "/Lang", "/OutputIntents", "/ViewerPreferences"}
)
_SPECIFICATION_KEYS: Final = frozenset({"/Type", "/Subtype", "/F", "/UF", "/EF", "/Desc", "/AFRelationship"})
#: how Unicode text begins in a PDF
_UTF16: Final = b"\xfe\xff"
_DECLARATION: Final = re.compile(
    r"ILMS Desktop [^;\s]{1,40}; ilms-carrier/1; zip-sha256=([0-9a-f]{64}); bytes=(0|[1-9][0-9]{0,9})"
)


def size_problem(size: int) -> Problem | None:
    """The refusal of a PDF for its size alone, which can be asked before it is read."""
    return Problem("CARRIER_SIZE") if size > limits.MAX_CARRIER_BYTES else None


def extract(data: bytes) -> Content | Problem:
    """The one attachment, as it was declared, with its name."""
    problem = size_problem(len(data))
    if problem is not None:
        return problem
    table = read_table(data)
    if isinstance(table, Problem):
        return table
    objects = read_objects(data, table)
    if isinstance(objects, Problem):
        return objects
    file = _file(objects)
    if isinstance(file, Problem):
        return file
    declared = _declared(objects)
    if isinstance(declared, Problem):
        return declared
    taken = take_out(data, objects, stream=file.stream, offset=table[file.number][1], declared=declared)
    return taken if isinstance(taken, Problem) else Content(taken, file.name)


# --- steps 5 to 8: one file, nothing active, nothing unknown


@dataclass(frozen=True, slots=True)
class _File:
    """The attachment: what it is called, number and dictionary of its stream."""

    name: str
    number: int
    stream: PdfDict


def _file(objects: Objects) -> _File | Problem:
    """The one attachment of a PDF that holds nothing that it must not."""
    hidden = hidden_name(objects)
    if hidden is not None:
        return Problem("CARRIER_PROFILE", {"detail": hidden})
    found = [each for each in objects.dictionaries if _is_specification(objects, each)]
    return _count_problem(objects, found) or _active_problem(objects) or _profile_file(objects, found[0])


def _is_specification(objects: Objects, owner: PdfDict) -> bool:
    return objects.name(owner, "/Type") in {"/Filespec", "/F"} or "/EF" in owner


def _count_problem(objects: Objects, found: list[PdfDict]) -> Problem | None:
    holders = [each for each in found if "/EF" in each]
    streams = {objects.number(each) for holder in holders for each in _embedded(objects, holder)}
    streams |= {number for number, each in objects.by_number.items() if _is_embedded(objects, each)}
    if len(found) > 1 or len(streams) > 1:
        return Problem("CARRIER_MANY_FILES")
    return None if holders and streams else Problem("CARRIER_NO_FILE")


def _is_embedded(objects: Objects, each: object) -> bool:
    return objects.entry(each, "/Type") == "/EmbeddedFile"


def _embedded(objects: Objects, specification: PdfDict) -> list[Any]:
    """References in the dictionary of embedded streams, by whatever key."""
    held = objects.entry(specification, "/EF")
    return list(dict.values(held)) if isinstance(held, dict) else []


def _active_problem(objects: Objects) -> Problem | None:
    name = active_name(objects)
    return Problem("CARRIER_ACTIVE", {"detail": name}) if name else None


def _profile_file(objects: Objects, specification: PdfDict) -> _File | Problem:
    """The attachment, where everything about it is as it must be."""
    for detail, holds in _PROFILE:
        if not holds(objects, specification):
            return Problem("CARRIER_PROFILE", {"detail": detail})
    number = objects.number(_embedded(objects, specification)[0])
    stream = None if number is None else objects.stream(number)
    if number is None or stream is None:
        return Problem("CARRIER_PROFILE", {"detail": "stream"})
    if sum(objects.name(each, "/Type") == "/Page" for each in objects.dictionaries) > limits.MAX_CARRIER_PAGES:
        return Problem("CARRIER_LIMIT", {"detail": "pages"})
    name = _text(objects.entry(specification, "/F")) or ""
    if not _is_name(name, objects, specification):
        return Problem("CARRIER_FILE_NAME", {"file": name})
    return _File(name, number, stream)


def _catalog(objects: Objects) -> PdfDict:
    root = objects.entry(objects.trailer, "/Root")
    return root if isinstance(root, dict) else {}


def _node(objects: Objects) -> PdfDict:
    """The one node of the tree of embedded files."""
    node = objects.entry(objects.entry(_catalog(objects), "/Names"), "/EmbeddedFiles")
    return node if isinstance(node, dict) else {}


def _catalog_holds(objects: Objects, _specification: PdfDict) -> bool:
    catalog = _catalog(objects)
    return raw(catalog, "/Type") == "/Catalog" and set(catalog) <= _CATALOG_KEYS


def _names_hold(objects: Objects, specification: PdfDict) -> bool:
    """One tree, one node, one name, and it leads to the file specification."""
    names = objects.entry(_catalog(objects), "/Names")
    pair = _pair(objects)
    is_one_tree = isinstance(names, dict) and set(names) == {"/EmbeddedFiles"} and set(_node(objects)) == {"/Names"}
    return is_one_tree and len(pair) == len(("name", "file")) and objects.value(pair[1]) is specification


def _pair(objects: Objects) -> list[Any]:
    listed = objects.entry(_node(objects), "/Names")
    return listed if isinstance(listed, list) else []


def _specification_holds(objects: Objects, specification: PdfDict) -> bool:
    """Nothing but a name and one stream, which stands in the file."""
    held = objects.entry(specification, "/EF")
    is_plain = isinstance(held, dict) and "/F" in held and set(held) <= {"/F", "/UF"}
    return is_plain and set(specification) <= _SPECIFICATION_KEYS


def _associated_holds(objects: Objects, specification: PdfDict) -> bool:
    """What the catalog calls associated, if anything, is the one file."""
    listed = objects.entry(_catalog(objects), "/AF")
    is_one = isinstance(listed, list) and len(listed) == 1 and objects.value(listed[0]) is specification
    return listed is None or is_one


_PROFILE: Final[tuple[tuple[str, Callable[[Objects, PdfDict], bool]], ...]] = (
    ("catalog", _catalog_holds),
    ("names", _names_hold),
    ("file specification", _specification_holds),
    ("associated files", _associated_holds),
)


def _is_name(name: str, objects: Objects, specification: PdfDict) -> bool:
    """Whether the file is called the same everywhere, and like a package."""
    others = [_text(objects.value(_pair(objects)[0]))]
    others += [_text(objects.entry(specification, "/UF"))] if "/UF" in specification else []
    is_package = name.endswith(".zip") and parse_package_name(name.removesuffix(".zip")) is not None
    return is_package and all(other == name for other in others)


def _text(value: object) -> str | None:
    """A string of the PDF in ASCII letters; None where it is none, or is coded otherwise."""
    from pypdf.generic import ByteStringObject, TextStringObject

    if not isinstance(value, ByteStringObject | TextStringObject):
        return None
    coded = value.original_bytes
    try:
        text = coded.removeprefix(_UTF16).decode("utf-16-be" if coded.startswith(_UTF16) else "ascii")
    except UnicodeDecodeError:
        return None
    return text if text.isascii() else None


# --- step 9: what the carrier says about its attachment


def _declared(objects: Objects) -> Declared | Problem:
    match = _DECLARATION.fullmatch(_text(_creator(objects)) or "")
    if match is None:
        return Problem("CARRIER_HASH", {"detail": "declaration"})
    size = int(match[2])
    if size > limits.MAX_PACKAGE_BYTES:
        return Problem("CARRIER_FILE_SIZE")
    return Declared(size, match[1])


def _creator(objects: Objects) -> object:
    return objects.entry(objects.entry(objects.trailer, "/Info"), "/Creator")


def declaration(*, program_version: str, sha256: str, size: int) -> str:
    """What `/Creator` must say of an attachment."""
    return f"ILMS Desktop {program_version}; ilms-carrier/1; zip-sha256={sha256}; bytes={size}"
