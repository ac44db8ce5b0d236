"""Reasons of an earlier round taken along: out of another file or a package, into the library of this file.

They are offered when the same finding comes back with like figures; nothing is allowed by taking them along.
"""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.errors import CommandRefused
from ilms_desktop.model.command import AddSource, Batch, CarryReasons
from ilms_desktop.model.finding import Allowance, EarlierReason
from ilms_desktop.model.key import CellKey, Criterion, ObservationKey, QTableKey
from ilms_desktop.model.observation import BLANK, Observation
from ilms_desktop.package.content import VALIDATION
from ilms_desktop.package.document_rules import table_path
from ilms_desktop.storage.texts import read_moment
from ilms_desktop.workspace.allow_handlers import MOST_FIGURES
from ilms_desktop.workspace.source_copies import copy_command
from ilms_desktop.workspace.source_handlers import RUNNING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ilms_desktop.package.outcome import Verified
    from ilms_desktop.workspace.reader import Reader
    from ilms_desktop.workspace.source_copies import SourceCopy

    Figures = dict[tuple[str, ...], Observation]

#: parts of a table's id in a package: number, and criterion where the table has one
_BETWEEN: Final = "-"


def carry_command(
    reader: Reader, reasons: Iterable[EarlierReason], ids: Mapping[str, str] | None = None
) -> CarryReasons | None:
    """Keep the reasons that speak of sources of this file; None where there is none.

    Args:
        reader: the open file.
        reasons: of another file.
        ids: id of a source there -> its id here, for sources that are copied in the same step.
    """
    here = {source.id: source.id for source in reader.sources()} | dict(ids or {})
    found = (_renamed(each, here) for each in reasons)
    kept = tuple(each for each in found if each is not None)
    return CarryReasons(kept) if kept else None


def copy_with_reasons(reader: Reader, copies: Sequence[SourceCopy], reasons: Iterable[EarlierReason]) -> Batch:
    """Sources copied out of another file as one step, with the reasons that speak of them."""
    batch = copy_command(copies)
    taken: list[str] = []
    ids: dict[str, str] = {}
    sources = []
    for copy in copies:
        source = copy.source
        if source.id.endswith(RUNNING):
            # why: the reasons must know the number that the source is going to have
            source = replace(source, id=reader.next_source_id(source.type, beside=taken))
        taken.append(source.id)
        sources.append(AddSource(source))
        ids[copy.original.id] = source.id
    carried = carry_command(reader, reasons, ids)
    return Batch((*sources, *(() if carried is None else (carried,))), batch.label)


def reasons_of_package(package: Verified, *, own: Reader) -> tuple[EarlierReason, ...]:
    """Reasons in a verified package of the same country.

    Raises:
        CommandRefused: `other_country_file`.
    """
    country = str(package.document["country"])
    if country != own.country:
        names = own.edition.countries
        theirs = names[country].name if country in names else country
        raise CommandRefused(
            "other_country_file", path=package.package.text, country=theirs, own=names[own.country].name
        )
    findings = json.loads(package.payload[VALIDATION])["findings"]
    given = [each for each in findings if each["allowance"]]
    figures = _figures(package, {cell["table"] for each in given for cell in each["cells"]}, own)
    return tuple(EarlierReason(str(package.document["collection"]), _allowance(each, figures)) for each in given)


def _renamed(reason: EarlierReason, ids: Mapping[str, str]) -> EarlierReason | None:
    """The reason with the ids of this file; None if it is about no source of it."""
    allowance = reason.allowance
    about = {key.qtable.source for key, _said in allowance.figures} or _named(allowance.finding, ids)
    if not about or not about <= ids.keys():
        return None
    finding = allowance.finding
    for old in about:
        finding = re.sub(_whole(old), ids[old], finding)
    figures = tuple(
        (key._replace(qtable=key.qtable._replace(source=ids[key.qtable.source])), said)
        for key, said in allowance.figures
    )
    return EarlierReason(reason.round, replace(allowance, finding=finding, figures=figures))


def _named(finding: str, ids: Iterable[str]) -> set[str]:
    """Sources that the key of a finding names."""
    return {each for each in ids if re.search(_whole(each), finding)}


def _whole(source: str) -> str:
    """Pattern of an id that is no part of a longer one."""
    return rf"(?<![\w:]){re.escape(source)}(?!\w)"


def _figures(package: Verified, tables: Iterable[str], own: Reader) -> Figures:
    """What stands in the cells of tables of a package, by the columns that name a cell."""
    return {place: said for table in tables for place, said in _table_figures(package, table, own)}


def _table_figures(package: Verified, table: str, own: Reader) -> Iterator[tuple[tuple[str, ...], Observation]]:
    data = package.payload.get(table_path(table))
    known = next((each for each in own.edition.tables if each.id == table), None)
    if data is None or known is None:
        return
    for *place, figure, letter in list(csv.reader(io.StringIO(data.decode("utf-8"))))[1:]:
        value, decimals = None, 0
        if figure:
            number = Decimal(figure)
            value = int(number.scaleb(known.decimals_stored))
            decimals = len(figure.partition(".")[2])
        yield (table, *place), Observation(value, decimals, letter or None)


def _allowance(finding: dict[str, Any], figures: Figures) -> Allowance:
    given = finding["allowance"]
    return Allowance(
        finding=finding["key"],
        fingerprint=finding["fingerprint"],
        reason=given["reason"],
        person=given["person"],
        given=read_moment(given["given_utc"]),
        code=given.get("code", ""),
        figures=tuple(_of_cell(cell, figures) for cell in finding["cells"][:MOST_FIGURES]),
    )


def _of_cell(cell: dict[str, Any], figures: Figures) -> tuple[ObservationKey, Observation]:
    table, year = cell["table"], cell["year"]
    number, _between, criterion = table.partition(_BETWEEN)
    qtable = QTableKey(cell["source"], number, Criterion(criterion or "none"), cell["version"], year)
    names = (cell["sex"], cell["status"], cell["class"])
    said = figures.get((table, cell["source"], cell["version"], str(year), *names), BLANK)
    return ObservationKey(qtable, CellKey(*names)), said
