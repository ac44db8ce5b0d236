"""The workbook of a source with twenty thousand cells: written, and read back up to the preview; memory.

Times are the processor's, since nothing here waits for a disk. The median and the best of several rounds are printed;
the best is held against the bar of the product.
"""

from __future__ import annotations

import io
import shutil
import statistics
import subprocess
import sys
import time
import zipfile
from functools import partial
from typing import TYPE_CHECKING, Final

import pytest

from ilms_desktop.exchange.foreign.cells import column_letters
from ilms_desktop.exchange.formats import layout, read_any
from ilms_desktop.model.command import AddSource, Label, SetObservations
from ilms_desktop.model.key import ABSENT, Criterion, ObservationKey, QTableKey
from ilms_desktop.model.source import Source
from ilms_desktop.ui.presenters.import_lines import ImportLines, Show
from ilms_desktop.workspace.clock import system_clock, system_ids
from ilms_desktop.workspace.exporting import outgoing
from ilms_desktop.workspace.importing import plan_import
from ilms_desktop.workspace.outgoing_tables import outgoing_tables
from ilms_desktop.workspace.workspace import Workspace
from tests.bench.test_workspace import leaves

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

SOURCE: Final = "BA:1"
YEARS: Final = range(2011, 2026)
WRITE_BAR: Final = 0.600
READ_BAR: Final = 0.300
MEMORY_BAR_MB: Final = 250
ROUNDS: Final = 7


def questionnaire(path: Path) -> Workspace:
    """A questionnaire without sources."""
    return Workspace.create(
        path,
        country="KHM",
        round_id="2026",
        edition_id=None,
        language="en",
        clock=system_clock,
        ids=system_ids,
    )


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A source with twenty thousand figures."""
    made = questionnaire(tmp_path_factory.mktemp("bench") / "khm.ilms")
    both = (Criterion.BIRTH, Criterion.CITIZENSHIP)
    made.execute(AddSource(Source(SOURCE, "BA", "Labour Force Survey", criteria=both, years=tuple(YEARS))))
    entries = [
        (ObservationKey(key, cell), said)
        for year in YEARS
        for table in made.tables(SOURCE)
        for key in [QTableKey(SOURCE, table.number, table.criterion, table.default_version or ABSENT, year)]
        for cell, said in leaves(made, key).items()
    ]
    made.execute(SetObservations(tuple(entries), Label("Import")))
    cells = sum(len(each.view.layout.rows) * len(each.view.years) for each in outgoing_tables(made))
    print(f"\nworkbook: {cells:,} cells of figures and totals, {len(entries):,} entered")
    yield made
    made.close()


@pytest.fixture(scope="module")
def written(workspace: Workspace) -> bytes:
    """The workbook, as it is written."""
    (data,) = layout("xlsx").write(outgoing(workspace)).values()
    print(f"\n{len(data):,} bytes")
    return data


def saved_by_office(data: bytes, folder: Path) -> bytes:
    """The workbook after LibreOffice opened and saved it."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("needs LibreOffice")
    path = folder / "written.xlsx"
    path.write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    saved = folder / "saved"
    command = [office, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(saved), str(path)]
    subprocess.run(command, capture_output=True, check=True)
    return (saved / path.name).read_bytes()


def best(name: str, deed: Callable[[], object], bar: float) -> float:
    """Time of the best round, printed with the median and the bar."""
    times = []
    for _round in range(ROUNDS):
        start = time.process_time()
        deed()
        times.append(time.process_time() - start)
    middle = statistics.median(times)
    print(f"{name}: median {1000 * middle:.0f} ms, best {1000 * min(times):.0f} ms (bar {1000 * bar:.0f} ms)")
    return min(times)


def preview(data: bytes, workspace: Workspace) -> ImportLines:
    """All that happens between the bytes of a file and the lines of the preview."""
    parsed = read_any(data, name="figures.xlsx", edition=workspace.edition)
    lines = ImportLines(workspace.edition, plan_import(workspace, parsed, source=None).report)
    assert len(lines.by_show[Show.ALL]) >= len(parsed.rows)
    assert lines.parts
    return lines


def test_writing_holds_its_bar(workspace: Workspace) -> None:
    """Nobody waits for a workbook."""
    leaving = outgoing(workspace)
    assert best("\nwrite", partial(layout("xlsx").write, leaving), WRITE_BAR) <= WRITE_BAR


def test_reading_to_the_preview_holds_its_bar(workspace: Workspace, written: bytes, tmp_path: Path) -> None:
    """Of figures that are there already, and of figures that are all new."""
    lines = preview(written, workspace)
    assert len(lines.by_show[Show.SAME]) == len(outgoing(workspace).rows)
    took = best("\nread and compared, all there", partial(preview, written, workspace), READ_BAR)
    with questionnaire(tmp_path / "empty.ilms") as empty:
        new = best("read and compared, all new", partial(preview, written, empty), READ_BAR)
    assert max(took, new) <= READ_BAR


def test_reading_what_libreoffice_saved_takes_little_longer(
    workspace: Workspace, written: bytes, tmp_path: Path
) -> None:
    """Its sheets hold a third more text."""
    data = saved_by_office(written, tmp_path)
    assert len(preview(data, workspace).by_show[Show.SAME]) == len(outgoing(workspace).rows)
    bar = 1.25 * READ_BAR
    assert best("\nread and compared, saved by LibreOffice", partial(preview, data, workspace), bar) <= bar


#: reads a workbook in a process of its own and prints the most memory it took, in MB; `resource` would tell that of
#: the process that started it, where that is more
READER: Final = """
import sys
from pathlib import Path
from ilms_desktop.definitions.loader import load_edition
from ilms_desktop.exchange.formats import read_any
found = read_any(Path(sys.argv[1]).read_bytes(), name="large.xlsx", edition=load_edition("ilms-2019"))
said = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
print(len(found.rows), int(said["VmHWM"].split()[0]) // 1024)
"""


def with_many_cells(data: bytes, rows: int, columns: int) -> bytes:
    """The workbook with a million figures below the table of one sheet."""
    letters = [column_letters(column) for column in range(1, columns + 1)]
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            text = old.read(name)
            if name == "xl/worksheets/sheet2.xml":
                more = "".join(
                    f'<row r="{row}">'
                    + "".join(f'<c r="{each}{row}"><v>{row}.5</v></c>' for each in letters)
                    + "</row>"
                    for row in range(1000, 1000 + rows)
                )
                text = text.replace(b"</sheetData>", more.encode() + b"</sheetData>")
            new.writestr(name, text)
    return stream.getvalue()


def test_a_sheet_with_a_million_figures_takes_little_memory(written: bytes, tmp_path: Path) -> None:
    """Somebody pasted the records of the survey below the table."""
    path = tmp_path / "large.xlsx"
    path.write_bytes(with_many_cells(written, 31_000, 32))
    start = time.perf_counter()
    ran = subprocess.run([sys.executable, "-c", READER, str(path)], capture_output=True, text=True, check=True)
    rows, memory = map(int, ran.stdout.split())
    print(f"a million cells more: {rows:,} figures read in {time.perf_counter() - start:.1f} s with {memory} MB")
    assert memory <= MEMORY_BAR_MB
