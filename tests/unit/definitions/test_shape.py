"""The shape pass says what does not fit, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ilms_desktop.definitions.forms import Forms
from ilms_desktop.definitions.shape import check_shapes

if TYPE_CHECKING:
    from ilms_desktop.definitions.problem import Problem

PERSON = {
    "x-files": ["people/*"],
    "type": "object",
    "additionalProperties": False,
    "required": ["name"],
    "properties": {"name": {"type": "string", "minLength": 1}, "place": {"type": "object", "required": ["town"]}},
}


def problems(document: Any, schema: dict[str, Any] | None = None) -> list[Problem]:
    """Problems of one file against one schema."""
    forms = Forms({"schemas/person.json": schema or PERSON, "people/one": document})
    return list(check_shapes(forms))


@pytest.mark.parametrize(
    ("document", "code", "path"),
    [
        ({"name": "a", "nmae": "b"}, "shape.unknown_key", ""),
        ({}, "shape.missing_key", ""),
        ({"name": ""}, "shape.value", "name"),
        ({"name": "a", "place": {}}, "shape.missing_key", "place"),
        ([{"name": "a"}, {"name": ""}], "shape.value", "line 3: name"),
        ([{"name": "a", "age": "1"}], "shape.unknown_key", "line 2"),
    ],
)
def test_what_does_not_fit_is_named_with_its_place(document: Any, code: str, path: str) -> None:
    """A line of a CSV file, a key of a TOML file."""
    assert [(problem.code, problem.path) for problem in problems(document)] == [(code, path)]


@pytest.mark.parametrize("document", [{"name": "a"}, [{"name": "a"}, {"name": "b"}], []])
def test_what_fits_is_no_problem(document: Any) -> None:
    """A file without rows is a file."""
    assert problems(document) == []


@pytest.mark.parametrize(
    "schema",
    [{"type": "object"}, {"x-files": "people/*"}, {"x-files": ["people/*"], "type": "person"}],
)
def test_a_schema_that_cannot_be_used_is_a_problem(schema: dict[str, Any]) -> None:
    """A schema for nothing would leave its files unchecked."""
    found = [problem for problem in problems({"name": ""}, schema) if problem.file == "schemas/person.json"]
    assert [problem.code for problem in found] == ["schema.broken"]


def test_every_file_needs_one_schema() -> None:
    """A file that nobody checks is a file that nobody reads."""
    forms = Forms(
        {"a.toml": {}, "schemas/a.json": {"x-files": ["b*.toml"]}, "schemas/b.json": {"x-files": ["b.*"]}, "b.toml": {}}
    )
    assert [(problem.code, problem.file) for problem in check_shapes(forms)] == [
        ("schema.missing", "a.toml"),
        ("schema.ambiguous", "b.toml"),
    ]
