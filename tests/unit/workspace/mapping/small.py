"""Small foreign sheets and mappings for the tests of the mapping assistant."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ilms_desktop.definitions.loader import load_edition
from ilms_desktop.exchange.foreign.book import book_of, read_foreign
from ilms_desktop.exchange.foreign.cells import ForeignBook, ForeignSheet
from ilms_desktop.workspace.mapping.apply import Applied, apply_mapping
from ilms_desktop.workspace.mapping.toml_text import read_mapping

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ilms_desktop.model.edition import Edition
    from ilms_desktop.workspace.mapping.model import SheetMapping

DATA = Path(__file__).resolve().parents[3] / "data" / "foreign"

HEAD = """
format = 1
name = "Test"
unit = "{unit}"
"""
LONG = """
[[parts]]
table = "C3"
version = "CDS_DES"
first_row = 2
first_column = "D"
year = { where = "column", at = "A" }
sex = { where = "column", at = "B" }
class = { where = "column", at = "C" }
"""


@lru_cache(maxsize=1)
def edition() -> Edition:
    """The edition in use."""
    return load_edition("ilms-2019")


def mapping(*parts: str, unit: str = "persons", more: str = "") -> SheetMapping:
    """A mapping of these parts."""
    return read_mapping((HEAD.replace("{unit}", unit) + more + "".join(parts)).encode(), name="m.toml")


def book(*rows: Sequence[Any], name: str = "Data", **more: Sequence[Sequence[Any]]) -> ForeignBook:
    """A file with a sheet of these rows, and more sheets by name."""
    sheets = [ForeignSheet(name, rows), *(ForeignSheet(other, each) for other, each in more.items())]
    return book_of(sheets, name="data.xlsx", data=b"data")


def public(name: str) -> ForeignBook:
    """A recorded excerpt of a public table."""
    return read_foreign((DATA / name).read_bytes(), name=name)


def long(*rows: Sequence[Any]) -> ForeignBook:
    """A table in long form: year, sex, country, figure."""
    return book(("Year", "Sex", "Country", "Figure"), *rows)


def applied(file: ForeignBook, made: SheetMapping, *, country: str = "KHM") -> Applied:
    """What a mapping makes of a file."""
    return apply_mapping(file, made, edition=edition(), country=country)


def told(result: Applied) -> list[tuple[str, ...]]:
    """Rows in short: year, sex, class, figure, letter."""
    return [(row.time, row.sex, row.classif1, row.text, row.status) for row in result.parsed.rows]


def reasons(result: Applied) -> list[tuple[str, str]]:
    """Refused places with their reasons."""
    return [(row.place, row.reason.value) for row in result.parsed.refused]
