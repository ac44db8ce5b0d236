"""The document of a submission."""

from __future__ import annotations

from typing import Any

import pytest

from ilms_desktop.package import document
from ilms_desktop.package.names import Kind
from ilms_desktop.package.outcome import Problem
from tests.vectors.package.resign import complete

PATHS = ["submission.json", "tables/A8-citizenship.csv", "tables/C4.csv"]


def fields_problem(**changes: Any) -> str | None:
    """Field that is named, None where the fields hold."""
    problem = document.read_fields(complete(**changes), Kind.SUBMISSION)
    return problem.parameters["field"] if problem else None


def listed(**changes: Any) -> dict[str, Any]:
    """The good document with one of its tables changed."""
    first, *others = complete()["tables"]
    return complete(tables=[first | changes, *others])


def test_the_good_document_holds() -> None:
    """Everything the other tests spoil is right at first."""
    fields = complete()
    assert document.read_format(fields, Kind.SUBMISSION) is None
    assert fields_problem() is None
    assert document.read_sharing(fields) is None
    assert document.read_tables(fields, PATHS) is None
    assert document.read_errors(fields) is None


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"kind": "partial"}, "kind"),
        ({"package_uuid": "019a8f2e-7c10-4b3e-9d5a-1f2e3d4c5b6a"}, "package_uuid"),
        ({"country": "ken"}, "country"),
        ({"collection": "ILMS 2026"}, "collection"),
        ({"questionnaire": {"id": "ilms-2019", "version": 1}}, "questionnaire.package_id"),
        ({"office": {"name": "Office", "code": "K"}}, "office.code"),
        ({"office": {"name": "Two\nlines", "code": "KNBS"}}, "office.name"),
        ({"prepared_by": {"name": "A", "function": "B", "phone": "1"}}, "prepared_by.phone"),
        ({"sequence": 0}, "sequence"),
        ({"created_utc": "2026-11-21"}, "created_utc"),
        ({"resolves": ["a b"]}, "resolves[0]"),
        ({"audit": None}, "audit"),
    ],
)
def test_a_field_that_does_not_fit_is_named(changes: dict[str, Any], field: str) -> None:
    """The support line says where to look."""
    assert fields_problem(**changes) == field


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"sequence": 2, "previous": None}, "previous"),
        ({"sequence": 1, "previous": "ab" * 32}, "previous"),
        ({"kind": "correction"}, "supersedes"),
        ({"supersedes": "ab" * 32}, "supersedes"),
        ({"batch": {"id": "b", "index": 3, "total": 2}}, "batch"),
        ({"sequence": 2, "previous": "ab" * 32}, None),
        ({"kind": "withdrawal", "supersedes": "ab" * 32}, None),
        ({"batch": {"id": "b", "index": 2, "total": 2}}, None),
    ],
)
def test_fields_fit_each_other(changes: dict[str, Any], field: str | None) -> None:
    """A first package has none before it; a correction says what it corrects."""
    assert fields_problem(**changes) == field


@pytest.mark.parametrize(
    ("value", "kind", "code"),
    [
        ({"format": "ilms-submission/2"}, Kind.SUBMISSION, "FORMAT"),
        ({"format": 1}, Kind.SUBMISSION, "FORMAT"),
        ({}, Kind.SUBMISSION, None),
        ([], Kind.SUBMISSION, None),
        ({"format": "ilms-receipt/1"}, Kind.RECEIPT, "FORMAT"),
        ({}, Kind.RECEIPT, "FORMAT"),
    ],
)
def test_a_document_that_we_cannot_read_is_from_the_future(value: object, kind: Kind, code: str | None) -> None:
    """A document without the field is incomplete instead; kinds of a later version are never read half."""
    problem = document.read_format(value, kind)
    assert (problem and problem.code) == code


def test_a_document_that_is_no_object_does_not_hold() -> None:
    """A list or a number has no fields."""
    assert document.read_fields([], Kind.SUBMISSION) == Problem("FIELDS", {"field": ""})


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
    problem = document.read_sharing(listed(sharing=sharing, embargo_until=until))
    assert (problem is None) is good


def test_the_list_of_tables_names_exactly_the_files() -> None:
    """A file that no list names, a name without file, another order, another path."""
    fields = complete()
    first, second = fields["tables"]
    assert document.read_tables(fields, [*PATHS, "tables/x.csv"]) == Problem("TABLES", {"file": "tables/x.csv"})
    assert document.read_tables(fields, PATHS[:-1]) == Problem("TABLES", {"file": "tables/C4.csv"})
    for tables in ([second, first], [first, first, second], [first | {"id": "A9"}, second]):
        problem = document.read_tables(complete(tables=tables), PATHS)
        assert problem is not None
        assert problem.code == "TABLES"


def test_nothing_to_report_comes_without_tables() -> None:
    """`nil` and `withdrawal` carry none."""
    assert document.read_tables(complete(kind="nil"), PATHS) == Problem("TABLES", {"file": PATHS[1]})
    assert document.read_tables(complete(kind="nil", tables=[]), PATHS[:1]) is None


@pytest.mark.parametrize(("kind", "good"), [("full", False), ("correction", False), ("nil", True)])
def test_figures_with_errors_left_are_refused(kind: str, good: bool) -> None:
    """Errors are corrected or answered for before sealing."""
    rules = complete()["rules"] | {"errors": 3}
    problem = document.read_errors(complete(kind=kind, rules=rules))
    assert problem == (None if good else Problem("ERRORS", {"count": "3"}))
