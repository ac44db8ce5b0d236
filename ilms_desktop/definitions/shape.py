"""First pass over the definitions: does every file have the shape that its schema describes?

A schema says with `x-files` for which files it is meant; a file without a schema is a problem, so that nothing stays
unchecked. A schema describes one row of a CSV file, and the whole of a TOML file.
"""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any, Final

from ilms_desktop.definitions.forms import SCHEMAS
from ilms_desktop.definitions.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from jsonschema import Draft202012Validator, ValidationError

    from ilms_desktop.definitions.files import Document
    from ilms_desktop.definitions.forms import Forms

FILES_KEY: Final = "x-files"
#: kind of failure -> problem code; every other kind is a value that does not fit
_CODES: Final = {"additionalProperties": "shape.unknown_key", "required": "shape.missing_key"}


def check_shapes(forms: Forms) -> Iterator[Problem]:
    """Problems of shape in every file that is no schema itself."""
    # why: jsonschema costs some 100 ms to import, and only this pass needs it (ADR 0011)
    from jsonschema import Draft202012Validator

    validators = {}
    for name in forms.names(SCHEMAS):
        schema = forms.keys(name)
        trouble = _trouble(schema)
        if trouble is not None:
            path, detail = trouble
            yield Problem("schema.broken", name, path, {"detail": detail})
        # a broken schema still claims its files, so that each problem is told once
        validators[name] = Draft202012Validator({FILES_KEY: _meant_for(schema)} if trouble else schema)
    for name, document in forms.documents.items():
        if name not in validators:
            yield from _check_file(name, document, validators)


def _trouble(schema: dict[str, Any]) -> tuple[str, str] | None:
    """Place and reason why a schema cannot be used, or None."""
    from jsonschema import Draft202012Validator, SchemaError

    if not _meant_for(schema):
        return f"$.{FILES_KEY}", FILES_KEY
    try:
        Draft202012Validator.check_schema(schema)
    except SchemaError as error:
        return error.json_path, error.message
    return None


def _meant_for(schema: Any) -> list[str]:
    """Patterns of the files that a schema describes."""
    patterns = schema.get(FILES_KEY, [])
    return [str(pattern) for pattern in patterns] if isinstance(patterns, list) else []


def _check_file(name: str, document: Document, validators: Mapping[str, Draft202012Validator]) -> Iterator[Problem]:
    """Problems of one file against the one schema that is meant for it."""
    meant = [schema for schema, validator in validators.items() if _is_meant(validator.schema, name)]
    if len(meant) != 1:
        code = "schema.ambiguous" if meant else "schema.missing"
        yield Problem(code, name, context={"schemas": ", ".join(meant)})
        return
    for place, part in _parts(document):
        for error in validators[meant[0]].iter_errors(part):
            yield _problem(name, place, error)


def _is_meant(schema: Any, name: str) -> bool:
    """Whether a schema is meant for a file."""
    return any(fnmatchcase(name, pattern) for pattern in _meant_for(schema))


def _parts(document: Document) -> Iterable[tuple[str, Any]]:
    """What a schema describes: the keys of a TOML file, or each row of a CSV file with its line."""
    if isinstance(document, dict):
        return [("", document)]
    return [(f"line {number}", row) for number, row in enumerate(document, 2)]


def _problem(name: str, place: str, error: ValidationError) -> Problem:
    """Problem for a failure of the schema library."""
    code = _CODES.get(str(error.validator), "shape.value")
    path = ": ".join(part for part in (place, error.json_path.removeprefix("$").lstrip(".")) if part)
    return Problem(code, name, path, {"detail": error.message})
