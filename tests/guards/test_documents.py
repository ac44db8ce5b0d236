"""What is not documented fails the build."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ilms_desktop.cli.main import COMMANDS

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = [path for path in (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))) if path.is_file()]
DECISIONS = sorted((ROOT / "docs" / "adr").glob("*.md"))


def test_every_command_of_the_command_line_is_documented() -> None:
    """Scripts rely on the commands; their users read about them first."""
    places = [ROOT / "README.md", ROOT / "docs" / "reference" / "cli.md"]
    text = "\n".join(path.read_text(encoding="utf-8") for path in places if path.is_file())
    assert [command for command in COMMANDS if not re.search(rf"\bilms {command}\b", text)] == []


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: str(path.stem))
def test_a_decision_states_its_drawbacks(path: Path) -> None:
    """A decision without its price is an advertisement."""
    text = path.read_text(encoding="utf-8")
    assert re.match(rf"# {path.stem[:4]} [A-Z]", text)
    for heading in ("## Context", "## Decision", "## Drawbacks"):
        assert heading in text


def test_decisions_are_numbered_once() -> None:
    """A number quoted in a comment leads to one page."""
    numbers = [path.stem[:4] for path in DECISIONS]
    assert len(numbers) == len(set(numbers)) > 0


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_link_inside_the_repository_leads_somewhere(path: Path) -> None:
    """A reader who follows a link arrives."""
    text = path.read_text(encoding="utf-8")
    links = re.findall(r"\]\((?!\w+:|#)([^)#\s]+)", text)
    assert [link for link in links if not (path.parent / link).exists()] == []


def test_every_decision_quoted_in_the_source_exists() -> None:
    """`ADR 0009` in a comment is a promise that the page is there."""
    quoted = {
        number
        for path in (ROOT / "ilms_desktop").rglob("*.py")
        for number in re.findall(r"ADR[ -](\d{4})", path.read_text(encoding="utf-8"))
    }
    assert quoted - {path.stem[:4] for path in DECISIONS} == set()
