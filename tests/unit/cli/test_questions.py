"""Questions of the desk on the command line: the list for people, programs and paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ilms_desktop.workspace.clock import system_clock, system_ids
from ilms_desktop.workspace.workspace import Workspace
from tests.unit.workspace.question_support import SOURCE, packaged, query, query_file, take
from tests.unit.workspace.workspace_support import Quiet, new

if TYPE_CHECKING:
    from pathlib import Path

FIRST = "KHM-2026-Q0012-001"


@pytest.fixture
def asked(tmp_path: Path) -> Path:
    """A questionnaire with three questions about a package of it."""
    path = tmp_path / "asked.ilms"
    with new(path, Quiet) as workspace:
        about = packaged(workspace)
        queries = [
            query(1, suggested="3", compare=[{"label": "2022", "value": "28.5"}]),
            query(2, severity="for-information", cell=SOURCE, value_seen=None),
            query(3, severity="please-answer", cell={**SOURCE, "source": "FX:N9"}),
        ]
        take(workspace, query_file(about, queries))
    return path


def test_questions_are_listed_with_what_was_seen_and_stands_now(ilms: Any, asked: Path) -> None:
    """The most urgent first; a script sees that something must be answered."""
    ran = ilms("questions", asked, "--json")
    assert ran.code == 1
    first, second, third = ran.document["questions"]
    assert [each["id"][-3:] for each in (first, second, third)] == ["001", "003", "002"]
    assert (first["value_seen"], first["value_now"], first["changed_since"]) == ("30", "30", False)
    assert (first["severity"], first["deadline"], first["state"]) == ("must-answer", "2026-12-15", "open")
    assert (second["linked"], second["value_now"]) == (False, None)
    assert third["linked"]
    for words in (
        "Must be answered",
        "C1 · Female, Total · 2023",
        "Value seen: 30 · now: 30",
        "the source as a whole",
        "not in this file any more",
    ):
        assert words in ran.err, ran.err


def test_the_list_can_be_printed(ilms: Any, asked: Path, tmp_path: Path) -> None:
    """As a table with every column, and as a PDF."""
    table, paper = tmp_path / "q.csv", tmp_path / "q.pdf"
    ran = ilms("questions", asked, "--csv", table, "--pdf", paper)
    assert ran.out.split() == [str(table), str(paper)]
    lines = table.read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 4
    assert lines[1].startswith(FIRST)
    assert "2022: 28.5" in lines[1]
    assert paper.read_bytes().startswith(b"%PDF")


def test_what_is_answered_is_left_out_on_request(ilms: Any, asked: Path) -> None:
    """And then nothing urgent is left."""
    ilms("answer", asked, FIRST, "--confirm")
    ran = ilms("questions", asked, "--open", "--json")
    assert ran.code == 0
    assert [each["id"][-3:] for each in ran.document["questions"]] == ["003", "002"]


def test_a_file_without_questions_says_so(ilms: Any, file: Path) -> None:
    """With the way by which they come in."""
    ran = ilms("questions", file, "--json")
    assert (ran.code, ran.document["questions"]) == (0, [])
    assert "ilms receive" in ran.err


def test_listing_changes_nothing(ilms: Any, asked: Path) -> None:
    """No step is made."""
    with Workspace.open(asked, language="en", clock=system_clock, ids=system_ids) as workspace:
        before = workspace.journal_head()
    ilms("questions", asked)
    with Workspace.open(asked, language="en", clock=system_clock, ids=system_ids) as workspace:
        assert workspace.journal_head() == before
