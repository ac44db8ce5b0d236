"""The work plan as a sheet: what every form of it holds, whatever file or paper it goes to.

Words come ready in the person's language; how they are put into a workbook or a PDF is decided beside this file.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Final

from ilms_desktop.i18n import LANGUAGES

if TYPE_CHECKING:
    from datetime import datetime


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
class PlanSheet:
    """Everything that stands on it.

    Attributes:
        language: language of the words, ISO 639-1. moment: date of the document, with time zone.
        title: heading. facts: lines under it: collection, country and file, counts.
        columns: heading of each of `COLUMNS`. rows: gaps in the order of the list.
        foot: program and edition. page: words with `{page}` and `{pages}`.
    """

    language: str
    moment: datetime
    title: str
    facts: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[PlanRow, ...]
    foot: str
    page: str

    def __post_init__(self) -> None:
        """Refuse what cannot be printed or dated.

        Raises:
            ValueError: unknown language, a moment without time zone, or a column without heading.
        """
        if self.language not in LANGUAGES or self.moment.tzinfo is None or len(self.columns) != len(COLUMNS):
            raise ValueError(self.language, self.moment, self.columns)

    @property
    def is_right_to_left(self) -> bool:
        """Whether its language is written from right to left."""
        return LANGUAGES[self.language] == "rtl"
