"""Records what LibreOffice makes of a workbook: saved again as it is, and after a person changed it.

No test runs this. It needs LibreOffice Calc with its Python bridge, and is started with the Python that has the bridge,
from the top of the repository, with the Python of the program as its argument:
`python3 tests/data/workbook/record.py .venv/bin/python`. It writes `resaved.xlsx` and `edited.xlsx` beside itself.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import uno  # type: ignore[import-not-found]  # comes with LibreOffice, for its own Python alone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

HERE: Final = Path(__file__).resolve().parent
PATIENCE: Final = 60
FILTER: Final = "Calc MS Excel 2007 XML"


class Sheet:
    """A sheet of the workbook, its cells found by the keys of their row and column."""

    def __init__(self, document: Any, name: str) -> None:
        self.document = document
        self.sheet = document.Sheets.getByName(name)
        self.sheet.unprotect("")
        cursor = self.sheet.createCursor()
        cursor.gotoEndOfUsedArea(False)
        self.height, self.width = cursor.RangeAddress.EndRow + 1, cursor.RangeAddress.EndColumn + 1

    def cell(self, row: str, column: str) -> Any:
        """Cell of two keys."""
        return self.sheet.getCellByPosition(*self.place(row, column))

    def place(self, row: str, column: str) -> tuple[int, int]:
        """Column and row of two keys, as LibreOffice counts them."""
        top, left = self._corner()
        across = next(x for x in range(self.width + 5) if self._text(x, top) == column)
        down = next(y for y in range(self.height + 5) if self._text(left, y) == row)
        return across, down

    def format(self, row: str, column: str, code: str) -> None:
        """Give a cell a number format."""
        locale = uno.createUnoStruct("com.sun.star.lang.Locale", "en", "US", "")
        formats = self.document.NumberFormats
        known = formats.queryKey(code, locale, False)
        self.cell(row, column).NumberFormat = formats.addNew(code, locale) if known == -1 else known

    def remark(self, row: str, column: str, text: str) -> None:
        """Put a remark on a cell."""
        self.sheet.Annotations.insertNew(self.cell(row, column).CellAddress, text)

    def _corner(self) -> tuple[int, int]:
        return next((y, x) for y in range(self.height) for x in range(10) if self._text(x, y).startswith("ilms|"))

    def _text(self, x: int, y: int) -> str:
        return str(self.sheet.getCellByPosition(x, y).String)


def work(sex: str, klass: str, status: str = "FOREIGN") -> str:
    """Key of a row of A5."""
    return f"SEX_{sex}|CBR_BIR_{status}|ECO_AGGREGATE_{klass}"


def leaving(sex: str, code: str) -> str:
    """Key of a row of C4."""
    return f"SEX_{sex}|_|{code}"


def change_figures(document: Any) -> None:
    """New figures, letters, remarks, totals; texts that are figures; a formula of the person's own."""
    sheet = Sheet(document, "A5-birth")
    sheet.cell(work("M", "AGR"), "y2022").Value = 17.5
    sheet.cell(work("M", "MAN"), "y2022_status").String = "P"
    sheet.cell(work("M", "PUB"), "y2023").String = "12.5 e"
    sheet.cell(work("M", "MKT"), "y2023").String = "1 234,5 (1)"
    sheet.cell(work("F", "AGR"), "y2023").Formula = "=10*1.5"
    sheet.cell(work("T", "TOTAL"), "y2022").Value = 40
    sheet.remark(work("M", "PUB"), "y2023", "checked in May")


def change_what_is_refused(document: Any) -> None:
    """Cells that are not understood."""
    sheet = Sheet(document, "A5-birth")
    sheet.cell(work("F", "MKT"), "y2023").String = "…"
    sheet.cell(work("F", "CON"), "y2023").Formula = "=1/0"
    sheet.cell(work("M", "CON"), "y2023").Value = 0.25
    sheet.format(work("M", "CON"), "y2023", "0%")
    sheet.cell(work("F", "MAN"), "y2023").Value = 45000
    sheet.format(work("F", "MAN"), "y2023", "YYYY-MM-DD")
    sheet.cell(work("M", "MEL"), "y2023").String = "1,234"


def change_shape(document: Any) -> None:
    """Rows and columns inserted, rows sorted, a label worded anew, a sheet hidden, cells merged, colours."""
    sheet = Sheet(document, "A5-birth")
    x, y = sheet.place(work("M", "AGR"), "label_class")
    sheet.sheet.getCellByPosition(x, y).String = "Farming and fishing"
    first = sheet.place(work("M", "TOTAL"), "y2022")[1]
    last = sheet.place(work("M", "X"), "y2022")[1]
    area = sheet.sheet.getCellRangeByPosition(0, first, sheet.width - 1, last)
    field = uno.createUnoStruct("com.sun.star.table.TableSortField")
    field.Field, field.IsAscending = x, False
    fields = uno.Any("[]com.sun.star.table.TableSortField", (field,))
    area.sort((uno.createUnoStruct("com.sun.star.beans.PropertyValue", "SortFields", 0, fields, 0),))
    sheet.cell(work("M", "AGR"), "y2022").CellBackColor = 0xFFFF00
    sheet.sheet.Rows.insertByIndex(0, 2)
    sheet.sheet.Rows.insertByIndex(first + 4, 1)
    sheet.sheet.Columns.insertByIndex(3, 1)
    left, down = sheet.place(work("F", "MEL"), "y2022")
    merged = sheet.sheet.getCellRangeByPosition(left, down, left, down + 1)
    merged.merge(True)
    sheet.sheet.getCellByPosition(left, down).Value = 3
    document.Sheets.getByName("A10-birth").IsVisible = False


def change_countries(document: Any) -> None:
    """A country is chosen, and another one that nobody knows."""
    sheet = Sheet(document, "C4")
    sheet.cell(leaving("T", "@1"), "label_class").String = "Japan"
    sheet.cell(leaving("M", "@1"), "y2023").Value = 2.5
    sheet.cell(leaving("T", "@2"), "label_class").String = "Atlantis"
    sheet.cell(leaving("M", "@2"), "y2023").Value = 1
    sheet.cell(leaving("F", "@3"), "y2023").Value = 1


def change_answers(document: Any) -> None:
    """Answers about the source and about a year."""
    sheet = Sheet(document, "Sources")
    sheet.cell("field:S1", "answers").String = "Labour Force Survey, second edition"
    sheet.cell("field:S4", "answers").String = "No such coverage"
    sheet = Sheet(document, "A10-birth")
    sheet.cell("field:I13", "y2023").String = "Provisional figures"


@contextmanager
def office() -> Iterator[Any]:
    """LibreOffice without a window, with a profile of its own."""
    pipe = "recording-workbook"
    with tempfile.TemporaryDirectory() as folder:
        command = [
            *("soffice", f"-env:UserInstallation={Path(folder).as_uri()}", "--headless", "--norestore", "--nologo"),
            *("--nodefault", "--nofirststartwizard", f"--accept=pipe,name={pipe};urp;"),
        ]
        with subprocess.Popen(command) as process:
            local = uno.getComponentContext()
            resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
            no_connection = uno.getClass("com.sun.star.connection.NoConnectException")
            for _ in range(PATIENCE):
                try:
                    context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
                    break
                except no_connection:
                    time.sleep(1)
            desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
            try:
                yield desktop
            finally:
                desktop.terminate()
                process.wait(PATIENCE)


def record(desktop: Any, source: Path, target: Path, changes: tuple[Callable[[Any], None], ...]) -> None:
    """Open a workbook, change it, save it."""
    hidden = uno.createUnoStruct("com.sun.star.beans.PropertyValue", "Hidden", 0, True, 0)
    document = desktop.loadComponentFromURL(source.as_uri(), "_blank", 0, (hidden,))
    try:
        for change in changes:
            change(document)
        document.calculateAll()
        kind = uno.createUnoStruct("com.sun.star.beans.PropertyValue", "FilterName", 0, FILTER, 0)
        document.storeToURL(target.as_uri(), (kind,))
    finally:
        document.close(True)


def main(python: str) -> None:
    """Record both files."""
    changes = (change_figures, change_what_is_refused, change_countries, change_answers, change_shape)
    with tempfile.TemporaryDirectory() as folder, office() as desktop:
        source = Path(folder) / "written.xlsx"
        subprocess.run([python, "-m", "tests.data.workbook.make", str(source)], check=True, timeout=PATIENCE)
        record(desktop, source, HERE / "resaved.xlsx", ())
        record(desktop, source, HERE / "edited.xlsx", changes)


if __name__ == "__main__":
    main(sys.argv[1])
