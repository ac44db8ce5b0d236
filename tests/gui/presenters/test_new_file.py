"""A place for a new questionnaire that nobody else's file has."""

from __future__ import annotations

from pathlib import Path

from ilms_desktop.ui.presenters.new_file import free_path, path_of


def test_a_free_name_is_proposed(tmp_path: Path) -> None:
    """Country and round; a number where the name is taken."""
    first = free_path(tmp_path, country="KHM", round_id="2026")
    assert first == tmp_path / "KHM-2026.ilms"
    first.write_bytes(b"")
    (tmp_path / "KHM-2026-2.ilms").write_bytes(b"")
    assert free_path(tmp_path, country="KHM", round_id="2026") == tmp_path / "KHM-2026-3.ilms"
    assert free_path(tmp_path, country="", round_id="2026") == tmp_path / "2026.ilms"


def test_a_typed_name_gets_its_ending() -> None:
    """As the system's dialog would give it."""
    assert path_of(" data/khm ") == Path("data/khm.ilms")
    assert path_of("data/khm.ILMS") == Path("data/khm.ILMS")
    assert path_of("~/khm") == Path.home() / "khm.ilms"
    assert path_of("  ") is None
