"""The report of an import can be read by people and by programs, and both say the same."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.command import AddSource
from ilms_desktop.model.observation import BLANK, Observation
from ilms_desktop.model.source import Source
from ilms_desktop.workspace.import_report import Outcome, observation_text
from tests.unit.workspace.importing_support import bulk, new_workspace, take

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ilms_desktop.workspace.workspace import Workspace

HEADER = "ref_area,source,indicator,sex,classif1,time,obs_value,note_source,colour"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """A questionnaire with one figure."""
    with new_workspace(tmp_path / "a.ilms") as made:
        made.execute(AddSource(Source("FX:1", "FX", "Our records")))
        take(made, bulk("KHM,FX:1,MNA_OEMP_SEX_CDS_NB,SEX_T,CDS_DES_THA,,2020,18.6,"))
        yield made


@pytest.fixture
def file() -> bytes:
    """A file with one row of every kind."""
    return bulk(
        "KHM,FX:1,MNA_OEMP_SEX_CDS_NB,SEX_T,CDS_DES_THA,2020,18.625,S3:5_S3:99999,",
        "KHM,FX:1,MST_NCTE_SEX_CCT_NB,SEX_T,CCT_CTZ_TOTAL,2020,4,,",
        "KHM,BA:544,MNA_OEMP_SEX_CDS_NB,SEX_T,CDS_DES_MYS,2020,5,,",
        "KHM,BA:544,MNA_OEMP_SEX_CDS_NB,SEX_T,CDS_DES_MYS,2020,5,,",
        "KHM,FX:1,MNA_OEMP_SEX_CDS_NB,SEX_T,CDS_DES_SGP,2020,many,,",
        header=HEADER,
    )


def test_the_document_accounts_for_every_row(workspace: Workspace, file: bytes) -> None:
    """Scripts find line, outcome and reason without parsing sentences."""
    document = json.loads(json.dumps(take(workspace, file).to_json()))
    assert document["counts"] == {"new": 2, "changed": 1, "unchanged": 0, "repeated": 1, "refused": 1}
    assert document["taken"] == 4
    assert document["rows"][0]["before"] == "18.6"
    assert document["rows"][0]["after"] == "18.625"
    assert [row["outcome"] for row in document["rows"]] == ["changed", "new", "new", "repeated"]
    assert document["refused"][0]["line"] == 6
    assert document["refused"][0]["reason"] == "text"
    assert "not a number" in document["refused"][0]["message"]
    assert document["sources_added"] == [{"id": "BA:544", "name": "Labour force survey"}]
    assert document["answers"] == [
        {"subject": "FX:1", "field": "Data reference period", "before": "", "after": "Annual or annual average"}
    ]
    assert document["criteria_added"] == {"FX:1": ["citizenship"]}
    assert (document["columns_ignored"], document["notes_left"]) == (["colour"], ["S3:99999"])


def test_the_words_say_what_was_taken_changed_refused_and_left(workspace: Workspace, file: bytes) -> None:
    """One sentence each, figures put in."""
    words = list(take(workspace, file).words())
    assert words[0] == "Taken: 4 (new 2, changed 1, unchanged 0, repeated 1)."
    assert words[1].startswith("Line 2 changes a figure: ")
    assert words[1].endswith("18.625 (was 18.6).")
    assert words[2].startswith("Line 6 is refused: ")
    assert words[3].startswith("Source added: BA:544")
    assert words[4] == "The source FX:1 now also covers: citizenship."
    assert words[5] == "FX:1, Data reference period: Annual or annual average."
    assert words[6] == "Columns not read: colour."
    assert words[7].startswith("1 note is not taken over, since it fits nowhere here: S3:99999.")


def test_a_plain_import_needs_one_sentence(workspace: Workspace) -> None:
    """Nothing is said of what did not happen."""
    report = take(workspace, bulk("KHM,FX:1,MNA_OEMP_SEX_CDS_NB,SEX_T,CDS_DES_MYS,,2020,5,"))
    assert list(report.words()) == ["Taken: 1 (new 1, changed 0, unchanged 0, repeated 0)."]
    assert report.count(Outcome.NEW) == 1


@pytest.mark.parametrize(
    ("said", "text"),
    [
        (BLANK, ""),
        (Observation(value=18600, decimals=2), "18.60"),
        (Observation(value=18600, decimals=2, status="E"), "18.60 E"),
        (Observation(status="N"), "N"),
        (Observation(text="about 5"), "about 5"),
    ],
)
def test_a_cell_is_named_by_what_stands_in_it(said: Observation, text: str) -> None:
    """Blank stays blank, a letter stays a letter."""
    assert observation_text(said, stored=3) == text
