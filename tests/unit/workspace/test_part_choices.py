"""The list of conflicts as a table: written, filled in anywhere, read back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.part import Side
from ilms_desktop.workspace.part_choices import HEAD, read_choices, write_choices
from ilms_desktop.workspace.part_merging import Fate
from tests.unit.workspace.part_support import coordinator, handed_out, opened, planned, returned
from tests.unit.workspace.workspace_support import C4, cell, put, refused

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ilms_desktop.workspace.part_merging import MergePlan

T, M = cell("T", "CDS_DES_THA"), cell("M", "CDS_DES_THA")


@pytest.fixture
def plan(tmp_path: Path) -> Iterator[MergePlan]:
    """Two conflicts."""
    with coordinator(tmp_path / "khm.ilms") as file:
        put(file, C4, {T: 100, M: 60})
        with opened(handed_out(file, tmp_path / "out"), tmp_path / "mol.ilms") as own:
            put(own, C4, {T: 110, M: 70})
            back = returned(own, tmp_path / "back")
        put(file, C4, {T: 105, M: 65})
        yield planned(file, back)


def test_what_is_filled_in_is_read_back(plan: MergePlan) -> None:
    """Lines without a word are left open."""
    text = write_choices(plan, {}).decode("utf-8-sig")
    head, first, second = text.splitlines()
    assert tuple(head.split(",")) == HEAD
    assert first.endswith(",100,105,110,")
    filled = "\n".join((head, f"{first}Theirs", second)) + "\n"
    (one,) = read_choices(filled.encode(), plan, path="x.csv").items()
    assert one == (plan.of(Fate.CONFLICT)[0].address, Side.THEIRS)
    chosen = {each.address: Side.OURS for each in plan.of(Fate.CONFLICT)}
    assert read_choices(write_choices(plan, chosen), plan, path="x.csv") == chosen


def test_spreadsheet_programs_may_change_the_separator(plan: MergePlan) -> None:
    """Half of the world's spreadsheets write semicolons."""
    chosen = {each.address: Side.OURS for each in plan.of(Fate.CONFLICT)}
    data = write_choices(plan, chosen).replace(b",", b";")
    assert read_choices(data, plan, path="x.csv") == chosen


def test_a_line_that_is_no_conflict_any_more_says_nothing(plan: MergePlan) -> None:
    """Somebody may have settled it in the file meanwhile."""
    data = write_choices(plan, {}).replace(b"CDS_DES_THA", b"CDS_DES_KOR")
    assert read_choices(data.replace(b",\n", b",ours\n"), plan, path="x.csv") == {}


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda data: b"\xff" + data, "choices_unreadable"),
        (lambda data: data.replace(b"choice", b"chose"), "choices_unreadable"),
        (lambda data: data + b"one,two\n", "choices_unreadable"),
        (lambda data: data.replace(b",\n", b",maybe\n"), "choices_word"),
    ],
)
def test_another_table_is_refused(plan: MergePlan, spoil: object, code: str) -> None:
    """Nothing is guessed where figures hang on it."""
    data = spoil(write_choices(plan, {}))  # type: ignore[operator]
    assert refused(lambda: read_choices(data, plan, path="x.csv")).code == code


def test_the_list_of_another_return_is_refused(plan: MergePlan) -> None:
    """Its choices were made before other values."""
    data = write_choices(plan, {}).replace(plan.document.package_id.encode(), b"0" * 64)
    assert refused(lambda: read_choices(data, plan, path="x.csv")).code == "choices_other_part"
