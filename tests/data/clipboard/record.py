"""Records what LibreOffice puts on the clipboard: fills the sheets of `cases.toml`, copies them, keeps the bytes.

No test runs this. It needs LibreOffice Calc and Writer with their Python bridge, Xvfb and xclip, none of which the
program needs, and is started with the Python that has the bridge: `python3 tests/data/clipboard/record.py [LOCALE...]`.
It writes `LOCALE/CASE.txt` and `LOCALE/CASE.html` beside itself, byte for byte as the clipboard gives them.
"""

from __future__ import annotations

import html
import os
import re
import subprocess
import sys
import tempfile
import time
import tomllib
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import uno  # type: ignore[import-not-found]  # comes with LibreOffice, for its own Python alone

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE: Final = Path(__file__).resolve().parent
FLAVOURS: Final = {"txt": "text/plain;charset=utf-8", "html": "text/html"}
FIGURE: Final = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
CELL: Final = re.compile(r"(?P<said>.*?)(?:\s*\{(?P<format>[^{}]*)\})?", re.DOTALL)
SETTINGS: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    '<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale"><value>{locale}</value></prop>'
    "</item></oor:items>"
)
PATIENCE: Final = 60


class Office:
    """One running LibreOffice of one locale."""

    def __init__(self, pipe: str, signs: dict[str, Any]) -> None:
        self.signs = signs
        self.english = uno.createUnoStruct("com.sun.star.lang.Locale", "en", "US", "")
        self.context = _connected(pipe)
        self.desktop = self._service("com.sun.star.frame.Desktop")

    def record(self, case: dict[str, Any]) -> dict[str, bytes]:
        """Fill a document, copy all of it, and give each flavour."""
        document = _MAKERS[case.get("kind", "calc")](self, case)
        try:
            dispatcher = self._service("com.sun.star.frame.DispatchHelper")
            dispatcher.executeDispatch(document.CurrentController.Frame, ".uno:Copy", "", 0, ())
            return {ending: _clipboard(flavour) for ending, flavour in FLAVOURS.items()}
        finally:
            document.close(True)

    def open(self, url: str, **options: object) -> Any:
        """Document of an address, or a new one of a kind."""
        values = [
            uno.createUnoStruct("com.sun.star.beans.PropertyValue", name, 0, options[name], 0) for name in options
        ]
        return self.desktop.loadComponentFromURL(url, "_blank", 0, tuple(values))

    def text(self, said: str) -> str:
        """A cell that is text: a label, a figure written by hand, or as it stands."""
        if said.startswith("@"):
            return str(self.signs["labels"][said[1:]])
        if not said.startswith("~"):
            return said.replace("\\n", "\n").replace("\\t", "\t")
        whole, point, rest = said[1:].partition(".")
        grouped = re.sub(r"(?<=[0-9])(?=(?:[0-9]{3})+(?![0-9]))", self.signs["group"], whole)
        return grouped + (self.signs["decimal"] if point else "") + rest

    def format_key(self, document: Any, code: str) -> int:
        """Number of a format in a document; the code is written the American way and shown the locale's way."""
        # why: a format of the American locale shows American signs everywhere; the one people pick follows the locale
        follows = uno.createUnoStruct("com.sun.star.lang.Locale", "", "", "")
        return int(document.NumberFormats.addNewConverted(code, self.english, follows))

    def _service(self, name: str) -> Any:
        return self.context.ServiceManager.createInstanceWithContext(name, self.context)


def lines_of(case: dict[str, Any]) -> list[list[str]]:
    """Cells of a case."""
    return [[cell.strip() for cell in line.split("|")] for line in case["sheet"]]


def make_sheet(office: Office, case: dict[str, Any]) -> Any:
    """A spreadsheet with the case's cells, selected."""
    document = office.open("private:factory/scalc")
    sheet = document.Sheets.getByIndex(0)
    for row, line in enumerate(lines_of(case)):
        for column, cell in enumerate(line):
            match = CELL.fullmatch(cell)
            assert match
            _fill(
                office,
                document,
                sheet.getCellByPosition(column, row),
                match["said"],
                match["format"] or case.get("format"),
            )
    for area in case.get("merge", ()):
        sheet.getCellRangeByName(area).merge(True)
    for number in case.get("hide", ()):
        sheet.Rows.getByIndex(number - 1).IsVisible = False
    area = sheet.getCellRangeByPosition(0, 0, len(lines_of(case)[0]) - 1, len(case["sheet"]) - 1)
    if "filter_below" in case:
        _filter(area, case["filter_below"])
    document.CurrentController.select(area)
    return document


def make_text(office: Office, case: dict[str, Any]) -> Any:
    """A text document with a table of the case's cells, selected."""
    document = office.open("private:factory/swriter")
    lines = lines_of(case)
    table = document.createInstance("com.sun.star.text.TextTable")
    table.initialize(len(lines), len(lines[0]))
    document.Text.insertTextContent(document.Text.createTextCursor(), table, False)
    for row, line in enumerate(lines):
        for column, said in enumerate(line):
            table.getCellByPosition(column, row).String = office.text(said)
    document.CurrentController.select(table.getCellRangeByPosition(0, 0, len(lines[0]) - 1, len(lines) - 1))
    return document


def make_page(office: Office, case: dict[str, Any]) -> Any:
    """A page of the web with a table, opened as such, its table selected."""
    rows = "".join(
        "<tr>" + "".join(f"<td>{_raised(html.escape(office.text(said)))}</td>" for said in line) + "</tr>\n"
        for line in lines_of(case)
    )
    caption = "<h1>Statistics</h1><p>Thousands of persons.</p>"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.html"
        path.write_text(
            f'<html><head><meta charset="utf-8"></head><body>{caption}<table>{rows}</table></body></html>', "utf-8"
        )
        document = office.open(path.as_uri(), FilterName="HTML (StarWriter)")
    table = document.TextTables.getByIndex(0)
    lines = lines_of(case)
    document.CurrentController.select(table.getCellRangeByPosition(0, 0, len(lines[0]) - 1, len(lines) - 1))
    return document


def _raised(said: str) -> str:
    """A text for a page, with what follows a circumflex raised."""
    text, mark, raised = said.partition("^")
    return f"{text}<sup>{raised}</sup>" if mark else text


_MAKERS: Final = {"calc": make_sheet, "writer": make_text, "web": make_page}


def _fill(office: Office, document: Any, cell: Any, said: str, code: str | None) -> None:
    """Put one thing into one cell."""
    if code:
        cell.NumberFormat = office.format_key(document, code)
    if FIGURE.fullmatch(said):
        cell.Value = float(said)
    elif said.startswith("="):
        cell.Formula = said
    elif said:
        cell.String = office.text(said)


def _filter(area: Any, limit: float) -> None:
    """Hide the rows whose first figure is not below a limit."""
    descriptor = area.createFilterDescriptor(True)
    field = uno.createUnoStruct("com.sun.star.sheet.TableFilterField")
    field.IsNumeric, field.NumericValue, field.Field = True, limit, 0
    field.Operator = uno.Enum("com.sun.star.sheet.FilterOperator", "LESS")
    descriptor.setFilterFields((field,))
    descriptor.ContainsHeader = False
    area.filter(descriptor)


def _clipboard(flavour: str) -> bytes:
    """What the clipboard holds in one flavour."""
    command = ["xclip", "-selection", "clipboard", "-o", "-t", flavour]
    return subprocess.run(command, capture_output=True, check=True, timeout=PATIENCE).stdout


def _connected(pipe: str) -> Any:
    """The context of an office that is still starting."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    no_connection = uno.getClass("com.sun.star.connection.NoConnectException")
    for _ in range(PATIENCE):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except no_connection:
            time.sleep(1)
    raise TimeoutError(pipe)


@contextmanager
def screen() -> Iterator[str]:
    """An X display of its own, so that nobody's clipboard is touched."""
    with subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-noreset", "-nolisten", "tcp"], stdout=subprocess.PIPE, text=True
    ) as server:
        try:
            assert server.stdout
            yield f":{server.stdout.readline().strip()}"
        finally:
            server.terminate()


@contextmanager
def office_of(locale: str, signs: dict[str, Any], display: str) -> Iterator[Office]:
    """LibreOffice in one locale, with a profile of its own."""
    pipe = f"recording-{locale}"
    with tempfile.TemporaryDirectory() as folder:
        profile = Path(folder) / "user"
        profile.mkdir()
        (profile / "registrymodifications.xcu").write_text(SETTINGS.format(locale=locale), "utf-8")
        command = [
            "soffice",
            f"-env:UserInstallation={Path(folder).as_uri()}",
            "--norestore",
            "--nologo",
            "--nodefault",
            "--nofirststartwizard",
            f"--accept=pipe,name={pipe};urp;",
        ]
        with subprocess.Popen(command, env=os.environ | {"DISPLAY": display}) as process:
            office = Office(pipe, signs)
            try:
                yield office
            finally:
                office.desktop.terminate()
                process.wait(PATIENCE)


def main(wanted: list[str]) -> None:
    """Record every case in the locales named, or in all."""
    told = tomllib.loads((HERE / "cases.toml").read_text("utf-8"))
    with screen() as display:
        os.environ["DISPLAY"] = display
        for locale in wanted or told["locales"]:
            folder = HERE / locale
            folder.mkdir(exist_ok=True)
            with office_of(locale, told["locales"][locale], display) as office:
                for case in told["case"]:
                    if locale in case.get("only", [locale]):
                        for ending, content in office.record(case).items():
                            (folder / f"{case['name']}.{ending}").write_bytes(content)


if __name__ == "__main__":
    main(sys.argv[1:])
