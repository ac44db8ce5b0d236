"""Rules that documents of several kinds share."""

from __future__ import annotations

from typing import Any

import pytest

from ilms_desktop.package import document_rules as rules
from tests.vectors.package import kinds_world as kw

CELL: dict[str, Any] = kw.query()["cell"]
INNER = ("sex", "classes")


def nulls(*names: str) -> dict[str, Any]:
    """The good cell with some coordinates null."""
    return CELL | dict.fromkeys(names)


@pytest.mark.parametrize(
    ("cell", "good"),
    [
        (CELL, True),
        (nulls("sex"), True),
        (nulls("classes"), True),
        (nulls(*INNER), True),
        (nulls("year", *INNER), True),
        (nulls("class_version", "year", *INNER), True),
        (nulls("table", "class_version", "year", *INNER), True),
        (nulls("criterion", "table", "class_version", "year", *INNER), True),
        (nulls("year"), False),
        (nulls("year", "sex"), False),
        (nulls("table", "year", *INNER), False),
        (nulls("criterion"), False),
        (nulls("source"), False),
        (nulls("country"), False),
        (CELL | {"year": "2024"}, False),
        ([], False),
    ],
)
def test_no_coordinate_stands_behind_one_that_is_null(cell: object, good: bool) -> None:
    """A question is about a cell, a table of a year, a table, or a source; never about something in between."""
    assert (rules.cell(cell, "cell") is None) is good


def test_tables_are_listed_as_they_lie_in_the_payload() -> None:
    """Sorted, each once, under the path of its id; a file without a name is named."""
    listed = [{"id": each, "path": f"tables/{each}.csv"} for each in ("A8", "C4")]
    paths = ["part.json", "tables/A8.csv", "tables/C4.csv"]
    assert rules.tables_misfit({"tables": listed}, paths) is None
    assert rules.tables_misfit({"tables": listed[::-1]}, paths) == ""
    assert rules.tables_misfit({"tables": listed}, [*paths, "tables/Z.csv"]) == "tables/Z.csv"
