"""A list as a sheet: what every list has that goes to a file or to paper, whatever it lists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from ilms_desktop.i18n import LANGUAGES

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class ListSheet:
    """Everything that stands around the rows.

    Attributes:
        language: language of the words, ISO 639-1. moment: date of the document, with time zone.
        title: heading. facts: lines under it: country, file, what is shown, counts.
        columns: heading of each column. foot: program and edition. page: words with `{page}` and `{pages}`.
        names: of the columns, in their order; each kind of list has its own.
    """

    names: ClassVar[tuple[str, ...]] = ()

    language: str
    moment: datetime
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
        if self.language not in LANGUAGES or self.moment.tzinfo is None or len(self.columns) != len(self.names):
            raise ValueError(self.language, self.moment, self.columns)

    @property
    def is_right_to_left(self) -> bool:
        """Whether its language is written from right to left."""
        return LANGUAGES[self.language] == "rtl"
