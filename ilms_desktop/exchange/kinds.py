"""What a file is by its first bytes: a questionnaire, records of a survey, figures, a signed document, or none of them.

The ending of a name is believed only where the bytes say nothing. Whether figures can be read is found out by reading.
"""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from ilms_desktop.errors import ExchangeError

if TYPE_CHECKING:
    from pathlib import Path

#: bytes that are looked at
HEAD: Final = 512
_SQLITE: Final = b"SQLite format 3\0"
_UTF16: Final = (b"\xff\xfe", b"\xfe\xff")
_WORKBOOKS: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
#: SPSS, plain and compressed; Stata from version 13 on; SAS
_SURVEYS: Final = (b"$FL2", b"$FL3", b"<stata_dta>", b"\0" * 12 + b"\xc2\xea\x81\x60")
#: older Stata: version, order of the bytes, kind of file, nothing
_OLD_STATA: Final = re.compile(rb"[\x69-\x73][\x01\x02]\x01\0", re.DOTALL)
#: carriers of signed documents; what they carry is found out by verifying
_CARRIERS: Final = (b"%PDF", b"age-encryption.org/v1")
#: a ZIP file whose first entry is called like a package; other ZIP files may hold figures
_PACKAGE: Final = re.compile(rb"PK\x03\x04.{26}ILMS_", re.DOTALL)
_MAIL: Final = ".eml"
#: pictures and sounds that have no zero byte at their beginning
_OTHERS: Final = (b"{\\rtf", b"%!PS", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"7z\xbc", b"Rar!")


class FileKind(StrEnum):
    """What a file is."""

    #: a questionnaire of the program
    QUESTIONNAIRE = "questionnaire"
    #: records of persons
    SURVEY = "survey"
    #: a workbook, a text table, SDMX
    FIGURES = "figures"
    #: a signed document of the ILO or of a country, or a mail with one
    SIGNED = "signed"
    #: a picture, a program
    OTHER = "other"


def kind_of(head: bytes, *, name: str) -> FileKind:
    """Kind of a file by its first bytes; `name` decides where they are none, so that the reader says what is wrong."""
    if not head:
        return FileKind.QUESTIONNAIRE if PurePath(name).suffix.lower() == ".ilms" else FileKind.FIGURES
    if head.startswith(_SQLITE):
        return FileKind.QUESTIONNAIRE
    if head.startswith(_CARRIERS) or _PACKAGE.match(head) or PurePath(name).suffix.lower() == _MAIL:
        return FileKind.SIGNED
    if head.startswith(_SURVEYS) or _OLD_STATA.match(head):
        return FileKind.SURVEY
    if head.startswith((*_WORKBOOKS, *_UTF16)):
        return FileKind.FIGURES
    return FileKind.OTHER if b"\0" in head or head.startswith(_OTHERS) else FileKind.FIGURES


def kind_of_file(path: Path) -> FileKind:
    """Kind of the file at `path`.

    Raises:
        ExchangeError: `file_missing`, `file_unreadable`.
    """
    if not path.exists():
        raise ExchangeError("file_missing", path=path)
    try:
        with path.open("rb") as stream:
            return kind_of(stream.read(HEAD), name=path.name)
    except OSError as error:
        raise ExchangeError("file_unreadable", path=path, detail=error.strerror or type(error).__name__) from error
