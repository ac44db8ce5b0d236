"""Whether a workbook in a package is only a picture of figures: no macro, no formula, no link, nothing embedded.

The workbook is never opened with a spreadsheet library here; parts are judged by name and by what their text holds.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ilms_desktop.package import container, limits
from ilms_desktop.package.names import repeated_name
from ilms_desktop.package.outcome import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

_CONTENT_TYPES: Final = "[Content_Types].xml"
#: parts of a plain workbook, as a spreadsheet writer makes them
_PASSIVE: Final = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/(?:app|core)\.xml|xl/workbook\.xml|xl/_rels/workbook\.xml\.rels"
    r"|xl/(?:styles|sharedStrings)\.xml|xl/theme/theme[0-9]{1,3}\.xml|xl/worksheets/sheet[0-9]{1,3}\.xml"
)
#: parts that act, fetch or carry something else
_ACTIVE_PART: Final = re.compile(
    r".*(?:vba|macro|activex|externallink|embedding|connection|querytable|ctrlprop|customui|webextension|oleobject).*",
    re.IGNORECASE,
)
#: elements and attributes that act or fetch; namespace prefixes make no difference
_ACTIVE_TEXT: Final = re.compile(
    rb"<(?:[A-Za-z0-9_]+:)?(?:f|formula[12]?|hyperlinks?|oleObjects?|controls?|externalReferences?|ddeLink)[\s/>]"
    rb"|TargetMode|macroEnabled",
)
_XML_START: Final = re.compile(rb'<\?xml version="1\.0" encoding="(?:UTF|utf)-8"(?: standalone="yes")?\?>')
_DOCTYPE: Final = b"<!"


def _name_problem(names: Iterable[str]) -> tuple[str, str] | None:
    listed = list(names)
    active = next((name for name in listed if _ACTIVE_PART.fullmatch(name)), None)
    if active is not None:
        return "XLSX_ACTIVE", active
    odd = next((name for name in listed if _PASSIVE.fullmatch(name) is None), None)
    return ("XLSX_STRUCTURE", odd) if odd is not None else repeated_name(listed)


_PROFILE: Final = container.Profile(
    max_unpacked=limits.MAX_WORKBOOK_UNPACKED,
    max_entries=limits.MAX_WORKBOOK_PARTS,
    name_problem=_name_problem,
)
_OWN_CODES: Final = {"XLSX_ACTIVE": "XLSX_ACTIVE", "ZIP_BOMB": "XLSX_BOMB"}


def check_xlsx(data: bytes) -> Problem | None:
    """The first thing in a workbook that a picture does not have, or None."""
    entries = container.read_directory(data, _PROFILE)
    if isinstance(entries, Problem):
        return _translated(entries)
    if _CONTENT_TYPES not in {entry.name for entry in entries}:
        return Problem("XLSX_STRUCTURE", {"part": _CONTENT_TYPES})
    return next(filter(None, (_part_problem(data, entry) for entry in entries)), None)


def _translated(problem: Problem) -> Problem:
    """A container problem under the codes of workbooks."""
    code = _OWN_CODES.get(problem.code, "XLSX_STRUCTURE")
    return Problem(code, {"part": problem.parameters.get("entry", ""), "detail": problem.code})


def _part_problem(data: bytes, entry: container.Entry) -> Problem | None:
    text = container.unpack(data, entry)
    if isinstance(text, Problem):
        return _translated(text)
    start = _XML_START.match(text)
    # why: any other encoding, or an entity, could spell the forbidden words so that a search does not see them
    if start is None or _DOCTYPE in text:
        return Problem("XLSX_STRUCTURE", {"part": entry.name})
    return Problem("XLSX_ACTIVE", {"part": entry.name}) if _ACTIVE_TEXT.search(text) else None
