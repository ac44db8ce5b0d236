"""The program's own table of figures: the published layout with remarks, and with names beside the codes for people.

It is read back as the published layout is; the names are skipped.
"""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ilms_desktop.exchange import csv_ilo

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ilms_desktop.exchange.outgoing import Outgoing
    from ilms_desktop.exchange.report import ParsedFile
    from ilms_desktop.model.edition import Edition

#: so that spreadsheet programs read it as UTF-8
_MARK: Final = "\ufeff"
_COLUMNS: Final = (
    *("table", "sex.label", "classif1.label", "classif2.label", "source.label", "unit"),
    *("ref_area", "source", "indicator", "sex", "classif1", "classif2", "time", "obs_value", "obs_status"),
    *("note_classif", "note_indicator", "note_source", "remark"),
)
#: for people; the codes beside them count
_NAMES: Final = frozenset({"table", "sex.label", "classif1.label", "classif2.label", "unit"})


def is_own(data: bytes) -> bool:
    """Whether the first line has the columns of the table."""
    return csv_ilo.has_columns(data, _NAMES | frozenset(csv_ilo.REQUIRED))


def read(data: bytes, *, name: str, edition: Edition) -> ParsedFile:  # noqa: ARG001 - codes are not checked here
    """Rows of the table.

    Raises:
        ExchangeError: as `csv_ilo.read_bulk`.
    """
    parsed = csv_ilo.read_bulk(data, name=name)
    return replace(parsed, ignored=tuple(column for column in parsed.ignored if column not in _NAMES))


def write(outgoing: Outgoing) -> bytes:
    """The questionnaire as one table."""
    stream = io.StringIO(_MARK)
    stream.seek(0, io.SEEK_END)
    writer = csv.DictWriter(stream, _COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    labels = _labels(outgoing.edition)
    names = {source.id: source.name for source in outgoing.sources}
    for row, key in zip(outgoing.rows, outgoing.keys, strict=True):
        table = outgoing.edition.by_key[key.table_key]
        writer.writerow(
            {
                "table": f"{table.id} {table.title}",
                "sex.label": labels.get(row.sex, ""),
                "classif1.label": labels.get(row.classif1, ""),
                "classif2.label": labels.get(row.classif2, ""),
                "source.label": names.get(row.source, ""),
                "unit": table.unit.value,
                **csv_ilo.published(row),
                "remark": row.remark or "",
            }
        )
    return stream.getvalue().encode("utf-8")


def _labels(edition: Edition) -> Mapping[str, str]:
    """Names of codes of all lists."""
    return {code.id: code.label for codes in edition.codelists.values() for code in codes.codes}
