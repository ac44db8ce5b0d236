"""The extract of the journal: a tail of a list in which every line carries the hash of the line before.

The hash of a line is SHA-256 over its bytes up to the last comma. Whose journal it is, and whether the desk saw more
of it before, is not asked here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from ilms_desktop.package import csv_text
from ilms_desktop.package.bag import sha256
from ilms_desktop.package.outcome import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

PATH: Final = "audit.csv"
COLUMNS: Final = ("index", "time_utc", "actor", "action", "object", "detail", "previous", "hash")
#: stands before the first line
NO_LINE: Final = "0" * 64

_HEADER: Final = ",".join(COLUMNS)


class AuditEntry(NamedTuple):
    """One step of the journal, without its hashes.

    Attributes:
        number: 1, 2, 3 … time_utc: when. actor: role or initials. action, object, detail: what was done to what.
    """

    number: int
    time_utc: str
    actor: str
    action: str
    object: str
    detail: str


def audit_line(entry: AuditEntry, previous: str) -> tuple[str, str]:
    """The line of an entry (with its line feed) and its hash.

    Args:
        entry: the step; its texts are without line ends.
        previous: hash of the line before, or `NO_LINE`.
    """
    cells = [str(entry.number), *map(csv_text.escape, entry[1:]), previous]
    head = csv_text.write_row(cells).removesuffix("\n")
    digest = sha256(head.encode("utf-8"))
    return f"{head},{digest}\n", digest


def audit_csv(entries: Iterable[AuditEntry], previous: str) -> tuple[bytes, str]:
    """The extract of `entries` and its last hash, the head."""
    lines = [_HEADER + "\n"]
    for entry in entries:
        line, previous = audit_line(entry, previous)
        lines.append(line)
    return "".join(lines).encode("utf-8"), previous


def check_audit(data: bytes | None, declared: Mapping[str, object]) -> Problem | None:
    """Whether the extract links up and ends where the document says.

    Args:
        data: `audit.csv`, or None where there is none.
        declared: field `audit` of the document.
    """
    if data is None or declared["extract_from"] is None:
        return None if data is None and declared["extract_from"] is None else Problem("AUDIT_CHAIN")
    text = csv_text.decode(data)
    if isinstance(text, Problem):
        return Problem(text.code, {**text.parameters, "file": PATH})
    header, *lines = text.removesuffix("\n").split("\n")
    if header != _HEADER:
        return Problem("AUDIT_CHAIN", {"line": "1"})
    return _check_lines(lines, declared)


def _check_lines(lines: list[str], declared: Mapping[str, object]) -> Problem | None:
    index, previous = declared["extract_from"], None
    for number, line in enumerate(lines, start=2):
        cells = csv_text.read_row(line)
        if cells is None or any(map(csv_text.is_formula, cells)):
            return csv_text.row_problem(line, number)
        if not _links(cells, line, index=index, previous=previous):
            return Problem("AUDIT_CHAIN", {"line": str(number)})
        index, previous = int(cells[0]) + 1, cells[-1]
    if (index, previous) != (_next(declared["count"]), declared["head"]):
        return Problem("AUDIT_CHAIN", {"line": str(len(lines) + 1)})
    return None


def _next(count: object) -> object:
    return count + 1 if isinstance(count, int) else None


def _links(cells: list[str], line: str, *, index: object, previous: str | None) -> bool:
    """Whether a line has its number, the hash of the line before and its own."""
    if len(cells) != len(COLUMNS) or cells[0] != str(index):
        return False
    before = NO_LINE if index == 1 else previous
    return before in {None, cells[-2]} and sha256(line.rpartition(",")[0].encode("utf-8")) == cells[-1]
