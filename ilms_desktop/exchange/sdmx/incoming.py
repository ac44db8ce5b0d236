"""Figures of a file by SDMX's names, whatever its signs, and what they are as rows of the questionnaire."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from sys import intern
from typing import TYPE_CHECKING, Final, NamedTuple

from ilms_desktop import logs
from ilms_desktop.errors import ExchangeError
from ilms_desktop.exchange.report import ParsedFile, ParsedRow, Refusal, RefusedRow
from ilms_desktop.exchange.sdmx import ids, letters
from ilms_desktop.exchange.sdmx.figures import figure

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ilms_desktop.model.edition import Edition

_SOURCE_ID: Final = re.compile(r"[A-Z]{2}:N?[1-9][0-9]*", re.IGNORECASE)
_DELETE: Final = ("D", "DELETE")
#: names that other offices use for the same unit
_SAME_UNIT: Final = {"PS": {"PS", "PERS", "PERSONS", "PN"}, "LC": {"LC", "LCU", "XDC"}}


class Record(NamedTuple):
    """One observation as it stands in a file.

    Attributes:
        line: where it begins. flow: what it points to, as written. action: what is to be done with it, as written.
        values: by the id of dimension, measure or attribute, as written.
    """

    line: int
    flow: str
    action: str
    values: Mapping[str, str]


@dataclass(frozen=True)
class SdmxFile:
    """A file of any layout of SDMX.

    Attributes:
        name: for messages. records: its observations. refused: rows that could not be cut into fields.
        columns: ids of dimensions, measure and attributes. labels: id -> heading of its names, where it has names.
        names: id -> code -> name, where the file has names.
    """

    name: str
    records: Sequence[Record]
    columns: tuple[str, ...]
    refused: tuple[RefusedRow, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def parsed(file: SdmxFile, edition: Edition) -> ParsedFile:
    """The rows of a file whose dataflows are the questionnaire's.

    Raises:
        ExchangeError: `empty_file`, no observations; `needs_mapping`, all of them are of somebody else's dataflows.
    """
    if not file.records and not file.refused:
        raise ExchangeError("empty_file", path=file.name)
    reader = _Reader(edition, frozenset(file.columns))
    if not any(map(reader.is_ours, {each.flow for each in file.records})):
        raise ExchangeError("needs_mapping", path=file.name)
    rows: list[ParsedRow] = []
    refused = list(file.refused)
    for record in file.records:
        try:
            rows.append(reader.row(record))
        except letters.LetterRefusedError as error:
            refused.append(_refused(record, error.reason, error.params))
        except _RecordRefusedError as error:
            refused.append(_refused(record, error.reason, error.params))
    logs.area("exchange").info("read %d observations of SDMX, refused %d", len(rows), len(refused))
    read = {*_READ, *(each for record in reader.flows.values() for each in ids.classes_of(record.indicator))}
    return ParsedFile(
        name=file.name,
        rows=tuple(rows),
        refused=tuple(refused),
        columns=tuple(each for each in file.columns if each in read),
        ignored=tuple(each for each in file.columns if each not in read and _is_used(each, file.records)),
    )


#: ids that are read; class dimensions come to them
_READ: Final = frozenset(
    (*(ids.REF_AREA, ids.FREQ, ids.SEX, ids.TIME, *ids.BEHIND_THE_KEY), ids.MEASURE),
) - {ids.UPPER_BOUND, ids.LOWER_BOUND}


def _is_used(column: str, records: Iterable[Record]) -> bool:
    """Whether anything stands in a column."""
    return any(each.values.get(column) for each in records)


class _RecordRefusedError(Exception):
    """An observation is not taken."""

    def __init__(self, reason: Refusal, **params: str) -> None:
        """Keep the reason and what its sentence names."""
        super().__init__(reason)
        self.reason = reason
        self.params = params


@dataclass(frozen=True)
class _Reader:
    """Turns observations into rows of one edition."""

    edition: Edition
    columns: frozenset[str]
    flows: dict[str, ids.Flow] = field(default_factory=dict)

    def flow(self, text: str) -> ids.Flow:
        """What an observation points to; each is read once."""
        if text not in self.flows:
            self.flows[text] = ids.flow_of(text)
        return self.flows[text]

    def is_ours(self, text: str) -> bool:
        """Whether a dataflow is the questionnaire's, or at least the ILO's."""
        flow = self.flow(text)
        return flow.agency == ids.AGENCY or flow.indicator in self.edition.by_indicator

    def row(self, record: Record) -> ParsedRow:
        """One observation as a row.

        Raises:
            LetterRefusedError, _RecordRefusedError: it cannot be taken, with the reason.
        """
        values = record.values
        if record.action.upper() in _DELETE:
            raise _RecordRefusedError(Refusal.TO_DELETE)
        if values.get(ids.FREQ, ids.YEARLY).upper() not in ("", ids.YEARLY):
            raise _RecordRefusedError(Refusal.NOT_YEARLY, value=values[ids.FREQ])
        indicator = self.flow(record.flow).indicator
        status, remark = letters.read(values, self.columns)
        source = values.get(ids.SOURCE, "")
        is_id = bool(_SOURCE_ID.fullmatch(source))
        classes = [_code(values, each) for each in ids.classes_of(indicator)]
        return ParsedRow(
            ref_area=_code(values, ids.REF_AREA),
            source=intern(source.upper()) if is_id else "",
            indicator=indicator,
            sex=_code(values, ids.SEX),
            classif1=classes[0] if classes else "",
            classif2=classes[1] if len(classes) > 1 else "",
            time=intern(values.get(ids.TIME, "")),
            text=self._figure(indicator, values),
            status=status,
            note_classif=values.get(ids.NOTE_CLASSIF, ""),
            note_indicator=values.get(ids.NOTE_INDICATOR, ""),
            note_source=values.get(ids.NOTE_SOURCE, ""),
            source_label="" if is_id else source,
            line=record.line,
            remark=remark,
        )

    def _figure(self, indicator: str, values: Mapping[str, str]) -> str:
        """The figure in the unit of its table."""
        table = self.edition.by_indicator.get(indicator)
        if table is None:
            return values.get(ids.VALUE, "")
        unit = values.get(ids.UNIT, "").upper()
        if unit and unit not in _SAME_UNIT[table.unit.value]:
            raise _RecordRefusedError(Refusal.OTHER_UNIT, value=unit, known=table.unit.value)
        return figure(
            values.get(ids.VALUE, ""),
            decimals=values.get(ids.DECIMALS, ""),
            mult=values.get(ids.UNIT_MULT, ""),
            wanted=table.unit_mult,
        )


def _code(values: Mapping[str, str], name: str) -> str:
    """A code in capitals, stored once."""
    return intern(values.get(name, "").upper())


def _refused(record: Record, reason: Refusal, params: Mapping[str, str]) -> RefusedRow:
    text = ",".join((record.flow, *(value for value in record.values.values() if value)))
    return RefusedRow(line=record.line, text=text, reason=reason, params=params)
