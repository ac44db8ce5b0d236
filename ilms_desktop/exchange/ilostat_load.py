"""The ILO's load file: one value a row in 35 columns, and the shorter upload form; whole QTables as NEW, REV or DEL.

Layout: process.md section 9 of the questionnaire's specification. Notes stand as `#id$NA`, one after the other; the
number of a note is unique among all lists, so that its list is found again on reading.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from ilms_desktop.exchange import csv_ilo
from ilms_desktop.exchange.report import Refusal, RefusedRow
from ilms_desktop.model.key import ABSENT
from ilms_desktop.model.structure import Axis

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ilms_desktop.exchange.outgoing import Outgoing
    from ilms_desktop.exchange.report import ParsedFile, ParsedRow
    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.key import QTableKey
    from ilms_desktop.model.structure import TableDefinition

COLLECTION: Final = "ILMS"
YEARLY: Final = "A"
#: classifications for which the layout has columns; a table of the questionnaire has at most two
_CLASSES: Final = (1, 2, 3, 4, 5)
COLUMNS: Final = (
    *("Lang", "Country_Code", "Country_Label", "Collection_Code", "Collection_Label", "Indicator_Code"),
    *("Indicator_Label", "Survey_Code", "Survey_Label", "Sex_Version_Code"),
    *(f"Classif{number}_Version_Code" for number in _CLASSES),
    *("Sex_Item_Code", "Sex_Item_Label"),
    *(f"Classif{number}_Item_{part}" for number in _CLASSES for part in ("Code", "Label")),
    *("Freq", "Time", "Obs_Value", "Flag", "Currency"),
    *("Value_Notes_String", "Qtable_Notes_String", "Free_Text_Notes"),
)
UPLOAD_COLUMNS: Final = (
    *("collection", "ref_area", "source", "indicator", "sex", "classif1", "classif2", "time", "obs_value"),
    *("obs_status", "freq_code", "note_classif", "note_indicator", "note_source"),
)
#: column of the load file -> field of a row
_READ: Final = {
    "country_code": "ref_area",
    "survey_code": "source",
    "survey_label": "source.label",
    "indicator_code": "indicator",
    "sex_item_code": "sex",
    "classif1_item_code": "classif1",
    "classif2_item_code": "classif2",
    "time": "time",
    "obs_value": "obs_value",
    "flag": "obs_status",
    "value_notes_string": "note_classif",
    "qtable_notes_string": "note_indicator",
    "free_text_notes": "remark",
}
_KEY_COLUMNS: Final = frozenset({"country_code", "indicator_code", "sex_item_code", "time", "obs_value"})
#: columns that repeat what codes say, or say the same in every row
_SAID_BY_CODES: Final = frozenset(column.lower() for column in COLUMNS) - {*_READ, "currency"}
_UPLOAD_ONLY: Final = frozenset({"collection", "freq_code"})
_NOTE: Final = re.compile(r"#(\d+)\$[^#]*")
_SEX: Final = "SEX"


def is_load(data: bytes) -> bool:
    """Whether the first line has the columns of the load file."""
    return csv_ilo.has_columns(data, _KEY_COLUMNS)


def is_upload(data: bytes) -> bool:
    """Whether the first line has the columns of the upload form."""
    return csv_ilo.has_columns(data, _UPLOAD_ONLY | frozenset(csv_ilo.REQUIRED))


def read(data: bytes, *, name: str, edition: Edition) -> ParsedFile:
    """Rows of a load file, NEW or REV; those of a DEL file are refused one by one, since nothing is deleted unseen.

    Raises:
        ExchangeError: as `csv_ilo.read_bulk`.
    """
    parsed = csv_ilo.read_columns(data, name=name, names=_READ)
    numbers = _numbers(edition)
    rows = (
        row._replace(
            note_classif=_codes(row.note_classif, numbers),
            note_indicator=_codes(row.note_indicator, numbers),
        )
        for row in parsed.rows
    )
    return _of_figures(replace(parsed, rows=tuple(rows)), edition, known=_SAID_BY_CODES)


def read_upload(data: bytes, *, name: str, edition: Edition) -> ParsedFile:
    """Rows of an upload form; see `read`.

    Raises:
        ExchangeError: as `csv_ilo.read_bulk`.
    """
    return _of_figures(csv_ilo.read_bulk(data, name=name), edition, known=_UPLOAD_ONLY)


def _of_figures(parsed: ParsedFile, edition: Edition, *, known: frozenset[str]) -> ParsedFile:
    """A file without the rows that name a whole QTable to be deleted, and without columns that say nothing new."""
    gone = [row for row in parsed.rows if _deletes(row, edition)]
    return replace(
        parsed,
        rows=tuple(row for row in parsed.rows if not _deletes(row, edition)),
        refused=(*parsed.refused, *(RefusedRow(row.line, row.words, Refusal.TO_DELETE) for row in gone)),
        ignored=tuple(column for column in parsed.ignored if column not in known),
    )


def _deletes(row: ParsedRow, edition: Edition) -> bool:
    """Whether a row has the key of a QTable alone: neither figure nor letter, and lists where classes should stand."""
    classes = (each for each in (row.classif1, row.classif2) if each)
    return not (row.text or row.status or row.sex) and all(each in edition.codelists for each in classes)


def write(outgoing: Outgoing) -> bytes:
    """The rows as a load file."""
    describer = _Describer(outgoing)
    return _csv(COLUMNS, (describer.row(row, key) for row, key in zip(outgoing.rows, outgoing.keys, strict=True)))


def write_deleted(outgoing: Outgoing) -> bytes:
    """The QTables that are to be deleted, by their keys alone."""
    describer = _Describer(outgoing)
    return _csv(COLUMNS, (describer.key(key) for key in outgoing.deleted))


def write_upload(outgoing: Outgoing) -> bytes:
    """The rows in the shorter upload form."""
    return _csv(UPLOAD_COLUMNS, (_upload(row) for row in outgoing.rows))


def write_upload_deleted(outgoing: Outgoing) -> bytes:
    """The QTables that are to be deleted, in the shorter form."""
    by_key = outgoing.edition.by_key
    keys = (
        {
            "collection": COLLECTION,
            "ref_area": outgoing.country,
            "source": key.source,
            "indicator": by_key[key.table_key].indicator,
            "time": str(key.year),
            "freq_code": YEARLY,
        }
        | dict(zip(("classif1", "classif2"), _versions(by_key[key.table_key], key), strict=False))
        for key in outgoing.deleted
    )
    return _csv(UPLOAD_COLUMNS, keys)


def _upload(row: ParsedRow) -> dict[str, str]:
    return {"collection": COLLECTION, "freq_code": YEARLY, **csv_ilo.published(row)}


@dataclass(frozen=True)
class _Describer:
    """Fills the columns of the load file."""

    outgoing: Outgoing

    def row(self, row: ParsedRow, key: QTableKey) -> dict[str, str]:
        """Columns of a figure."""
        notes = "_".join(part for part in (row.note_indicator, row.note_source) if part)
        table = self.outgoing.edition.by_key[key.table_key]
        return {
            **self.key(key),
            **self._item("Sex", _SEX, row.sex),
            **self._classes(table, key, (row.classif1, row.classif2)),
            "Obs_Value": row.text,
            "Flag": row.status,
            "Currency": self._currencies.get(key, ""),
            "Value_Notes_String": _string(row.note_classif),
            "Qtable_Notes_String": _string(notes),
            "Free_Text_Notes": row.remark or "",
        }

    def key(self, key: QTableKey) -> dict[str, str]:
        """Columns of a QTable."""
        outgoing = self.outgoing
        table = outgoing.edition.by_key[key.table_key]
        return {
            "Lang": outgoing.edition.language.upper(),
            "Country_Code": outgoing.country,
            "Country_Label": outgoing.edition.countries[outgoing.country].name,
            "Collection_Code": COLLECTION,
            "Collection_Label": outgoing.edition.title,
            "Indicator_Code": table.indicator,
            "Indicator_Label": table.title,
            "Survey_Code": key.source,
            "Survey_Label": self._names.get(key.source, ""),
            "Sex_Version_Code": _SEX if Axis.SEX in table.axes else "",
            **dict(zip(_version_columns(), _versions(table, key), strict=False)),
            "Freq": YEARLY,
            "Time": str(key.year),
        }

    def _classes(self, table: TableDefinition, key: QTableKey, codes: Iterable[str]) -> dict[str, str]:
        found: dict[str, str] = {}
        lists = _versions(table, key)
        for number, (list_id, code) in enumerate(zip(lists, codes, strict=False), start=1):
            found |= self._item(f"Classif{number}", list_id, code)
        return found

    def _item(self, prefix: str, list_id: str, code: str) -> dict[str, str]:
        codes = self.outgoing.edition.codelists[list_id]
        label = codes[code].label if code in codes else ""
        return {f"{prefix}_Item_Code": code, f"{prefix}_Item_Label": label}

    @cached_property
    def _names(self) -> Mapping[str, str]:
        return {source.id: source.name for source in self.outgoing.sources}

    @cached_property
    def _currencies(self) -> Mapping[QTableKey, str]:
        return {each.key: each.fields.get(_CURRENCY, "") for each in self.outgoing.qtables}


_CURRENCY: Final = "T30"


def _version_columns() -> Sequence[str]:
    return [f"Classif{number}_Version_Code" for number in _CLASSES]


def _versions(table: TableDefinition, key: QTableKey) -> tuple[str, ...]:
    """Code lists of the classes of a QTable, in the order of the indicator id."""
    lists = {Axis.CLASS: key.version, Axis.STATUS: table.status_list or ABSENT}
    return tuple(lists[axis] for axis in table.id_axes)


def _numbers(edition: Edition) -> Mapping[str, str]:
    """Note codes by their number."""
    notes = (edition.codelists[field.codelist] for field in edition.fields if field.codelist)
    return {code.id.partition(":")[2]: code.id for codes in notes for code in codes.codes}


def _string(codes: str) -> str:
    """Notes as the load file writes them: `#264$NA#5$NA`."""
    return "".join(f"#{code.partition(':')[2]}$NA" for code in codes.split("_") if code)


def _codes(text: str, numbers: Mapping[str, str]) -> str:
    """Note codes of a string of the load file; what it does not know stays as written."""
    found = [numbers.get(match[1], match[0]) for match in _NOTE.finditer(text)]
    return "_".join(found) if found else text


def _csv(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> bytes:
    stream = io.StringIO()
    writer = csv.DictWriter(stream, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue().encode("utf-8")
