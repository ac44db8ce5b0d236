"""The worker's side, without a process."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import ilms_desktop
from ilms_desktop.carriers import frames, pdf_worker_main
from ilms_desktop.package.carrier import Content
from ilms_desktop.package.outcome import Problem
from tests.vectors.package import forge_pdf as fp
from tests.vectors.package import world

if TYPE_CHECKING:
    import pytest

HEAVY = ("PySide6", "sqlalchemy", "pandas", "babel", "typst", "sqlite3")


def served(*files: bytes) -> io.BytesIO:
    """What the worker says to these files."""
    incoming, outgoing = io.BytesIO(), io.BytesIO()
    frames.send(incoming, *files)
    incoming.seek(0)
    pdf_worker_main.serve(incoming, outgoing)
    outgoing.seek(0)
    assert frames.receive(outgoing) == frames.READY
    return outgoing


def test_each_file_is_answered_in_turn() -> None:
    """A refusal does not end the worker; its owner decides that."""
    said = served(b"%PDF-1.7", fp.good())
    assert frames.receive_answer(said) == Problem("CARRIER_DAMAGED", {"detail": "end"})
    assert frames.receive_answer(said) == Content(world.good(), world.FILE_NAME)
    assert frames.receive_answer(said) is None


def test_too_little_memory_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's limit shows as an exception, and the owner learns what it was."""

    def hungry(_data: bytes) -> Content:
        raise MemoryError

    monkeypatch.setattr(pdf_worker_main, "extract", hungry)
    assert frames.receive_answer(served(b"x")) == Problem("CARRIER_LIMIT", {"detail": "memory"})


def test_the_worker_needs_little_of_the_program() -> None:
    """It starts quickly and fits into its memory: no window, no database, no tables, no catalogues."""
    code = f"import sys, {pdf_worker_main.__name__}; print(sorted(set({HEAVY!r}) & sys.modules.keys()))"
    root = Path(ilms_desktop.__file__).parents[1]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
