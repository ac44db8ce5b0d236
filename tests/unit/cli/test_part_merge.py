"""`ilms part merge`: conflicts are settled by a person, in one go or one by one."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from ilms_desktop.workspace.parts import give_back
from ilms_desktop.workspace.workspace import Workspace
from tests.unit.workspace.part_support import OFFICE, coordinator, handed_out, opened
from tests.unit.workspace.workspace_support import C4, cell, figures, observation, options, put

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.unit.cli.conftest import Ran

    Ilms = Callable[..., Ran]

T, M, F = (cell(sex, "CDS_DES_THA") for sex in "TMF")


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """The coordinator's file, and a return with two conflicts and one change that goes in by itself."""
    path = tmp_path / "khm.ilms"
    with coordinator(path) as file:
        put(file, C4, {T: 100, M: 60})
        with opened(handed_out(file, tmp_path / "out"), tmp_path / "mol.ilms") as own:
            put(own, C4, {T: 110, M: 70, F: 40})
            back = give_back(own, OFFICE, out=tmp_path / "back").path
        put(file, C4, {T: 105, M: 65})
    assert back is not None
    return path, back


def stands(path: Path) -> list[object]:
    """What stands in the three cells."""
    with Workspace.open(path, **options()) as file:
        said = {key.cell: each for key, each in figures(file).items()}
    return [said.get(each) for each in (T, M, F)]


BEFORE = [observation(105), observation(65), None]


def test_a_dry_run_lists_the_conflicts_and_changes_nothing(ilms: Ilms, files: tuple[Path, Path]) -> None:
    """Both values, and what it would do."""
    ran = ilms("part", "merge", *files, "--dry-run", "--json")
    assert ran.code == 3
    assert ran.document["counts"] == {"theirs": 1, "ours": 0, "same": 0, "conflict": 2}
    first = next(each for each in ran.document["differences"] if each["fate"] == "conflict")
    assert (first["base"], first["ours"], first["theirs"], first["choice"]) == (
        ["100", "", ""],
        ["105", "", ""],
        ["110", "", ""],
        None,
    )
    assert "was 100, ours 105, theirs 110" in ran.err
    assert stands(files[0]) == BEFORE


@pytest.mark.parametrize(("side", "values"), [("theirs", (110, 70)), ("ours", (105, 65))])
def test_one_answer_may_hold_for_all(ilms: Ilms, files: tuple[Path, Path], side: str, values: tuple[int, int]) -> None:
    """The person says so; the program never does."""
    assert ilms("part", "merge", *files, "--take", side).code == 0
    assert stands(files[0]) == [*map(observation, values), observation(40)]
    again = ilms("part", "merge", *files, "--take", side)
    assert "taken in before" in again.err


def test_conflicts_are_settled_in_a_table(
    ilms: Ilms, files: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Written by the dry run, filled in by somebody, read by the merge."""
    path = tmp_path / "choose.csv"
    assert ilms("part", "merge", *files, "--dry-run", "--choose", path).code == 3
    head, first, second = path.read_text(encoding="utf-8").splitlines()
    path.write_text(f"{head}\n{first}theirs\n{second}\n", encoding="utf-8")
    monkeypatch.setattr("sys.stdin", io.StringIO())
    half = ilms("part", "merge", *files, "--choose", path)
    assert half.code == 3
    assert stands(files[0]) == BEFORE
    path.write_text(f"{head}\n{first}theirs\n{second}ours\n", encoding="utf-8")
    done = ilms("part", "merge", *files, "--choose", path, "--json")
    assert (done.code, done.document["merged"]) == (0, True)
    assert stands(files[0]) == [observation(110), observation(65), observation(40)]


def test_conflicts_are_asked_one_by_one(ilms: Ilms, files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever stops answering changes nothing."""
    monkeypatch.setattr("sys.stdin", io.StringIO("o\n\n"))
    ran = ilms("part", "merge", *files)
    assert (ran.code, stands(files[0])) == (3, BEFORE)
    monkeypatch.setattr("sys.stdin", io.StringIO("o\ntheirs\n"))
    assert ilms("part", "merge", *files).code == 0
    assert stands(files[0]) == [observation(105), observation(70), observation(40)]


def test_a_return_after_a_gap_waits_for_a_word(ilms: Ilms, files: tuple[Path, Path], tmp_path: Path) -> None:
    """The one before may hold other figures."""
    with Workspace.open(tmp_path / "mol.ilms", **options()) as own:
        later = give_back(own, OFFICE, out=tmp_path / "back").path
    ran = ilms("part", "merge", files[0], later, "--take", "theirs")
    assert ran.code == 3
    assert "--despite-gap" in ran.err
    assert stands(files[0]) == BEFORE
    assert ilms("part", "merge", files[0], later, "--take", "theirs", "--despite-gap").code == 0


def test_what_the_verifier_refuses_is_said_in_its_words(ilms: Ilms, files: tuple[Path, Path], tmp_path: Path) -> None:
    """With its code, for the help desk."""
    path = tmp_path / files[1].name
    path.write_bytes(files[1].read_bytes()[:-10])
    ran = ilms("part", "merge", files[0], path, "--json")
    assert ran.code == 1
    assert ran.document["code"].startswith("ZIP")


def test_without_its_assignment_a_return_is_compared_only(ilms: Ilms, files: tuple[Path, Path], tmp_path: Path) -> None:
    """Everything that differs is asked."""
    other = tmp_path / "other.ilms"
    coordinator(other).close()
    ran = ilms("part", "merge", other, files[1], "--dry-run", "--json")
    assert (ran.document["has_base"], ran.document["code"]) == (False, "PART_BASE_UNKNOWN")
    assert ran.document["counts"] == {"theirs": 0, "ours": 0, "same": 0, "conflict": 4}
    assert "every difference" in ran.err
