"""Sums of a frame, as the error localisation takes them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.key import Criterion, QTableKey
from ilms_desktop.validation import frame_sums, load_rules
from ilms_desktop.validation.evaluate import Context
from ilms_desktop.validation.expand import RowExpander
from ilms_desktop.validation.frame_sums import FrameMemory
from ilms_desktop.validation.frames import Planner
from ilms_desktop.validation.records import read_grids, read_records, read_sources
from ilms_desktop.validation.rulebook import RuleBook
from ilms_desktop.validation.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Callable

    from ilms_desktop.model.edition import Edition
    from ilms_desktop.validation.frame_sums import FrameSums
    from ilms_desktop.validation.frames import Frame
    from ilms_desktop.validation.grid import Grid
    from tests.oracle.files import File

SKILLS = QTableKey("FX:N1", "C7", Criterion.NONE, "OCU_SKILL", 2020)
ROWS = {"TOTAL": "12.0 7.0 5.0", "L3-4": "1.0 0.5 0.5", "L2": "4.0 2.5 1.5", "L1": "7.0 4.0 3.1"}

Setting = tuple[Context, "Frame", tuple["Grid", ...]]


@pytest.fixture
def setting(file: File, edition: Edition) -> Callable[..., Setting]:
    """A table with the frame it is added up in."""

    def make(**others: str) -> Setting:
        for row, texts in (ROWS | others).items():
            file.write(SKILLS, {f"SEX_{s} OCU_SKILL_{row}": t for s, t in zip("TMF", texts.split(), strict=True)})
        book = RuleBook.of(load_rules("ilms-2019"))
        context = Context(book, Wording.of(edition), read_sources(file.connection))
        (record,) = read_records(file.connection, edition)
        (grid,) = read_grids(file.connection, [record]).values()
        return context, Planner(RowExpander(edition, book.row_sums), book.table_sums).single(record), (grid,)

    return make


def added(setting: Setting) -> FrameSums:
    """Sums of a frame."""
    return FrameMemory().sums(*setting)


def test_sums_that_hold_exactly_are_kept_apart(setting: Callable[..., Setting]) -> None:
    """Of the others the judgement is kept too."""
    sums = added(setting())
    assert len(sums.held) == 5
    assert {balance.residual for balance in sums.held} == {0}
    assert [case.tally.difference for case, _balance in sums.open] == [-100, -100]
    assert sums.is_exact == (True, True, True, True, True, False, False)
    assert len(sums.figures) == 11


def test_both_kinds_of_sums_say_the_same_of_their_cells(setting: Callable[..., Setting]) -> None:
    """Weights, tolerance and total of a sum do not depend on whether it holds."""
    exact = {balance.cells[0][0].cell: balance for balance in added(setting(L1="7.0 4.0 3.0")).held}
    wrong = [balance for _case, balance in added(setting(L1="7.0 4.0 3.9")).open]
    for balance in wrong:
        same = exact[balance.cells[0][0].cell]
        alike = [each for each in (same, balance) if len(each.cells) == len(same.cells)]
        assert {each.doubled_tolerance for each in alike} == {same.doubled_tolerance}


def test_a_total_of_many_parts_is_named(setting: Callable[..., Setting]) -> None:
    """Men and women have none that is sooner wrong than they are."""
    totals = {balance.total.cell.klass for balance in added(setting()).held if balance.total}
    assert totals == {"OCU_SKILL_TOTAL"}


def test_a_cell_that_does_not_apply_is_no_figure(setting: Callable[..., Setting]) -> None:
    """It counts as zero, and nobody is asked to change it."""
    sums = added(setting(L1="7.0 7.0 X"))
    (case,) = [case for case, _balance in sums.open if case.identity.target.cell.klass == "OCU_SKILL_L1"]
    cells = dict(next(balance for each, balance in sums.open if each is case).cells)
    assert len(cells) == 2


def test_a_frame_is_added_up_once(setting: Callable[..., Setting]) -> None:
    """Until one of its grids is another object."""
    memory, (context, frame, grids) = FrameMemory(), setting()
    first = memory.sums(context, frame, grids)
    assert memory.sums(context, frame, grids) is first
    assert memory.sums(context, frame, (replace(grids[0]),)) is not first
    memory.clear()
    assert memory.sums(context, frame, grids) is not first


def test_only_frames_used_last_are_kept(setting: Callable[..., Setting], monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory does not grow with the file."""
    monkeypatch.setattr(frame_sums, "_KEPT", 1)
    memory, (context, frame, grids) = FrameMemory(), setting()
    first = memory.sums(context, frame, grids)
    memory.sums(context, replace(frame, key=frame.key._replace(relation="another")), grids)
    assert memory.sums(context, frame, grids) is not first
