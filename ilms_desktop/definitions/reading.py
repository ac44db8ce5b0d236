"""Reading a definition file that must be there and be readable; anything else is a `DefinitionError`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, cast

from ilms_desktop.definitions.files import Row, read_document
from ilms_desktop.definitions.problem import Problem
from ilms_desktop.errors import DefinitionError

if TYPE_CHECKING:
    from pathlib import Path

T = TypeVar("T")


def need(result: T | Problem) -> T:
    """What was read.

    Raises:
        DefinitionError: `definitions_broken`, with the problem.
    """
    if isinstance(result, Problem):
        raise broken((result,))
    return result


def need_keys(root: Path, name: str) -> dict[str, Any]:
    """Keys of a TOML file."""
    return cast("dict[str, Any]", need(read_document(root, name)))


def need_rows(root: Path, name: str) -> list[Row]:
    """Rows of a CSV file."""
    return cast("list[Row]", need(read_document(root, name)))


def broken(problems: tuple[Problem, ...]) -> DefinitionError:
    """Error that carries every problem."""
    return DefinitionError("definitions_broken", count=len(problems), problems=problems)
