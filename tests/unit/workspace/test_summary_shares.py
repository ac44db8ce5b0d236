"""Shares of the printed summary: along each side, beside the last package; years folded where there are many."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ilms_desktop.model.command import AddSource, EditSource, RecordSubmission
from ilms_desktop.model.completeness import Side
from ilms_desktop.model.key import Criterion
from ilms_desktop.model.source import Source
from ilms_desktop.workspace.completeness_data import completeness_data
from ilms_desktop.workspace.summary_shares import MOST_YEARS, earlier, figures, shares
from tests.unit.workspace.reports_support import SURVEY, make
from tests.unit.workspace.test_summary_data import submission

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ilms_desktop.workspace.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """The file, open."""
    with make(tmp_path / "khm.ilms") as made:
        yield made


def data(workspace: Workspace) -> Any:
    """Figures of the file, beside its last package."""
    return completeness_data(workspace, package=workspace.at_last_package(), last_round=workspace.last_round())


def test_every_side_adds_up_to_the_whole(workspace: Workspace) -> None:
    """Nothing is counted twice or lost."""
    total = data(workspace).total.counts
    parts = (total.reported, total.missing, total.nothing, total.empty)
    for each in shares(data(workspace)):
        assert tuple(sum(line.parts[part] for line in each.lines) for part in range(4)) == parts, each.title


def test_the_key_figures_keep_zero_missing_and_not_applicable_apart(workspace: Workspace) -> None:
    """Weighted by cells and by tables."""
    found = figures(data(workspace))
    assert found[2].label == "reported, 1 of them zero"
    assert found[3].label == "missing with a reason, 1 of them not applicable"
    assert found[3].value == "2"
    assert found[1].label == "tables answered (none), 2 begun"


def test_the_last_package_stands_beside_the_figures_of_now(workspace: Workspace) -> None:
    """What has become better since; nothing is said before the first package."""
    assert earlier(data(workspace)) == ()
    workspace.execute(RecordSubmission(submission(1)))
    before = shares(data(workspace))[0]
    assert before.title == "By module (in brackets: S0001)"
    assert before.lines[-1].before.startswith("(")
    (sentence,) = earlier(data(workspace))
    assert sentence.startswith("Before, S0001 of 13 September 2026: ")


def test_offices_are_a_list_where_there_are_several(workspace: Workspace) -> None:
    """With one it would say what the total says."""
    titles = [each.title for each in shares(data(workspace))]
    assert "By office" in titles
    assert titles[:2] == ["By module", "By criterion"]


def test_early_years_are_taken_together(workspace: Workspace) -> None:
    """As many as fit side by side stay apart, the latest ones."""
    census = Source(id="AA:N", type="AA", name="Census", criteria=(Criterion.BIRTH,), years=tuple(range(2003, 2024)))
    workspace.execute(AddSource(census))
    strip = shares(data(workspace))[-1]
    assert len(strip.lines) == MOST_YEARS
    assert strip.lines[0].name == "2003–2010"
    assert strip.lines[-1].name == "2023"
    assert len(data(workspace).sides[Side.YEAR]) == 21


def test_a_file_that_asks_nothing_has_no_shares(workspace: Workspace, tmp_path: Path) -> None:
    """A source without years asks nothing."""
    from dataclasses import replace

    workspace.execute(EditSource(replace(workspace.source(SURVEY), years=())))
    assert shares(data(workspace))
    with make_empty(tmp_path / "empty.ilms") as empty:
        assert shares(data(empty)) == ()


def make_empty(path: Path) -> Workspace:
    """A file without sources."""
    from uuid import UUID

    from ilms_desktop.workspace.workspace import Workspace
    from tests.unit.workspace.reports_support import NOW

    return Workspace.create(
        path,
        country="KHM",
        round_id="2026",
        edition_id=None,
        language="en",
        clock=lambda: NOW,
        ids=lambda: UUID(int=1),
    )
