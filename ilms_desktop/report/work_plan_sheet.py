"""The work plan as a sheet: what every form of it holds, whatever file or paper it goes to.

Words come ready in the person's language; how they are put into a workbook or a PDF is decided beside this file.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import ClassVar, Final

from ilms_desktop.report.list_sheet import ListSheet


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One gap.

    Attributes:
        table: `C4`. title: of the table. source, agency: whose figures. years: with empty cells.
        empty: number of empty cells. asked: number of cells asked. percent: answered of asked.
        lack: what is missing, in words. owner: who does it. due: until when. note: what is to be done.
    """

    table: str
    title: str
    source: str
    agency: str
    years: str
    empty: str
    asked: str
    percent: str
    lack: str
    owner: str
    due: str
    note: str

    @property
    def cells(self) -> tuple[str, ...]:
        """Texts in the order of the columns."""
        return tuple(str(getattr(self, name)) for name in COLUMNS)


#: columns by name, in their order
COLUMNS: Final = tuple(field.name for field in fields(PlanRow))


@dataclass(frozen=True, slots=True)
class PlanSheet(ListSheet):
    """The plan; `rows` are gaps in the order of the list, each a row of the columns `COLUMNS`."""

    names: ClassVar[tuple[str, ...]] = COLUMNS

    rows: tuple[PlanRow, ...]
