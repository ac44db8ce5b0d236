"""Vectors of stage G: tables, workbook, PDF and files that do not belong into a package."""

from __future__ import annotations

from typing import Any, Final

from tests.vectors.package import world
from tests.vectors.package.resign import complete, sealed, with_bytes, with_table
from tests.vectors.package.vector import Vector

_XLSX: Final = "people/questionnaire.xlsx"
_PDF: Final = "people/summary.pdf"
_PROGRAM: Final = b"MZ\x90\x00" + bytes(60)


def _one_row_more() -> bytes:
    """The document declares a row that the table does not have."""
    fields: dict[str, Any] = complete()
    listed = [dict(table) for table in fields["tables"]]
    listed[-1]["rows"] += 1
    return sealed(fields | {"tables": listed, "observations": fields["observations"] + 1})


def _cell(text: bytes) -> bytes:
    """A package in which one code of a table is another text."""
    return with_table(lambda data: data.replace(b"FX-1", text, 1))


def _file(path: str, data: bytes) -> bytes:
    return sealed(payload=lambda files: files.__setitem__(path, data))


VECTORS: Final = (
    Vector("v111", "row-count-wrong", "TABLE_ROWS", "G", _one_row_more),
    Vector("v112", "csv-bom", "TABLE_ENCODING", "G", lambda: with_table(lambda data: b"\xef\xbb\xbf" + data)),
    Vector("v113", "csv-crlf", "TABLE_ENCODING", "G", lambda: with_table(lambda data: data.replace(b"\n", b"\r\n"))),
    Vector("v114", "csv-nul", "TABLE_ENCODING", "G", lambda: _cell(b"FX\0")),
    Vector("v115", "csv-invalid-utf8", "TABLE_ENCODING", "G", lambda: _cell("é".encode("latin-1"))),
    Vector("v116", "csv-not-nfc", "TABLE_NOT_NFC", "G", lambda: _cell("e\u0301".encode())),
    Vector("v117", "csv-formula-injection", "TABLE_FORMULA", "G", lambda: _cell(b"=1+1")),
    Vector("v118", "csv-formula-quoted", "TABLE_FORMULA", "G", lambda: _cell(b'"=HYPERLINK(""x"",""y"")"')),
    Vector(
        "v119",
        "xlsx-with-macro",
        "XLSX_ACTIVE",
        "G",
        lambda: _file(_XLSX, world.xlsx({"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0 macro"})),
    ),
    Vector(
        "v120",
        "xlsx-with-external-link",
        "XLSX_ACTIVE",
        "G",
        lambda: _file(_XLSX, world.xlsx({"xl/externalLinks/externalLink1.xml": b"<externalLink/>"})),
    ),
    Vector(
        "v121",
        "pdf-with-javascript",
        "PDF_ACTIVE",
        "G",
        lambda: _file(_PDF, world.pdf(b"<</S/JavaScript/JS(app.alert)>>", catalog=b"/OpenAction 4 0 R")),
    ),
    Vector("v122", "exe-renamed-pdf", "FILE_TYPE", "G", lambda: sealed(payload=with_bytes(_PDF, lambda _: _PROGRAM))),
    Vector("v123", "exe-in-payload", "FILE_TYPE", "G", lambda: _file("people/setup.exe", _PROGRAM)),
)
