"""Logs go to one rotating file, by areas that are listed once."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest

from ilms_desktop import logs

if TYPE_CHECKING:
    from pathlib import Path


def test_decisions_of_every_area_reach_the_file(tmp_path: Path) -> None:
    """The help desk reads one file."""
    root = logging.getLogger("ilms")
    level = root.level
    handler = logs.to_file(tmp_path / "logs")
    try:
        for name in logs.AREAS:
            logs.area(name).info("%d rows", 3)
        logs.area("cli").debug("not worth keeping")
    finally:
        root.removeHandler(handler)
        root.setLevel(level)
        handler.close()
    text = (tmp_path / "logs" / "ilms-desktop.log").read_text(encoding="utf-8")
    assert all(f"ilms.{name} 3 rows" in text for name in logs.AREAS)
    assert "not worth keeping" not in text


def test_an_area_that_is_not_listed_is_a_slip() -> None:
    """A misspelt area would log into nowhere."""
    with pytest.raises(ValueError, match="storrage"):
        logs.area("storrage")
