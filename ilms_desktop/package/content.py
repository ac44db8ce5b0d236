"""What is in the payload: only files of the list, each of the type that its name says, each by the rules of its type.

Which files a kind may have, and what they are compared with, stands in one table at the end. Whether the figures make
sense is the business of validation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ilms_desktop.package import (
    audit,
    content_pack,
    content_questions,
    datapackage,
    document_enrolment,
    limits,
    strict_json,
)
from ilms_desktop.package.enrolment import OLD_KEY_PATH
from ilms_desktop.package.names import Kind, code_prefix, document_path
from ilms_desktop.package.outcome import Problem
from ilms_desktop.package.part_merge import check_scope
from ilms_desktop.package.pdf_check import check_pdf
from ilms_desktop.package.tables import check_table, count_rows
from ilms_desktop.package.trust import ROOT_ID
from ilms_desktop.package.xlsx_check import check_xlsx

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ilms_desktop.package.document_rules import Document
    from ilms_desktop.package.known import Known

METADATA: Final = "metadata.json"
VALIDATION: Final = "validation.json"
_TABLES: Final = "tables/"
_PEOPLE: Final = "people/"

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
_STARTS: Final = {"xlsx": b"PK\x03\x04", "pdf": b"%PDF-1.", "sig": b"-----BEGIN SSH SIGNATURE-----\n"}


@dataclass(frozen=True, slots=True)
class Content:
    """The payload of a package, and what it is compared with.

    Attributes:
        kind: of the package. payload: path below `data/` -> bytes. document: its fields.
        hashes: path below `data/` -> SHA-256 hex. known: of the receiver.
    """

    kind: Kind
    payload: Mapping[str, bytes]
    document: Document
    hashes: Mapping[str, str]
    known: Known


@dataclass(frozen=True, slots=True)
class _Rules:
    """What belongs into the payload of a kind.

    Attributes:
        required: files beside the document. optional: pattern of what may be there too.
        checks: what the files are asked, in this order; those of JSON files are read before.
    """

    optional: re.Pattern[str]
    required: tuple[str, ...] = ()
    checks: tuple[Callable[[Content, Mapping[str, object]], Problem | None], ...] = ()


def check_content(content: Content) -> Problem | None:
    """Whether the files keep the rules of their type and agree with the document."""
    problem = check_files(content)
    if problem:
        return problem
    parsed = _read_json(content)
    if isinstance(parsed, Problem):
        return parsed
    checks = (*_RULES[content.kind].checks, _people_problem)
    return next(filter(None, (check(content, parsed) for check in checks)), None)


def check_files(content: Content) -> Problem | None:
    """Whether every file may be there and is what its name says, and no file is missing."""
    rules = _RULES[content.kind]
    described = {datapackage.PATH} if content.document.get("tables") and _describes(rules) else set()
    required = {document_path(content.kind), *rules.required} | described
    for path, data in content.payload.items():
        allowed = path in required or (path != datapackage.PATH and rules.optional.fullmatch(path))
        if not allowed or not _is_its_type(path, data):
            return Problem("FILE_TYPE", {"file": path})
    missing = sorted(required.difference(content.payload))
    if missing:
        return Problem(f"{code_prefix(content.kind)}_FIELDS", {"file": missing[0]})
    return _trust_problem(content.payload) or _old_key_problem(content)


def _describes(rules: _Rules) -> bool:
    """Whether tables of this kind are files, and not only a list in the document."""
    return rules.optional.fullmatch(datapackage.PATH) is not None


def _is_its_type(path: str, data: bytes) -> bool:
    start = _STARTS.get(path.rpartition(".")[2])
    return not data.startswith(_BINARY_STARTS) if start is None else data.startswith(start)


def _trust_problem(payload: Mapping[str, bytes]) -> Problem | None:
    """At most four trust bundles; what is in them is judged where they are installed."""
    bundles = [path for path in payload if _TRUST_BUNDLE.fullmatch(path)]
    many = len(bundles) > limits.MAX_TRUST_VERSIONS
    return Problem("FILE_TYPE", {"file": bundles[limits.MAX_TRUST_VERSIONS]}) if many else None


def _old_key_problem(content: Content) -> Problem | None:
    """The word of an old key stands under a renewal only, where it was checked."""
    stray = OLD_KEY_PATH in content.payload and content.document["purpose"] != document_enrolment.RENEWAL
    return Problem("FILE_TYPE", {"file": OLD_KEY_PATH}) if stray else None


def _each(payload: Mapping[str, bytes], start: str, check: Callable[[bytes], Problem | None]) -> Problem | None:
    """First problem that `check` has with a file whose path begins with `start`."""
    for path, data in payload.items():
        problem = check(data) if path.startswith(start) else None
        if problem:
            return Problem(problem.code, {"file": path, **problem.parameters})
    return None


def _read_json(content: Content) -> dict[str, object] | Problem:
    """Content of the JSON files beside the document, which was read before."""
    parsed: dict[str, object] = {}
    for path, data in content.payload.items():
        if path.endswith(".json") and path != document_path(content.kind):
            value = strict_json.load(data)
            if isinstance(value, Problem):
                return Problem(f"{code_prefix(content.kind)}_{value.code}", {"file": path})
            parsed[path] = value
    return parsed


# --- tables


def _tables_problem(content: Content, parsed: Mapping[str, object]) -> Problem | None:
    """Whether the tables have their form, their number of rows and a description that fits."""
    return (
        _each(content.payload, _TABLES, check_table) or _rows_problem(content) or _description_problem(content, parsed)
    )


def _rows_problem(content: Content) -> Problem | None:
    document = content.document
    for table in document["tables"]:
        found = count_rows(content.payload[table["path"]])
        if found != table["rows"]:
            return Problem("TABLE_ROWS", {"file": table["path"], "found": str(found), "declared": str(table["rows"])})
    total, declared = sum(table["rows"] for table in document["tables"]), document["observations"]
    if total != declared:
        file = document_path(content.kind)
        return Problem("TABLE_ROWS", {"file": file, "found": str(total), "declared": str(declared)})
    return None


def _description_problem(content: Content, parsed: Mapping[str, object]) -> Problem | None:
    tables = {path: data for path, data in content.payload.items() if path.startswith(_TABLES)}
    if not tables:
        return None
    problem = datapackage.check(parsed[datapackage.PATH], tables=tables, hashes=content.hashes)
    return problem and Problem(f"{code_prefix(content.kind)}_{problem.code}", problem.parameters)


def _audit_problem(content: Content, _parsed: Mapping[str, object]) -> Problem | None:
    return audit.check_audit(content.payload.get(audit.PATH), content.document["audit"])


def _scope_problem(content: Content, _parsed: Mapping[str, object]) -> Problem | None:
    """Whether a part stays in its work, both as it says and as it was handed out."""
    assignment = (content.known.assignments or {}).get(content.document["base"])
    return check_scope(content.payload, content.document, None if assignment is None else assignment.scope)


# --- pictures for people


def _people_problem(content: Content, _parsed: Mapping[str, object]) -> Problem | None:
    found = (_each(content.payload, _PEOPLE, check) for check in (_workbook_problem, _paper_problem))
    return next(filter(None, found), None)


def _workbook_problem(data: bytes) -> Problem | None:
    return check_xlsx(data) if data.startswith(_STARTS["xlsx"]) else None


def _paper_problem(data: bytes) -> Problem | None:
    return check_pdf(data) if data.startswith(_STARTS["pdf"]) else None


# --- what each kind has

_TRUST_BUNDLE: Final = re.compile(r"trust/v[0-9]{4}\.json")
_TRUST: Final = rf"trust/v[0-9]{{4}}(?:-{ROOT_ID}\.sig|\.json)"
_TABLE_FILES: Final = r"datapackage\.json|tables/[A-Za-z0-9_-]+\.csv"
_RULES: Final[dict[Kind, _Rules]] = {
    Kind.SUBMISSION: _Rules(
        re.compile(rf"{_TABLE_FILES}|audit\.csv|people/questionnaire\.xlsx|people/summary\.pdf"),
        (METADATA, VALIDATION),
        (_tables_problem, _audit_problem),
    ),
    Kind.ANSWER: _Rules(re.compile(r"people/answers\.pdf"), (), (content_questions.check_answers,)),
    Kind.PART: _Rules(re.compile(_TABLE_FILES), (METADATA,), (_tables_problem, _scope_problem)),
    Kind.ENROL: _Rules(re.compile(r"old-key\.sig|people/sheet\.pdf")),
    Kind.RECEIPT: _Rules(re.compile(rf"{_TRUST}|people/receipt\.pdf")),
    Kind.QUERY: _Rules(re.compile(rf"{_TRUST}|people/queries\.pdf"), (), (content_questions.check_queries,)),
    Kind.GRANT: _Rules(re.compile(_TRUST)),
    Kind.ROUNDPACK: _Rules(
        re.compile(rf"{_TRUST}|people/guide\.pdf|codelists/[A-Za-z0-9_-]+\.csv|texts/[A-Za-z0-9-]+\.json"),
        content_pack.DEFINITIONS,
        (content_pack.check_pack,),
    ),
}
