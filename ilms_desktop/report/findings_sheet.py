"""The list of findings as a sheet: what every form of it holds, whatever file or paper it goes to.

Words come ready in the person's language; how they are put into HTML, a workbook or a PDF is decided beside this file.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import ClassVar, Final

from ilms_desktop.report.list_sheet import ListSheet


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding, or the checks of a table and year that wait.

    Attributes:
        rule: `V02`. title: its name. severity, state: words. table, source, year, row, sex: where it is.
        message: what is wrong. figures: what was compared, by name. suggestion: what would repair it.
        reason: why it may stand.
    """

    rule: str = ""
    title: str = ""
    severity: str = ""
    state: str = ""
    table: str = ""
    source: str = ""
    year: str = ""
    row: str = ""
    sex: str = ""
    message: str = ""
    figures: str = ""
    suggestion: str = ""
    reason: str = ""

    @property
    def cells(self) -> tuple[str, ...]:
        """Texts in the order of the columns."""
        return tuple(str(getattr(self, name)) for name in COLUMNS)


#: columns by name, in their order
COLUMNS: Final = tuple(field.name for field in fields(FindingRow))


@dataclass(frozen=True, slots=True)
class FindingsSheet(ListSheet):
    """The list; `rows` are findings in their order, each a row of the columns `COLUMNS`."""

    names: ClassVar[tuple[str, ...]] = COLUMNS

    rows: tuple[FindingRow, ...]
