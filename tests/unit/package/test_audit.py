"""The extract of the journal."""

from __future__ import annotations

from typing import Any

import pytest

from ilms_desktop.package.audit import NO_LINE, AuditEntry, audit_csv, audit_line, check_audit
from ilms_desktop.package.outcome import Problem

ENTRIES = [
    AuditEntry(number, "2026-11-21T09:30:00Z", "editor", "set", "C4", detail)
    for number, detail in enumerate(["=SUM(A1)", 'said "no", then yes', "é"], start=1)
]
DATA, HEAD = audit_csv(ENTRIES, NO_LINE)
GOOD = {"count": 3, "head": HEAD, "extract_from": 1}


def code(data: bytes | None, **changes: Any) -> str | None:
    """Code of an extract, None where it links up."""
    problem = check_audit(data, GOOD | changes)
    return problem.code if problem else None


def test_an_extract_links_up() -> None:
    """From the first line to the head that the document names."""
    assert code(DATA) is None
    assert b",'=SUM(A1)," in DATA


def test_an_extract_may_begin_in_the_middle() -> None:
    """The desk has the lines before."""
    _, before = audit_line(ENTRIES[0], NO_LINE)
    data, head = audit_csv(ENTRIES[1:], before)
    assert head == HEAD
    assert code(data, extract_from=2) is None


def test_there_is_an_extract_exactly_if_the_document_says_so() -> None:
    """Neither is there one without the other."""
    assert check_audit(None, GOOD | {"extract_from": None}) is None
    assert code(None) == "AUDIT_CHAIN"
    assert code(DATA, extract_from=None) == "AUDIT_CHAIN"


@pytest.mark.parametrize("changes", [{"count": 4}, {"count": None}, {"head": NO_LINE}, {"extract_from": 2}])
def test_an_extract_ends_where_the_document_says(changes: dict[str, Any]) -> None:
    """Count, head and first line."""
    assert code(DATA, **changes) == "AUDIT_CHAIN"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (b"editor", b"author", "AUDIT_CHAIN"),
        (b"index", b"number", "AUDIT_CHAIN"),
        (b"\n1,", b"\n1,more,", "AUDIT_CHAIN"),
        (b"'=SUM", b"=SUM", "TABLE_FORMULA"),
        (b",set,", b',"set",', "TABLE_ENCODING"),
        (b"\n", b"\r\n", "TABLE_ENCODING"),
    ],
)
def test_a_changed_line_is_seen(old: bytes, new: bytes, expected: str) -> None:
    """Each line is covered by its own hash and the one behind it."""
    assert old in DATA
    assert code(DATA.replace(old, new, 1)) == expected


def test_a_line_taken_out_is_seen() -> None:
    """The numbers run on, and so do the hashes."""
    lines = DATA.splitlines(keepends=True)
    assert code(lines[0] + lines[1] + lines[3]) == "AUDIT_CHAIN"
    other, _ = audit_csv(ENTRIES[1:], "ab" * 32)
    spliced = lines[0] + lines[1] + other.splitlines(keepends=True)[1]
    assert check_audit(spliced, GOOD) == Problem("AUDIT_CHAIN", {"line": "3"})


def test_the_first_line_of_all_has_none_before_it() -> None:
    """Otherwise the beginning of a journal could be cut off unseen."""
    data, head = audit_csv(ENTRIES, "ab" * 32)
    assert code(data, head=head) == "AUDIT_CHAIN"
