"""Documents with tables: submissions and parts."""

from __future__ import annotations

from typing import Any

import pytest

from ilms_desktop.package import document_figures as figures
from ilms_desktop.package.outcome import Problem
from tests.vectors.package.resign import complete

PATHS = ["submission.json", "tables/A8-citizenship.csv", "tables/C4.csv"]


def listed(**changes: Any) -> dict[str, Any]:
    """The good document with one of its tables changed."""
    first, *others = complete()["tables"]
    return complete(tables=[first | changes, *others])


@pytest.mark.parametrize(
    ("sharing", "until", "good"),
    [
        ("public", None, True),
        ("ilo-only", None, True),
        ("partner-states", None, True),
        ("embargo", "2027-01-31", True),
        ("embargo", None, False),
        ("embargo", "2027-02-30", False),
        ("public", "2027-01-31", False),
        ("public", "soon", False),
        ("", None, False),
        ("everybody", None, False),
    ],
)
def test_a_date_stands_exactly_with_an_embargo(sharing: str, until: str | None, good: bool) -> None:
    """What the country allows must never be a guess."""
    problem = figures.read_sharing(listed(sharing=sharing, embargo_until=until))
    assert (problem is None) is good


def test_the_list_of_tables_names_exactly_the_files() -> None:
    """A file that no list names, a name without file, another order, another path."""
    fields = complete()
    first, second = fields["tables"]
    assert figures.read_tables(fields, [*PATHS, "tables/x.csv"]) == Problem("TABLES", {"file": "tables/x.csv"})
    assert figures.read_tables(fields, PATHS[:-1]) == Problem("TABLES", {"file": "tables/C4.csv"})
    for tables in ([second, first], [first, first, second], [first | {"id": "A9"}, second]):
        problem = figures.read_tables(complete(tables=tables), PATHS)
        assert problem is not None
        assert problem.code == "TABLES"


def test_nothing_to_report_comes_without_tables() -> None:
    """`nil` and `withdrawal` carry none."""
    assert figures.read_tables(complete(kind="nil"), PATHS) == Problem("TABLES", {"file": PATHS[1]})
    assert figures.read_tables(complete(kind="nil", tables=[]), PATHS[:1]) is None


@pytest.mark.parametrize(("kind", "good"), [("full", False), ("correction", False), ("nil", True)])
def test_figures_with_errors_left_are_refused(kind: str, good: bool) -> None:
    """Errors are corrected or answered for before sealing."""
    rules = complete()["rules"] | {"errors": 3}
    problem = figures.read_errors(complete(kind=kind, rules=rules))
    assert problem == (None if good else Problem("ERRORS", {"count": "3"}))
