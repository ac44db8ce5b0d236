"""Reads SDMX-CSV 1.0 and 2.0: codes alone, names in columns of their own, or `CODE: Name` in every cell.

.Stat Suite exports all three. Codes are not checked here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final

from ilms_desktop.errors import ExchangeError
from ilms_desktop.exchange import csv_ilo
from ilms_desktop.exchange.report import Refusal, RefusedRow
from ilms_desktop.exchange.sdmx import ids, incoming
from ilms_desktop.exchange.sdmx.csv_out import ACTION, FLOW_1, STRUCTURE, STRUCTURE_ID, STRUCTURE_NAME
from ilms_desktop.exchange.sdmx.incoming import Record, SdmxFile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ilms_desktop.exchange.report import ParsedFile
    from ilms_desktop.model.edition import Edition

_LEADING: Final = frozenset((FLOW_1, STRUCTURE, STRUCTURE_ID, STRUCTURE_NAME, ACTION, "SERIES_KEY", "OBS_KEY"))
_HEADING: Final = re.compile(r"(?P<id>[A-Za-z][\w@$\-]*)(?:\[.?\])?(?:: ?(?P<name>.*))?", re.DOTALL | re.ASCII)
_CODED: Final = re.compile(r"(?P<code>[\w@$\-.]+): (?P<name>.*)", re.DOTALL | re.ASCII)
#: texts, which may hold a colon themselves
_TEXTS: Final = frozenset((ids.SOURCE, ids.NOTE_SOURCE, ids.NOTE_INDICATOR, ids.NOTE_CLASSIF, ids.VALUE))


def is_sdmx_csv(data: bytes) -> bool:
    """Whether the first line begins as SDMX-CSV does and has a figure."""
    first = re.split(rb"[\r\n]", data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n"), maxsplit=1)[0]
    text = first.decode("utf-8", "replace")
    cells = (
        next(csv_ilo.records_of(text, csv_ilo.delimiter_of(text), ""), (1, []))[1] if text.count('"') % 2 == 0 else []
    )
    headings = [_heading(cell)[0] for cell in cells]
    return headings[:1] == [FLOW_1] or headings[:2] == [STRUCTURE, STRUCTURE_ID]


def read(data: bytes, *, name: str, edition: Edition) -> ParsedFile:
    """Rows of a file of the questionnaire's dataflows.

    Raises:
        ExchangeError: those of `read_file` and of `incoming.parsed`.
    """
    return incoming.parsed(read_file(data, name=name), edition)


def read_file(data: bytes, *, name: str) -> SdmxFile:
    """A file of any dataflow.

    Raises:
        ExchangeError: `not_utf8`, `empty_file`, `bad_quotes`, `repeated_columns`.
    """
    text = csv_ilo.decoded(data, name)
    delimiter = csv_ilo.delimiter_of(text)
    lines = csv_ilo.records_of(text, delimiter, name)
    layout = _Layout.of(next(lines)[1], name)
    records: list[Record] = []
    refused: list[RefusedRow] = []
    for line, cells in lines:
        if len(cells) == len(layout.headings):
            records.append(layout.record(line, cells))
            continue
        counts = {"found": str(len(cells)), "expected": str(len(layout.headings))}
        refused.append(RefusedRow(line, delimiter.join(cells), Refusal.FIELD_COUNT, counts))
    return SdmxFile(name, records, tuple(layout.places), tuple(refused), layout.labels, layout.names)


@dataclass(frozen=True)
class _Layout:
    """What the first line says.

    Attributes:
        headings: its cells. places: id of a dimension, measure or attribute -> its place.
        labels: id -> heading of its names. beside: id -> place of its names, where they have a column of their own.
        names: id -> code -> name, filled while reading.
    """

    headings: tuple[str, ...]
    places: dict[str, int]
    leading: dict[str, int]
    labels: dict[str, str]
    beside: dict[str, int]
    names: dict[str, dict[str, str]] = field(default_factory=dict)

    @classmethod
    def of(cls, cells: Sequence[str], name: str) -> _Layout:
        """Layout of a first line.

        Raises:
            ExchangeError: `repeated_columns`.
        """
        headings = [_heading(cell) for cell in cells]
        leading = {found: place for place, (found, _name) in enumerate(headings) if found in _LEADING}
        rest = [place for place, (found, _name) in enumerate(headings) if found not in _LEADING]
        paired = STRUCTURE_NAME in leading
        own = rest[::2] if paired else rest
        found = [headings[place][0] for place in own]
        repeated = sorted({each for each in found if found.count(each) > 1})
        if repeated:
            raise ExchangeError("repeated_columns", path=name, columns=", ".join(repeated))
        places = dict(zip(found, own, strict=True))
        beside = dict(zip(found, rest[1::2], strict=False)) if paired else {}
        labels = {each: cells[place].strip() for each, place in beside.items()}
        labels |= {each: str(headings[place][1]) for each, place in places.items() if headings[place][1] is not None}
        return cls(tuple(cells), places, leading, labels, beside)

    def record(self, line: int, cells: Sequence[str]) -> Record:
        """One row."""
        values = {each: cells[place].strip() for each, place in self.places.items()}
        for each in self._coded:
            match = _CODED.fullmatch(values[each])
            if match:
                values[each] = match["code"]
                self.names.setdefault(each, {})[match["code"]] = match["name"]
        for each, place in self.beside.items():
            if values[each] and cells[place]:
                self.names.setdefault(each, {})[values[each]] = cells[place].strip()
        return Record(line, cells[self._flow].strip(), cells[self._action] if self._action >= 0 else "", values)

    @cached_property
    def _coded(self) -> tuple[str, ...]:
        """Columns whose cells hold code and name together."""
        return tuple(each for each in self.labels if each not in self.beside and each not in _TEXTS)

    @cached_property
    def _flow(self) -> int:
        return self.leading[FLOW_1] if FLOW_1 in self.leading else self.leading.get(STRUCTURE_ID, 0)

    @cached_property
    def _action(self) -> int:
        return self.leading.get(ACTION, -1)


def _heading(cell: str) -> tuple[str, str | None]:
    """Id and name of a heading; one that is no id keeps its text."""
    match = _HEADING.fullmatch(cell.strip())
    return (match["id"], match["name"]) if match else (cell.strip(), None)
