"""Keys of the desk and of its roots say in their register line what they are for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest


@pytest.mark.parametrize(("name", "space"), [("desk-2026", "ilms-receipt-v1@"), ("r1", "ilms-trust-v1@")])
def test_a_key_is_made_with_its_line(name: str, space: str, ilms: Any, tmp_path: Path) -> None:
    """A root signs trust bundles and nothing else."""
    ran = ilms("desk-key", "new", tmp_path / name, "--id", name, "--no-passphrase")
    assert ran.code == 0
    line = Path(ran.out.splitlines()[2]).read_text()
    assert line.startswith(name)
    assert space in line
    assert ("trust" in line) == (name == "r1")


@pytest.mark.parametrize("name", ["", "Desk", "-x", "d"])
def test_a_name_that_cannot_be_is_said(name: str, ilms: Any, tmp_path: Path) -> None:
    """Before a passphrase is asked for; nothing is written."""
    assert ilms("desk-key", "new", tmp_path / "key", f"--id={name}").code == 2
    assert list(tmp_path.glob("key*")) == []
