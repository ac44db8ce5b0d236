"""A survey in memory: its variables with their labels, and its columns. CSV files are read here from their bytes.

Records stay in memory. No function here puts a value of a record into a message; texts of the libraries that read
files are left out of messages for the same reason.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.errors import ExchangeError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_DELIMITERS: Final = (";", "\t", "|", ",")
_MARK: Final = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class SurveyInfo:
    """What a survey file says of itself.

    Attributes:
        name: of the file. variables: in the order of the file.
        labels: of variables. value_labels: variable -> value as written -> label.
        records: number of records; None where the file has to be read to count them.
        decimal: decimal sign, for CSV files that show one beside a semicolon.
    """

    name: str
    variables: tuple[str, ...]
    labels: Mapping[str, str] = field(default_factory=dict)
    value_labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    records: int | None = None


@dataclass(frozen=True, repr=False)
class Survey:
    """Some columns of a survey.

    Attributes:
        info: what the file says of itself. columns: variable -> its values, a pandas series. records: their number.
    """

    info: SurveyInfo
    columns: Mapping[str, Any]
    records: int


def require(info: SurveyInfo, names: Iterable[str]) -> None:
    """See that variables are in the file.

    Raises:
        ExchangeError: `survey_lacks`, with all that are not.
    """
    lacking = [name for name in names if name not in info.variables]
    if lacking:
        raise ExchangeError("survey_lacks", path=info.name, variables=", ".join(lacking))


def csv_info(data: bytes, *, name: str) -> SurveyInfo:
    """Variables of a CSV file.

    Raises:
        ExchangeError: `empty_file`, `not_utf8`, `repeated_columns`.
    """
    first = _first_line(data, name=name)
    variables = tuple(next(csv.reader([first], delimiter=_delimiter(first)), []))
    repeated = sorted({each for each in variables if variables.count(each) > 1})
    if repeated:
        raise ExchangeError("repeated_columns", path=name, columns=", ".join(repeated))
    return SurveyInfo(name=name, variables=tuple(each.strip() for each in variables))


def read_csv(data: bytes, *, name: str, names: Sequence[str]) -> Survey:
    """Some columns of a CSV file, each value as written.

    Raises:
        ExchangeError: those of `csv_info`; `survey_lacks`; `survey_unreadable`, lines that are no records.
    """
    import pandas as pd

    info = csv_info(data, name=name)
    require(info, names)
    delimiter = _delimiter(_first_line(data, name=name))
    try:
        frame = pd.read_csv(
            io.BytesIO(data),
            sep=delimiter,
            dtype=str,
            header=0,
            names=list(info.variables),
            usecols=list(names),
            index_col=False,
            keep_default_na=False,
            na_values=[""],
            encoding="utf-8-sig",
            engine="c",
        )
    except UnicodeDecodeError:
        raise ExchangeError("survey_not_utf8", path=name) from None
    except (pd.errors.ParserError, pd.errors.EmptyDataError, ValueError):
        # why: what the library says may quote a record
        raise ExchangeError("survey_unreadable", path=name) from None
    return Survey(info, {each: frame[each] for each in names}, len(frame))


def _first_line(data: bytes, *, name: str) -> str:
    line = data.removeprefix(_MARK).split(b"\n", 1)[0].rstrip(b"\r")
    if not line.strip():
        raise ExchangeError("empty_file", path=name)
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        raise ExchangeError("survey_not_utf8", path=name) from None


def _delimiter(line: str) -> str:
    """The sign that parts the names of the first line most often."""
    return max(_DELIMITERS, key=line.count) if any(sign in line for sign in _DELIMITERS) else ","
