"""Fields of a table and year, with what is offered first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.model.key import Criterion, TableKey
from ilms_desktop.workspace.qtable_fields import default_of, fields_of, is_fixed
from ilms_desktop.workspace.workspace import Workspace
from tests.unit.workspace.workspace_support import options

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from ilms_desktop.model.edition import Edition


def codes(edition: Edition, number: str) -> list[str]:
    """Codes of the fields of a table by place of birth."""
    criterion = Criterion.NONE if number.startswith("C") else Criterion.BIRTH
    return [field.code for field in fields_of(edition, edition.table(TableKey(number, criterion)))]


def test_fields_follow_the_subject_of_the_table(quiet: Workspace) -> None:
    """Nobody is asked for the currency of a number of persons; what the ILO sets is not asked at all."""
    earnings = {"T7", "T8", "T9", "T10", "T11", "T30"}
    assert set(codes(quiet.edition, "C4")) == {"T36", "S11", "I11", "I13", "national_reference"}
    assert set(codes(quiet.edition, "A5")) == {*codes(quiet.edition, "C4"), "S14"}
    assert set(codes(quiet.edition, "A10")) == {*codes(quiet.edition, "C4"), *earnings}


def test_the_median_is_the_only_answer_for_medians(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """What is usual is offered first; what cannot be otherwise is not asked."""
    path = tmp_path / "old.ilms"
    workspace = Workspace.create(path, country="KHM", round_id="2026", edition_id="ilms-2018", **options())
    request.addfinalizer(workspace.close)
    edition = workspace.edition
    mean, median = (edition.table(TableKey(number, Criterion.BIRTH)) for number in ("A10", "A11"))
    measure = next(field for field in edition.fields if field.code == "T8")
    assert (default_of(measure, mean), is_fixed(measure, mean)) == ("T8:127", False)
    assert (default_of(measure, median), is_fixed(measure, median)) == ("T8:128", True)
    remark = next(field for field in edition.fields if field.code == "I13")
    assert default_of(remark, mean) == ""
