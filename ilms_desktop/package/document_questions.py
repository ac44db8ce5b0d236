"""Questions of the desk about cells, and the answers of a country."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.package import limits
from ilms_desktop.package.document_rules import (
    CHAIN_RELATION,
    COLLECTION,
    DESK_ROLE,
    HEX,
    ID,
    LANGUAGE,
    NUMBERED,
    QUERY_ID,
    QUESTIONNAIRE,
    SENT_TO_DESK,
    VALUE,
    Document,
    Spec,
    cell,
    desk_agent,
    desk_name,
    minimum_software,
)
from ilms_desktop.package.outcome import Problem
from ilms_desktop.package.shape import (
    anything,
    constant,
    day,
    list_of,
    mapping_of,
    moment,
    nullable,
    read_date,
    record,
    text,
)

if TYPE_CHECKING:
    from collections.abc import Collection

EXPLANATION: Final = "explanation"
CORRECTION: Final = "correction"
CONFIRMED: Final = "confirmed"

_DECIMAL: Final = text(VALUE)
_COMPARED: Final = record({"label": text(), "value": text()})
_QUERY: Final = record(
    {
        "id": QUERY_ID,
        "cell": cell,
        "value_seen": nullable(_DECIMAL),
        "compare": nullable(list_of(_COMPARED, most=5)),
        "rule": nullable(ID),
        "kind": constant("outlier", "break", "inconsistent", "missing", "definition", "source", "other"),
        "severity": constant("must-answer", "please-answer", "for-information"),
        # why: what a text or a deadline must be is asked later, under codes of their own
        "text": mapping_of(LANGUAGE, anything()),
        "deadline": nullable(anything()),
        "replaces": nullable(QUERY_ID),
        "suggested": nullable(_DECIMAL),
    }
)


def _read_deadlines(document: Document, _paths: Collection[str]) -> Problem | None:
    """Whether every deadline is a date, and not before the day of issue."""
    issued = read_date(document["issued_utc"][:10])
    each = (query["deadline"] for query in document["queries"] if query["deadline"] is not None)
    for deadline in (document["deadline"], *each):
        day_due = read_date(deadline)
        if day_due is None or issued is None or day_due < issued:
            return Problem("DEADLINE", {"deadline": deadline})
    return None


def _ids_are_own(document: Document) -> bool:
    """Whether every question carries country, year and file of this package in its id."""
    year_and_file = document["package"].split("_")[-2:]
    own = "-".join([document["country"], *year_and_file, ""])
    return all(query["id"].startswith(own) for query in document["queries"])


QUERY: Final = Spec(
    format="ilms-query/1",
    fields=record(
        {
            **NUMBERED,
            "collection": COLLECTION,
            "recipient": text(),
            "in_reply_to": HEX,
            "questionnaire": QUESTIONNAIRE,
            "issued_utc": moment(),
            "deadline": anything(),
            "languages": list_of(text(LANGUAGE), most=20, least=1),
            "queries": list_of(_QUERY, most=limits.MAX_QUERIES, least=1),
            "desk_role": DESK_ROLE,
            "contact": text(),
            "minimum_software": minimum_software(),
        }
    ),
    relations=(("queries", _ids_are_own),),
    checks=(_read_deadlines,),
    moment="issued_utc",
    organisation=desk_name,
    agent=desk_agent,
)


_ANSWER: Final = record(
    {
        "query": QUERY_ID,
        "outcome": constant(EXPLANATION, CORRECTION, CONFIRMED),
        "text": nullable(anything()),
        "language": nullable(text(LANGUAGE)),
        "note": nullable(ID),
        "expected": nullable(day()),
    }
)


def _sorted(ids: list[str]) -> bool:
    return ids == sorted(ids)


def _expects_only_corrections(document: Document) -> bool:
    answers: list[dict[str, Any]] = document["answers"]
    return all(answer["expected"] is None or answer["outcome"] == CORRECTION for answer in answers)


ANSWER: Final = Spec(
    format="ilms-answer/1",
    fields=record(
        {
            **SENT_TO_DESK,
            "in_reply_to": HEX,
            "answers": list_of(_ANSWER, most=limits.MAX_QUERIES),
            "open": list_of(QUERY_ID, most=limits.MAX_QUERIES),
        }
    ),
    relations=(
        CHAIN_RELATION,
        ("answers", lambda doc: _sorted([answer["query"] for answer in doc["answers"]])),
        ("answers", _expects_only_corrections),
        ("open", lambda doc: doc["open"] == sorted(set(doc["open"]))),
        ("open", lambda doc: set(doc["open"]).isdisjoint(answer["query"] for answer in doc["answers"])),
    ),
)
