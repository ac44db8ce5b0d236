"""Where something is, in the words of the screen: table, row and year of a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.i18n import fill
from ilms_desktop.i18n import gettext as _
from ilms_desktop.ui.presenters.bidi import ltr
from ilms_desktop.validation.wording import said_once, spans

if TYPE_CHECKING:
    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.finding import Finding
    from ilms_desktop.model.key import ObservationKey, TableKey
    from ilms_desktop.workspace.workspace import Workspace


def row_words(edition: Edition, key: ObservationKey) -> str:
    """Labels of the row of a cell, from outside to inside, as findings tell them."""
    table = edition.table(key.qtable.table_key)
    codes = (edition.code(table, key.qtable.version, key.cell, axis) for axis in table.axes)
    return _(", ").join(said_once(code.label for code in codes if code is not None))


def cell_place(edition: Edition, key: ObservationKey) -> str:
    """Place of a cell: "C4 · Male, Republic of Korea · 2017"."""
    return fill(
        _("{table} · {row} · {year}"),
        {"table": ltr(key.qtable.table), "row": row_words(edition, key), "year": ltr(str(key.qtable.year))},
    )


def finding_place(edition: Edition, finding: Finding) -> str:
    """Place of a finding: that of its first cell; empty where it is about no cell."""
    return cell_place(edition, finding.cells[0]) if finding.cells else ""


def table_place(workspace: Workspace, at: tuple[str, TableKey] | None) -> tuple[int, str]:
    """Rank and title of a table of a source, such as "C4 · Register of workers"; rank -1 for what is about none."""
    if at is None:
        return -1, _("Source or whole file")
    sources = {source.id: (rank, source.name) for rank, source in enumerate(workspace.sources())}
    tables = [table.key for table in workspace.edition.tables]
    rank, name = sources.get(at[0], (len(sources), at[0]))
    return rank * len(tables) + tables.index(at[1]), fill(
        "{table} · {source}", {"table": ltr(at[1].number), "source": name}
    )


def year_ranges(years: list[int]) -> str:
    """Years in short: "2016–2018, 2021"."""
    return _(", ").join(map(ltr, spans(years)))
