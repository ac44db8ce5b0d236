"""The log of imports: which file was taken in by which mapping, how many rows, what was refused and why.

It lives in the names of the steps in the journal, so that it is chained and undone with them and needs no table.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.i18n import N_
from ilms_desktop.model.command import Label
from ilms_desktop.model.history import HistoryFilter
from ilms_desktop.storage.journal import REDO, UNDO

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from ilms_desktop.exchange.report import ParsedFile, RefusedRow
    from ilms_desktop.workspace.import_report import ImportReport
    from ilms_desktop.workspace.workspace import Workspace

#: name of the step of an import
IMPORT: Final = N_("Import {file}: {count} cells")
#: reasons that are kept one by one; a file of nonsense could have as many as it has rows
_KEPT_REASONS: Final = 40
_LONGEST_VALUE: Final = 80
_LINES: Final = 500
_AGAIN: Final = (UNDO, REDO)


@dataclass(frozen=True, slots=True)
class ImportEntry:
    """One import.

    Attributes:
        entry: number of the step. at, person: when, and who did it.
        file, digest: name of the file and sha256 (hex) of its bytes. mapping: name of the mapping, or empty.
        cells: how many were changed. taken, refused: rows.
        reasons: what was refused: reason, what it speaks of, number of rows, the first place.
        is_undone: whether the step was taken back.
    """

    entry: int
    at: datetime
    person: str
    file: str
    digest: str
    mapping: str
    cells: int
    taken: int
    refused: int
    reasons: tuple[tuple[str, str, int, str], ...]
    is_undone: bool


def import_label(table: ParsedFile, report: ImportReport, *, cells: int) -> Label:
    """Name of the step, with the log in its values."""
    values = {
        "file": report.name,
        "count": str(cells),
        "sha256": table.digest,
        "mapping": table.mapping,
        "taken": str(len(report.rows)),
        "refused": str(len(report.refused)),
        "reasons": json.dumps(list(_reasons(report.refused)), ensure_ascii=False, separators=(",", ":")),
    }
    return Label(IMPORT, values)


def imports(workspace: Workspace) -> tuple[ImportEntry, ...]:
    """All imports of a questionnaire, the newest first."""
    numbers = workspace.history_numbers(HistoryFilter())
    return tuple(
        each for start in range(0, len(numbers), _LINES) for each in _of(workspace, numbers[start : start + _LINES])
    )


def _of(workspace: Workspace, numbers: Any) -> Iterator[ImportEntry]:
    lines = workspace.history_lines(numbers)
    for number in numbers:
        line = lines[number]
        values = line.label.values
        # why: undoing and repeating an import bear its name and are no imports
        if line.label.text == IMPORT and line.command not in _AGAIN and "sha256" in values:
            yield ImportEntry(
                entry=number,
                at=line.at,
                person=line.person,
                file=values["file"],
                digest=values["sha256"],
                mapping=values["mapping"],
                cells=int(values["count"]),
                taken=int(values["taken"]),
                refused=int(values["refused"]),
                reasons=tuple(
                    (reason, value, count, place) for reason, value, count, place in json.loads(values["reasons"])
                ),
                is_undone=line.is_undone,
            )


def _reasons(refused: tuple[RefusedRow, ...]) -> Iterator[tuple[str, str, int, str]]:
    """Refused rows by reason and what it speaks of, the most frequent first; the rest by reason alone."""
    counts: Counter[tuple[str, str]] = Counter()
    places: dict[tuple[str, str], str] = {}
    for row in refused:
        key = (row.reason.value, row.params.get("value", "")[:_LONGEST_VALUE])
        counts[key] += 1
        places.setdefault(key, (row.place or str(row.line))[:_LONGEST_VALUE])
    listed = counts.most_common()
    for (reason, value), count in listed[:_KEPT_REASONS]:
        yield reason, value, count, places[reason, value]
    rest: Counter[str] = Counter()
    for (reason, _value), count in listed[_KEPT_REASONS:]:
        rest[reason] += count
    yield from ((reason, "", count, "") for reason, count in rest.items())
