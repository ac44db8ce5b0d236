"""The history as a CSV file for spreadsheets: one line a changed cell, one line a step that changed none.

Codes and figures stand as in every file of the program, whatever the language; only the name of a step is in the
language in use.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from ilms_desktop.package import csv_text
from ilms_desktop.storage.texts import moment_text
from ilms_desktop.workspace.history import said_text
from ilms_desktop.workspace.labels import words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from ilms_desktop.model.history import CellChange, HistoryFilter, HistoryLine
    from ilms_desktop.workspace.history_reader import HistoryReader

#: by this mark spreadsheets know that the file is in UTF-8
_BOM: Final = "\ufeff"
_PAGE: Final = 200
_STEP: Final = ("entry", "time_utc", "person", "office", "command", "step", "undone", "cells", "others")
_CELL: Final = ("table", "criterion", "source", "version", "year", "sex", "status", "class", "before", "after")


def history_csv(
    reader: HistoryReader, wanted: HistoryFilter, *, tell: Callable[[int, int], object] = lambda _done, _of: None
) -> bytes:
    """Every step that passes a filter, the newest first.

    Args:
        reader: the open file.
        wanted: the filter.
        tell: hears how many of how many steps are done; whatever it raises ends the work.
    """
    numbers = reader.history_numbers(wanted)
    parts = [_BOM, csv_text.write_row((*_STEP, *_CELL))]
    entries = iter(numbers)
    done = 0
    while page := list(islice(entries, _PAGE)):
        tell(done, len(numbers))
        lines = reader.history_lines(page)
        parts += [csv_text.write_row(row) for entry in page for row in _rows(reader, lines[entry])]
        done += len(page)
    return "".join(parts).encode()


def _rows(reader: HistoryReader, line: HistoryLine) -> Iterator[list[str]]:
    step = (
        str(line.entry),
        moment_text(line.at),
        line.person,
        line.office,
        line.command,
        words_of(line.label),
        "1" if line.is_undone else "0",
        str(line.cells),
        str(line.others),
    )
    if not line.cells:
        yield _safe((*step, *("" for _ in _CELL)))
        return
    for change in reader.step_changes(line.entry).cells:
        yield _safe((*step, *_cell(reader, change)))


def _cell(reader: HistoryReader, change: CellChange) -> tuple[str, ...]:
    qtable, cell = change.key
    table = reader.edition.table(qtable.table_key)
    place = (qtable.table, str(qtable.criterion), qtable.source, qtable.version, str(qtable.year), *cell)
    return (*place, said_text(change.before, table), said_text(change.after, table))


def _safe(cells: Iterable[str]) -> list[str]:
    """Texts that no spreadsheet takes for a formula, each on one line."""
    return [csv_text.escape(cell.replace("\n", " ")) for cell in cells]
