"""A new version begins on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.unit.cli.post_files import REASON

if TYPE_CHECKING:
    from pathlib import Path


def test_figures_are_frozen_until_a_new_version_begins(
    ilms: Any, sealed_file: Path, wrong_figures: Path, figures: Path
) -> None:
    """Then they change as before."""
    ran = ilms("import", sealed_file, wrong_figures, "--json")
    assert (ran.code, ran.document["error"]["code"]) == (1, "locked")
    assert "ilms revise" in ran.document["error"]["hint"]
    ran = ilms("revise", sealed_file, "--reason", REASON, "--person", "B. Other", "--json")
    assert ran.document["after"] == "ILMS_KHM-01_2026_S0001"
    assert "A new version begins after ILMS_KHM-01_2026_S0001" in ran.err
    assert ilms("import", sealed_file, wrong_figures).code == 0
    assert ilms("import", sealed_file, figures).code == 0
    steps = ilms("history", sealed_file, "--json").document["steps"]
    assert [each["person"] for each in steps if each["command"] == "Revise"] == ["B. Other"]


def test_a_version_needs_a_package_before_it_and_a_reason(ilms: Any, file: Path, sealed_file: Path) -> None:
    """In a sentence."""
    ran = ilms("revise", sealed_file, "--reason", "typo", "--json")
    assert (ran.code, ran.document["error"]["code"]) == (1, "revision_reason")
    ilms("revise", sealed_file, "--reason", REASON)
    ran = ilms("revise", file, "--reason", REASON, "--json")
    assert (ran.code, ran.document["error"]["code"]) == (1, "not_locked")
