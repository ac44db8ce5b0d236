"""What leaves a questionnaire is counted by what layouts may not carry of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.exchange.carried import ROWS, TABLES, TITLES, Content, left_out
from ilms_desktop.model.command import (
    AddSource,
    Declaration,
    DeclareQTable,
    Label,
    NameCountries,
    SetObservations,
    SetQTableField,
)
from ilms_desktop.model.key import ABSENT, CellKey, Criterion, ObservationKey, QTableKey
from ilms_desktop.model.observation import Observation
from ilms_desktop.model.source import Source
from ilms_desktop.workspace.exporting import outgoing
from tests.unit.workspace.importing_support import new_workspace

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

C4 = QTableKey("FX:1", "C4", Criterion.NONE, "CDS_DES", 2020)


@pytest.fixture
def held(tmp_path: Path) -> Mapping[Content, int]:
    """Counts of a questionnaire with something of everything that is counted, for a layout that carries nothing."""
    with new_workspace(tmp_path / "a.ilms") as made:
        made.execute(AddSource(Source("FX:1", "FX", "Register", years=(2020,), fields={"S3": "S3:5", "url": "x.org"})))
        made.execute(AddSource(Source("BA:2", "BA", "")))
        lists = [field.codelist for field in made.edition.fields if field.code == "C5"]
        note = made.edition.codelists[lists[0]].codes[0].label
        remarks = {"CDS_DES_TOTAL": note, "CDS_DES_THA": f"{note}\nby post", "CDS_DES_X": ""}
        entries = (
            (ObservationKey(C4, CellKey("SEX_T", ABSENT, code)), Observation(5000, note=remark))
            for code, remark in remarks.items()
        )
        made.execute(SetObservations(tuple(entries), Label("Type")))
        made.execute(NameCountries(C4, ("CDS_DES_THA", "CDS_DES_MYS")))
        made.execute(SetQTableField(C4, "I11", "I11:264"))
        made.execute(SetQTableField(C4._replace(year=2019), "I11", "I11:264"))
        made.execute(DeclareQTable(C4._replace(year=2018), Declaration.NOTHING, "none"))
        return left_out(outgoing(made), frozenset())


def test_what_people_entered_is_counted(held: Mapping[Content, int]) -> None:
    """A remark that is a note alone travels as a code, a country with a figure by its row."""
    assert held == {
        Content.REMARKS: 1,
        Content.TABLE_ANSWERS: 1,
        Content.DECLARATIONS: 1,
        Content.COUNTRIES: 1,
        Content.SOURCE_NAMES: 1,
        Content.SOURCE_ANSWERS: 1,
        Content.EMPTY_SOURCES: 1,
    }
    assert list(held) == [each for each in TITLES if each in held]


def test_the_workbook_carries_all_that_is_counted_but_deletions(held: Mapping[Content, int]) -> None:
    """So that the words of an export can send people there."""
    assert set(held) <= TABLES
    assert ROWS < TABLES
    assert Content.DELETIONS not in TABLES
