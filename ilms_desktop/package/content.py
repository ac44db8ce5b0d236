"""What is in the payload: only files of the list, each of the type that its name says, each by the rules of its type.

Whether the figures make sense is the business of validation.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ilms_desktop.package import audit, datapackage, strict_json
from ilms_desktop.package.names import Kind, code_prefix, document_path
from ilms_desktop.package.outcome import Problem
from ilms_desktop.package.pdf_check import check_pdf
from ilms_desktop.package.tables import check_table, count_rows
from ilms_desktop.package.xlsx_check import check_xlsx

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ilms_desktop.package.document import Document

METADATA: Final = "metadata.json"
VALIDATION: Final = "validation.json"
_TABLES: Final = "tables/"

#: payload that a kind must have, beside its document
_REQUIRED: Final = {Kind.SUBMISSION: (METADATA, VALIDATION)}
#: payload that a kind may have
_OPTIONAL: Final = {
    Kind.SUBMISSION: re.compile(
        r"datapackage\.json|tables/[A-Za-z0-9_-]+\.csv|audit\.csv|people/questionnaire\.xlsx|people/summary\.pdf"
    )
}

#: how files begin that are no text, whatever they are called
_BINARY_STARTS: Final = (
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"%PDF-",
    b"MZ",
    b"\x7fELF",
    b"\xd0\xcf\x11\xe0",
    b"Rar!",
    b"7z\xbc\xaf\x27\x1c",
    b"\x1f\x8b",
    b"\x89PNG",
    b"\xfe\xed\xfa",
    b"\xcf\xfa\xed\xfe",
    b"age-encryption.org/",
)
_STARTS: Final = {"xlsx": b"PK\x03\x04", "pdf": b"%PDF-1."}


def check_files(payload: Mapping[str, bytes], kind: Kind, *, has_tables: bool) -> Problem | None:
    """Whether every file may be there and is what its name says, and no file is missing."""
    required = {document_path(kind), *_REQUIRED[kind]} | ({datapackage.PATH} if has_tables else set())
    for path, data in payload.items():
        allowed = path in required or (path != datapackage.PATH and _OPTIONAL[kind].fullmatch(path))
        if not allowed or not _is_its_type(path, data):
            return Problem("FILE_TYPE", {"file": path})
    missing = sorted(required.difference(payload))
    return Problem(f"{code_prefix(kind)}_FIELDS", {"file": missing[0]}) if missing else None


def _is_its_type(path: str, data: bytes) -> bool:
    start = _STARTS.get(path.rpartition(".")[2])
    return not data.startswith(_BINARY_STARTS) if start is None else data.startswith(start)


def check_content(payload: Mapping[str, bytes], document: Document, *, hashes: Mapping[str, str]) -> Problem | None:
    """Whether the files of a submission keep the rules of their type and agree with the document.

    Args:
        payload: path below `data/` -> bytes.
        document: its fields.
        hashes: path below `data/` -> SHA-256 hex.
    """
    problem = check_files(payload, Kind.SUBMISSION, has_tables=bool(document["tables"]))
    if problem:
        return problem
    parsed = _read_json(payload)
    if isinstance(parsed, Problem):
        return parsed
    return (
        _each(payload, _TABLES, check_table)
        or _rows_problem(payload, document)
        or _description_problem(payload, parsed, hashes)
        or audit.check_audit(payload.get(audit.PATH), document["audit"])
        or _each(payload, "people/questionnaire.xlsx", check_xlsx)
        or _each(payload, "people/summary.pdf", check_pdf)
    )


def _each(payload: Mapping[str, bytes], start: str, check: Callable[[bytes], Problem | None]) -> Problem | None:
    """First problem that `check` has with a file whose path begins with `start`."""
    for path, data in payload.items():
        problem = check(data) if path.startswith(start) else None
        if problem:
            return Problem(problem.code, {"file": path, **problem.parameters})
    return None


def _read_json(payload: Mapping[str, bytes]) -> dict[str, object] | Problem:
    """Content of the JSON files beside the document, which was read before."""
    parsed: dict[str, object] = {}
    prefix = code_prefix(Kind.SUBMISSION)
    for path in payload:
        if path.endswith(".json") and path != document_path(Kind.SUBMISSION):
            value = strict_json.load(payload[path])
            if isinstance(value, Problem):
                return Problem(f"{prefix}_{value.code}", {"file": path})
            parsed[path] = value
    return parsed


def _rows_problem(payload: Mapping[str, bytes], document: Document) -> Problem | None:
    for table in document["tables"]:
        found = count_rows(payload[table["path"]])
        if found != table["rows"]:
            return Problem("TABLE_ROWS", {"file": table["path"], "found": str(found), "declared": str(table["rows"])})
    total = sum(table["rows"] for table in document["tables"])
    if total != document["observations"]:
        return Problem(
            "TABLE_ROWS",
            {"file": document_path(Kind.SUBMISSION), "found": str(total), "declared": str(document["observations"])},
        )
    return None


def _description_problem(
    payload: Mapping[str, bytes], parsed: Mapping[str, object], hashes: Mapping[str, str]
) -> Problem | None:
    tables = {path: data for path, data in payload.items() if path.startswith(_TABLES)}
    if not tables:
        return None
    problem = datapackage.check(parsed[datapackage.PATH], tables=tables, hashes=hashes)
    return problem and Problem(f"{code_prefix(Kind.SUBMISSION)}_{problem.code}", problem.parameters)
