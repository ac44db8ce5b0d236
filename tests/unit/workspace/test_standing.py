"""Completeness at another moment: counted from a copy, the file itself goes on."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from ilms_desktop.model.command import KeepRound, RecordSubmission
from ilms_desktop.model.submission import Submission, SubmissionKind
from ilms_desktop.workspace.standing import of_round
from tests.unit.workspace.workspace_support import C4, REGISTER, REVISE, again, cell, new, put, refused

if TYPE_CHECKING:
    from pathlib import Path

    from ilms_desktop.workspace.workspace import Workspace

CREATED = datetime(2026, 9, 12, 14, 3, tzinfo=UTC)


def package(sequence: int = 1) -> RecordSubmission:
    """The record of a package."""
    return RecordSubmission(
        Submission(
            package=f"ILMS_KHM-01_2026_S{sequence:04d}",
            package_id=f"{sequence:064x}",
            signer="khm-01",
            sequence=sequence,
            previous=None,
            kind=SubmissionKind.FULL,
            created=CREATED.replace(day=sequence),
            file_name="x.ilms.zip",
            file_sha256="0" * 64,
            observations=1,
        )
    )


def of_earlier_round(path: Path, round_id: str = "2025", country: str = "KHM") -> Path:
    """A questionnaire with one figure, of another round."""
    with new(path, country=country) as made:
        put(made, C4, {cell("T", "CDS_DES_TOTAL"): 7})
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("UPDATE meta SET value = ? WHERE key = 'round'", (round_id,))
    return path


def test_before_the_first_package_there_is_nothing_to_compare_with(quiet: Workspace) -> None:
    """Not even an empty one."""
    assert quiet.at_last_package() is None


def test_the_last_package_is_counted_once(quiet: Workspace) -> None:
    """What is typed later changes the file, not what was sent."""
    put(quiet, C4, {cell("T", "CDS_DES_TOTAL"): 7})
    then = quiet.completeness()
    quiet.execute(package())
    quiet.execute(REVISE)
    put(quiet, C4, {cell("M", "CDS_DES_TOTAL"): 4, cell("F", "CDS_DES_TOTAL"): 3})
    found = quiet.at_last_package()
    assert found is not None
    assert (found.name, found.moment) == ("S0001", CREATED.replace(day=1))
    assert found.completeness == then != quiet.completeness()
    assert found.sources[REGISTER] == "Department of Employment"
    assert quiet.at_last_package() is found
    quiet.execute(package(2))
    second = quiet.at_last_package()
    assert second is not None
    assert (second.name, second.completeness) == ("S0002", quiet.completeness())


def test_another_language_does_not_count_the_package_again(quiet: Workspace) -> None:
    """A page in French is wanted soon after the screen in English."""
    quiet.execute(package())
    found = quiet.at_last_package()
    assert quiet.in_language("fr").at_last_package() is found
    quiet.use_language("fr")
    assert quiet.at_last_package() is found


def test_an_earlier_round_is_counted_and_kept(quiet: Workspace, tmp_path: Path) -> None:
    """Its file need not be there any more; the step can be taken back."""
    path = of_earlier_round(tmp_path / "2025.ilms")
    before = path.read_bytes()
    found = of_round(path, own=quiet)
    assert path.read_bytes() == before
    assert (found.name, found.moment, found.completeness.total.entered) == ("2025", None, 1)
    changes = quiet.execute(KeepRound(found))
    assert changes.plan
    assert not changes.concerns_package
    path.unlink()
    kept = again(quiet)
    last_round = kept.last_round()
    assert last_round is not None
    assert set(last_round.completeness.cells) == set(found.completeness.cells)
    kept.undo()
    assert kept.last_round() is None


def test_what_is_no_earlier_round_is_refused(quiet: Workspace, tmp_path: Path) -> None:
    """The open file, the same round, another country."""
    assert refused(lambda: of_round(quiet.path, own=quiet)).code == "same_file"
    same = of_earlier_round(tmp_path / "same.ilms", "2026")
    error = refused(lambda: of_round(same, own=quiet))
    assert (error.code, error.context["round"], error.context["own"]) == ("not_an_earlier_round", "2026", "2026")
    other = of_earlier_round(tmp_path / "tha.ilms", country="THA")
    assert refused(lambda: of_round(other, own=quiet)).code == "other_country_file"
