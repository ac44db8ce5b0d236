"""Whether a PDF in a package is only paper: no script, no action, no form, no file inside, one revision.

The steps are those of the PDF carrier (`pdf_carrier`) with the rule about files reversed. A failure of any sort is the
same answer, `PDF_ACTIVE`: the reader needs to know that it was not opened, not why.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ilms_desktop.package import limits
from ilms_desktop.package.outcome import Problem
from ilms_desktop.package.pdf_bytes import read_table
from ilms_desktop.package.pdf_objects import active_name, hidden_name, read_objects

if TYPE_CHECKING:
    from ilms_desktop.package.pdf_objects import Objects

#: what holds or stands for a file inside the PDF
_FILE_KEYS: Final = frozenset({"/EF", "/EmbeddedFiles", "/AF"})
_FILE_TYPES: Final = frozenset({"/Filespec", "/EmbeddedFile"})


def check_pdf(data: bytes) -> Problem | None:
    """The refusal of a PDF that is more than paper, or None."""
    reason = _reason(data)
    return Problem("PDF_ACTIVE", {"detail": reason}) if reason else None


def _reason(data: bytes) -> str | None:
    if len(data) > limits.MAX_PDF_BYTES:
        return "size"
    table = read_table(data)
    if isinstance(table, Problem):
        return table.parameters["detail"]
    objects = read_objects(data, table)
    if isinstance(objects, Problem):
        return objects.parameters["detail"]
    return hidden_name(objects) or _file_name(objects) or active_name(objects)


def _file_name(objects: Objects) -> str | None:
    """The first name that has to do with a file inside the PDF, or None."""
    keys = (key for each in objects.dictionaries for key in map(str, each) if key in _FILE_KEYS)
    types = (objects.name(each, "/Type") for each in objects.dictionaries)
    return next(keys, None) or next((name for name in types if name in _FILE_TYPES), None)
