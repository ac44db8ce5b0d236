"""A sealed questionnaire and the test desk's documents as files, for the tests of commands about the post."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ilms_desktop.workspace.clock import system_clock, system_ids
from ilms_desktop.workspace.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

    from ilms_desktop.model.post import Document
    from ilms_desktop.package.write import Sealed

REASON = "The ministry sent newer figures."


def seal(ilms: Any, file: Path, key: Path, out: Path, *words: object) -> Any:
    """A package; its document."""
    ran = ilms("seal", file, "--key", key, "--out", out, "--json", *words)
    assert ran.code == 0, ran.err
    return ran.document


def sent(file: Path, tail: str = "S0001") -> Document:
    """A document that went out."""
    with Workspace.open(file, language="en", clock=system_clock, ids=system_ids) as workspace:
        return next(each for each in workspace.post().documents if each.tail == tail)


def put(folder: Path, document: Sealed) -> Path:
    """A document of the desk as a file."""
    path = folder / document.file_name
    path.write_bytes(document.data)
    return path
