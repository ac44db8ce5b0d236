"""Foreign spreadsheets of a million cells: memory stays flat, and the usual sheet is there at once."""

from __future__ import annotations

import io
import statistics
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Final

import pytest
import xlsxwriter

from ilms_desktop.definitions.loader import load_edition
from ilms_desktop.exchange.foreign.book import read_foreign
from ilms_desktop.workspace.mapping.apply import apply_mapping
from ilms_desktop.workspace.mapping.propose import propose

if TYPE_CHECKING:
    from pathlib import Path

MEMORY_BAR: Final = 250
MILLION_BAR: Final = 10.0
USUAL_BAR: Final = 0.3
ROUNDS: Final = 5

READ: Final = """
import re, sys
from pathlib import Path
from ilms_desktop.exchange.foreign.book import read_foreign
path = Path(sys.argv[1])
book = read_foreign(path.read_bytes(), name=path.name)
sheet = book.sheet(book.sheet_names[0])
# the highest of this process alone; getrusage would tell that of the process that started it
peak = int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) // 1024
print(sheet.height, sheet.width, peak)
"""


def table(rows: int, columns: int) -> bytes:
    """Countries by years: labels, numbers, and figures written as text."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Outflow")
        sheet.write_row(0, 0, ["Country of destination", *(1980 + column % 45 for column in range(columns - 1))])
        names = ("Thailand", "Malaysia", "Japan", "Republic of Korea", "Viet Nam")
        for row in range(1, rows):
            sheet.write_string(row, 0, f"{names[row % len(names)]} {row}")
            sheet.write_row(
                row, 1, [row * column + 0.5 if column % 9 else f"{row} {column:03d},5" for column in range(columns - 1)]
            )
    return stream.getvalue()


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_a_million_cells_stay_flat(kind: str, tmp_path: Path) -> None:
    """The bar of the product is 250 MB for the whole process."""
    path = tmp_path / f"million.{kind}"
    if kind == "xlsx":
        path.write_bytes(table(10_000, 100))
    else:
        line = ";".join(["Thailand", *(f"{column * 1000},5" for column in range(99))])
        path.write_text("\n".join([line] * 10_000), encoding="utf-8")
    start = time.perf_counter()
    ran = subprocess.run([sys.executable, "-c", READ, path], capture_output=True, text=True, check=True)
    seconds = time.perf_counter() - start
    height, width, memory = map(int, ran.stdout.split())
    print(f"\na million cells of {kind}: {seconds:.1f} s, {memory} MB")
    assert height * width == 1_000_000
    assert memory <= MEMORY_BAR
    assert seconds <= MILLION_BAR


def test_a_sheet_of_twenty_thousand_cells_is_there_at_once() -> None:
    """Read, mapped by the best guess, applied; the first of all rounds also reads the definitions."""
    data = table(500, 40)
    edition = load_edition("ilms-2019")
    took = []
    for _round in range(ROUNDS):
        start = time.perf_counter()
        book = read_foreign(data, name="usual.xlsx")
        book.sheet("Outflow")
        read = time.perf_counter()
        mapping = propose(book, edition, country="KHM", tables=("C3",)).mapping
        guessed = time.perf_counter()
        apply_mapping(book, mapping, edition=edition, country="KHM")
        took.append((read - start, guessed - read, time.perf_counter() - guessed))
    read_s, guess_s, apply_s = (statistics.median(each) for each in zip(*took, strict=True))
    print(
        f"\n20,000 cells: read {read_s * 1000:.0f} ms, guessed {guess_s * 1000:.0f} ms, applied {apply_s * 1000:.0f} ms"
    )
    assert read_s + apply_s <= USUAL_BAR
