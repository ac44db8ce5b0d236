"""The demonstration does the whole job and can be repeated."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def test_the_demonstration_works_twice_in_a_row(ilms: Any, tmp_path: Path) -> None:
    """All outputs lie in the folder that was named; the second time in one inside it."""
    out = tmp_path / "new" / "demo"
    for _ in range(2):
        ran = ilms("demo", "--out", out)
        assert ran.code == 0, ran.err
        assert "CC BY 4.0" in ran.err
        assert "The package is genuine and complete." in ran.err
        made = [Path(line) for line in ran.out.splitlines()]
        assert all(path.is_file() and path.is_relative_to(out) for path in made)
        assert {path.suffix for path in made} >= {".ilms", ".pdf", ".zip", ".allowed_signers"}
    assert (out / "demo-2").is_dir()


def test_a_folder_that_cannot_be_made_is_said(ilms: Any, tmp_path: Path) -> None:
    """A file stands in its place."""
    (tmp_path / "file").write_bytes(b"")
    ran = ilms("demo", "--out", tmp_path / "file" / "demo")
    assert ran.code == 2
    assert "could not be written" in ran.err
