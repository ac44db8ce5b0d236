"""Which chart a person wants."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ilms_desktop.workspace.chart_places import Kind, Split

if TYPE_CHECKING:
    from ilms_desktop.model.key import TableKey
    from ilms_desktop.number_text import NumberStyle

#: countries with a bar of their own unless the person says otherwise
TOP: Final = 10


@dataclass(frozen=True, slots=True)
class ChartWish:
    """What is to be drawn, and how numbers are written on it.

    Attributes:
        kind: what it is about. style: how numbers are written. in_persons: single persons instead of thousands.
        table: which table; None for completeness. source: id; empty = the one with figures.
        split, line, sex: of a trend, and sex of countries too; empty = the first, which is the total.
        year: of countries; None = the last with figures. top: countries with a bar of their own.
    """

    kind: Kind
    style: NumberStyle
    in_persons: bool = False
    table: TableKey | None = None
    source: str = ""
    split: Split = Split.SEXES
    line: str = ""
    sex: str = ""
    year: int | None = None
    top: int = TOP

    def __post_init__(self) -> None:
        """Refuse what nobody can mean.

        Raises:
            ValueError: a chart of figures without a table, or less than one bar.
        """
        if (self.table is None and self.kind is not Kind.COMPLETENESS) or self.top < 1:
            raise ValueError(self)
