"""The reference page says what the program takes, all of it."""

from __future__ import annotations

from pathlib import Path

from ilms_desktop.cli.main import COMMANDS
from ilms_desktop.cli.reference import reference

PAGE = Path(__file__).resolve().parents[3] / "docs" / "reference" / "cli.md"


def test_the_page_is_what_the_program_says() -> None:
    """Print it anew with `python -m ilms_desktop.cli.reference` after a change of the command line."""
    assert PAGE.read_text(encoding="utf-8") == reference()


def test_every_command_stands_on_the_page() -> None:
    """A command that nobody can look up does not exist."""
    page = reference()
    assert all(f"## ilms {word}" in page for word in COMMANDS)
