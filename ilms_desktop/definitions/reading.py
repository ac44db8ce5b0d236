"""Reading a definition file that must be there and be readable; anything else is a `DefinitionError`."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar, cast

from ilms_desktop.definitions.files import Document, Row, parse_document, read_text
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
    return cast("dict[str, Any]", need(_read(root, name)))


def need_rows(root: Path, name: str) -> list[Row]:
    """Rows of a CSV file."""
    return cast("list[Row]", need(_read(root, name)))


def _read(root: Path, name: str) -> Document | Problem:
    """What a file says."""
    text = read_text(root, name)
    return text if isinstance(text, Problem) else _parsed(name, text)


# why: the same files make the definitions in every language, and parsing takes longest of what opens an edition;
# nobody changes what comes from here
_parsed = lru_cache(maxsize=512)(parse_document)


def broken(problems: tuple[Problem, ...]) -> DefinitionError:
    """Error that carries every problem."""
    return DefinitionError("definitions_broken", count=len(problems), problems=problems)
