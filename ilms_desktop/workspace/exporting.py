"""What leaves the questionnaire in the layouts of others, digit for digit.

Blank cells give no row, letters give one without a figure; text that is no figure stays at home. The order of the rows
depends on the content alone, so that the same content gives the same bytes. Layouts: `ilms_desktop.exchange`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from ilms_desktop.errors import ExchangeError
from ilms_desktop.exchange.outgoing import Outgoing
from ilms_desktop.exchange.report import ParsedQTable, ParsedRow
from ilms_desktop.model.key import ABSENT, ObservationKey
from ilms_desktop.model.observation import BLANK, CellState, Observation
from ilms_desktop.model.source import FieldLevel
from ilms_desktop.model.structure import Axis
from ilms_desktop.number_text import plain
from ilms_desktop.workspace.deeds import WRITTEN, since_package
from ilms_desktop.workspace.note_codes import NoteCodes
from ilms_desktop.workspace.outgoing_tables import outgoing_tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.key import QTableKey
    from ilms_desktop.workspace.workspace import Workspace


def outgoing(workspace: Workspace) -> Outgoing:
    """The whole questionnaire as rows of the ILO's codes, with what describes its sources and QTables."""
    edition = workspace.edition
    said = [(key, each) for key, each in workspace.observations() if each.state in WRITTEN]
    notes = _RowNotes.of(workspace)
    places = {table.key: place for place, table in enumerate(edition.tables)}
    written = sorted(
        _as_written(edition, said), key=lambda item: (places[item[0].qtable.table_key], item[0].qtable.source)
    )
    since = since_package(workspace, [key.qtable for key, _each in written])
    return Outgoing(
        edition=edition,
        round=workspace.round,
        country=workspace.country,
        rows=tuple(_row(workspace.country, edition, key, each, notes) for key, each in written),
        keys=tuple(key.qtable for key, _each in written),
        sources=workspace.sources(),
        qtables=tuple(
            ParsedQTable(each.key, each.fields, each.declaration, each.reason, each.named)
            for each in workspace.qtables()
        ),
        deeds=since.deeds,
        gone=tuple(_row(workspace.country, edition, key, BLANK, notes) for key in _gone(edition, since.gone, written)),
        prepared=workspace.clock(),
        file=workspace.uuid,
        tables=partial(outgoing_tables, workspace),
    )


def part_of(
    workspace: Workspace,
    leaving: Outgoing,
    *,
    source: str | None = None,
    tables: Sequence[str] = (),
    is_blank: bool = False,
) -> Outgoing:
    """A part of what leaves.

    Args:
        workspace: the questionnaire.
        leaving: all of it.
        source: id of one source; None takes all.
        tables: numbers or names of tables, such as `A5` or `A5-birth`; empty takes all.
        is_blank: whether figures and remarks stay at home.

    Raises:
        CommandRefused: `unknown_source`.
        ExchangeError: `unknown_tables`.
    """
    sources = [each.id for each in workspace.sources()] if source is None else [workspace.source(source).id]
    known = {name for table in workspace.edition.tables for name in (table.number, table.id)}
    wanted = {name.strip() for name in tables}
    if not wanted <= known:
        numbers = dict.fromkeys(table.number for table in workspace.edition.tables)
        raise ExchangeError("unknown_tables", tables=", ".join(sorted(wanted - known)), known=", ".join(numbers))

    def leaves(key: QTableKey) -> bool:
        return key.source in sources and (not wanted or key.table in wanted or key.table_key.id in wanted)

    return replace(leaving.where(leaves, sources=sources), is_blank=is_blank)


def _gone(
    edition: Edition, cells: Iterable[ObservationKey], written: Iterable[tuple[ObservationKey, Observation]]
) -> list[ObservationKey]:
    """Cells that were sent and are no more, under the codes that files write; one that another fills is not gone."""
    there = {key for key, _said in written}
    return [key for key in dict.fromkeys(_written_key(edition, each) for each in cells) if key not in there]


@dataclass(frozen=True)
class _RowNotes:
    """Note codes of rows: those of their source, of their QTable, of the value."""

    codes: NoteCodes
    of_source: Mapping[str, str]
    of_qtable: Mapping[QTableKey, str]

    @classmethod
    def of(cls, workspace: Workspace) -> _RowNotes:
        """Of a questionnaire."""
        codes = NoteCodes(workspace.edition)
        return cls(
            codes,
            {each.id: codes.write(FieldLevel.SOURCE, each.fields) for each in workspace.sources()},
            {each.key: codes.write(FieldLevel.QTABLE, each.fields) for each in workspace.qtables()},
        )


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
    """Two cells in one row: both figures added up, or the one that is there, with the remarks of both."""
    note = "\n".join(dict.fromkeys(filter(None, (one.note, other.note))))
    if one.value is None or other.value is None:
        return replace(one if other.value is None else other, note=note)
    return replace(
        one,
        value=one.value + other.value,
        decimals=max(one.decimals, other.decimals),
        status=one.status or other.status,
        note=note,
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


def _row(country: str, edition: Edition, key: ObservationKey, said: Observation, notes: _RowNotes) -> ParsedRow:
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
        note_classif=notes.codes.write_value(said.note),
        note_indicator=notes.of_qtable.get(key.qtable, ""),
        note_source=notes.of_source.get(key.qtable.source, ""),
        remark=said.note,
    )
