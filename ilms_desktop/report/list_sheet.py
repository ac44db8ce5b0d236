"""A list as a sheet: what every list has that goes to a file or to paper, whatever it lists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ilms_desktop.report.paper import Sheet


@dataclass(frozen=True, slots=True)
class ListSheet(Sheet):
    """Everything that stands around the rows.

    Attributes:
        title: heading. facts: lines under it: country, file, what is shown, counts.
        columns: heading of each column. foot: program and edition. page: words with `{page}` and `{pages}`.
        names: of the columns, in their order; each kind of list has its own.
    """

    names: ClassVar[tuple[str, ...]] = ()

    title: str
    facts: tuple[str, ...]
    columns: tuple[str, ...]
    foot: str
    page: str

    def __post_init__(self) -> None:
        """Refuse what cannot be printed or dated.

        Raises:
            ValueError: unknown language, a moment without time zone, or a column without heading.
        """
        Sheet.__post_init__(self)
        if len(self.columns) != len(self.names):
            raise ValueError(self.columns)
