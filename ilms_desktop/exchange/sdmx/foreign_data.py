"""Figures of somebody else's dataflows as sheets of text, for the mapping assistant: one sheet a dataflow.

A code and its name stand in columns side by side, so that either can be matched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.exchange.foreign.book import book_of
from ilms_desktop.exchange.foreign.cells import ForeignSheet
from ilms_desktop.exchange.sdmx import csv_in, ids, ml_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ilms_desktop.exchange.foreign.cells import ForeignBook
    from ilms_desktop.exchange.sdmx.incoming import Record, SdmxFile


def is_sdmx(data: bytes) -> bool:
    """Whether a file is SDMX-CSV or SDMX-ML."""
    return csv_in.is_sdmx_csv(data) or ml_in.is_sdmx_ml(data)


def read_foreign_sdmx(data: bytes, *, name: str) -> ForeignBook:
    """A file with figures of any dataflow.

    Raises:
        ExchangeError: those of `csv_in.read_file` and `ml_in.read_file`.
    """
    reader = csv_in.read_file if csv_in.is_sdmx_csv(data) else ml_in.read_file
    file = reader(data, name=name)
    by_flow: dict[str, list[Record]] = {}
    for record in file.records:
        by_flow.setdefault(ids.flow_of(record.flow).id, []).append(record)
    sheets = (ForeignSheet(flow, _rows(file, records)) for flow, records in by_flow.items())
    return book_of(sheets, name=name, data=data)


def _rows(file: SdmxFile, records: Iterable[Record]) -> tuple[tuple[str, ...], ...]:
    """First line and figures."""
    header: list[str] = []
    for column in file.columns:
        header += [column, file.labels[column] or f"{column}.label"] if column in file.names else [column]
    return (tuple(header), *(tuple(_cells(file, record)) for record in records))


def _cells(file: SdmxFile, record: Record) -> Iterable[str]:
    for column in file.columns:
        code = record.values.get(column, "")
        yield code
        if column in file.names:
            yield file.names[column].get(code, "")
