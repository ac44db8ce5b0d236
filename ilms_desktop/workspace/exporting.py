"""Writing the questionnaire in the published layout, digit for digit.

Blank cells give no row, letters give one without a figure; text that is no figure stays at home. The order of the rows
depends on the content alone, so that the same content gives the same bytes.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ilms_desktop.exchange.csv_ilo import write_bulk
from ilms_desktop.exchange.report import ParsedRow
from ilms_desktop.model.key import ABSENT, ObservationKey
from ilms_desktop.model.observation import CellState, Observation
from ilms_desktop.model.structure import Axis
from ilms_desktop.number_text import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ilms_desktop.model.edition import Edition
    from ilms_desktop.workspace.workspace import Workspace

_WRITTEN = frozenset({CellState.ENTERED, CellState.ZERO, CellState.MISSING})


def export_bulk(workspace: Workspace) -> bytes:
    """The whole questionnaire as CSV in the published layout."""
    edition = workspace.edition
    said = [(key, each) for key, each in workspace.observations() if each.state in _WRITTEN]
    rows = [_row(workspace.country, edition, key, each) for key, each in _as_written(edition, said)]
    places = {table.indicator: place for place, table in enumerate(edition.tables)}
    return write_bulk(sorted(rows, key=lambda row: (places[row.indicator], row.source)))


def unreadable_cells(workspace: Workspace) -> int:
    """Number of cells with text that is no figure; an export leaves them out."""
    return sum(1 for _, each in workspace.observations() if each.state is CellState.UNREADABLE)


def _as_written(
    edition: Edition, said: Iterable[tuple[ObservationKey, Observation]]
) -> Iterable[tuple[ObservationKey, Observation]]:
    """Cells under the codes that files write; rows that are written as one are added up, "Other" stays last."""
    merged: dict[ObservationKey, Observation] = {}
    groups: dict[ObservationKey, int] = {}
    for key, each in said:
        target = _written_key(edition, key)
        merged[target] = _together(merged[target], each) if target in merged else each
        groups.setdefault(_row_group(target), len(groups))

    def place(item: tuple[ObservationKey, Observation]) -> tuple[int, bool]:
        codes = edition.codelists.get(item[0].qtable.version)
        return groups[_row_group(item[0])], codes is not None and item[0].cell.klass == codes.other

    return sorted(merged.items(), key=place)


def _written_key(edition: Edition, key: ObservationKey) -> ObservationKey:
    """Key with the class code that files write."""
    codes = edition.codelists.get(key.qtable.version)
    written = codes[key.cell.klass].written_as if codes and key.cell.klass in codes else ""
    return ObservationKey(key.qtable, key.cell._replace(klass=written)) if written else key


def _row_group(key: ObservationKey) -> ObservationKey:
    """Key without its class: the rows that stand together."""
    return ObservationKey(key.qtable, key.cell._replace(klass=ABSENT))


def _together(one: Observation, other: Observation) -> Observation:
    """Two cells in one row: both figures added up, or the one that is there."""
    if one.value is None or other.value is None:
        return one if other.value is None else other
    return replace(
        one,
        value=one.value + other.value,
        decimals=max(one.decimals, other.decimals),
        status=one.status or other.status,
    )


def published_codes(edition: Edition, key: ObservationKey) -> dict[str, str | None]:
    """A cell in the codes that the ILO publishes; classes in the order of the indicator id, None where absent."""
    table = edition.by_key[key.qtable.table_key]
    cell = _written_key(edition, key).cell
    codes = {Axis.STATUS: cell.status, Axis.CLASS: cell.klass}
    classes = dict(zip(("classif1", "classif2"), (codes[axis] for axis in table.id_axes), strict=False))
    return {
        "indicator": table.indicator,
        "source": key.qtable.source,
        "sex": None if cell.sex == ABSENT else cell.sex,
        "classif1": classes.get("classif1"),
        "classif2": classes.get("classif2"),
        "time": str(key.qtable.year),
    }


def _row(country: str, edition: Edition, key: ObservationKey, said: Observation) -> ParsedRow:
    """One cell as a row."""
    stored = edition.by_key[key.qtable.table_key].decimals_stored
    codes = published_codes(edition, key)
    figure = "" if said.value is None else plain(said.value, decimals=said.decimals, stored=stored)
    return ParsedRow(
        ref_area=country,
        source=key.qtable.source,
        indicator=str(codes["indicator"]),
        sex=codes["sex"] or "",
        classif1=codes["classif1"] or "",
        classif2=codes["classif2"] or "",
        time=str(key.qtable.year),
        text=figure,
        status=said.status or "",
    )
