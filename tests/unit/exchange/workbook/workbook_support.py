"""A small questionnaire with one of everything that a workbook carries, and short words for reading one back."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.exchange.formats import layout, read_any
from ilms_desktop.model.command import (
    AddSource,
    Declaration,
    DeclareQTable,
    NameCountries,
    SetQTableField,
)
from ilms_desktop.model.key import CellKey, Criterion, QTableKey
from ilms_desktop.model.observation import Observation
from ilms_desktop.model.source import Source
from ilms_desktop.workspace.exporting import outgoing, part_of
from ilms_desktop.workspace.importing import plan_import
from tests.unit.workspace.workspace_support import Quiet, cell, options, put

if TYPE_CHECKING:
    from pathlib import Path

    import openpyxl
    from openpyxl.worksheet.worksheet import Worksheet

    from ilms_desktop.exchange.report import ParsedFile, ParsedRow, RefusedRow
    from ilms_desktop.workspace.import_report import ImportReport
    from ilms_desktop.workspace.workspace import Workspace

SOURCE: Final = "BA:544"
A5: Final = QTableKey(SOURCE, "A5", Criterion.BIRTH, "ECO_AGGREGATE", 2022)
A10: Final = QTableKey(SOURCE, "A10", Criterion.BIRTH, "_", 2023)
C4: Final = QTableKey(SOURCE, "C4", Criterion.NONE, "CDS_DES", 2023)
TABLES: Final = ("A5", "A10", "C4")


def work(sex: str, klass: str, status: str = "FOREIGN") -> CellKey:
    """A cell of A5."""
    return cell(sex, f"ECO_AGGREGATE_{klass}", f"CBR_BIR_{status}")


def leaving(sex: str, country: str) -> CellKey:
    """A cell of C4."""
    return cell(sex, f"CDS_DES_{country}")


def questionnaire(path: Path, *, language: str = "en", country: str = "KHM") -> Workspace:
    """A questionnaire with a survey that fills tables of all kinds."""
    facts = {"country": country, "round_id": "2026", "edition_id": None, "person": "A. Person", "office": "MOL"}
    made = Quiet.create(path, **facts | options(language=language))
    fields = {"agency": "=Ministry of Labour", "S3": "S3:5", "period_which": "May – June", "working_age_min": "15"}
    source = Source(SOURCE, "BA", "Labour Force Survey", criteria=(Criterion.BIRTH,), years=(2022, 2023), fields=fields)
    made.execute(AddSource(source))
    put(
        made,
        A5,
        {
            work("M", "AGR"): Observation(16400, 2),
            work("M", "MAN"): Observation(7000, 0, "E", note="=a remark\nof two lines"),
            work("M", "CON"): Observation(0, 0),
            work("F", "AGR"): Observation(status="N", note="not asked"),
            work("F", "MAN"): Observation(1_234_567, 3, "P"),
            work("F", "TOTAL", "TOTAL"): Observation(99_125, 3),
            work("F", "CON"): Observation(text="about 5"),
            work("F", "PUB"): Observation(note="will come"),
        },
    )
    put(made, A10, {cell("M", status="CBR_BIR_FOREIGN"): Observation(123_450, 2)})
    made.execute(NameCountries(C4, ("CDS_DES_MYS", "CDS_DES_THA")))
    put(
        made,
        C4,
        {
            leaving("M", "THA"): Observation(10_250, 2),
            leaving("F", "THA"): Observation(5_500, 1),
            leaving("M", "X"): Observation(300, 1),
        },
    )
    for code, value in {"I11": "I11:264", "I13": "- a remark\nof two lines"}.items():
        made.execute(SetQTableField(A5, code, value))
    made.execute(SetQTableField(A10, "T30", "KHR"))
    made.execute(DeclareQTable(C4._replace(year=2022), Declaration.NOT_AVAILABLE, "+ no register yet"))
    return made


def written(workspace: Workspace, *, tables: tuple[str, ...] = TABLES, is_blank: bool = False) -> bytes:
    """The workbook of the source."""
    part = part_of(workspace, outgoing(workspace), source=SOURCE, tables=tables, is_blank=is_blank)
    return layout("xlsx").write(part)[""]


def parsed(workspace: Workspace, data: bytes) -> ParsedFile:
    """What a workbook says."""
    return read_any(data, name="figures.xlsx", edition=workspace.edition)


def report(workspace: Workspace, data: bytes) -> ImportReport:
    """What importing a workbook would do."""
    return plan_import(workspace, parsed(workspace, data), source=None).report


def take(workspace: Workspace, data: bytes) -> ImportReport:
    """Import a workbook."""
    plan = plan_import(workspace, parsed(workspace, data), source=None)
    if plan.command is not None:
        workspace.execute(plan.command)
    return plan.report


def opened(data: bytes) -> Any:
    """The workbook as another program opens it."""
    from openpyxl import load_workbook

    return load_workbook(io.BytesIO(data))


def saved(book: openpyxl.Workbook) -> bytes:
    """The workbook as that program saves it: results of formulas are lost."""
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def row_of(sheet: Worksheet, key: str) -> int:
    """Number of the row with a key."""
    return next(int(each[0].row) for each in sheet.iter_rows(max_col=1) if each[0].value == key)


def column_of(sheet: Worksheet, key: str) -> int:
    """Number of the column with a key."""
    return next(int(each.column) for each in sheet[1] if each.value == key)


def place(sheet: Worksheet, where: CellKey | str, column: str | int) -> str:
    """Address of a cell by the keys of its row and column."""
    key = "|".join(where) if isinstance(where, CellKey) else where
    number = column_of(sheet, f"y{column}" if isinstance(column, int) else column)
    return str(sheet.cell(row_of(sheet, key), number).coordinate)


def figure_at(found: ParsedFile, address: str) -> ParsedRow:
    """The row that was read at an address such as `C4!E9`."""
    return next(row for row in found.rows if row.place == address)


def refused_at(found: ParsedFile, address: str) -> RefusedRow:
    """What was refused at an address."""
    return next(row for row in found.refused if row.place == address)
