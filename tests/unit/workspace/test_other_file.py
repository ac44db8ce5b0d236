"""Sources of another file: read without a trace, or refused with a reason of its own."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from ilms_desktop.workspace.other_file import read_other_file
from tests.unit.workspace.workspace_support import REGISTER, SURVEY, new, refused

if TYPE_CHECKING:
    from pathlib import Path

    from ilms_desktop.workspace.workspace import Workspace


def test_the_sources_of_last_years_file_are_read(quiet: Workspace, tmp_path: Path) -> None:
    """In their order, with everything said of them; the other file stays as it is."""
    other = new(tmp_path / "last.ilms")
    expected = other.sources()
    other.close()
    before, beside = other.path.read_bytes(), sorted(tmp_path.iterdir())
    found = read_other_file(other.path, own=quiet)
    assert found.sources == expected
    assert [source.id for source in found.sources] == [REGISTER, SURVEY]
    assert (found.path, found.round, found.edition) == (other.path, "2026", "ilms-2019")
    assert (other.path.read_bytes(), sorted(tmp_path.iterdir())) == (before, beside)


def test_the_open_file_is_not_its_own_other(quiet: Workspace) -> None:
    """Its sources are copied without a file dialog."""
    error = refused(lambda: read_other_file(quiet.path, own=quiet))
    assert (error.code, error.context["path"]) == ("same_file", quiet.path)


def test_a_file_of_another_country_is_refused(quiet: Workspace, tmp_path: Path) -> None:
    """Contacts and descriptions of one country do not go into the file of another."""
    new(tmp_path / "tha.ilms", country="THA").close()
    error = refused(lambda: read_other_file(tmp_path / "tha.ilms", own=quiet))
    assert error.code == "other_country_file"
    assert (error.context["country"], error.context["own"]) == ("Thailand", "Cambodia")


def test_a_country_that_is_not_known_here_is_told_by_its_code(quiet: Workspace, tmp_path: Path) -> None:
    """A newer list may have countries that this one has not."""
    change(tmp_path, "UPDATE meta SET value = 'QQQ' WHERE key = 'country'")
    error = refused(lambda: read_other_file(tmp_path / "last.ilms", own=quiet))
    assert error.context["country"] == "QQQ"


def test_a_file_without_its_facts_is_damaged(quiet: Workspace, tmp_path: Path) -> None:
    """Nothing is taken out of it."""
    change(tmp_path, "DELETE FROM meta WHERE key = 'round'")
    error = refused(lambda: read_other_file(tmp_path / "last.ilms", own=quiet))
    assert (error.code, error.context["detail"]) == ("workspace_damaged", "it lacks round")


def test_a_file_that_is_not_there_is_missing(quiet: Workspace, tmp_path: Path) -> None:
    """The stick with last year's file is not in."""
    assert refused(lambda: read_other_file(tmp_path / "none.ilms", own=quiet)).code == "workspace_missing"


def change(folder: Path, statement: str) -> None:
    """Make a file and change it from outside."""
    other = new(folder / "last.ilms")
    other.close()
    with sqlite3.connect(other.path) as raw:
        raw.execute(statement)
    raw.close()
