"""Figures of a survey as rows for the import: rounded once, marked by the number of records behind them."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from ilms_desktop.exchange.report import ParsedQTable, ParsedRow
from ilms_desktop.model.key import ABSENT, QTableKey
from ilms_desktop.model.observation import NOT_SIGNIFICANT
from ilms_desktop.model.structure import Axis

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ilms_desktop.exchange.microdata.counting import CellFigure, CountedTable
    from ilms_desktop.exchange.microdata.recipe import Choices
    from ilms_desktop.model.structure import TableDefinition

UNRELIABLE: Final = "U"
NOT_AVAILABLE: Final = "N"
_HALF: Final = Fraction(1, 2)


def rows_of(counted: CountedTable, *, country: str, source: str, choices: Choices, remark: str) -> Iterator[ParsedRow]:
    """Rows of a table.

    Args:
        counted: its figures.
        country: ISO alpha-3.
        source: id.
        choices: decimals, and below how many records a figure is marked.
        remark: on every figure.
    """
    table = counted.plan.table
    for each in counted.figures:
        text, status = text_of(each, table, choices)
        codes = {Axis.STATUS: each.cell.status, Axis.CLASS: each.cell.klass}
        classes = [codes[axis] for axis in table.id_axes]
        yield ParsedRow(
            ref_area=country,
            source=source,
            indicator=table.indicator,
            sex="" if each.cell.sex == ABSENT else each.cell.sex,
            classif1=classes[0] if classes else "",
            classif2=classes[1] if len(classes) > 1 else "",
            time=str(each.year),
            text=text,
            status=status,
            remark=remark,
        )


def qtables_of(counted: CountedTable, *, source: str) -> Iterator[ParsedQTable]:
    """Countries that the table names, by year."""
    table = counted.plan.table
    for year, named in counted.named.items():
        key = QTableKey(source, table.number, table.criterion, counted.plan.version, year)
        yield ParsedQTable(key, named=named)


def text_of(figure: CellFigure, table: TableDefinition, choices: Choices) -> tuple[str, str]:
    """Figure and letter of a cell.

    Nobody asked: zero for a count, not available for a mean. Too few asked: not significant, without the figure, or
    unreliable, with it.
    """
    if figure.value is None:
        return "", NOT_AVAILABLE
    if 0 < figure.records < choices.suppressed_below:
        return "", NOT_SIGNIFICANT
    decimals = table.decimals_stored if table.is_mean else min(choices.decimals, table.decimals_stored)
    status = UNRELIABLE if 0 < figure.records < choices.unreliable_below else ""
    return rounded(figure.value / 10 ** (0 if table.is_mean else table.unit_mult), decimals=decimals), status


def rounded(value: Fraction, *, decimals: int) -> str:
    """A number rounded once, half upwards, written with a point."""
    scaled = (value * 10**decimals + _HALF).__floor__()
    whole, part = divmod(scaled, 10**decimals)
    return f"{whole}.{part:0{decimals}d}" if decimals else str(whole)
