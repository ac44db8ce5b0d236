"""A new questionnaire is made where nothing was."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ilms_desktop.workspace.clock import system_clock, system_ids
from ilms_desktop.workspace.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path


def test_country_round_and_edition_are_kept(ilms: Any, tmp_path: Path) -> None:
    """The path comes back for scripts, words for people."""
    path = tmp_path / "a.ilms"
    ran = ilms(
        *("new", path, "--country", "khm", "--round", "2026", "--questionnaire", "ilms-2018"),
        *("--office", "Ministry", "--person", "A. B.", "--language", "fr"),
    )
    assert (ran.code, ran.out) == (0, f"{path}\n")
    assert str(path) in ran.err
    with Workspace.open(path, language="en", clock=system_clock, ids=system_ids) as workspace:
        assert (workspace.country, workspace.round.id, workspace.edition.id) == ("KHM", "2026", "ilms-2018")
        assert (workspace.contact.office, workspace.contact.person) == ("Ministry", "A. B.")


def test_the_edition_is_that_of_the_round(ilms: Any, tmp_path: Path) -> None:
    """Nobody has to know it."""
    path = tmp_path / "a.ilms"
    assert ilms("new", path, "--country", "KHM", "--round", "2026").code == 0
    with Workspace.open(path, language="en", clock=system_clock, ids=system_ids) as workspace:
        assert workspace.edition.id == "ilms-2019"


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (["--country", "KHX", "--round", "2026"], "KHX"),
        (["--country", "KHM", "--round", "1926"], "1926"),
        (["--country", "KHM", "--round", "2026", "--questionnaire", "ilms-1926"], "ilms-1926"),
    ],
)
def test_what_is_not_known_is_named_and_no_file_is_left(words: list[str], text: str, ilms: Any, tmp_path: Path) -> None:
    """A slip leaves nothing behind."""
    ran = ilms("new", tmp_path / "a.ilms", *words)
    assert ran.code == 2
    assert text in ran.err
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_never_written_over(ilms: Any, file: Path) -> None:
    """The same command again is refused."""
    before = file.read_bytes()
    ran = ilms("new", file, "--country", "KHM", "--round", "2026")
    assert ran.code == 2
    assert "already" in ran.err
    assert file.read_bytes() == before
