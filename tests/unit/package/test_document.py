"""Documents by kind, and what is asked of every one alike."""

from __future__ import annotations

from typing import Any

import pytest

from ilms_desktop.package import document
from ilms_desktop.package.document import SPECS
from ilms_desktop.package.names import Kind
from ilms_desktop.package.outcome import Problem
from tests.vectors.package import kinds_world as kw
from tests.vectors.package.resign import complete


def fields_problem(**changes: Any) -> str | None:
    """Field that is named, None where the fields hold."""
    problem = document.read_fields(complete(**changes), SPECS[Kind.SUBMISSION])
    return problem.parameters["field"] if problem else None


@pytest.mark.parametrize("kind", list(kw.NAMES))
def test_the_good_document_of_every_kind_holds(kind: Kind) -> None:
    """Everything the other tests spoil is right at first."""
    fields = kw.complete(kind)
    assert document.read(fields, kind, [table.path for table in kw.tables(kind)]) is fields


def test_the_good_submission_holds() -> None:
    """Its list of tables fits its files."""
    fields = complete()
    paths = [table["path"] for table in fields["tables"]]
    assert document.read(fields, Kind.SUBMISSION, paths) is fields


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
        ({"format": ["ilms-submission/1"]}, Kind.SUBMISSION, "FORMAT"),
        ({"format": "ilms-submission/1"}, Kind.RECEIPT, "FORMAT"),
        ({"format": "ilms-receipt/1"}, Kind.RECEIPT, None),
    ],
)
def test_a_document_that_we_cannot_read_is_from_the_future(value: object, kind: Kind, code: str | None) -> None:
    """A document without the field is incomplete instead; one of another kind is not read at all."""
    problem = document.read_format(value, SPECS[kind])
    assert (problem and problem.code) == code


def test_a_document_that_is_no_object_does_not_hold() -> None:
    """A list or a number has no fields."""
    assert document.read([], Kind.SUBMISSION, []) == Problem("FIELDS", {"field": ""})
