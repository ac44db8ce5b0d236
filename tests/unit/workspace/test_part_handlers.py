"""Undoing a merge: offered until the next change of something that it changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.command import Label
from ilms_desktop.model.part import Side, TakeMergeBack
from ilms_desktop.model.post import DocumentKind
from ilms_desktop.workspace.labels import words_of
from ilms_desktop.workspace.part_list import parts_of, take_back
from ilms_desktop.workspace.part_merging import Fate
from tests.unit.workspace.part_support import coordinator, handed_out, opened, planned, returned
from tests.unit.workspace.workspace_support import C1, C4, again, cell, figures, observation, put, refused

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ilms_desktop.workspace.parts import MadePart
    from ilms_desktop.workspace.workspace import Workspace

T, M = cell("T", "CDS_DES_THA"), cell("M", "CDS_DES_THA")
TOTAL = cell("T", "CRS_RES_TOTAL")


@pytest.fixture
def made(tmp_path: Path) -> Iterator[tuple[Workspace, MadePart]]:
    """A file and a return with a conflict, and a change that goes in by itself."""
    file = coordinator(tmp_path / "khm.ilms")
    put(file, C4, {T: 100})
    with opened(handed_out(file, tmp_path / "out", "C4"), tmp_path / "mol.ilms") as own:
        put(own, C4, {T: 110, M: 50})
        back = returned(own, tmp_path / "back")
    put(file, C4, {T: 105})
    yield file, back
    file.close()


def merged(file: Workspace, back: MadePart) -> int:
    """Take the return in; gives the number of the step."""
    plan = planned(file, back)
    command = plan.command({each.address: Side.THEIRS for each in plan.of(Fate.CONFLICT)})
    assert command is not None
    return file.execute(command).entry


def test_a_merge_is_undone_like_any_step_and_can_be_done_again(made: tuple[Workspace, MadePart]) -> None:
    """Undo takes all of it back: figures, the record of the return, the choices."""
    file, back = made
    before = figures(file)
    merged(file, back)
    changes = file.undo()
    assert figures(file) == before
    assert changes.post
    assert len(file.post().of(DocumentKind.PART)) == 1
    assert file.merge_choices(planned(file, back).document.package_id) == ()
    file.redo()
    assert figures(file) != before
    file.undo()
    assert not planned(file, back).is_repeated
    merged(file, back)


def test_a_merge_can_be_undone_though_other_cells_changed_since(made: tuple[Workspace, MadePart]) -> None:
    """The offer ends with the next change of something merged, not with any change (format.md, section 9)."""
    file, back = made
    before = figures(file)
    entry = merged(file, back)
    put(file, C1, {TOTAL: 5})
    (part, _assignment) = parts_of(file)
    command = take_back(file, part)
    assert command == TakeMergeBack(entry, part.merge.label if part.merge else Label(""))
    changes = file.execute(command)
    assert words_of(changes.label).startswith("Take back: Merge ILMS_KHM-71")
    assert {key: said for key, said in figures(file).items() if key.qtable == C4} == before
    file.undo()
    file.undo()
    file.undo()
    assert figures(file) == before
    assert file.journal_break() is None


def test_the_offer_ends_with_the_next_change_of_a_merged_cell(made: tuple[Workspace, MadePart]) -> None:
    """What somebody typed since must not be lost."""
    file, back = made
    entry = merged(file, back)
    put(file, C4, {M: 51})
    assert take_back(file, parts_of(file)[0]) is None
    assert refused(file.execute, TakeMergeBack(entry, Label("x"))).code == "merge_changed_since"
    assert figures(file)[next(key for key in figures(file) if key.cell == M)] == observation(51)
    assert refused(file.execute, TakeMergeBack(9999, Label("x"))).code == "merge_gone"


def test_the_list_of_parts_survives_closing(made: tuple[Workspace, MadePart]) -> None:
    """What was merged stands in the journal."""
    file, back = made
    merged(file, back)
    file = again(file)
    (part, assignment) = parts_of(file)
    assert (part.is_return, part.office, assignment.office) == (True, "MOL", "MOL")
    assert part.merge is not None
    assert assignment.answer == part.document
    assert take_back(file, assignment) is None
    assert take_back(file, part) is not None
    file.undo()
    (left,) = parts_of(file)
    assert not left.is_return
    file.close()
