"""LibreOffice opened, changed and saved the workbook; both files were recorded by `tests/data/workbook/record.py`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ilms_desktop.exchange.report import Refusal
from tests.unit.exchange.workbook.workbook_support import parsed, questionnaire, report, work

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ilms_desktop.workspace.workspace import Workspace

DATA = Path(__file__).resolve().parents[3] / "data" / "workbook"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """The questionnaire from which the workbook was written; no test changes it."""
    with questionnaire(tmp_path_factory.mktemp("office") / "a.ilms") as made:
        yield made


def test_a_workbook_that_was_only_saved_again_changes_nothing(workspace: Workspace) -> None:
    """Figures, decimals, letters, remarks, answers, and totals that nobody entered."""
    found = report(workspace, (DATA / "resaved.xlsx").read_bytes())
    assert [row.outcome.value for row in found.rows] == ["unchanged"] * 10
    assert (found.refused, found.answers, found.ignored, found.notes_left) == ((), (), (), ())


def test_what_was_changed_is_read_at_its_new_places(workspace: Workspace) -> None:
    """Rows and columns were inserted, rows sorted, a label worded anew, a sheet hidden."""
    found = parsed(workspace, (DATA / "edited.xlsx").read_bytes())
    said = {(row.sex, row.classif1, row.time): (row.text, row.status, row.remark) for row in found.rows}
    assert said["SEX_M", "ECO_AGGREGATE_AGR", "2022"] == ("17.50", "", None)
    assert said["SEX_M", "ECO_AGGREGATE_MAN", "2022"] == ("7", "P", "=a remark\nof two lines")
    assert said["SEX_M", "ECO_AGGREGATE_PUB", "2023"] == ("12.5", "E", "checked in May")
    assert said["SEX_M", "ECO_AGGREGATE_MKT", "2023"] == ("1234.5", "", None)
    assert said["SEX_F", "ECO_AGGREGATE_AGR", "2023"] == ("15", "", None)
    assert said["SEX_T", "ECO_AGGREGATE_TOTAL", "2022"] == ("40", "", None)
    assert said["SEX_M", "CDS_DES_JPN", "2023"] == ("2.5", "", None)
    assert found.sources[0].name == "Labour Force Survey, second edition"
    assert len(found.rows) == 15


def test_what_was_not_understood_is_refused_by_its_new_address(workspace: Workspace) -> None:
    """Each with its reason, and nothing else."""
    found = parsed(workspace, (DATA / "edited.xlsx").read_bytes())
    assert {row.place: row.reason for row in found.refused} == {
        "A5-birth!H70": Refusal.TWO_READINGS,
        "A5-birth!H73": Refusal.PERCENT,
        "A5-birth!H76": Refusal.DATE,
        "A5-birth!H77": Refusal.BROKEN,
        "A5-birth!F78": Refusal.MERGED,
        "A5-birth!H79": Refusal.MISSING_SIGN,
        "C4!F18": Refusal.UNKNOWN_COUNTRY,
        "C4!F26": Refusal.NO_COUNTRY,
        "Sources!C19": Refusal.BAD_ANSWER,
    }


def test_only_what_changed_would_be_stored(workspace: Workspace) -> None:
    """The preview says old and new."""
    found = report(workspace, (DATA / "edited.xlsx").read_bytes())
    changed = {row.key.cell: (row.before, row.after) for row in found.rows if row.outcome.value == "changed"}
    assert changed == {work("M", "AGR"): ("16.40", "17.50"), work("M", "MAN"): ("7 E", "7 P")}
    assert [each.after for each in found.answers] == ["Labour Force Survey, second edition", "Provisional figures"]
