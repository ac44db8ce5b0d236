"""Documents that carry tables of figures: submissions to the desk, and parts between offices of one country."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ilms_desktop.model.key import Criterion
from ilms_desktop.model.submission import Sharing, SubmissionKind
from ilms_desktop.package import limits
from ilms_desktop.package.document_rules import (
    CHAIN_RELATION,
    CHAINED,
    CODE,
    COUNT,
    HEX,
    ID,
    LINE,
    NUMBER,
    OFFICE_CODE,
    QUESTIONNAIRE,
    SENT_TO_DESK,
    TABLE,
    TABLE_ID,
    UUID,
    UUID7,
    YEAR,
    Document,
    Spec,
    tables_misfit,
)
from ilms_desktop.package.outcome import Problem
from ilms_desktop.package.shape import constant, integer, list_of, nullable, read_date, record, text

if TYPE_CHECKING:
    from collections.abc import Collection

#: kinds of submission that carry no tables
WITHOUT_TABLES: Final = frozenset({SubmissionKind.NIL, SubmissionKind.WITHDRAWAL})
#: kinds of submission that refer to an earlier one
REFERRING: Final = frozenset({SubmissionKind.CORRECTION, SubmissionKind.WITHDRAWAL})
#: kinds of submission that must be free of errors
FREE_OF_ERRORS: Final = frozenset({SubmissionKind.FULL, SubmissionKind.CORRECTION})

#: kinds of part: work handed out, and work handed back
ASSIGNMENT: Final = "assignment"
RETURN: Final = "return"


def read_sharing(document: Document, _paths: Collection[str] = ()) -> Problem | None:
    """Whether every table has a sharing level, and a date exactly with an embargo."""
    for table in document["tables"]:
        if not is_clear(table["sharing"], table["embargo_until"]):
            return Problem("SHARING", {"table": table["id"]})
    return None


def is_clear(sharing: str, until: str | None) -> bool:
    """Whether a sharing level is known, with a date exactly where it is an embargo."""
    dated = until is not None and read_date(until) is not None
    embargo = sharing == Sharing.EMBARGO
    return sharing in set(Sharing) and embargo == dated and (until is not None) == dated


def read_tables(document: Document, paths: Collection[str]) -> Problem | None:
    """Whether the list of tables is sorted and names exactly the files there are.

    Args:
        document: fields checked.
        paths: payload paths below `data/`.
    """
    misfit = tables_misfit(document, paths)
    if misfit is None and document["tables"] and document["kind"] in WITHOUT_TABLES:
        misfit = document["tables"][0]["path"]
    return None if misfit is None else Problem("TABLES", {"file": misfit})


def read_errors(document: Document, _paths: Collection[str] = ()) -> Problem | None:
    """Whether a submission with figures is free of errors that nobody answered for."""
    errors = document["rules"]["errors"]
    if errors and document["kind"] in FREE_OF_ERRORS:
        return Problem("ERRORS", {"count": str(errors)})
    return None


SUBMISSION: Final = Spec(
    format="ilms-submission/1",
    fields=record(
        {
            **SENT_TO_DESK,
            "kind": constant(*SubmissionKind),
            "package_uuid": UUID7,
            "questionnaire": QUESTIONNAIRE,
            "rules": record(
                {"id": ID, "version": NUMBER, "sha256": HEX, "errors": COUNT, "warnings": COUNT, "justified": COUNT}
            ),
            "supersedes": nullable(HEX),
            "batch": nullable(record({"id": ID, "index": NUMBER, "total": NUMBER})),
            # why: which words and dates are right is asked later, under a code of its own
            "tables": list_of(
                record({**TABLE, "sharing": LINE, "embargo_until": nullable(LINE)}), most=limits.MAX_ENTRIES
            ),
            "observations": COUNT,
            "resolves": list_of(ID, most=limits.MAX_QUERIES),
            "audit": record({"workspace": UUID, "count": COUNT, "head": HEX, "extract_from": nullable(integer(1))}),
        }
    ),
    relations=(
        CHAIN_RELATION,
        ("supersedes", lambda doc: (doc["supersedes"] is not None) == (doc["kind"] in REFERRING)),
        ("batch", lambda doc: doc["batch"] is None or doc["batch"]["index"] <= doc["batch"]["total"]),
    ),
    checks=(read_sharing, read_tables, read_errors),
)


def _read_part_tables(document: Document, paths: Collection[str]) -> Problem | None:
    misfit = tables_misfit(document, paths)
    return None if misfit is None else Problem("FIELDS", {"field": f"tables {misfit}"})


_SCOPE: Final = record(
    {
        "table": text(TABLE_ID),
        "source": text(CODE),
        "criterion": constant(*Criterion),
        "years": list_of(YEAR, most=200, least=1),
    }
)

PART: Final = Spec(
    format="ilms-part/1",
    fields=record(
        {
            **CHAINED,
            "kind": constant(ASSIGNMENT, RETURN),
            "questionnaire": QUESTIONNAIRE,
            "base": nullable(HEX),
            "scope": list_of(_SCOPE, most=1000, least=1),
            "recipient": text(OFFICE_CODE),
            "tables": list_of(record(TABLE), most=limits.MAX_ENTRIES),
            "observations": COUNT,
        }
    ),
    relations=(CHAIN_RELATION, ("base", lambda doc: (doc["base"] is None) == (doc["kind"] == ASSIGNMENT))),
    checks=(_read_part_tables,),
)
