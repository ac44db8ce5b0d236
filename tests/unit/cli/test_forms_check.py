"""The definitions are checked in words and as a document."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

from ilms_desktop import paths

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_the_definitions_of_the_program_are_in_order(ilms: Any) -> None:
    """Every release says so."""
    ran = ilms("forms", "check", "--json")
    assert ran.document == {"problems": [], "count": 0}, ran.err
    assert ran.code == 0


def test_every_problem_is_listed_at_once(ilms: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two slips in two files: both are named, with file and text."""
    forms = tmp_path / "forms"
    shutil.copytree(paths.forms_dir(), forms)
    monkeypatch.setattr(paths, "forms_dir", lambda: forms)
    for name in ("C4", "C6"):
        path = forms / "tables" / "ilms-2019" / f"{name}.toml"
        path.write_text("nonsense = 1\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    (forms / "tables" / "ilms-2019" / "C7.toml").write_text("=", encoding="utf-8")
    ran = ilms("forms", "check", "--json")
    assert ran.code == 1
    files = {problem["file"] for problem in ran.document["problems"]}
    assert {f"tables/ilms-2019/{name}.toml" for name in ("C4", "C6", "C7")} <= files
    assert ran.document["count"] == len(ran.document["problems"])
    assert all(problem["text"] in ran.err for problem in ran.document["problems"])
