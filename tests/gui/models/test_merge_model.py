"""Offices, parts and differences as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.part import Side
from ilms_desktop.ui.models.merge_model import MergeModel, OfficesModel, PartsModel
from ilms_desktop.ui.presenters.bidi import bare
from ilms_desktop.ui.session import Session
from ilms_desktop.workspace.part_list import parts_of
from ilms_desktop.workspace.part_merging import Fate
from tests.gui.part_support import Between, between
from tests.unit.workspace.part_support import planned

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.modeltest import ModelTester

    from ilms_desktop.ui.look import Look
    from ilms_desktop.ui.tasks import Tasks


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Between]:
    """Both ends."""
    found = between(tmp_path)
    yield found
    found.file.close()
    found.office.close()


def test_a_conflict_is_turned_from_one_side_to_the_other(
    made: Between, look: Look, tasks: Tasks, qtmodeltester: ModelTester
) -> None:
    """What merges by itself is shown and cannot be turned."""
    model = MergeModel(Session(made.file, look, tasks))
    plan = planned(made.file, made.back)
    model.show_lines(plan.differences)
    qtmodeltester.check(model)
    rows = [tuple(map(bare, model.texts(row))) for row in range(model.rowCount())]
    assert rows[0][1:] == ("100", "105", "110", "choose")
    place = next(row for row, each in enumerate(model.lines) if each.fate is Fate.THEIRS)
    model.turn(model.index(place, 0))
    assert model.chosen == {}
    said = []
    for _each in range(3):
        model.turn(model.index(0, 0))
        said.append(bare(model.texts(0)[-1]))
    assert said == ["theirs", "ours", "choose"]
    model.choose(plan.of(Fate.CONFLICT), Side.OURS)
    assert set(model.chosen.values()) == {Side.OURS}


def test_offices_and_parts_are_told(made: Between, qtmodeltester: ModelTester) -> None:
    """Each in one line."""
    offices, parts = OfficesModel(), PartsModel()
    offices.show_offices(made.file.offices())
    assert [bare(text) for text in offices.texts(0)[:3]] == ["MOL", "Ministry of Labour", "all tables"]
    parts.show_parts(parts_of(made.file), is_own=False)
    assert [bare(text) for text in parts.texts(0)][:3] == ["W0001", "handed to MOL", "C4 · 2022–2023"]
    qtmodeltester.check(offices)
    qtmodeltester.check(parts)
