"""Where something is, in the words of the screen: table, row and year of a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.bidi import ltr

if TYPE_CHECKING:
    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.finding import Finding
    from ilms_desktop.model.key import ObservationKey


def row_words(edition: Edition, key: ObservationKey) -> str:
    """Labels of the row of a cell, from outside to inside."""
    table = edition.table(key.qtable.table_key)
    codes = (edition.code(table, key.qtable.version, key.cell, axis) for axis in table.axes)
    return _(", ").join(code.label for code in codes if code is not None)


def cell_place(edition: Edition, key: ObservationKey) -> str:
    """Place of a cell: "C4 · Male, Republic of Korea · 2017"."""
    return fill(
        _("{table} · {row} · {year}"),
        {"table": ltr(key.qtable.table), "row": row_words(edition, key), "year": ltr(str(key.qtable.year))},
    )


def finding_place(edition: Edition, finding: Finding) -> str:
    """Place of a finding: that of its first cell; empty where it is about no cell."""
    return cell_place(edition, finding.cells[0]) if finding.cells else ""


def year_ranges(years: list[int]) -> str:
    """Years in short: "2016–2018, 2021"."""
    spans: list[list[int]] = []
    for year in sorted(years):
        if spans and year == spans[-1][1] + 1:
            spans[-1][1] = year
        else:
            spans.append([year, year])
    return _(", ").join(ltr(str(first) if first == last else f"{first}–{last}") for first, last in spans)
