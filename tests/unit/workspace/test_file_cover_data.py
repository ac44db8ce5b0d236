"""The cover of a questionnaire on paper: what it holds, in two languages, and which package went last."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop import i18n
from ilms_desktop.model.command import RecordSubmission
from ilms_desktop.workspace.file_cover_data import file_cover_data
from tests.unit.workspace.reports_support import NOW, make
from tests.unit.workspace.test_summary_data import submission

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ilms_desktop.report.cover import CoverSheet
    from ilms_desktop.workspace.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """The file, open."""
    with make(tmp_path / "khm.ilms") as made:
        yield made


def facts(sheet: CoverSheet) -> dict[str, str]:
    """Facts by their words in English."""
    return {fact.label.english or fact.label.own: fact.value for fact in sheet.facts}


def test_it_says_whose_file_it_is_and_what_it_holds(workspace: Workspace) -> None:
    """Country, office, person, file with its moment; tables that hold something."""
    sheet = file_cover_data(workspace, now=NOW)
    found = facts(sheet)
    assert sheet.name == "ILMS_KHM_2026"
    assert found["Country"] == "Cambodia (KHM)"
    assert found["Office"] == "Ministry of Labour"
    assert found["Prepared by"] == "Sok Dara"
    assert found["File"].startswith("khm.ilms · as of 12 September 2026")
    assert "FX:N1" in found["Sources"]
    assert "Package number" not in found
    assert sheet.tables is not None
    assert [line.id for line in sheet.tables.lines] == ["C4", "C7"]
    assert [line.sharing.own for line in sheet.tables.lines] == ["Public", "Public"]
    assert sheet.figures[0].value == "2"


def test_the_last_package_is_named_with_its_number(workspace: Workspace) -> None:
    """Paper and package are laid side by side by it."""
    workspace.execute(RecordSubmission(submission(1)))
    workspace.execute(RecordSubmission(submission(2)))
    found = facts(file_cover_data(workspace, now=NOW))
    assert found["Last package"] == "ILMS_KHM-01_2026_S0002"
    assert found["Package number"] == " ".join(["22222222"] * 8)


def test_english_stands_beside_other_languages(workspace: Workspace) -> None:
    """The desk in Geneva reads it too."""
    with i18n.in_language("fr"):
        sheet = file_cover_data(workspace.in_language("fr"), now=NOW)
    assert facts(sheet)["Country"] == "Cambodge (KHM)"
    assert sheet.stamp.english == "Signature and stamp of the office"
