"""Survey files on disk: SPSS, Stata and SAS through the optional library, CSV without it.

Only the variables that are asked for are read, and nothing of a file is written anywhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.errors import ExchangeError, ExtraMissing
from ilms_desktop.exchange.files import MEGABYTE, read_file

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from ilms_desktop.exchange.microdata.survey import Survey, SurveyInfo

#: suffix -> function of the optional library
_READERS: Final = {
    ".sav": "read_sav",
    ".zsav": "read_sav",
    ".dta": "read_dta",
    ".sas7bdat": "read_sas7bdat",
}
_TEXT: Final = (".csv", ".tsv", ".txt")
_EXTRA: Final = "microdata"
#: file names that a dialog offers
SURVEY_SUFFIXES: Final = (*_READERS, *_TEXT)
#: largest CSV file; a census of a large country is below it
_CSV_BYTES: Final = 4_000 * MEGABYTE


def survey_info(path: Path) -> SurveyInfo:
    """Variables of a survey with their labels.

    Raises:
        ExchangeError: `file_missing`, `survey_format`, `survey_unreadable`; for CSV also `empty_file`,
            `survey_not_utf8`, `repeated_columns`.
        ExtraMissing: `extra_missing`, the library for this kind of file is not installed.
    """
    from ilms_desktop.exchange.microdata.survey import csv_info

    if _suffix(path) in _TEXT:
        return csv_info(read_file(path, limit=_CSV_BYTES), name=path.name)
    _frame, found = _read(path, metadataonly=True)
    return _info(path, found)


def read_survey(path: Path, names: Sequence[str]) -> Survey:
    """Some variables of a survey, all records.

    Raises:
        ExchangeError: as `survey_info`; `survey_lacks`, variables that are not there.
        ExtraMissing: `extra_missing`.
    """
    from ilms_desktop.exchange.microdata.survey import Survey, read_csv, require

    if _suffix(path) in _TEXT:
        return read_csv(read_file(path, limit=_CSV_BYTES), name=path.name, names=names)
    require(survey_info(path), names)
    frame, found = _read(path, usecols=list(names))
    return Survey(_info(path, found), {each: frame[each] for each in names}, len(frame))


def _suffix(path: Path) -> str:
    suffix = path.suffix.casefold()
    if suffix not in SURVEY_SUFFIXES:
        raise ExchangeError("survey_format", path=path.name)
    if not path.is_file():
        raise ExchangeError("file_missing", path=path)
    return suffix


def _read(path: Path, **options: Any) -> tuple[Any, Any]:
    """What the optional library reads: a frame, and what the file says of itself."""
    try:
        import pyreadstat
    except ImportError:
        raise ExtraMissing("extra_missing", extra=_EXTRA) from None
    reader = getattr(pyreadstat, _READERS[_suffix(path)])
    try:
        frame, found = reader(str(path), **options)
    except (pyreadstat.ReadstatError, pyreadstat.PyreadstatError, OSError, ValueError, UnicodeDecodeError):
        # why: what the library says may quote a record
        raise ExchangeError("survey_unreadable", path=path.name) from None
    return frame, found


def _info(path: Path, found: Any) -> SurveyInfo:
    """What a file says of itself."""
    from ilms_desktop.exchange.microdata.coding import as_written
    from ilms_desktop.exchange.microdata.survey import SurveyInfo

    labels = {
        name: {as_written(value): str(label) for value, label in values.items()}
        for name, values in found.variable_value_labels.items()
    }
    return SurveyInfo(
        name=path.name,
        variables=tuple(found.column_names),
        labels={name: label for name, label in found.column_names_to_labels.items() if label},
        value_labels=labels,
        records=found.number_rows,
    )
