"""The document of a submission: its fields as a table, and what its fields must say about each other.

Documents of other kinds are not read by this version; they get `_FORMAT`, as a document of a later version does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from ilms_desktop.model.submission import Sharing, SubmissionKind
from ilms_desktop.package import limits
from ilms_desktop.package.names import Kind
from ilms_desktop.package.outcome import Problem
from ilms_desktop.package.shape import (
    Rule,
    constant,
    integer,
    list_of,
    moment,
    nullable,
    read_date,
    record,
    text,
)

#: a document whose fields were checked by its table
Document = Mapping[str, Any]

FORMATS: Final = {Kind.SUBMISSION: "ilms-submission/1"}
#: kinds of submission that carry no tables
WITHOUT_TABLES: Final = frozenset({SubmissionKind.NIL, SubmissionKind.WITHDRAWAL})
#: kinds of submission that refer to an earlier one
REFERRING: Final = frozenset({SubmissionKind.CORRECTION, SubmissionKind.WITHDRAWAL})
#: kinds of submission that must be free of errors
FREE_OF_ERRORS: Final = frozenset({SubmissionKind.FULL, SubmissionKind.CORRECTION})

_HEX: Final = text(r"[0-9a-f]{64}")
_ID: Final = text(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,63}")
_UUID: Final = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"
_UUID7: Final = r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"
_COUNT: Final = integer(0)
_PERSON: Final = record({"name": text(), "function": text(r"[^\n]{0,200}")})
TABLE_ID: Final = r"[A-Za-z0-9][A-Za-z0-9_-]{0,58}"

_TABLE: Final = record(
    {
        "id": text(TABLE_ID),
        "path": text(),
        "rows": _COUNT,
        # why: which words and dates are right is asked later, under a code of its own
        "sharing": text(r"[^\n]{0,200}"),
        "embargo_until": nullable(text(r"[^\n]{0,200}")),
    }
)

_SUBMISSION: Final = record(
    {
        "format": text(),
        "kind": constant(*SubmissionKind),
        "package": text(),
        "package_uuid": text(_UUID7),
        "country": text(r"[A-Z]{3}"),
        "collection": text(r"[A-Z]{2,8}-[0-9]{4}"),
        "questionnaire": record({"id": _ID, "version": integer(1), "package_id": nullable(_HEX)}),
        "rules": record(
            {
                "id": _ID,
                "version": integer(1),
                "sha256": _HEX,
                "errors": _COUNT,
                "warnings": _COUNT,
                "justified": _COUNT,
            }
        ),
        "office": record({"name": text(), "code": text(r"[A-Za-z0-9]{2,12}")}),
        "prepared_by": _PERSON,
        "approved_by": nullable(_PERSON),
        "signer": text(r"[a-z]{3}-[0-9]{2,3}"),
        "sequence": integer(1),
        "previous": nullable(_HEX),
        "supersedes": nullable(_HEX),
        "batch": nullable(record({"id": _ID, "index": integer(1), "total": integer(1)})),
        "created_utc": moment(),
        "recipient": text(),
        "software": record({"name": text(), "version": text(), "build": text()}),
        "trust_version": _COUNT,
        "last_receipt": nullable(_COUNT),
        "tables": list_of(_TABLE, most=limits.MAX_ENTRIES),
        "observations": _COUNT,
        "resolves": list_of(_ID, most=500),
        "audit": record(
            {"workspace": text(_UUID), "count": _COUNT, "head": _HEX, "extract_from": nullable(integer(1))}
        ),
    }
)

RULES: Final[dict[Kind, Rule]] = {Kind.SUBMISSION: _SUBMISSION}


def table_path(table_id: str) -> str:
    """Where a table lies below `data/`."""
    return f"tables/{table_id}.csv"


def read_format(value: object, kind: Kind) -> Problem | None:
    """Whether the document is of a format that this version reads."""
    found = value.get("format") if isinstance(value, dict) else None
    expected = FORMATS.get(kind)
    # why: a document without the field is incomplete, not from the future
    if expected is not None and found in {None, expected}:
        return None
    return Problem("FORMAT", {"format": str(found)})


def read_fields(value: object, kind: Kind) -> Problem | None:
    """Whether the fields are those of the table, and fit each other."""
    misfit = RULES[kind](value, "")
    if misfit is None and isinstance(value, dict):
        misfit = next((field for field, holds in _RELATIONS if not holds(value)), None)
    return None if misfit is None else Problem("FIELDS", {"field": misfit})


#: field to name when the relation does not hold
_RELATIONS: Final[tuple[tuple[str, Callable[[Document], bool]], ...]] = (
    ("previous", lambda doc: (doc["previous"] is None) == (doc["sequence"] == 1)),
    ("supersedes", lambda doc: (doc["supersedes"] is not None) == (doc["kind"] in REFERRING)),
    ("batch", lambda doc: doc["batch"] is None or doc["batch"]["index"] <= doc["batch"]["total"]),
)


def read_sharing(document: Document) -> Problem | None:
    """Whether every table has a sharing level, and a date exactly with an embargo."""
    for table in document["tables"]:
        until = table["embargo_until"]
        dated = until is not None and read_date(until) is not None
        embargo = table["sharing"] == Sharing.EMBARGO
        if table["sharing"] not in set(Sharing) or embargo != dated or (until is not None) != dated:
            return Problem("SHARING", {"table": table["id"]})
    return None


def read_tables(document: Document, paths: Sequence[str]) -> Problem | None:
    """Whether the list of tables is sorted and names exactly the files there are.

    Args:
        document: fields checked.
        paths: payload paths below `data/`.
    """
    ids = [table["id"] for table in document["tables"]]
    files = {path for path in paths if path.startswith("tables/")}
    named = [table["path"] for table in document["tables"]]
    odd = sorted(files.symmetric_difference(named))
    if odd or named != [table_path(each) for each in ids] or ids != sorted(set(ids)):
        return Problem("TABLES", {"file": odd[0] if odd else ""})
    if ids and document["kind"] in WITHOUT_TABLES:
        return Problem("TABLES", {"file": named[0]})
    return None


def read_errors(document: Document) -> Problem | None:
    """Whether a submission with figures is free of errors that nobody answered for."""
    errors = document["rules"]["errors"]
    if errors and document["kind"] in FREE_OF_ERRORS:
        return Problem("ERRORS", {"count": str(errors)})
    return None
