"""Reading definition files strictly: UTF-8, TOML, CSV and JSON, with a problem as value for each way to fail.

Names are paths below `forms/`, with slashes on every system. Nothing here knows what the files mean.
"""

from __future__ import annotations

import csv
import datetime as dt
import json
import tomllib
from io import StringIO
from typing import TYPE_CHECKING, Any

from ilms_desktop.definitions.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

#: a row of a CSV file: column -> cell
Row = dict[str, str]
#: what a file holds: a table of keys, or rows
Document = dict[str, Any] | list[Row]


def read_bytes(root: Path, name: str) -> bytes | Problem:
    """Content of a file with line feeds only, however the checkout wrote its line ends."""
    try:
        return (root / name).read_bytes().replace(b"\r\n", b"\n")
    except OSError as error:
        return Problem("file.unreadable", name, context={"detail": error.strerror or str(error)})


def read_text(root: Path, name: str) -> str | Problem:
    """Text of a file in UTF-8 without byte order mark."""
    content = read_bytes(root, name)
    if isinstance(content, Problem):
        return content
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return Problem("file.encoding", name)
    return Problem("file.encoding", name) if text.startswith("\ufeff") else text


def read_document(root: Path, name: str) -> Document | Problem:
    """Parsed content of a TOML, CSV or JSON file."""
    text = read_text(root, name)
    return text if isinstance(text, Problem) else parse_document(name, text)


def parse_document(name: str, text: str) -> Document | Problem:
    """What the text of a TOML, CSV or JSON file says."""
    return _PARSERS[name.rpartition(".")[2]](name, text)


def _parse_toml(name: str, text: str) -> Document | Problem:
    """Keys of a TOML file; dates become ISO 8601 text, so that a schema can describe them."""
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return Problem("file.syntax", name, context={"detail": str(error)})
    return {key: _plain(value) for key, value in document.items()}


def _parse_json(name: str, text: str) -> Document | Problem:
    """Keys of a JSON file."""
    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        return Problem("file.syntax", name, context={"detail": str(error)})
    if not isinstance(document, dict):
        return Problem("file.syntax", name, context={"detail": type(document).__name__})
    return document


def _parse_csv(name: str, text: str) -> Document | Problem:
    """Rows of a CSV file; every row has as many cells as the first line."""
    try:
        header, *lines = list(csv.reader(StringIO(text, newline=""), strict=True)) or [[""]]
    except csv.Error as error:
        return Problem("file.syntax", name, context={"detail": str(error)})
    for column in header:
        if not column or header.count(column) > 1:
            return Problem("file.header", name, column, {"column": column})
    for number, cells in enumerate(lines, 2):
        if len(cells) != len(header):
            sizes = {"line": str(number), "found": str(len(cells)), "wanted": str(len(header))}
            return Problem("file.row", name, str(number), sizes)
    return [dict(zip(header, cells, strict=True)) for cells in lines]


def _plain(value: Any) -> Any:
    """A TOML value in the types of JSON."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, dt.date | dt.time) else value


_PARSERS: dict[str, Callable[[str, str], Document | Problem]] = {
    "toml": _parse_toml,
    "json": _parse_json,
    "csv": _parse_csv,
}
